"""Each fault that was asked for is found in the real plan that has it, in the rows that have it."""

from __future__ import annotations

import pytest

from tests.support.listed import listed_faults, needs_plans, rows_missed

pytestmark = needs_plans


@pytest.mark.parametrize("fault", listed_faults(), ids=str)
def test_the_fault_is_found_where_it_stands(fault):
    assert rows_missed(fault) == []
