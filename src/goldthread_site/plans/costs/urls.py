"""The addresses of cost lines, below a plan."""

from django.urls import path

from goldthread_site.plans.costs import views

urlpatterns = [
    path("<int:plan_id>/costs/add/", views.add, name="cost_line_add"),
    path("<int:plan_id>/costs/line/<str:key>/", views.change, name="cost_line"),
]
