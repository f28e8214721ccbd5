"""Every operation with trouble at every call to the disk: what was acknowledged is there, and everything opens."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.faults.failing import EVERY, How, Wrong, ids
from tests.faults.operations import OPERATIONS
from tests.faults.promise import Promises
from tests.faults.trouble import every_call

SOME = 6
"""A different way of going wrong for each operation, at every so many calls: enough for every day."""


@pytest.mark.parametrize("name", OPERATIONS)
def test_some_trouble(promises: Promises, tmp_path: Path, name: str) -> None:
    number = list(OPERATIONS).index(name)
    wrong = EVERY[number * 5 % len(EVERY)]
    assert every_call(promises, name, tmp_path, wrong, range(1 + number % SOME, 1000, SOME))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("wrong", EVERY, ids=ids)
@pytest.mark.parametrize("name", OPERATIONS)
def test_trouble_at_every_call(
    promises: Promises, tmp_path: Path, name: str, wrong: Wrong, figures: Counter[str]
) -> None:
    dies = wrong.how in (How.DIES_BEFORE, How.DIES_AFTER)
    figures["ends of the process at a call to the disk" if dies else "errors at a call to the disk"] += every_call(
        promises, name, tmp_path, wrong
    )


@pytest.mark.parametrize("name", [name for name, operation in OPERATIONS.items() if operation.reads_back])
def test_a_disk_that_stores_other_bytes_is_found_out_where_all_is_read_back(
    promises: Promises, tmp_path: Path, name: str
) -> None:
    assert every_call(promises, name, tmp_path, Wrong(How.LIES)) > 5
