"""Everything that changes evidence. Each is one transaction, by someone, with its revision, or nothing has changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Evidence, FileVersion, Used
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, changing, new_id
from goldthread_site.plans.evidence.kept import Kept, take_in

PROVABLE = ("actions", "recommendations", "outcomes")  # rows with an id of their own
LONGEST_TITLE, LONGEST_ADDRESS = 200, 2000
UNCHANGED = "Nothing was saved"


def attach(
    change: Changing, *, to: Iterable[Used], file=None, address: str = "", title: str = "", by_name: str, on: date,
    expires: date | None = None,
) -> Evidence:  # fmt: skip
    """Evidence added inside a change that somebody else has open: an uploaded (or kept) ``file``, or a link.

    The same bytes that evidence of the plan has as its newest version become that evidence, used here too: a second
    press of the button adds nothing. Raises `NotEvidence` and `UserError`; then the whole change is not made.
    """
    used = _rows(change.plan, to)
    if (file is None) == (not address.strip()):
        raise UserError("choose a file or give a link, one of the two", try_=f"{UNCHANGED}")
    if file is None:
        said = _link(link_of(address), title, expires, used)
        if there := change.added_last(models.Evidence, said):
            return there.read
    else:
        kept = file if isinstance(file, Kept) else take_in(file)
        if same := _with_the_same_bytes(change.plan, kept):
            return _used_too(change, same, used)
        version = _version(kept, by_name, on)
        said = Evidence(
            id=new_id("e"), title=_title(title, kept.name), versions=(version,), expires=_day(expires), used_by=used
        )
    change.add(models.Evidence, said)
    return said


def add(*, by, plan: models.Plan, why: str = "", on: date, to: Iterable[Used], **what) -> Evidence:
    """Evidence added by itself; ``what`` is as `attach` takes it."""
    if what.get("file") is not None and not isinstance(what["file"], Kept):
        what["file"] = take_in(what["file"])  # may take a second: the plan is not held meanwhile
    with changing(plan, by=by, why=why or "Proof added") as change:
        return attach(change, to=to, by_name=by.get_full_name(), on=on, **what)


def add_version(*, by, plan: models.Plan, key: str, was: int, file, why: str, on: date, expires: date | None) -> None:
    """A newer file in front of the older ones, which stay. ``was`` is the version of the row that the person saw."""
    kept = file if isinstance(file, Kept) else take_in(file)
    with changing(plan, by=by, why=why) as change:
        row, said = _held(change.plan, key)
        if said.kind != "file":
            raise UserError("a link has no versions", try_="Add the file as evidence of its own. Nothing was saved")
        if said.newest.sha256 == kept.sha256:
            raise UserError(
                "this is the version that is kept already, byte for byte", where=kept.name,
                try_=f"Choose the newer file. {UNCHANGED}",
            )  # fmt: skip
        versions = (*said.versions, _version(kept, by.get_full_name(), on))
        change.put(row, said.model_copy(update={"versions": versions, "expires": _day(expires)}), was=was)


def use_for(*, by, plan: models.Plan, key: str, was: int, to: Used) -> None:
    """The evidence speaks for another row as well."""
    with changing(plan, by=by, why="Used for another row") as change:
        row, said = _held(change.plan, key)
        (used,) = _rows(change.plan, [to])
        if said.speaks_for(used.entity, used.key):
            raise UserError("it is used there already", try_=f"Choose another row. {UNCHANGED}")
        change.put(row, said.model_copy(update={"used_by": (*said.used_by, used)}), was=was)


def stop_using(*, by, plan: models.Plan, key: str, was: int, of: Used) -> None:
    """The evidence no longer speaks for a row; for its last one it is withdrawn instead, with a reason."""
    with changing(plan, by=by, why="No longer used for a row") as change:
        row, said = _held(change.plan, key)
        left = tuple(used for used in said.used_by if (used.entity, used.key) != (of.entity, of.key))
        if not left:
            raise UserError(
                "this is the last row that it speaks for", try_=f"Withdraw it instead, with a reason. {UNCHANGED}"
            )
        change.put(row, said.model_copy(update={"used_by": left}), was=was)


def withdraw(*, by, plan: models.Plan, key: str, was: int, why: str) -> None:
    """The evidence proves nothing any more; it and its versions stay in the plan, with the reason."""
    with changing(plan, by=by, why=why) as change:
        row, said = _held(change.plan, key)
        change.put(row, said.model_copy(update={"withdrawn": why.strip()}), was=was)


def link_of(address: str) -> str:
    """An address that a link may lead to. Raises `UserError`."""
    said = address.strip()
    try:
        parts = urlsplit(said)
        host, port = parts.hostname, parts.port  # the port is read to see that it is one
    except ValueError:
        host = parts = port = None
    whole = host and ("." in host or port) and not any(sign.isspace() or not sign.isprintable() for sign in said)
    if not whole or parts.scheme not in ("http", "https") or len(said) > LONGEST_ADDRESS:
        raise UserError(
            "this is no address of a web page",
            try_=f"Copy it whole, with http:// or https:// at its start. {UNCHANGED}",
        )
    if parts.username or parts.password:
        raise UserError("the address holds a name or a password", try_=f"Take them out of it. {UNCHANGED}")
    return said


def _link(address: str, title: str, expires: date | None, used: tuple[Used, ...]) -> Evidence:
    return Evidence(
        id=new_id("e"), title=_title(title, ""), kind="link", address=address, expires=_day(expires), used_by=used
    )


def _held(plan: models.Plan, key: str) -> tuple[models.Evidence, Evidence]:
    row = models.Evidence.objects.filter(plan=plan, key=key).first()
    if row is None:
        raise UserError("this evidence is not in the plan", try_="Look at the list again. Nothing was saved")
    if row.read.withdrawn:
        raise UserError(f"“{row.read.title}” was withdrawn", why=row.read.withdrawn, try_=f"Add it anew. {UNCHANGED}")
    return row, row.read


def _rows(plan: models.Plan, to: Iterable[Used]) -> tuple[Used, ...]:
    used = tuple(dict.fromkeys(to))
    if not used:
        raise UserError("say what it is proof of", try_=f"Choose an action or a recommendation. {UNCHANGED}")
    for each in used:
        rows = models.EVERY_ROW[each.entity].objects if each.entity in PROVABLE else models.Action.objects.none()
        if not rows.filter(plan=plan, key=each.key).exists():
            raise UserError("the row that it is proof of is not in this plan", try_=f"Choose one that is. {UNCHANGED}")
    return used


def _with_the_same_bytes(plan: models.Plan, kept: Kept) -> models.Evidence | None:
    for row in models.Evidence.objects.filter(plan=plan):
        if (newest := row.read.newest) and newest.sha256 == kept.sha256 and not row.read.withdrawn:
            return row
    return None


def _used_too(change: Changing, row: models.Evidence, used: tuple[Used, ...]) -> Evidence:
    said = row.read
    more = tuple(each for each in used if not said.speaks_for(each.entity, each.key))
    if not more:
        return said
    wider = said.model_copy(update={"used_by": (*said.used_by, *more)})
    change.put(row, wider, was=row.version)
    return wider


def _version(kept: Kept, by_name: str, on: date) -> FileVersion:
    return FileVersion(
        sha256=kept.sha256, size=kept.size, name=kept.name, media_type=kept.media_type, by=by_name, on=on.isoformat()
    )


def _title(title: str, file_name: str) -> str:
    said = " ".join(title.split()) or file_name.rpartition(".")[0]
    if not said:
        raise UserError("say what the link shows", try_=f"Give it a few words. {UNCHANGED}")
    if len(said) > LONGEST_TITLE:
        raise UserError(f"the name is longer than {LONGEST_TITLE} letters", try_=f"Say it shorter. {UNCHANGED}")
    return said


def _day(said: date | None) -> str | None:
    return said.isoformat() if said else None
