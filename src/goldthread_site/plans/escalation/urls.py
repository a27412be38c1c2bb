"""The addresses of what was taken to somebody, below a plan; and of the list across plans."""

from django.urls import path

from goldthread_site.plans.escalation import views

urlpatterns = [
    path("waits/", views.across, name="escalations_across"),
    path("<int:plan_id>/escalations/", views.every, name="escalations"),
    path("<int:plan_id>/escalate/<path:key>/", views.escalate, name="escalate"),
    path("<int:plan_id>/escalation/<str:key>/", views.one, name="escalation"),
]
