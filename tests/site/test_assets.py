"""The page assets: built from the packages, nothing from elsewhere, and fit for hashed names."""

from __future__ import annotations

import json
import os
import re
import runpy
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "src/goldthread_site/static/build"
BUILDER = runpy.run_path(str(ROOT / "tools/build_assets.py"))


@pytest.fixture
def build():
    if not BUILD.exists():
        said = "the page assets are not built (python tools/build_assets.py)"
        pytest.fail(said) if os.environ.get("CI") == "true" else pytest.skip(said)
    return BUILD


def test_the_styles_fetch_nothing_and_carry_no_font_of_govuk(build):
    css = (build / "goldthread.css").read_text(encoding="utf-8")
    assert "url(" not in css and "GDS Transport" not in css and "@font-face" not in css and "@import" not in css
    assert ".gt-rating" in css and ".moj-sub-navigation" in css


@pytest.mark.parametrize("bad", ['a{background:url("/x.svg")}', "b{font-family:GDS Transport}"])
def test_a_build_that_would_is_stopped(bad):
    with pytest.raises(SystemExit, match="The styles may not hold"):
        BUILDER["check_styles"](bad)


def test_scripts_load_only_each_other(build):
    for script in build.glob("*.js"):
        assert set(re.findall(r"""from\s*['"]([^'"]+)""", script.read_text(encoding="utf-8"))) <= {
            "./govuk-frontend.js"
        }


def test_assets_collect_under_hashed_names(build, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert (tmp_path / names["build/goldthread.css"]).exists()


def test_the_lock_holds_no_address_of_a_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for name, package in lock["packages"].items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name


def test_the_packages_are_the_ones_the_styles_were_written_for():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert wanted["govuk-frontend"].startswith("^6") and wanted["@ministryofjustice/frontend"].startswith("^11")
