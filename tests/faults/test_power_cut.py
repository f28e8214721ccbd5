"""The power is cut in the middle of every operation: what was acknowledged is on every disk that may be left."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.faults.conftest import Count
from tests.support.faults.operations import OPERATIONS
from tests.support.faults.power import cut_everywhere
from tests.support.faults.promise import Promises


@pytest.mark.hazard("H06.3")
@pytest.mark.parametrize("name", OPERATIONS)
def test_some_disks(promises: Promises, tmp_path: Path, name: str) -> None:
    assert cut_everywhere(promises, name, tmp_path, most=4, one_in=17)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_disk(promises: Promises, tmp_path: Path, name: str, count: Count) -> None:
    opened = cut_everywhere(promises, name, tmp_path, most=64)
    assert opened > 1
    count(opened, "disks left by a cut of the power")


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", OPERATIONS)
def test_a_sync_that_gives_an_error_and_then_a_cut(promises: Promises, tmp_path: Path, name: str, count: Count) -> None:
    for number in itertools.count(1):
        opened = cut_everywhere(promises, name, tmp_path, most=4, refuse=number)
        count(opened, "disks left by a cut after a sync that gave an error")
        if not opened:
            break
