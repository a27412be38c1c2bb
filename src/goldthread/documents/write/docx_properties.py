"""What a Word file says about itself: its title, whose it is, its language; and none of what an empty one brings."""

from __future__ import annotations

from datetime import UTC, datetime

from goldthread.documents.write.marks import printable
from goldthread.page import Front

_NOT_OURS = ("/customXml", "/thumbnail", "/extended-properties", "/stylesWithEffects")
_LANGUAGE = "en-GB"


def set_properties(file, front: Front) -> None:
    """Sets title, author, dates and language of a new Word file, and takes out the empty one's picture and data."""
    core, now = file.core_properties, datetime.now(UTC)
    core.title, core.author = printable(front.title)[:250], printable(front.authority or "")[:250]
    core.last_modified_by = core.comments = ""
    core.language, core.created, core.modified = _LANGUAGE, now, now
    for element in (file.styles.element, file.settings.element):
        for language in element.xpath(".//w:lang | .//w:themeFontLang"):
            for key in list(language.attrib):
                if key.endswith("}val"):
                    language.set(key, _LANGUAGE)
    for owner in (file.part, file.part.package):
        for number, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_NOT_OURS):
                del owner.rels[number]
