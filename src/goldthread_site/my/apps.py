from django.apps import AppConfig


class MyConfig(AppConfig):
    """What an owner does: her actions, the update form, the signed link, the reminders."""

    name = "goldthread_site.my"
    label = "my"

    def ready(self) -> None:
        from goldthread_site.my.ending import OF_LINKS_AND_WORDS
        from goldthread_site.plans.ending import outside

        outside.register(OF_LINKS_AND_WORDS)
