"""Whatever is sent to the API: no 500, no status that is not described, no shape that is not described."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.support import api_fuzz

# How many requests an operation is sent that its description allows, and how many that it forbids; more of both with
# `python -m bench.api --examples 100`.
EXAMPLES = {"programme_manager": (3, 2), "action_owner": (2, 1), "viewer": (2, 1), "nobody": (1, 1)}


@pytest.mark.django_db
@pytest.mark.parametrize("who", EXAMPLES)
def test_no_operation_fails_or_answers_what_is_not_described(settings, who):
    rows, keys = api_fuzz.living()
    settings.API_REQUESTS_A_MINUTE = 0
    found: Counter = Counter()
    for operation in api_fuzz.operations():
        for allowed, examples in zip((True, False), EXAMPLES[who], strict=True):
            found += api_fuzz.tried(operation, key=keys[who], rows=rows, examples=examples, allowed=allowed)
    print(who, dict(found))
    assert set(found) <= {401, 404, 429} if who == "nobody" else found[200] > 50
