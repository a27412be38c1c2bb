"""The addresses of a plan. No name of a person or child stands in one."""

from django.urls import path

from goldthread_site.plans.views import imports

app_name = "plans"
urlpatterns = [
    path("import/", imports.start, name="import"),
]
