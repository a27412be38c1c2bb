from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API for programs."""

    name = "goldthread_site.api"
    label = "api"
