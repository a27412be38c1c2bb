"""A web page that Word saved is read as the Word file would be."""

from goldthread.documents.load import load_document

PAGE = b"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style>
<!--[if gte mso 9]><xml><o:p>junk</o:p></xml><![endif]--></head><body><div class=WordSection1>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Ref<o:p></o:p></p></td>
<td>Action</td><td>Lead</td><td>RAG</td></tr>
<tr><td><p class=MsoNormal>1.1<o:p></o:p></p></td>
<td><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>
&middot;<span style='font:7.0pt "Times"'>&nbsp;&nbsp; </span></span><![endif]>Visit each
child <span class=GramE>in</span> time<o:p></o:p></p></td>
<td><p>Ann Lee<ins cite="mailto:x"> and Bob</ins><del cite="mailto:x"> and Cy</del></p></td>
<td style='border:none;background:#92D050;padding:0cm'><p><o:p>&nbsp;</o:p></p></td></tr></table></div></body></html>"""


def test_bullets_fills_and_tracked_changes():
    document = load_document(PAGE, name="plan.htm")
    cells = next(document.tables).rows[1].cells
    assert [cell.text for cell in cells] == ["1.1", "Visit each child in time", "Ann Lee and Bob", ""]
    assert (cells[1].lines[0].depth, cells[3].shade) == (1, "green")
    assert document.notes == ("The file holds tracked changes: it was read as if all were accepted.",)


def test_a_strike_that_is_no_tracked_change_stays():
    page = b"<html><body><table><tr><td>Ref</td><td>Visit <del>some</del> all</td></tr></table></body></html>"
    document = load_document(page, name="plan.htm")
    assert next(document.tables).rows[0].cells[1].text == "Visit some all"
    assert document.notes == ()
