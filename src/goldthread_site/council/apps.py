from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """Which council this is, when its boards meet, and what is left to set up."""

    name = "goldthread_site.council"
    label = "council"
