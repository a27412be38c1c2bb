"""The addresses of links between rows, below a plan."""

from django.urls import path

from goldthread_site.plans.references import views

urlpatterns = [
    path("<int:plan_id>/links/", views.every, name="references"),
    path("<int:plan_id>/links/add/", views.add, name="reference_add"),
    path("<int:plan_id>/links/answer/", views.answer, name="reference_answer"),
    path("<int:plan_id>/links/take-away/", views.withdraw, name="reference_withdraw"),
]
