"""The description of the API as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """A value that an operation takes: its name, where it stands, whether it must be there, what it may be."""

    name: str
    where: str
    needed: bool
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: method and address, what it does, who may, what it takes, what comes back."""

    id: str
    method: str
    path: str
    about: str
    capability: str
    takes: tuple[Said, ...]
    gives: str
    statuses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The operations under one name."""

    id: str
    name: str
    operations: tuple[Operation, ...]


def parts_of(description: dict[str, Any]) -> tuple[Part, ...]:
    """The parts of the description, in its order."""
    found: dict[str, list[Operation]] = {}
    for path, methods in description["paths"].items():
        for method, told in methods.items():
            found.setdefault(told["tags"][0], []).append(_operation(path, method, told, description))
    return tuple(Part(name.lower().replace(" ", "-"), name, tuple(rows)) for name, rows in found.items())


def _operation(path: str, method: str, told: dict, description: dict) -> Operation:
    about, _, needs = told["description"].partition("\n\nNeeds ")
    return Operation(
        told["operationId"], method.upper(), path, " ".join(about.split()), needs.rstrip(".").replace("`", ""),
        (*map(_parameter, told["parameters"]), *_body(told, description)), _given(told, description),
        tuple((status, each["description"]) for status, each in told["responses"].items()),
    )  # fmt: skip


def _parameter(told: dict) -> Said:
    where = {"path": "address", "query": "after “?”", "header": "head"}[told["in"]]
    return Said(told["name"], where, told["required"], kind_of(told["schema"]), told.get("description", ""))


def _body(told: dict, description: dict) -> list[Said]:
    content = told.get("requestBody", {}).get("content", {})
    found = []
    for media, each in content.items():
        where = "form" if media.startswith("multipart") else "body"
        found += _fields(_meant(each["schema"], description), where, description, "")
    return found


def _fields(schema: dict, where: str, description: dict, above: str) -> list[Said]:
    found, needed = [], schema.get("required", [])
    for name, each in schema.get("properties", {}).items():
        inner = _meant(each, description)
        if "properties" in inner:
            found += _fields(inner, where, description, f"{above}{name}.")
            continue
        found.append(Said(f"{above}{name}", where, name in needed, kind_of(inner), inner.get("description", "")))
    return found


def _meant(schema: dict, description: dict) -> dict:
    """What a reference leads to."""
    if "$ref" in schema:
        return description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _given(told: dict, description: dict) -> str:
    first = next(iter(told["responses"].values()))
    schema = next(iter(first.get("content", {}).values()), {}).get("schema", {})
    meant = _meant(schema, description)
    return " ".join(meant.get("description", "").split()) or meant.get("title", "") or first["description"]


def kind_of(schema: dict[str, Any]) -> str:
    """What a value may be, in words.

    >>> kind_of({"anyOf": [{"type": "string", "maxLength": 40}, {"type": "null"}]})
    'text of up to 40 letters, or null'
    """
    if "anyOf" in schema:
        return ", or ".join(dict.fromkeys(kind_of(each) for each in schema["anyOf"]))
    if "enum" in schema or "const" in schema:
        return " | ".join(map(str, schema.get("enum", [schema.get("const")])))
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if schema.get("type") == "array":
        return f"list of {kind_of(schema.get('items', {}))}"
    return _PLAIN.get(schema.get("type", ""), "any value") + _bounds(schema)


_PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false",
          "object": "object", "null": "null"}  # fmt: skip


def _bounds(schema: dict) -> str:
    if schema.get("format") == "binary":
        return ", a file"
    if most := schema.get("maxLength"):
        return f" of up to {most:,} letters"
    low, high = schema.get("minimum"), schema.get("maximum")
    return f" from {low:,} to {high:,}" if low is not None and high is not None and high < 2**31 else ""
