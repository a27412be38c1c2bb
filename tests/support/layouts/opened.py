"""Layouts as LibreOffice saves them again."""
from tests.support.layouts import excel, word, web
from tests.support.layouts.aside import converted


def _saved(fn, kind, to):
    def layout(c):
        return converted(fn(c), kind, to)
    layout.__name__ = f"{fn.__name__}_as_{to}"
    return layout


LAYOUTS = tuple([_saved(fn, "docx", "odt") for fn in (word.merged_with_theme_fills, word.card_an_action, word.numbered_by_word, word.sub_bullets, word.changes_tracked, word.text_boxes)]
    + [_saved(fn, "xlsx", "ods") for fn in (excel.sheet_a_priority, excel.real_dates, excel.hidden_parts, excel.banners_and_indexed, excel.heads_in_groups, excel.coloured_ink)]
    + [_saved(fn, "docx", "pdf") for fn in (word.numbered_by_word, word.table_a_recommendation, word.coloured_letters, word.dated_in_words)]
    + [_saved(fn, "xlsx", "pdf") for fn in (excel.real_dates,)]
    + [_saved(fn, "docx", "html") for fn in (word.merged_with_theme_fills, word.numbered_by_word)]
    + [_saved(fn, "xlsx", "html") for fn in (excel.hidden_parts,)])
