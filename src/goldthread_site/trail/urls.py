"""The addresses of a plan's trail, all below the plan's own; like config/urls.py it names pages of lower rooms."""

from django.urls import path

from goldthread_site.plans.views import history

app_name = "trail"
urlpatterns = [
    path("<int:plan_id>/history/", history.history, name="history"),
    path("<int:plan_id>/history/<str:kind>/<path:key>/", history.row, name="row"),
]
