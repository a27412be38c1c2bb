"""What a Word file says about itself: its title, whose it is, its language; and none of what an empty one brings."""

from __future__ import annotations

from goldthread.documents.write.marks import printable
from goldthread.page import Front

_NOT_OURS = ("/customXml", "/thumbnail", "/extended-properties", "/stylesWithEffects")
_LANGUAGE = "en-GB"


def set_properties(file, front: Front) -> None:
    """Sets title, author and language of a new Word file, and takes out the empty one's picture and data."""
    core = file.core_properties
    core.title, core.author = printable(front.title)[:250], printable(front.authority or "")[:250]
    core.last_modified_by = core.comments = ""
    core.language = _LANGUAGE
    for when in core._element.xpath("dcterms:created | dcterms:modified"):  # those of the empty file
        core._element.remove(when)
    for element in (file.styles.element, file.settings.element):
        for language in element.xpath(".//w:lang | .//w:themeFontLang"):
            for key in list(language.attrib):
                if key.endswith("}val"):
                    language.set(key, _LANGUAGE)
    for owner in (file.part, file.part.package):
        for number, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_NOT_OURS):
                del owner.rels[number]
