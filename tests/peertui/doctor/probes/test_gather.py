"""What is gathered on the machine itself: the folder is left as it was, nothing hangs, no name is told."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from peertui.cli.exit_codes import Exit
from peertui.doctor.checks.data_folder import check_folder
from peertui.doctor.model import Drive, Folder, LockTrial, Owned
from peertui.doctor.probes import gather, subprocess_probe
from peertui.doctor.probes.gather_data_folder import letters_over, look_at_folder
from peertui.doctor.probes.redaction import discreet, plain_word
from peertui.doctor.probes.time_limits import told, within
from plans.vault import Files
from plans.vault.storage.filesystem import temporary_name
from tests.support.folders import ROOT
from tests.support.plans.vault_people import new_vault, newest_file, someone


def _looks_anew() -> bool:
    try:
        importlib.invalidate_caches()
    except TypeError:
        return False
    return True


LOOKS_ANEW = pytest.mark.skipif(
    not _looks_anew(), reason="importlib.invalidate_caches() fails: this Python and its library are of two versions"
)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights are kept in another way there")


# -- limits ------------------------------------------------------------------------------------------------------------


def test_a_question_without_an_answer_ends() -> None:
    began = time.monotonic()
    assert within(0.1, lambda: time.sleep(20), "none") == "none"
    assert told([sys.executable, "-c", "import time; time.sleep(20)"], 0.3) is None
    assert time.monotonic() - began < 10


def test_a_question_that_goes_wrong_is_a_question_without_an_answer() -> None:
    assert within(5, lambda: 1 // 0, 7) == 7
    assert told(["no-such-program-anywhere"]) is None


# -- the folder --------------------------------------------------------------------------------------------------------


def look(folder: Path) -> Folder:
    return look_at_folder(folder, chosen=True)


def test_the_longest_path_in_a_folder_is_measured_as_it_is_made(tmp_path: Path) -> None:
    """On paths of every length that a system allows, what is found is what a save then needs."""
    with new_vault(tmp_path / "vault", files := Named()) as vault:
        vault.people.add(someone())
    assert letters_over(tmp_path / "vault") == max(map(len, files.made)) - 259


class Named(Files):
    """A disk that remembers every path that is made on it."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def create(self, path: Path) -> int:
        self.made.append(str(path))
        return super().create(path)


def test_a_good_folder(tmp_path: Path) -> None:
    folder = tmp_path / "peertui"
    folder.mkdir(0o700)
    seen = look(folder)
    assert (seen.place, seen.answers, seen.is_file, seen.there, seen.trouble) == (
        "a chosen place",
        True,
        False,
        True,
        "",
    )
    assert seen.lock is LockTrial.WORKS
    assert not seen.open_to_others
    assert (seen.leftovers, seen.newest, seen.synced) == (0, None, "")
    assert seen.free is not None
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    seen = look(tmp_path / "not" / "yet")
    assert (seen.there, seen.can_be_made, seen.answers) == (False, True, True)
    assert list(tmp_path.iterdir()) == []
    assert not look_at_folder(tmp_path / "not", chosen=False).is_file


def test_a_file_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert look(tmp_path / "file").is_file
    beneath = look(tmp_path / "file" / "peertui")
    assert (beneath.there, beneath.can_be_made) == (False, False)


def test_what_was_left_half_written_is_counted_and_left_there(tmp_path: Path) -> None:
    person = tmp_path / "people" / "0" / "x"
    person.parent.mkdir(parents=True)
    old = [tmp_path / temporary_name(), person.with_name(temporary_name()), tmp_path / ".0123456789ab.tmp"]
    others = [tmp_path / "keys.json", tmp_path / ".~lock.odt.tmp"]
    for path in (*old, *others, tmp_path / temporary_name()):
        path.write_bytes(b"")
    for path in (*old, *others):
        os.utime(path, (1e9, 1e9))
    assert look(tmp_path).leftovers == 3
    assert all(path.exists() for path in old)


def test_people_of_the_last_daily_copy_who_are_not_here_are_counted_and_not_named(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as vault:
        for name in ("Adam", "Bo"):
            vault.people.add(someone(name))
        vault.backups.make_daily(date(2026, 3, 3))
    assert (look(tmp_path / "vault").gone, look(tmp_path / "vault").older) == (0, 0)
    shutil.rmtree(newest_file(tmp_path / "vault").parent)
    seen = look(tmp_path / "vault")
    assert (seen.gone, seen.older) == (1, 0)
    assert not any(name in finding.line for name in ("Adam", "Bo ") for finding in check_folder(seen))


def test_the_last_save_is_known_by_the_list_of_people(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    for name, when in (("1.pt", 1e9), ("2.pt", 2e9)):
        (tmp_path / "index" / name).write_bytes(b"")
        os.utime(tmp_path / "index" / name, (when, when))
    assert look(tmp_path).newest == 2e9


@POSIX
def test_rights_and_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "peertui"
    folder.mkdir(0o755)
    assert look(folder).open_to_others

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device", "/home/robin/x")

    monkeypatch.setattr("peertui.doctor.probes.gather_data_folder.os.fsync", full)
    seen = look(folder)
    assert (seen.trouble, seen.lock) == ("No space left on device", LockTrial.UNKNOWN)
    assert list(folder.iterdir()) == []


@POSIX
def test_a_disk_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plans.vault.storage.file_lock._take", lambda handle: None)
    assert look(tmp_path).lock is LockTrial.NONE


@POSIX
def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "peertui").mkdir(parents=True)
    (tmp_path / "data").symlink_to(tmp_path / "Dropbox" / "peertui")
    assert look(tmp_path / "data").synced == "Dropbox"


def test_a_drive_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asleep(seconds: float, ask: Callable[[], object], otherwise: object) -> object:
        return otherwise

    monkeypatch.setattr("peertui.doctor.probes.gather_data_folder.within", asleep)
    assert not look(tmp_path).answers


@pytest.mark.skipif(sys.platform != "linux", reason="asks this system")
def test_the_drive_of_a_folder_here(tmp_path: Path) -> None:
    assert look(tmp_path).drive in (Drive.HERE, Drive.NETWORK)
    assert gather.mount_of(Path("/proc")) is not None


# -- parts, in processes of their own ----------------------------------------------------------------------------------


@LOOKS_ANEW
def test_sealing_works_here_and_a_part_that_crashes_takes_only_its_own_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not gather.look_at_part("AES-GCM").trouble
    assert not gather.look_at_part("Argon2id").trouble
    (tmp_path / "reportlab").mkdir()
    (tmp_path / "reportlab" / "__init__.py").write_text("import os; os._exit(3)")
    monkeypatch.syspath_prepend(tmp_path)
    assert gather.look_at_part("reportlab").trouble == "stops the whole program"


@LOOKS_ANEW
def test_the_page_needs_no_pillow_so_doctor_asks_for_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "PIL").mkdir()
    (tmp_path / "PIL" / "__init__.py").write_text("raise ImportError('a picture could not be loaded')")
    monkeypatch.syspath_prepend(tmp_path)
    assert not gather.look_at_part("reportlab").trouble


def test_a_part_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [path for path in sys.path if "site-packages" not in path])
    fhir, tables = gather.look_at_part("fhir.resources"), gather.look_at_part("tinydb")
    assert (fhir.optional, fhir.there, tables.there) == (True, False, False)


def test_in_a_frozen_folder_a_part_is_tried_by_peertui_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no Python in it that could be given a file to run."""
    asked: list[str] = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(gather, "told", lambda command, given: asked.extend(command))
    gather.look_at_part("tinydb")
    program = f"import sys; sys.frozen = True; sys.argv[1:] = {asked[1:]}; from peertui.__main__ import main; main()"
    answer = told([sys.executable, "-c", program], given=json.dumps({"path": sys.path, "part": "tinydb"}))
    assert json.loads(answer or "null") == {"there": True, "trouble": ""}
    assert asked[0] == sys.executable


def test_a_word_that_tries_a_part_is_an_ordinary_mistake_outside_of_a_frozen_folder() -> None:
    command = [sys.executable, "-m", "peertui", subprocess_probe.TRY_A_PART]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout) == (Exit.USAGE, "")


def test_what_another_system_asks_for_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["tinydb<5,>=4.8", "pyte<1; sys_platform == 'darwin' and platform_machine == 'x86_64'", "x; extra == 'y'"]
    monkeypatch.setattr(gather.metadata, "requires", lambda _: [*asked, f"rich; sys_platform == {sys.platform!r}"])
    assert [package.name for package in gather._packages() or ()] == ["tinydb", "rich"]


def test_every_part_works_where_the_tests_run() -> None:
    for name in set(subprocess_probe.PARTS) - {"fhir.resources"}:
        assert subprocess_probe.tried(name) == {"there": True, "trouble": ""}, name


@pytest.mark.parametrize("name", gather.OUR_NAMES)
def test_our_names_are_ours_here(name: str) -> None:
    assert gather._owned(name) == Owned(name=name, ours=True)


@LOOKS_ANEW
def test_a_package_of_one_of_our_names_that_is_found_first_or_installed_over_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather.metadata, "packages_distributions", lambda: {"widgets": ["peertui", "other-widgets"]})
    assert gather._owned("widgets") == Owned(name="widgets", ours=True, others=("other-widgets",))
    (tmp_path / "widgets").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "widgets", raising=False)
    (tmp_path / "widgets" / "__init__.py").write_text("")
    assert not gather._owned("widgets").ours


# -- the terminal ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "system", "colours"),
    [
        ({"TERM": "linux"}, "linux", 16),
        ({"TERM": "screen"}, "linux", 16),
        ({"TERM": "tmux-256color"}, "linux", 256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "darwin", 1 << 24),
        ({}, "win32", 1 << 24),
    ],
)
def test_colours(environ: dict[str, str], system: str, colours: int) -> None:
    assert gather.colours_of(environ, system) == colours


@pytest.mark.parametrize(
    ("environ", "program"),
    [
        ({"WT_SESSION": "a-b"}, "Windows Terminal"),
        ({"TERM_PROGRAM": "iTerm.app"}, "iTerm.app"),
        ({"VTE_VERSION": "7600"}, "VTE"),
        ({"TERM_PROGRAM": "/home/robin/my terminal"}, "something else"),
        ({}, ""),
    ],
)
def test_programs(environ: dict[str, str], program: str) -> None:
    assert gather.program_of(environ) == program


def test_what_is_between_is_told_without_any_address() -> None:
    environ = {"SSH_CONNECTION": "192.0.2.7 5 192.0.2.8 22", "TMUX": "/tmp/tmux-1/robin,1,0", "TERM": "screen-256color"}
    seen = gather.look_at_screen(environ)
    assert (seen.over_ssh, seen.inside, seen.term) == (True, "tmux", "screen-256color")
    assert "192.0.2" not in str(seen)
    assert "robin" not in str(seen)


# -- nothing that names anybody ----------------------------------------------------------------------------------------


@pytest.mark.hazard("H17.7")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ImportError: /home/robin/.venv/lib/_rust.so: bad", "ImportError: _rust.so: bad"),
        (r"OSError: C:\Users\Robin Smith\AppData\x.dll gone", "OSError: x.dll gone"),
        ("KeyError: 'robin'", "KeyError: '~'"),
        ("Robins is another word; ROBIN is not", "Robins is another word; ~ is not"),
        ("FileNotFoundError: '\\\\\\\\server\\\\home\\\\file.txt'", "FileNotFoundError: 'file.txt'"),
        ("one\ntwo", "one"),
        ("", ""),
        ("and/or", "and/or"),
        ("x" * 200, "x" * 70),
    ],
)
def test_private_words_and_folders_are_left_out(text: str, said: str) -> None:
    assert discreet(text, {"robin", "/home/robin", "Robin Smith"}) == said


def test_a_word_that_is_told_is_short_and_plain() -> None:
    assert [plain_word(text) for text in ("utf-8", "", "a b", "x" * 40)] == [
        "utf-8",
        "",
        "something else",
        "something else",
    ]
