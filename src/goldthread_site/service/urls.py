"""The address that a watcher asks."""

from django.urls import path

from goldthread_site.service.views import up

app_name = "service"
urlpatterns = [path("", up, name="up")]
