from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who may sign in, and what each may do."""

    name = "goldthread_site.people"
    label = "people"
