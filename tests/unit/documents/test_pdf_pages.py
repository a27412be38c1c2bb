"""A PDF's lines, with their page; and one plain sentence for a file that has none."""

import pytest

from goldthread.documents.load.pdf_pages import load_pdf_pages
from goldthread.errors import UnreadableFile
from tests.support.house import ROOT
from tests.support.inspections import older_pdf
from tests.support.pdf import Printed, pdf_of

LOCKED = (ROOT / "tests/support/pdfs/locked.pdf").read_bytes()


def test_lines_know_their_page_size_weight_and_place():
    pages = load_pdf_pages(pdf_of([[Printed("One", size=20)], [Printed("1. Two words", bold=True, left=90)]]), "x.pdf")
    assert [page.number for page in pages] == [1, 2]
    (first,), (second,) = pages[0].lines, pages[1].lines
    assert (first.text, first.bold, second.text, second.bold) == ("One", False, "1. Two words", True)
    assert first.size > 1.5 * second.size
    assert abs(second.left - 90) < 3
    assert second.words_left > second.left + 5


@pytest.mark.parametrize(
    ("data", "said", "what_to_try"),
    [
        (b"| Ref | Action |\n", "this is not a PDF", "Choose the PDF as it was published"),
        (b"", "this is not a PDF", "Choose the PDF as it was published"),
        (LOCKED, "locked with a password", "Save a copy without the password"),
        (pdf_of([[], []]), "no text can be found", "have the text recognised first"),
        (b"%PDF-1.7\n1 0 obj\n", "the PDF is damaged", "Download or save it again"),
        (pdf_of([[]] * 401), "the PDF has 401 pages", "Choose the report itself"),
    ],
    ids=["text", "empty", "locked", "scanned", "damaged", "endless"],
)
def test_a_file_without_text_gets_one_sentence(data, said, what_to_try):
    with pytest.raises(UnreadableFile) as refused:
        load_pdf_pages(data, "x.pdf")
    assert str(refused.value).startswith("x.pdf: ")
    assert said in str(refused.value)
    assert what_to_try in str(refused.value)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_breaks_off_is_read_or_refused(share):
    whole = older_pdf()
    try:
        pages = load_pdf_pages(whole[: int(len(whole) * share)], "x.pdf")
    except UnreadableFile as refused:
        assert "damaged" in str(refused) or "no text" in str(refused)
    else:
        assert pages[0].lines
