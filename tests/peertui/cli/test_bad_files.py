"""Bad files of every kind that peertui reads: one sentence that names the file, at once, and the meeting goes on."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from exports.handover import age_format
from exports.handover.handover_file import unseal
from peertui.cli import main
from peertui.screens.people.people_list import PeopleScreen
from peertui.services import settings
from peertui.services.exporting import handover
from peertui.services.programme import read_programme
from plans.pack import loader, local_help_lines, overlay
from plans.record.json_document import MOST_BYTES, MOST_PARTS
from plans.record.models import now_utc
from plans.vault import VaultError, restore
from tests.peertui.cli.conftest import PASSPHRASE, Peertui
from tests.support.app.kit import robin, running, shown

WORDS = "abode kettle apple garden butter candle"
HEAD = '{"format": "peertui-record", "person": {"called": "Robin"}, "entries": ['
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes and links")


@dataclass(frozen=True)
class Kind:
    """One kind of file."""

    name: str
    """Where it lies."""
    use: Callable[[Path], str]
    """Use the file at this place. What is said of it, "" if it is fine."""
    most: int
    """Bytes that are allowed."""
    fine: Callable[[int], bytes] | None = None
    """One of so many bytes that is right."""
    nested: bytes = b""
    digits: bytes = b""
    leads_out: bool = True
    """Whether a link that leads out of its folder is refused; else somebody named it, and it is followed."""


def use_settings(path: Path) -> str:
    return settings.load(path.parent).trouble


def use_words(path: Path) -> str:
    loader._load.cache_clear()
    programme = read_programme(_data(path))
    assert programme.pack.help_lines
    return f"{programme.trouble} {programme.why}" if programme.trouble else ""


def _data(path: Path) -> Path:
    return path.parent.parent if path.parent.name == "pack" else path.parent


def use_pack_folder(path: Path) -> str:
    programme = read_programme(path.parent / "nowhere", path)
    return f"{programme.trouble} {programme.why}" if programme.trouble else ""


def use_handover(path: Path) -> str:
    try:
        handover.unsealed(path, handover.read_file(path), WORDS, now=now_utc())
    except handover.CannotOpenHandover as error:
        return str(error)
    return ""


def use_backup(path: Path) -> str:
    try:
        restore(path, path.parent / "back", passphrase=PASSPHRASE)
    except VaultError as error:
        assert not (path.parent / "back").exists()
        return str(error)
    return ""


def use_command(*argv: str) -> Callable[[Path], str]:
    def use(path: Path) -> str:
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = main([str(path) if word == "FILE" else word for word in argv])
        return said.getvalue() if code else ""

    return use


def padded(text: str, comment: str) -> Callable[[int], bytes]:
    return lambda size: (text + comment * (size - len(text)))[:size].encode()


def locked(text: str) -> bytes:
    return age_format.encrypt(text.encode(), WORDS, log_n=1)


DIGITS = "9" * 6000
SETTINGS = Kind(
    settings.FILE, use_settings, settings.BOUNDS.size, padded('{"theme": "x"}', " "),
    b'{"a": ' + b"[" * 21 + b"]" * 21 + b"}", f'{{"a": {DIGITS}}}'.encode(),
)  # fmt: skip
HELP_LINES = Kind(
    "help_lines.toml", use_words, local_help_lines.BOUNDS.size, padded("# mine\n#", "x"),
    b"x = " + b"[" * 11 + b"]" * 11, f"x = {DIGITS}".encode(),
)  # fmt: skip
PACK_FILE = Kind(
    "pack/safety.toml", use_words, overlay.BOUNDS.size, padded("# mine\n#", "x"),
    b".".join([b"a"] * 20_000) + b" = 1", f"x = {DIGITS}".encode(),
)  # fmt: skip
HANDOVER = Kind(
    "robin.age", use_handover, age_format.MOST_BYTES, None,
    locked("[" * 50 + "]" * 50), locked(f"{HEAD}{DIGITS}]}}"), leads_out=False,
)  # fmt: skip
BACKUP = Kind("backup-2026-03-03.ptb", use_backup, 0, None, b"PEERTUIB" + b"[" * 999, leads_out=False)
DOCUMENT = Kind(
    "robin.json", use_command("import", "FILE"), MOST_BYTES, padded(f"{HEAD}]}}", " "),
    b"[" * 50 + b"]" * 50, f"{HEAD}{DIGITS}]}}".encode(), leads_out=False,
)  # fmt: skip
SECRET = Kind(
    "secret.txt", use_command("people", "--passphrase-file", "FILE"), 64 * 1024,
    padded(f"{PASSPHRASE}\n", "x"), leads_out=False,
)  # fmt: skip
KINDS = [SETTINGS, HELP_LINES, PACK_FILE, HANDOVER, BACKUP, DOCUMENT, SECRET]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest, vault: Path) -> Kind:
    found: Kind = request.param
    return found


def refused(kind: Kind, path: Path) -> str:
    """What is said of it: at once, in one or two sentences, by name."""
    began = time.monotonic()
    said = kind.use(path)
    assert time.monotonic() - began < 2
    assert str(path) in said
    assert "\n" not in said.strip()
    return said


@pytest.fixture
def path(kind: Kind, tmp_path: Path) -> Path:
    found = tmp_path / "place" / kind.name
    found.parent.mkdir(parents=True)
    return found


@pytest.mark.hazard("H55.6")
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.fine], indirect=True, ids=lambda kind: kind.name)
def test_the_largest_that_is_allowed_and_one_byte_more(kind: Kind, path: Path) -> None:
    assert kind.fine is not None
    path.write_bytes(kind.fine(kind.most))
    assert kind.use(path) == ""
    path.write_bytes(kind.fine(kind.most) + b"x")
    assert "larger than" in refused(kind, path) or "at most 20 MB" in refused(kind, path)
    assert path.stat().st_size == kind.most + 1


@pytest.mark.hazard("H55.6")
def test_too_deep_or_a_number_of_thousands_of_digits(kind: Kind, path: Path) -> None:
    for content in filter(None, (kind.nested, kind.digits)):
        path.write_bytes(content)
        refused(kind, path)
        assert path.read_bytes() == content


def test_what_is_not_utf8(kind: Kind, path: Path) -> None:
    path.write_bytes(b"\xff\xfe\xfa\xc3\x28" * 3)
    refused(kind, path)


def test_a_folder(kind: Kind, path: Path) -> None:
    path.mkdir()
    assert "it is a folder" in refused(kind, path)


@on_posix
def test_a_pipe_that_nobody_writes_to(kind: Kind, path: Path) -> None:
    os.mkfifo(path)
    refused(kind, path)
    path.unlink()
    path.symlink_to("/dev/zero")
    assert "not an ordinary file" in refused(kind, path)


@on_posix
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.fine], indirect=True, ids=lambda kind: kind.name)
def test_a_link_that_leads_out(kind: Kind, path: Path, tmp_path: Path) -> None:
    assert kind.fine is not None
    (tmp_path / "outside").write_bytes(kind.fine(100))
    path.symlink_to(tmp_path / "outside")
    if kind.leads_out:
        assert "leads out of its folder" in refused(kind, path)
    else:
        assert kind.use(path) == ""


@on_posix
@pytest.mark.parametrize("what", ["pipe", "file", "many", "large", "linked"])
def test_a_pack_folder_that_is_none(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "own"
    if what == "pipe":
        os.mkfifo(folder)
    elif what == "file":
        folder.write_bytes(b"")
    else:
        folder.mkdir()
        for number in range(overlay.MOST_NAMES + 1 if what == "many" else 3):
            (folder / f"{number}.txt").touch()
            if what == "large":
                (folder / f"{number}.toml").write_bytes(b"#" * 500_000)
        if what == "linked":
            (folder / "modules").symlink_to(tmp_path)
    began = time.monotonic()
    assert str(folder) in use_pack_folder(folder)
    assert time.monotonic() - began < 2


# -- what was seen -----------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H55.6")
def test_empty_entries_beyond_count_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "robin.age"
    path.write_bytes(locked(HEAD + ",".join(["{}"] * (MOST_PARTS + 1)) + "]}"))
    assert f"more than {MOST_PARTS:,} parts" in refused(HANDOVER, path)


@pytest.mark.long
def test_a_hundred_thousand_parts_are_fine() -> None:
    one = '{"kind": "wish", "values": {"text": "tea"}}'
    plain = HEAD + ",".join([one] * MOST_PARTS) + "]}"
    assert len(unseal(locked(plain), WORDS, now=now_utc()).entries) == MOST_PARTS


def test_a_backup_of_six_gigabytes_is_not_read_to_know_that_it_is_none(tmp_path: Path) -> None:
    for number, begins in enumerate((b"", b"PEERTUIB\0\1\0\0\0\5")):
        path = tmp_path / f"{number}.ptb"
        with path.open("wb") as file:
            file.write(begins)
            file.truncate(6 * 2**30)
        refused(BACKUP, path)


def test_a_line_of_input_that_never_ends(peertui: Peertui, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/zero").open(encoding="utf-8") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        ended = peertui("people", "--passphrase-file", "-")
    assert (ended.code, "longer than" in ended.err) == (2, True)


@on_posix
def test_a_pipe_that_somebody_writes_to_holds_a_passphrase(vault: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    assert main(["people", "--passphrase-file", f"/dev/fd/{reading}"]) == 0
    began = time.monotonic()
    assert main(["people", "--passphrase-file", f"/dev/fd/{reading}"]) == 2
    assert time.monotonic() - began < 2
    os.close(reading)
    os.close(writing)


@pytest.mark.hazard("H53.3")
@on_posix
async def test_nobody_is_kept_from_a_meeting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / settings.FILE)
    (tmp_path / "help_lines.toml").write_bytes(HELP_LINES.digits)
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "flow.toml").write_bytes(PACK_FILE.nested)
    async with running(tmp_path, robin(), open_first=False, size=(120, 30)) as (app, _):
        assert isinstance(app.screen, PeopleScreen)
        assert "no on-call number" in " ".join(shown(app).split())
        assert "cannot be used" in app.programme.trouble
    assert (tmp_path / "help_lines.toml").read_bytes() == HELP_LINES.digits


MEMORY = """
import sys
from pathlib import Path
from tests.peertui.cli import test_bad_files as bad
kind = next(kind for kind in bad.KINDS if kind.name == sys.argv[1])
said = kind.use(Path(sys.argv[2]))
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024, said)
"""


def heavy(name: str) -> bytes:
    return {
        settings.FILE: b'{"on_call": [' * 600_000,
        "help_lines.toml": b"[[help_lines]]\nid = 'x'\nhide = true\n" * 200_000,
        "pack/safety.toml": b"[[kinds]]\nid = 'x'\n" * 400_000,
        "robin.age": locked(HEAD + ",".join(["{}"] * 1_200_000) + "]}"),
        "backup-2026-03-03.ptb": b"PEERTUIB\0\1\0\0\0\2" + bytes(20_000_000),
        "robin.json": (HEAD + ",".join(["{}"] * 1_200_000) + "]}").encode(),
        "secret.txt": b"x" * 50_000_000,
    }[name]


def peak_of(kind: Kind, path: Path) -> int:
    """MB that another process needs to refuse this file."""
    ended = subprocess.run(
        [sys.executable, "-c", MEMORY, kind.name, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    peak, _, said = ended.stdout.partition(" ")
    assert str(path) in said
    return int(peak)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads what Linux tells of a process")
def test_an_endless_list_is_refused_in_little_memory(vault: Path, tmp_path: Path) -> None:
    path = tmp_path / "robin.json"
    path.write_bytes(heavy(path.name))
    assert peak_of(DOCUMENT, path) < 200


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads what Linux tells of a process")
def test_every_heavy_file_is_refused_in_little_memory(kind: Kind, path: Path) -> None:
    path.write_bytes(heavy(kind.name))
    assert peak_of(kind, path) < 200
