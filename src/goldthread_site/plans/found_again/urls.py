"""The address of what was found again, below the plan of the re-inspection."""

from django.urls import path

from goldthread_site.plans.found_again import views

urlpatterns = [
    path("<int:plan_id>/found-again/", views.found_again, name="found_again"),
    path("<int:plan_id>/found-again/answer/", views.answer, name="found_again_answer"),
]
