from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans as rows, the import of a file, and the pages that show a plan."""

    name = "goldthread_site.plans"
    label = "plans"
