"""The verbs of the site: the command line knows their names and hands them over, because the core knows no Django."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import NoReturn

import click

from goldthread.errors import UserError

SITE = "goldthread_site"


class NoSite(UserError):
    """The site is not installed beside the core."""


def need_site(try_: str = "Install the site: pip install 'goldthread[site]'") -> None:
    """Refuses where only the core is installed."""
    if find_spec(SITE) is None or find_spec("django") is None:
        raise NoSite("the site is not installed here", why="only the core of Goldthread is", try_=try_)


def hand_over(verb: str, words: Sequence[str] = ()) -> NoReturn:
    """Becomes the site's command of this name: what stops this process, and what asks it to stop, reaches the site."""
    need_site()
    sys.stdout.flush()
    # -P: a file that happens to lie in the folder where the verb is typed is no part of the site.
    os.execv(sys.executable, [sys.executable, "-P", "-m", f"{SITE}.verb", verb, *words])


def handing_over(verb: str, sentence: str) -> click.Command:
    """The verb as the command line has it: every word after it, --help too, is the site's business."""
    words = click.Argument(["words"], nargs=-1, type=click.UNPROCESSED)
    settings = {"ignore_unknown_options": True}
    return click.Command(
        verb, params=[words], callback=lambda words: hand_over(verb, words), help=sentence,
        context_settings=settings, add_help_option=False,
    )  # fmt: skip
