from django.apps import AppConfig


class ServiceConfig(AppConfig):
    """What keeps Goldthread running: serving it, the daily job, what stands in the way of real use."""

    name = "goldthread_site.service"
    label = "service"

    def ready(self) -> None:
        from django.core import checks

        from goldthread_site.service import deploy_checks

        for check in deploy_checks.CHECKS:
            checks.register(check, deploy=True)
