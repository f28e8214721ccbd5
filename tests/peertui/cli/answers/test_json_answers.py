"""What `--json` prints is as its schema says and as docs/json.md tells, and nothing in it can steer a terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from peertui.cli.answers.json_answers import SHAPE
from peertui.cli.exit_codes import Exit
from peertui.services.exporting.file_status import State
from plans.record.changes import add_note
from plans.record.models import Copy, Note, Person, Record, Way
from plans.vault import Vault
from tests.peertui.cli.conftest import PASSPHRASE, Peertui
from tests.support.folders import DATA, ROOT
from tests.support.json_schema import wrong

SCHEMA = json.loads((DATA / "json_answers.schema.json").read_text(encoding="utf-8"))
COMMANDS = ("people", "history", "copies", "backups", "doctor")
PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")


@pytest.fixture
def lived(vault: Path, tmp_path: Path) -> Path:
    """Sam's record with a second version and three copies, and someone whose name tries to steer a terminal."""
    kept = tmp_path / "page.txt"
    copies = (
        Copy(id="one", who="Kit", how="as an open file", form="text", file=str(kept)),
        Copy(id="two", who="Jo", way=Way.HANDED_OVER, what=("Notes",)),
        Copy(id="three", who="Bo", way=Way.RECEIVED, named=False),
    )
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        record = add_note(opened.people.load("aaaa1111").record, Note(id="n", text="tea"))
        opened.people.save(record.model_copy(update={"copies": copies}))
        opened.people.add(Record(person=Person(id="cccc1111", called="Ω\x7f“\\ 𝔛", full_name="Zoë " + "é" * 5000)))
    (tmp_path / "stick").mkdir()
    return vault


def answer(peertui: Peertui, *words: object) -> Any:
    ended = peertui(*words, "--json")
    assert ended.code == Exit.DONE, ended.err
    assert ended.out.isascii()
    assert ended.out.translate({ord("\n"): None}).isprintable()
    value = json.loads(ended.out)
    assert list(wrong(value, SCHEMA["$defs"][str(words[0])], SCHEMA)) == []
    assert value["shape"] == SHAPE
    return value


def test_people(peertui: Peertui, lived: Path) -> None:
    listed = answer(peertui, "people")["people"]
    assert [one["called"] for one in listed if one["id"] == "aaaa1111"] == ["Sam"]
    assert next(one for one in listed if one["id"] == "cccc1111")["full_name"] == "Zoë " + "é" * 5000
    assert {one["last_session"] for one in listed} == {None}


def test_someone_who_cannot_be_read_is_in_it_with_the_reason(peertui: Peertui, lived: Path) -> None:
    for file in (lived / "people").glob("*/*.pt"):
        file.write_bytes(b"")
    (lived / "index").rename(lived / "gone")
    (lived / "index").mkdir()
    assert all(one["trouble"] for one in answer(peertui, "people")["people"])


def test_history(peertui: Peertui, lived: Path) -> None:
    told = answer(peertui, "history", "Sam")
    assert told["person"] == "aaaa1111"
    assert [one["number"] for one in told["versions"]] == [2, 1]
    assert told["versions"][0]["what_changed"] == "note added; list of copies changed"
    assert told["versions"][1]["what_changed"] is None


def test_copies(peertui: Peertui, lived: Path) -> None:
    told = answer(peertui, "copies", "Sam")["copies"]
    assert [one["who"] for one in told] == ["Bo", "Jo", "Kit"]
    assert [one["file_state"] for one in told] == [None, None, "not_ours"]
    assert told[1]["parts"] == ["Notes"]


def test_backups(peertui: Peertui, lived: Path, tmp_path: Path) -> None:
    assert answer(peertui, "backups") == {"shape": SHAPE, "backups": []}
    file = Path(peertui("backup", tmp_path / "stick").out.strip())
    [one] = answer(peertui, "backups")["backups"]
    assert (one["file"], one["file_state"], one["people"]) == (str(file), "there", 3)
    file.unlink()
    assert answer(peertui, "backups")["backups"][0]["file_state"] == "file_gone"


def test_doctor(peertui: Peertui, lived: Path) -> None:
    told = answer(peertui, "doctor")
    assert sum(told["counts"].values()) == len(told["checks"]) > 20


@pytest.mark.parametrize(
    "words", [("history", "Sam", "--restore", "1"), ("copies", "Sam", "--delete", "one"), ("doctor", "--keys")]
)
def test_it_lists_and_does_nothing_else(peertui: Peertui, words: tuple[str, ...]) -> None:
    assert peertui(*words, "--json").code == Exit.USAGE


def test_a_refusal_prints_no_json(peertui: Peertui, lived: Path) -> None:
    ended = peertui("history", "Nobody", "--json")
    assert (ended.code, ended.out) == (Exit.FAILED, "")


# -- what is told of it ------------------------------------------------------------------------------------------------


def keys(schema: Any) -> set[str]:
    """Every key that a schema names, however deep."""
    below = [schema.get("items"), *schema.get("properties", {}).values()]
    return {*schema.get("properties", {}), *(key for one in below if one for key in keys(one))}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_key_is_told(command: str) -> None:
    part = PAGE.partition(f"## `peertui {command}")[2].partition("\n## ")[0]
    missing = {key for key in keys(SCHEMA["$defs"][command]) - {"shape"} if f"`{key}`" not in part}
    assert missing == set()


def test_every_state_of_a_file_is_told() -> None:
    states = SCHEMA["$defs"]["file_state"]["enum"]
    assert {*states} == {*(state.name.lower() for state in State), None}
    assert all(f"`{state}`" in PAGE for state in states if state)


def test_what_is_not_as_the_schema_says_is_seen() -> None:
    good = {"shape": 1, "backups": [{"id": "a", "file": None, "file_state": None, "made_at": None, "people": 0}]}
    schema = SCHEMA["$defs"]["backups"]
    assert list(wrong(good, schema, SCHEMA)) == []
    bad = {"shape": 2, "more": 1, "backups": [{"id": 7, "file_state": "lost", "made_at": "today", "people": -1}]}
    assert len(list(wrong(bad, schema, SCHEMA))) == 7
