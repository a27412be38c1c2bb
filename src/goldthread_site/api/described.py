"""The description of the API (OpenAPI 3.1): ninja's, with every refusal, every head and who may use what."""

from __future__ import annotations

from typing import Any

from ninja.openapi.schema import OpenAPISchema

from goldthread_site.api.problems import MEDIA, TITLES, Crossed, Problem

_ALWAYS = (401, 403, 404, 405, 422, 429, 500, 503)
_CHANGING = (400, 409, 413, 415)
_AT_VERSION = (412, 428)
_VERSION = {
    "in": "header", "name": "If-Match", "required": True,
    "schema": {"type": "string", "pattern": '^"?[0-9]{1,9}"?$'},
    "description": "The version of the row that you saw, as “\"3\"”",
}  # fmt: skip
_ONCE = {
    "in": "header", "name": "Idempotency-Key", "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[A-Za-z0-9_-]+$"},
    "description": "Your own name for this request: sent again within two days, it is made once and answered alike",
}  # fmt: skip
AT_VERSION = {"x-at-version": True}  # on an operation that asks for “If-Match”
_BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
BYTES = {"responses": {200: {"description": "The bytes of the file", "content": _BYTES}}}


class Described(dict):
    """The description as a plain dictionary."""

    def __init__(self, made: OpenAPISchema, api) -> None:
        super().__init__(made)
        rules = _rules(api)
        for methods in self["paths"].values():
            for method, operation in methods.items():
                self._complete(operation, method, rules[operation["operationId"]])
        schemas = self["components"]["schemas"]
        for kind in (Problem, Crossed):
            made_of = kind.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
            schemas |= made_of.pop("$defs", {})
            schemas[kind.__name__] = made_of
        used = _reached(schemas, self["paths"])
        self["components"]["schemas"] = {name: schemas[name] for name in sorted(used)}
        self["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        self["security"] = [{"token": []}]

    def _complete(self, operation: dict[str, Any], method: str, rule) -> None:
        at_version = operation.pop("x-at-version", False)
        statuses = {*_ALWAYS, *(_CHANGING if method != "get" else (400,)), *(_AT_VERSION if at_version else ())}
        responses = {str(status): told for status, told in operation["responses"].items()}
        for status in sorted(statuses):
            kind = "Crossed" if status == 412 else "Problem"
            schema = {"$ref": f"#/components/schemas/{kind}"}
            responses[str(status)] = {"description": TITLES[status], "content": {MEDIA: {"schema": schema}}}
        operation["responses"] = responses
        if method != "get":
            operation["parameters"] = [*operation["parameters"], *([_VERSION] if at_version else []), _ONCE]
        if rule:
            where = "for the row's section" if rule.by_section else "for all of the plan"
            operation["x-capability"] = rule.capability
            operation["x-by-section"] = rule.by_section
            operation["description"] = (
                f"{operation.get('description', '').strip()}\n\nNeeds `{rule.capability}` {where}."
            )


def _reached(schemas: dict[str, Any], whole: Any) -> set[str]:
    """The names of the schemas that the operations lead to."""
    found: set[str] = set()
    waiting = [whole]
    while waiting:
        each = waiting.pop()
        waiting += [
            part for part in (each.values() if isinstance(each, dict) else each) if isinstance(part, dict | list)
        ]
        named = each.get("$ref") if isinstance(each, dict) else None
        name = named.rpartition("/")[2] if isinstance(named, str) else ""
        if name and name not in found:
            found.add(name)
            waiting.append(schemas[name])
    return found


def _rules(api) -> dict[str, Any]:
    return {
        api.get_openapi_operation_id(operation): getattr(operation.view_func, "rule", None)
        for bound in api._get_bound_routers()
        for view in bound.path_operations.values()
        for operation in view.operations
    }
