"""The addresses of a plan's end."""

from django.urls import path

from goldthread_site.plans.ending import due_views, views

urlpatterns = [
    path("<int:plan_id>/close/", views.close, name="close"),
    path("<int:plan_id>/close/final/", views.final, name="close_final"),
    path("<int:plan_id>/end/", views.end, name="end"),
    path("<int:plan_id>/reopen/", views.reopen, name="reopen"),
    path("due-for-deletion/", due_views.due, name="due_for_deletion"),
    path("<int:plan_id>/delete/", due_views.delete, name="delete"),
]
