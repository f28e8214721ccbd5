"""Kills at any moment: what was said to be done is there, everyone is in the list, and nothing half done is left.

With SIGKILL, and TerminateProcess on Windows.
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Count
from tests.support.faults.killing import Victim
from tests.support.faults.operations import OPERATIONS
from tests.support.faults.promise import Lost, Promises
from tests.support.faults.victims import operate, save_without_end
from tests.support.plans.vault_people import new_vault, open_vault, said, saying, someone

A_SAVE = 0.012
"""Seconds that a save takes, or a little more: the kill comes anywhere in it, after none or some."""
KILLS = 100 if sys.platform == "win32" else 40
LONG_ON_WINDOWS = pytest.mark.timeout(3600 if sys.platform == "win32" else 120)
A_VAULT = 125
"""Kills in one vault, before its list of people grows so long that looking takes most of the time."""


def kill_while_saving(place: Path, kills: int, seed: int) -> tuple[int, int]:
    """Start, kill and look, so many times; each goes on where the last was killed. What was acknowledged."""
    chance = random.Random(seed)
    saves = people = 0
    for begin in range(0, kills, A_VAULT):
        folder = place / f"vault {begin}"
        with new_vault(folder) as vault:
            vault.people.add(saying(someone("0"), "0"))
        added: set[str] = set()
        last = 0
        for number in range(begin, min(begin + A_VAULT, kills)):
            lines = Victim(save_without_end, folder).kill_after(chance.uniform(0, A_SAVE), chance.randrange(3))
            numbers = [int(words[1]) for words in lines if words[0] == "saved"]
            added |= {f"new {words[1]}" for words in lines if words[0] == "added"}
            last, saves = max([last, *numbers]), saves + len(numbers)
            try:
                last = look_after_saving(folder, added, last)
            except AssertionError as error:
                raise Lost(f"seed {seed}, kill {number}: {error}") from error
        people += len(added)
        shutil.rmtree(folder)
    return saves, people


def look_after_saving(folder: Path, added: set[str], last: int) -> int:
    """See everything that was acknowledged; the number that is there now."""
    with open_vault(folder) as vault:
        people = {person.called: person for person in vault.people.all()}
        assert added <= set(people), "everyone who was added is in the list"
        assert not [person for person in vault.people.all() if person.trouble]
        [name] = [called for called in people if not called.startswith("new")]
        opened = vault.people.load(people[name].id)
    assert opened.notices == ()
    assert said(opened.record)[-1] == opened.record.person.called == name
    assert last <= int(name) <= last + 1, "the last one acknowledged, or the one that was being saved"
    assert not list(folder.rglob("*.tmp"))
    return int(name)


def kill_while_operating(promises: Promises, name: str, place: Path, kills: int, seed: int) -> int:
    """Kill in the middle of an operation, so many times. Returns how often it was not through."""
    chance, root = random.Random(seed), place / "work"
    promises.lay_out(name, root)
    usual = Victim(operate, name, root).wait()
    shutil.rmtree(root)
    midway = 0
    for number in range(kills):
        promises.lay_out(name, root)
        lines = Victim(operate, name, root).kill_after(chance.uniform(0, usual * 1.1))
        midway += ["ends"] not in lines
        try:
            promises.see(name, root, sum(words[0] == "done" for words in lines), ended=["ends"] in lines)
        except Lost as lost:
            raise Lost(f"{name}, seed {seed}, kill {number}: {lost}") from lost
        finally:
            shutil.rmtree(root)
    return midway


@pytest.mark.hazard("H06.3")
@LONG_ON_WINDOWS
def test_kills_while_saving(tmp_path: Path) -> None:
    """Forty; a hundred on Windows, where the longer runs are not made."""
    saves, people = kill_while_saving(tmp_path, KILLS, seed=7)
    print(f"{KILLS} kills while saving: {saves} saves and {people} new people acknowledged, none lost")
    assert saves > 30
    assert people >= 3


@LONG_ON_WINDOWS
def test_some_kills_in_the_middle_of_other_operations(promises: Promises, tmp_path: Path) -> None:
    names = list(OPERATIONS)[::4]
    assert sum(kill_while_operating(promises, name, tmp_path, 3, seed=7) for name in names)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(40))
def test_ten_thousand_kills_while_saving(tmp_path: Path, seed: int, count: Count) -> None:
    saves, people = kill_while_saving(tmp_path, 250, seed)
    count(250, "kills of a process that saves without end")
    count(saves, "saves acknowledged before a kill")
    count(people, "people acknowledged as added before a kill")


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", OPERATIONS)
def test_kills_in_the_middle_of_every_operation(promises: Promises, tmp_path: Path, name: str, count: Count) -> None:
    count(50, "kills in the middle of other operations")
    count(kill_while_operating(promises, name, tmp_path, 50, seed=1), "of these, before the operation was through")
