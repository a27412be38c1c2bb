from django.apps import AppConfig


class BackupsConfig(AppConfig):
    """Makes backups and restores them; keeps no rows of its own."""

    name = "goldthread_site.backups"
    label = "backups"
