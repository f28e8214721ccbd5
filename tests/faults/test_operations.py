"""Every operation with trouble at every call to the disk: what was acknowledged is there, and everything opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.conftest import Count
from tests.support.faults.failing import EVERY, How, Wrong, ids
from tests.support.faults.operations import OPERATIONS
from tests.support.faults.promise import Promises
from tests.support.faults.trouble import every_call

SOME = 11
"""A different way of going wrong for each operation, at every so many calls: enough for every day."""


@pytest.mark.parametrize("name", OPERATIONS)
def test_some_trouble(promises: Promises, tmp_path: Path, name: str) -> None:
    number = list(OPERATIONS).index(name)
    wrong = EVERY[number * 5 % len(EVERY)]
    assert every_call(promises, name, tmp_path, wrong, range(1 + number % 3, 1000, SOME))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("wrong", EVERY, ids=ids)
@pytest.mark.parametrize("name", OPERATIONS)
def test_trouble_at_every_call(promises: Promises, tmp_path: Path, name: str, wrong: Wrong, count: Count) -> None:
    dies = wrong.how in (How.DIES_BEFORE, How.DIES_AFTER)
    tried = every_call(promises, name, tmp_path, wrong)
    count(tried, "ends of the process at a call to the disk" if dies else "errors at a call to the disk")


READ_BACK = [name for name, operation in OPERATIONS.items() if operation.reads_back]


@pytest.mark.parametrize("name", READ_BACK)
def test_a_disk_that_stores_other_bytes_is_found_out(promises: Promises, tmp_path: Path, name: str) -> None:
    some = range(1 + READ_BACK.index(name) % 4, 1000, 4)
    assert every_call(promises, name, tmp_path, Wrong(How.LIES), some)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("name", READ_BACK)
def test_a_disk_that_stores_other_bytes_is_always_found_out(
    promises: Promises, tmp_path: Path, name: str, for_good: bool, count: Count
) -> None:
    tried = every_call(promises, name, tmp_path, Wrong(How.LIES, for_good=for_good))
    count(tried, "writes of other bytes without an error, where all is read back")
