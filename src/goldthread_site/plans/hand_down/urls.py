"""The addresses of handing down, below a plan."""

from django.urls import path

from goldthread_site.plans.hand_down import views

urlpatterns = [
    path("<int:plan_id>/hand-down/action/<path:key>/", views.hand_down, name="hand_down"),
    path("<int:plan_id>/hand-down/<str:key>/take-back/", views.take_back, name="take_back"),
]
