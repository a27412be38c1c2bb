"""The addresses of a plan's trail, all below the plan's own; like config/urls.py it names pages of lower rooms."""

from django.urls import path

from goldthread_site.plans.views import erasing, history

app_name = "trail"
urlpatterns = [
    path("<int:plan_id>/history/", history.history, name="history"),
    path("<int:plan_id>/history/<str:kind>/<path:key>/", history.row, name="row"),
    path("<int:plan_id>/erasures/", erasing.erasures, name="erasures"),
    path("<int:plan_id>/erasures/<int:number>/", erasing.erasure, name="erasure"),
    path("<int:plan_id>/erase/<str:kind>/<path:key>/", erasing.ask, name="erase"),
]
