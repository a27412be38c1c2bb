from django.apps import AppConfig


class OwnersConfig(AppConfig):
    """Who is meant by the names in the plans."""

    name = "goldthread_site.owners"
    label = "owners"
