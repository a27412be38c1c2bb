from django.apps import AppConfig


class LookConfig(AppConfig):
    """What every page shares: frame, pieces, error pages, upload limit, labels of personal data."""

    name = "goldthread_site.look"
    label = "look"
