"""What a council sets is refused whole where one word of it is wrong, with every fault in one sentence."""

import pytest

from goldthread.measures.library import library
from goldthread.measures.settings import BadSettings, settings_in

SET = '[[set]]\nmeasure = "AS01"\nparameter = "limit"\nvalue = 40\nfrom = 2026-04-01\nwhy = "Board"\n'
TARGET = '[[target]]\nmeasure = "AS01"\nvalue = 90\nfrom = 2026-04-01\n'


def test_what_is_set_is_read(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text(SET + TARGET)
    found = settings_in(path, library())
    assert (found.parameters[0].value, found.targets[0].value) == (40, 90)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("set = 3", "[[set]]"),
        ("target = ['AS01']", "[[target]]"),
        (SET.replace('"limit"', '["limit"]'), "AS01 has the parameters limit"),
        (SET.replace("40", "nan"), "AS01 limit: nan is not of the kind of 45"),
        (SET.replace("40", "inf"), "AS01 limit: inf"),
        (SET.replace("40", "-5"), "AS01 limit: -5"),
        (SET.replace("40", "true"), "AS01 limit: True"),
        (SET.replace("2026-04-01", "2026-04-01T10:00:00"), "“from” is not a day"),
        (SET.replace('"Board"', "['Board']"), "“why” is missing"),
        (SET + SET.replace("40", "30"), "AS01 limit 2026-04-01: it is said 2 times"),
        (TARGET + "gren = 80", "[[target]]: gren means nothing here"),
        (TARGET.replace("90", "nan"), "AS01 target: value is not a number"),
        (TARGET + TARGET, "AS01 2026-04-01: it is said 2 times"),
    ],
)
def test_a_wrong_word_is_refused(tmp_path, text, word):
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(BadSettings) as refused:
        settings_in(path, library())
    assert word in str(refused.value)
    assert "\n" not in str(refused.value)
