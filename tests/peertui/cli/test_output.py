"""Everything that goes to the terminal goes through one door, which lets nothing through that could steer it."""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from peertui.plain.console.console import Console
from peertui.services import output
from plans.record.models import Copy
from plans.vault import Vault
from tests.peertui.cli.conftest import PASSPHRASE, Peertui

ROOT = Path(output.__file__).parent.parent
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
OSC = "\x1b]52;c;cm0=\x07\x1b]0;mine\x1b\\"
EVIL = f"a{OSC}\x9b31m\u202egnp\n\rError: \x1b[2J\u200bz"

OUTSIDE = {
    "peertui/services/output.py": "the door",
    "peertui/plain/console/console.py": "the door of plain mode, which cleans what it says",
    "peertui/doctor/probes/subprocess_probe.py": "a child process that answers its parent through a pipe, in JSON",
}


def writes(tree: ast.AST) -> Iterator[str]:
    """Calls that print: print(), input("a prompt"), and anything of sys.stdout or sys.stderr that writes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "print" or (node.func.id == "input" and node.args):
                yield node.func.id
        elif isinstance(node, ast.Attribute) and node.attr in ("write", "writelines", "buffer"):
            owner = ast.unparse(node.value)
            if re.search(r"\b(stdout|stderr|__stdout__|__stderr__)\b", owner):
                yield f"{owner}.{node.attr}"


@pytest.mark.hazard("H55.3")
def test_nothing_else_in_the_product_prints() -> None:
    found = {}
    for part in ("peertui", "plans", "widgets", "exports"):
        for path in (ROOT / part).rglob("*.py"):
            if calls := list(writes(ast.parse(path.read_text(encoding="utf-8")))):
                found[path.relative_to(ROOT).as_posix()] = calls
    assert found.keys() <= OUTSIDE.keys(), found


@given(st.text())
@example(EVIL)
@example("x" * 100_000)
def test_a_line_is_one_line_and_steers_nothing(words: str) -> None:
    stream = io.StringIO()
    output.put(stream, words)
    written = stream.getvalue()
    assert written.endswith("\n")
    assert written.count("\n") == 1
    assert not STEERS.search(written)
    assert len(written) <= output.MOST + 1
    assert len(output.field(words)) <= output.MOST_IN_FIELD


def test_nobody_is_listening() -> None:
    output.put(None, "words")


def test_joiners_and_flags_stay() -> None:
    assert output.field("می\u200cخواهم") == "می\u200cخواهم"
    assert output.field("👩\u200d🌾") == "👩\u200d🌾"


@given(st.text())
@example(EVIL)
def test_plain_mode_says_and_asks_nothing_that_steers(words: str) -> None:
    written: list[str] = []
    console = Console(lambda: "", lambda prompt: written.append(prompt) or "", written.append)
    console.say(words)
    console.ask(words)
    console.ask_secret(words)
    assert not STEERS.search("".join(written))


@pytest.fixture
def evil(vault: Path) -> Path:
    """Sam has a wide id beside him, and copies with names that steer."""
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        record = opened.people.load("aaaa1111").record
        copy = Copy(id="c" * 100_000, who=EVIL, how=EVIL, what=(EVIL,), file=f"/nowhere/{EVIL}", sha256="0")
        record = record.model_copy(update={"copies": (copy,)})
        opened.people.save(record)
        wide = {"id": "w" * 100_000, "called": EVIL + "y" * 100_000}
        opened.people.add(record.model_copy(update={"person": record.person.model_copy(update=wide)}))
    return vault


@pytest.mark.hazard("H55.3")
def test_no_command_lets_anything_through(peertui: Peertui, evil: Path, tmp_path: Path) -> None:
    forbidden = r'[\x00-\x1f<>:"/\\|?*]' if sys.platform == "win32" else "/"
    strange = tmp_path / f"pa{re.sub(forbidden, '', EVIL)}"
    strange.mkdir()
    (strange / "help_lines.toml").write_text("=", encoding="utf-8")
    for words in (
        ("people",),
        ("copies", "Sam"),
        ("history", "Sam"),
        ("history", EVIL),
        ("copies", "Sam", "--delete", EVIL),
        ("export", "Sam", "--to", strange),
        ("export", "Sam", "--to", strange / "no" / "x.txt"),
        ("export", EVIL, "--to", tmp_path / "x.txt"),
        ("export", "Sam", "--to", "x.txt", "--format", EVIL),
        ("import", strange / "no.json"),
        ("import", strange),
        ("receive", strange / "no.age"),
        ("restore", strange / "no.ptb", "--into", tmp_path / "back"),
        ("backup", strange / "no"),
        ("backups", "--forget", EVIL),
        ("pack", "check", strange),
        (EVIL,),
        ("people", f"--{EVIL}"),
        ("people", "--passphrase-file", strange / "none"),
        ("people", "--data-dir", strange),
        ("remove", "Sam", "--for-good", "--yes"),
    ):
        ended = peertui(*words)
        assert ended.out + ended.err, words
        assert not STEERS.search(ended.out + ended.err), words
        assert max(map(len, (ended.out + ended.err).split("\n"))) <= output.MOST, words
    listed = peertui("people").out.splitlines()
    assert max(map(len, listed)) < 200
