"""A plan as a person writes down what they read in it, and what another reading of it says differently."""

from __future__ import annotations

from collections.abc import Iterator

IN_ANY_ORDER = ("kinds",)
SOME_OF = ("targets", "narrative", "doubts")  # the expected values must be among those read; the reader may find more


def as_read(plan: dict) -> dict:
    """The plan with titles, numbers and texts where it has ids; without the outcomes inferred from success measures."""
    sections = {row["id"]: row["title"] for row in plan.get("sections", ())}
    recommendations = {row["id"]: row.get("number") or row["text"] for row in plan.get("recommendations", ())}
    outcomes = {row["id"]: row["text"] for row in plan.get("outcomes", ())}
    seen = {**plan, "outcomes": [row for row in plan.get("outcomes", ()) if not _inferred(row)]}
    costs = seen.pop("costs", {})
    seen |= {"cost_lines": costs.get("lines", []), "cost_totals": costs.get("totals_printed", {})}
    for kind in ("recommendations", "outcomes", "indicators", "actions", "positions", "remedial_actions"):
        seen[kind] = [_named(row, sections, recommendations, outcomes) for row in seen.get(kind, ())]
    return seen


def _inferred(row: dict) -> bool:
    return row.get("how", {}).get("recommendations") == "inferred"


def _named(row: dict, sections: dict, recommendations: dict, outcomes: dict) -> dict:
    row = {**row}
    for key, names in (("section", sections), ("recommendation", recommendations)):
        if row.get(key) is not None:
            row[key] = names[row[key]]
    for key, names in (("recommendations", recommendations), ("outcomes", outcomes)):
        if key in row:
            row[key] = [names[id_] for id_ in row[key]]
    return row


def fields_of(wanted: dict) -> list[tuple[str, str | None]]:
    """Each field that an expected reading speaks of: (“actions”, “due”), (“title”, None)."""
    fields = []
    for kind, value in wanted.items():
        rows = value if _is_rows(value) else []
        fields += [(kind, name) for name in dict.fromkeys(name for row in rows for name in row if name != "id")]
        fields += [] if rows else [(kind, None)]
    return fields


def differences(wanted: dict, read: dict, kind: str, field: str | None) -> Iterator[str]:
    """One sentence for each value of a field that was read otherwise than expected; both plans `as_read`."""
    if field is None:
        yield from _differs(kind, wanted[kind], read.get(kind), kind)
    elif kind in SOME_OF:
        yield from _absent(kind, field, wanted[kind], read.get(kind) or [])
    elif len(wanted[kind]) != len(read.get(kind) or []):
        yield _other_rows(kind, wanted[kind], read.get(kind) or [])
    else:
        for place, (row, other) in enumerate(zip(wanted[kind], read[kind], strict=True), 1):
            if field in row:
                yield from _differs(f"{kind} {place} {field}", row[field], other.get(field), field)


def _other_rows(kind: str, wanted: list[dict], read: list[dict]) -> str:
    names, others = [_named_by(row) for row in wanted], [_named_by(row) for row in read]
    lost, more = ([name for name in these if name not in those] for these, those in ((names, others), (others, names)))
    return f"{kind}: {len(wanted)} wanted, {len(read)} read; not read: {lost}; not wanted: {more}"


def _named_by(row: dict) -> str:
    """The first words of a row by which a person finds it."""
    said = next((row[key] for key in ("title", "text", "item", "outstanding", "as_at") if row.get(key)), "")
    return " ".join(str(said).split())[:50]


def _differs(where: str, wanted, read, field: str) -> Iterator[str]:
    if isinstance(wanted, dict) and isinstance(read, dict):
        for key, value in wanted.items():
            yield from _differs(f"{where}.{key}", value, read.get(key), key)
    elif field in SOME_OF and isinstance(wanted, list):
        if missing := [value for value in wanted if _plain(value) not in _plain(read or [])]:
            yield f"{where}: {missing} wanted among {read}"
    elif field in IN_ANY_ORDER and sorted(wanted or ()) == sorted(read or ()):
        return
    elif _plain(wanted) != _plain(read):
        yield f"{where}: {wanted!r} wanted, {read!r} read"


def _absent(kind: str, field: str, wanted: list[dict], read: list[dict]) -> Iterator[str]:
    for row in wanted:
        if not any(_plain(row[field]) == _plain(other.get(field)) for other in read):
            yield f"{kind}: no row says {row[field]!r}"


def _plain(value):
    """A value without what no reader would argue over: spaces, and the stop or semicolon at the end."""
    if isinstance(value, str):
        return " ".join(value.split()).rstrip(" .;") or None
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _is_rows(value) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)
