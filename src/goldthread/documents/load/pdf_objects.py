"""What is drawn on a PDF page, as pdfplumber keeps it, with no more said of each letter than is asked here.

pdfplumber copies some thirty values of each letter, which is two fifths of the time that a long plan takes.
"""

from __future__ import annotations

from collections.abc import Iterator


def objects_on(page) -> dict[str, list[dict]]:
    """The letters, lines, boxes and curves of a pdfplumber page by kind."""
    from pdfminer.layout import LTChar, LTContainer

    found: dict[str, list[dict]] = {}
    for drawn in _flat(page.layout, LTContainer):
        one = _letter(drawn, page) if isinstance(drawn, LTChar) else page.process_object(drawn)
        found.setdefault(one["object_type"], []).append(one)
    found.pop("anno", None)
    return found


def is_lying(objects: dict[str, list[dict]]) -> bool:
    """Whether most letters of a page lie on their side."""
    letters = objects.get("char", [])
    return sum(not letter["upright"] for letter in letters) > len(letters) / 2


def turned(page):
    """The pdfplumber page turned by a quarter, so that letters that lie on their side stand."""
    from pdfminer.layout import LTChar, LTContainer
    from pdfplumber.page import Page

    lying = next(drawn for drawn in _flat(page.layout, LTContainer) if isinstance(drawn, LTChar) and not drawn.upright)
    page.page_obj.rotate = (page.page_obj.rotate + (90 if lying.matrix[1] > 0 else 270)) % 360
    return Page(page.pdf, page_obj=page.page_obj, page_number=page.page_number, initial_doctop=page.initial_doctop)


def _flat(container, kind: type) -> Iterator:
    stack = [iter(container._objs)]
    while stack:
        drawn = next(stack[-1], None)
        if drawn is None:
            stack.pop()
        elif isinstance(drawn, kind):
            stack.append(iter(drawn._objs))
        else:
            yield drawn


def _letter(drawn, page) -> dict:
    left, from_top = page.mediabox[:2]
    top = page.height - drawn.y1 + from_top
    return {
        "object_type": "char", "text": drawn.get_text(), "fontname": str(drawn.fontname), "size": drawn.size,
        "upright": drawn.upright, "x0": drawn.x0 + left, "x1": drawn.x1 + left, "top": top,
        "bottom": page.height - drawn.y0 + from_top, "doctop": page.initial_doctop + top,
        "height": drawn.height, "width": drawn.width, "non_stroking_color": drawn.graphicstate.ncolor,
    }  # fmt: skip
