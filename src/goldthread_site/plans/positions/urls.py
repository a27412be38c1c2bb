"""The addresses of positions, below a plan."""

from django.urls import path

from goldthread_site.plans.positions import views

urlpatterns = [
    path("<int:plan_id>/positions/", views.every, name="positions"),
    path("<int:plan_id>/positions/next/<path:key>/", views.new, name="position_new"),
    path("<int:plan_id>/position/<slug:key>/", views.draft, name="position"),
    path("<int:plan_id>/position/<slug:key>/publish/", views.publish, name="position_publish"),
]
