"""The core's values as a change may send them: the same fields, bounded and strict. One description, not two."""

from __future__ import annotations

from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Field, ValidationError, create_model
from pydantic.fields import FieldInfo

from goldthread.errors import UserError
from goldthread.plan.value import Value
from goldthread_site.api.writing import MOST_LIST, Asked, Key, Words

MOST_POUNDS = 10**12
Whole = Annotated[int, Field(ge=-(2**31), le=2**31 - 1)]
Pounds = Annotated[float, Field(ge=-MOST_POUNDS, le=MOST_POUNDS)]


def some_of(core: type[BaseModel], names: Iterable[str], called: str, **others: Any) -> type[Asked]:
    """A class with these fields of the core's value, each of which may be left out: what is left out stays."""
    fields = {name: (_of_field(core.model_fields[name]), None) for name in names}
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
        return Annotated[(bounded(parts[0]), *parts[1:])]
    if origin in (Union, UnionType):
        return Union[tuple(part if part is NoneType else bounded(part) for part in parts)]  # noqa: UP007
    if origin is tuple:
        return Annotated[list[bounded(parts[0])], Field(max_length=MOST_LIST)]
    if origin is dict:
        return Annotated[dict[Key, bounded(parts[1])], Field(max_length=MOST_LIST)]
    if origin is Literal:
        return kind
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = {name: (_of_field(each), _default(each)) for name, each in kind.model_fields.items()}
        return create_model(f"{kind.__name__}Said", __base__=Asked, **fields)
    return {str: Words, float: Pounds, int: Whole}.get(kind, kind)


def _of_field(field: FieldInfo) -> Any:
    """The field's type with what the core itself asks of it: a day that there is, a number from 0 to 100."""
    kind = bounded(field.annotation)
    return Annotated[(kind, *field.metadata)] if field.metadata else kind


def made(core: type[Value], values: dict[str, Any]) -> Value:
    """The core's value. Raises `UserError` with the first thing that does not hold together."""
    try:
        return core.model_validate(values)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        raise UserError("it does not hold together", where=where, why=said, try_="Nothing was saved") from None


def _default(field) -> Any:
    return ... if field.is_required() else field.get_default(call_default_factory=True)
