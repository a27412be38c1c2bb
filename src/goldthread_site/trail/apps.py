from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class TrailConfig(AppConfig):
    """Who changed what, when and why: rows are only ever added."""

    name = "goldthread_site.trail"
    label = "trail"

    def ready(self) -> None:
        from goldthread_site.trail import keeping

        pre_migrate.connect(keeping.take_down, sender=self)
        post_migrate.connect(keeping.put_up, sender=self)
        checks.register(keeping.check, checks.Tags.database)
