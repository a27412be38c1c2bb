from django.apps import AppConfig


class MyConfig(AppConfig):
    """What an owner does: her actions, the update form, the signed link, the reminders."""

    name = "goldthread_site.my"
    label = "my"
