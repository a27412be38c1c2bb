from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who may sign in, and what each may do."""

    name = "goldthread_site.people"
    label = "people"

    def ready(self) -> None:
        from goldthread_site.people import sign_ins  # noqa: F401, listens from here on
