from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans as rows, the import of a file, and the pages that show a plan."""

    name = "goldthread_site.plans"
    label = "plans"

    def ready(self) -> None:
        from goldthread_site.people.places import listed_by
        from goldthread_site.plans.kept import KeptRows
        from goldthread_site.plans.places import plans_and_sections
        from goldthread_site.trail import keepers

        listed_by(plans_and_sections)
        keepers.register(KeptRows())
