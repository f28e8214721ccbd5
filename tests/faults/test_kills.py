"""kill -9 in the middle of saving: what was said to be saved is there, and so is everyone in the list."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.plans.vault.people import new_vault, open_vault, said, saying, someone


def kill_while_saving(folder: Path, kills: int) -> None:
    """Start, kill and look, so many times; each run goes on where the last one was killed."""
    chance = random.Random(7)
    with new_vault(folder) as vault:
        vault.add(saying(someone("0"), "0"))
    added: set[str] = set()
    acknowledged = last = 0
    for _ in range(kills):
        command = [sys.executable, "-m", "tests.faults.saver", str(folder)]
        saver = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert saver.stdout
        heard = saver.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        saver.kill()
        heard += saver.communicate()[0]
        lines = [line.split() for line in heard.splitlines() if len(line.split()) == 2]
        if not heard.endswith("\n"):
            lines.pop()
        saves = [int(number) for what, number in lines if what == "saved"]
        added |= {f"new {number}" for what, number in lines if what == "added"}
        assert saves, "it was killed after its first save"
        acknowledged, last = acknowledged + len(saves), saves[-1]
        with open_vault(folder) as vault:
            people = {person.called: person for person in vault.people()}
            assert added <= set(people), "everyone who was added is in the list"
            assert not [person for person in vault.people() if person.trouble]
            [name] = [called for called in people if not called.startswith("new")]
            opened = vault.load(people[name].id)
        assert opened.damage is None
        assert said(opened.record)[-1] == opened.record.person.called == name
        assert last <= int(name) <= last + 1
        assert not list(folder.rglob("*.tmp"))
    print(f"\n{kills} kills, {acknowledged} saves and {len(added)} people acknowledged, nothing lost")


@pytest.mark.skipif(sys.platform == "win32", reason="a process is ended in another way there")
def test_twenty_kills(tmp_path: Path) -> None:
    kill_while_saving(tmp_path / "vault", 20)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.skipif(sys.platform == "win32", reason="a process is ended in another way there")
def test_five_hundred_kills(tmp_path: Path) -> None:
    kill_while_saving(tmp_path / "vault", 500)
