"""No word, no name and no secret stays anywhere once peertui was used: in files, on the terminal, in any message."""

from __future__ import annotations

import base64
import gzip
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from plans.pack.loader import load_pack
from plans.record.changes import write
from plans.record.models import Entry, Note, Record, now_utc
from plans.vault import Strength, Vault
from tests.support.faults.marked import MARK, disguises, gives_away, leaks, marked_record
from tests.support.faults.terminal import Terminal

PASSPHRASE = f"{MARK} passphrase kettle"
ENTER, HIDE, LEAVE, CLEAR, ALL, COPY = "\r", "\x1bOR", "\x11", "\x15", "\x1b[1;6H", "\x03"
OUTER = re.compile(rb"\x1b[\]P_^X](.*?)(?:\x07|\x1b\\)", re.DOTALL)
"""What a terminal is told beside the screen: its title, its clipboard, notes, links."""
NOISY = {
    "TEXTUAL": "debug,devtools",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_LOG": "textual.log",
    "TEXTUAL_SCREENSHOT": "1",
    "PYTHONDEVMODE": "1",
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONFAULTHANDLER": "1",
    "PYTHONWARNINGS": "always",
}
"""All that a curious person could switch on."""


class Place:
    """A home, a folder for temporary files and one to be in, all new, and a vault in it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.vault = folder / "whole", folder / "whole" / "home" / "vault"
        self.secret = folder / "secret"
        self.secret.write_text(PASSPHRASE)
        for name in ("home", "tmp", "here", "backups"):
            (self.folder / name).mkdir(parents=True)
        home = str(self.folder / "home")
        self.env = {"HOME": home, "TMPDIR": str(self.folder / "tmp"), "COLUMNS": "80", "LINES": "24"}
        self.env |= {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CACHE", "CONFIG", "DATA", "STATE")}
        self.arguments = ("--data-dir", str(self.vault), "--passphrase-file", str(self.secret))

    def terminal(self, *, program: str = "", noisy: bool = True) -> Terminal:
        """The app in here, perhaps with a fault planted in it."""
        env = self.env | (NOISY if noisy else {})
        how = ("-c", program) if program else ("-m", "peertui")
        return Terminal(*self.arguments, program=how, cwd=self.folder / "here", env=env)

    def command(self, *arguments: str, program: str = "", noisy: bool = True) -> subprocess.CompletedProcess[bytes]:
        """A command in here, and all it said."""
        how = ("-c", program) if program else ("-m", "peertui")
        env = os.environ | self.env | (NOISY if noisy else {})
        command = [sys.executable, *how, *self.arguments, *arguments]
        here = self.folder / "here"
        return subprocess.run(command, check=False, cwd=here, env=env, capture_output=True, timeout=60)


def used_before(place: Place) -> Record:
    """A vault with the marked person in it: changed, undone, thinned, partly removed, copied."""
    vault, recovery_key = Vault.create(place.vault, PASSPHRASE, strength=Strength(64, 1, 1))
    (place.folder.parent / "recovery").write_text(recovery_key)
    with vault:
        record = vault.people.add(marked_record(load_pack()))
        entry = record.of_kind("about_me")[0].id
        for turn in range(26):
            record = write(record, entry, {"text": f"{MARK} turn {turn}"}, now_utc())
            vault.people.save(record)
        assert vault.history.undo("marked")
        vault.people.remove_parts("marked", [entry])
        vault.backups.make_daily(now_utc().date())
        return vault.people.load("marked").record


def nothing_beside_the_screen(received: bytes) -> None:
    """Outside of the alternate screen, and in what a terminal is told beside it, no word was sent."""
    assert received.count(b"\x1b[?1049h") == 1
    before, _, after = received.partition(b"\x1b[?1049h")
    _, left, after = after.partition(b"\x1b[?1049l")
    assert left
    assert not gives_away(before)
    assert not gives_away(after), after
    nothing_told(received)


def into_the_meeting(terminal: Terminal) -> None:
    """From the list of people to the first step of the meeting."""
    terminal.type(ENTER)
    terminal.wait_for("Go on with meeting")
    terminal.type(ENTER)
    terminal.wait_for("Does your team know")


def nothing_told(received: bytes) -> None:
    for told in OUTER.findall(received):
        assert not gives_away(told), told
        assert not told.startswith(b"52;"), "the clipboard is everybody's"
        assert not re.match(rb"[012];", told), "the title of the window is left as it is"


@pytest.mark.hazard("H17.1")
def test_nothing_stays_of_a_used_app(tmp_path: Path) -> None:
    place = Place(tmp_path)
    used_before(place)
    with place.terminal() as terminal:
        terminal.wait_for(f"{MARK} called")
        process = Path(f"/proc/{terminal.process.pid}")
        if process.exists():
            assert not gives_away((process / "environ").read_bytes() + (process / "cmdline").read_bytes())
            assert re.search(r"Max core file size +0 ", (process / "limits").read_text())
        into_the_meeting(terminal)
        for expected in ("How has today been so far?", "Is here okay to talk?", "Is it okay to write"):
            terminal.type(ENTER)
            terminal.wait_for(expected)
        terminal.type("1")
        for expected in ("Who may see it", "What to leave out", "What you say stays with you"):
            terminal.type(ENTER)
            terminal.wait_for(expected)
        terminal.type(f"{MARK} typed {ALL}")
        terminal.wait_for("Saved")
        terminal.type(COPY)
        terminal.wait_for("To leave, press Ctrl+Q")
        terminal.type(HIDE)
        terminal.wait_for("Press Enter to come back")
        assert MARK not in terminal.shown
        terminal.type(ENTER)
        terminal.wait_for(f"{MARK} typed")
        terminal.type(LEAVE)
        assert terminal.process.wait(timeout=10) == 0
        nothing_beside_the_screen(terminal.raw)
    with place.terminal(noisy=False) as terminal:
        terminal.wait_for(f"{MARK} called")
        terminal.type(ENTER)
        terminal.wait_for("Go on with meeting")
        terminal.type(ENTER)
        terminal.wait_for(f"{MARK} typed")
        terminal.type("killed")
        terminal.kill()
        nothing_told(terminal.raw)
    assert place.command("backup", str(place.folder / "backups")).returncode == 0
    assert list((place.folder / "backups").iterdir())
    assert leaks(place.folder) == []
    key = (tmp_path / "recovery").read_text()
    assert leaks(place.folder, key) == leaks(place.folder, key.replace("-", "")) == []


FAULT = """
import sys
from peertui.__main__ import keep_quiet, main
keep_quiet()  # as it is: before Textual is there
from peertui.screens.session.session import SessionScreen
def fault(self, *_):
    words = self.workspace.record.person.called
    raise {raised}
SessionScreen.HANDLERS = {{**SessionScreen.HANDLERS, "{command}": fault}}
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("command", "raised"),
    [
        ("jump", "ValueError(words)"),
        pytest.param("jump", "ExceptionGroup(words, [KeyError(words)])", marks=pytest.mark.long),
        pytest.param("jump", "SystemError(words)", marks=pytest.mark.long),
    ],
)
def test_a_fault_in_the_app_tells_no_word(tmp_path: Path, command: str, raised: str) -> None:
    place = Place(tmp_path)
    used_before(place)
    with place.terminal(program=FAULT.format(command=command, raised=raised)) as terminal:
        terminal.wait_for(f"{MARK} called")
        into_the_meeting(terminal)
        terminal.type("\x1b[19~")  # F8
        assert terminal.process.wait(timeout=10) == 1
        terminal.quiet()
        received = terminal.raw
        assert b"fault of its own" in received
        nothing_beside_the_screen(received)
    assert leaks(place.folder) == []


LATER = """
import asyncio, logging, sys, threading, warnings
from peertui import cli
from peertui.__main__ import main
words = "WORDS"
class Odd:
    def __del__(self):
        raise ValueError(words)
async def unseen():
    async def wrong():
        raise ValueError(words)
    task = asyncio.ensure_future(wrong())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
def fault():
    Odd()
    asyncio.run(unseen())
    logging.getLogger("library").error(words)
    warnings.warn(words)
    thread = threading.Thread(target=lambda: [][words])
    thread.start()
    thread.join()
    raise ValueError(words)
cli.main = fault
sys.exit(main())
"""


@pytest.mark.hazard("H17.1")
def test_no_log_no_warning_and_no_fault_anywhere_tells_a_word(tmp_path: Path) -> None:
    ended = Place(tmp_path).command(program=LATER.replace("WORDS", MARK))
    assert ended.returncode == 1
    assert not gives_away(ended.stdout + ended.stderr), ended.stderr
    assert ended.stderr.count(b"fault of its own") == 2
    assert leaks(tmp_path / "whole") == []


def bad_documents(record: Record) -> dict[str, object]:
    """Documents that cannot be imported, each wrong in another way."""
    good = record.model_dump(mode="json")
    note, entry = good["notes"][0], good["entries"][0]
    return {
        "notes": good | {"notes": {MARK: MARK}},
        "text": good | {"notes": [note | {"text": [MARK]}]},
        "voice": good | {"notes": [note | {"voice": MARK}]},
        "created": good | {"notes": [note | {"created": MARK}]},
        "kind": good | {"entries": [entry | {"kind": {"is": MARK}}]},
        "values": good | {"entries": [entry | {"values": MARK}]},
        "page": good | {"entries": [entry | {"on_page": MARK}]},
        "number": good | {"sessions": [{"number": MARK}]},
        "copy": good | {"copies": [{"who": {"name": MARK}, "given_on": MARK}]},
        "version": good | {"version": MARK},
        "format": good | {"format": MARK},
        "person": good | {"person": MARK},
    }


def test_what_a_broken_document_holds_is_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    from peertui.cli import main

    place = Place(tmp_path)
    documents = {name: json.dumps(made) for name, made in bad_documents(marked_record(load_pack())).items()}
    documents |= {"cut": documents["text"][:-40], "not_json": f'{{"format": "peertui-record", {MARK}}}', "bare": MARK}
    for name, document in documents.items():
        path = tmp_path / f"{name}.json"
        path.write_text(document)
        assert main([*place.arguments, "import", str(path)]) == 1, name
        said = "".join(capsys.readouterr())
        assert said.startswith("Error: ")
        assert not gives_away(said.encode()), (name, said)


def test_a_record_that_cannot_be_kept_is_refused_without_its_words(tmp_path: Path) -> None:
    place = Place(tmp_path)
    record = used_before(place)
    with Vault.open(place.vault, passphrase=PASSPHRASE) as vault:
        broken = [
            record.model_copy(update={"notes": (Note.model_construct(text={MARK: 1}),)}),
            record.model_copy(update={"entries": (Entry.model_construct(kind=[MARK], values=MARK),)}),
        ]
        for wrong in broken:
            with pytest.raises(Exception, match=r".") as caught:
                vault.people.save(wrong)
            told, error = "", caught.value
            while error is not None:
                told += repr(error)
                error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
            assert not gives_away(told.encode()), told


# -- the search itself -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["home/cache/x.log", "tmp/x", "here/core", f"home/{MARK}.txt", "home/vault/people/x"])
def test_the_search_finds_what_is_left_anywhere(tmp_path: Path, where: str) -> None:
    place = Place(tmp_path)
    assert leaks(place.folder) == []
    path = place.folder / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"" if MARK in where else b"a word: " + MARK.upper().encode())
    assert leaks(place.folder)


def test_the_search_finds_every_disguise() -> None:
    for form in disguises(MARK):
        assert gives_away(b"before " + form + b" after")
    for before in range(4):
        text = b"x" * before + f"{MARK} and more".encode()
        assert gives_away(base64.b64encode(text))
        assert gives_away(b"head" + zlib.compress(text) + b"tail")
        assert gives_away(gzip.compress(base64.b64encode(text)))
    assert not gives_away(os.urandom(200_000))


@pytest.mark.parametrize(
    "received",
    [
        f"\x1b[?1049h screen \x1b[?1049l {MARK}",
        f"{MARK}\x1b[?1049h screen \x1b[?1049l",
        f"\x1b[?1049h \x1b]0;{MARK}\x07 \x1b[?1049l",
        f"\x1b[?1049h \x1b]52;c;{base64.b64encode(b'anything').decode()}\x07 \x1b[?1049l",
        f"\x1b[?1049h \x1bP{MARK}\x1b\\ \x1b[?1049l",
        "\x1b[?1049h \x1b]2;peertui\x07 \x1b[?1049l",
    ],
)
def test_the_search_sees_what_a_terminal_keeps(received: str) -> None:
    with pytest.raises(AssertionError):
        nothing_beside_the_screen(received.encode())
    nothing_beside_the_screen(f"before \x1b[?1049h {MARK} \x1b[?1049l after".encode())
