"""A real browser for the tests: Debian's Chromium, axe, and the questions asked of every page."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
STYLES = ROOT / "src/goldthread_site/static/build/goldthread.css"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW, PHONE, DESKTOP = 320, 375, 1280


def chromium() -> str | None:
    """The path of the machine's Chromium."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def missing() -> str:
    """What the browser tests need and do not have, as a sentence; nothing where all is there."""
    needs = {
        "Chromium (apt-get install chromium)": chromium(),
        "axe-core (npm ci)": AXE.exists(),
        "the page assets (python tools/build_assets.py)": STYLES.exists(),
    }
    lacking = [name for name, there in needs.items() if not there]
    return f"the browser tests need {', '.join(lacking)}" if lacking else ""


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page) -> list[str]:
    """What axe finds against WCAG 2.2 AA on the page as it stands: rule, and the first element at fault."""
    page.evaluate(_axe())
    found = page.evaluate("(tags) => axe.run({runOnly: {type: 'tag', values: tags}})", STANDARDS)["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in found]


def scrolls_sideways(page, width: int = NARROW) -> bool:
    """Whether the page is wider than a window of this width."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    page.set_viewport_size(before)
    return wide


def faults(page) -> dict[str, object]:
    """Everything that is asked of a page, with what is wrong; empty for a good one."""
    found = {"axe": violations(page), f"wider than {NARROW} px": scrolls_sideways(page)}
    return {question: answer for question, answer in found.items() if answer}


def sign_in(page, address: str, person, password: str = "a-long-password") -> None:
    """Signs a person in as people do."""
    page.goto(f"{address}/people/sign-in/")
    page.get_by_label("Sign-in name").fill(person.username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Sign out").wait_for()
