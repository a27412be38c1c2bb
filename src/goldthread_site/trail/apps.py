from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Who changed what, when and why: rows are only ever added."""

    name = "goldthread_site.trail"
    label = "trail"
