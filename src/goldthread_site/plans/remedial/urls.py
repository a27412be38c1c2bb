"""The addresses of remedial actions, below a plan."""

from django.urls import path

from goldthread_site.plans.remedial import views

urlpatterns = [
    path("<int:plan_id>/remedial-actions/", views.every, name="remedial"),
    path("<int:plan_id>/remedial-actions/add/<str:entity>/<path:key>/", views.add, name="remedial_add"),
    path("<int:plan_id>/remedial-action/<str:key>/", views.change, name="remedial_change"),
]
