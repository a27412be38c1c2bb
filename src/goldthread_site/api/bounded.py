"""The core's values as a change may send them: the same fields, bounded and strict. One description, not two."""

from __future__ import annotations

from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Field, create_model

from goldthread_site.api.writing import MOST_LIST, Asked, Key, Words

MOST_POUNDS = 10**12
Pounds = Annotated[float, Field(ge=-MOST_POUNDS, le=MOST_POUNDS)]


def some_of(core: type[BaseModel], names: Iterable[str], called: str, **others: Any) -> type[Asked]:
    """A class with these fields of the core's value, each of which may be left out: what is left out stays."""
    fields = {name: (bounded(core.model_fields[name].annotation), None) for name in names}
    doc = f"The values of {called} that are said here; the others stay as they are."
    made = create_model(called, __base__=Asked, __doc__=doc, **{**fields, **others})
    for name in fields:  # a field that is left out has no value at all, so no null stands in its description
        made.model_fields[name].validate_default = False
    return made


def said_in(values: BaseModel) -> dict[str, Any]:
    """What was said, as JSON values; nothing of what was left out."""
    return values.model_dump(mode="json", exclude_unset=True)


def bounded(kind: Any) -> Any:
    """The type with its texts, lists and numbers bounded."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return bounded(parts[0])
    if origin in (Union, UnionType):
        return Union[tuple(part if part is NoneType else bounded(part) for part in parts)]  # noqa: UP007
    if origin is tuple:
        return Annotated[list[Key if parts[0] is str else bounded(parts[0])], Field(max_length=MOST_LIST)]
    if origin is dict:
        return Annotated[dict[Key, bounded(parts[1])], Field(max_length=MOST_LIST)]
    if origin is Literal:
        return kind
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = {name: (bounded(each.annotation), _default(each)) for name, each in kind.model_fields.items()}
        return create_model(f"{kind.__name__}Said", __base__=Asked, **fields)
    return {str: Words, float: Pounds}.get(kind, kind)


def _default(field) -> Any:
    return ... if field.is_required() else field.get_default(call_default_factory=True)
