"""What the house rules look for in source files. Each function gives the faults of a folder, so that it can be
pointed at a folder with a planted fault."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "src/goldthread"
_CLOCKS = {"today", "now", "utcnow", "time_ns", "localtime", "gmtime", "ctime"}


def modules_imported(path: Path, package: str) -> Iterator[tuple[int, str]]:
    """The line and the full name of everything that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -node.level + 1 or None] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield node.lineno, base
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def imports_upwards(core: Path, floors: dict[str, int]) -> list[str]:
    """The imports of the core that do not lead to a lower floor, or that leave it for the site."""
    faults = []
    for path in sorted(core.rglob("*.py")):
        steps = path.relative_to(core.parent).with_suffix("").parts
        room = steps[1] if steps[1] != "__init__" else None
        if room and room not in floors:
            faults.append(f"{path.name}: the room “{room}” has no floor")
            continue
        for line, name in modules_imported(path, ".".join(steps[:-1])):
            if fault := _fault_of_import(name, core.name, room, floors):
                faults.append(f"{'/'.join(steps)}.py:{line}: {fault}")
    return list(dict.fromkeys(faults))


def _fault_of_import(name: str, core: str, room: str | None, floors: dict[str, int]) -> str | None:
    first, *rest = name.split(".")
    if first in ("django", f"{core}_site"):
        return f"the core may not import {first}"
    other = rest[0] if first == core and rest else None
    if other is None or other == room or (room is None and not rest):
        return None
    if other not in floors:
        return None if other.startswith("__") else f"{name} is in no room"
    if room is None or floors[other] >= floors[room]:
        return f"{room or core} (floor {floors.get(room or '', 0)}) may not import {other} (floor {floors[other]})"
    return None


def clocks_read(core: Path) -> list[str]:
    """The places of the core where the clock is read, or could be; a verb may ask `cli/clock.py`, nobody else."""
    faults = []
    for path in sorted(core.rglob("*.py")):
        if path == core / "cli/clock.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if _reads_clock(node):
                faults.append(f"{path.relative_to(core.parent)}:{node.lineno}")
    return faults


def _reads_clock(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in _CLOCKS or (node.attr == "time" and getattr(node.value, "id", "") == "time")
    return isinstance(node, ast.ImportFrom) and node.module == "time"


def function_lengths(folder: Path) -> list[int]:
    """How many lines each function of a folder has, its docstring left out."""
    return [
        _length(node)
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    said = ast.get_docstring(function, clean=False)
    return function.end_lineno - function.lineno + 1 - (said.count("\n") + 1 if said is not None else 0)
