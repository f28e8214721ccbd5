"""Every vault that is broken on purpose is found out: so the fault tests can see what they look for."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from tests.support.faults.broken import BROKEN
from tests.support.faults.failing import How, Wrong
from tests.support.faults.power import cut_everywhere
from tests.support.faults.promise import Lost, Promises
from tests.support.faults.trouble import every_call

_WRONG = {"death": Wrong(How.DIES_BEFORE), "short": Wrong(How.SHORT), "lies": Wrong(How.LIES, for_good=True)}


@pytest.mark.parametrize("broken", BROKEN)
def test_it_is_found_out(promises: Promises, tmp_path: Path, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in, trouble, name = BROKEN[broken]
    promises.seen(name)
    put_in(monkeypatch)
    with pytest.raises(Lost):
        _look_for(promises, name, tmp_path, trouble)


def _look_for(promises: Promises, name: str, place: Path, trouble: str) -> None:
    if trouble in _WRONG:
        every_call(promises, name, place, _WRONG[trouble])
    elif trouble == "power":
        cut_everywhere(promises, name, place, most=16)
    else:
        for number in count(1):
            assert cut_everywhere(promises, name, place, most=4, refuse=number)
