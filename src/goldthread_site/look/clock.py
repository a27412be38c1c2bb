"""The one place where the site reads the clock. Everything below is told the day."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Today in England, or the day that the tests say it is."""
    return settings.TODAY or timezone.localdate()
