"""Whatever is not done because of one field leads to that field, from wherever it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from exports import Paper
from peertui.app.app import PeertuiApp
from peertui.screens.base.screen import BaseScreen
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.exporting.arrival import ReceiveScreen
from peertui.screens.exporting.export import ExportScreen
from peertui.screens.exporting.handover import WriteHandoverScreen
from peertui.screens.people.help_lines import HelpLineFormScreen
from peertui.screens.people.person_form import NewPersonScreen
from peertui.screens.vault.backup import BackUpScreen
from peertui.screens.vault.keys import AskForKeyScreen, ChangePassphraseScreen, NewRecoveryKeyScreen
from peertui.screens.vault.restore import BringBackScreen
from peertui.screens.vault.unlock import UnlockScreen
from peertui.services import help_lines
from plans.handover import selection
from plans.vault import new_recovery_key
from tests.support.app.kit import press, robin, running, shown
from widgets.forms.field import Field
from widgets.panels.command_bar import ActionLine


@dataclass(frozen=True)
class Refused:
    """A form, what is filled in, what is asked for, and where the focus goes with which words."""

    form: Callable[[PeertuiApp], BaseScreen[Any]]
    do: str
    goes_to: str
    says: str
    given: dict[str, Any] = field(default_factory=dict)


def _hand_over(app: PeertuiApp) -> WriteHandoverScreen:
    workspace = app.workspace
    part = selection.cut(workspace.context, frozenset(), handover_id="h", now=workspace.clock())
    return WriteHandoverScreen(part, frozenset())


def _line(app: PeertuiApp) -> HelpLineFormScreen:
    return HelpLineFormScreen("x", help_lines.FIELDS, lambda given: help_lines.add_line(app, "England", given))


def _export(app: PeertuiApp) -> ExportScreen:
    return ExportScreen(Paper.A4)


NIGHT = {"name": "Night desk", "number": "01632 960123"}
WORDS = "abode kettle apple garden butter zzzz"

REFUSED = {
    "no name": Refused(lambda _: NewPersonScreen(""), "begin_record", "called", "A name is needed"),
    "no folder": Refused(lambda _: BackUpScreen(), "make_backup", "folder", "Type the folder first"),
    "a folder that is a file": Refused(lambda _: BackUpScreen(), "make_backup", "folder", "", {"folder": __file__}),
    "no backup": Refused(lambda _: BringBackScreen(), "bring_back", "file", "Type the file"),
    "no new folder": Refused(lambda _: BringBackScreen(), "bring_back", "into", "Type the new folder", {"file": "x"}),
    "a new folder that is there": Refused(
        lambda _: BringBackScreen(), "bring_back", "into", "is there already", {"file": __file__, "into": "."}
    ),
    "no backup of ours": Refused(
        lambda _: BringBackScreen(), "bring_back", "file", "not a backup", {"file": __file__, "into": "not there"}
    ),
    "no handover": Refused(lambda _: ReceiveScreen(), "open_handover", "path", "Type the file"),
    "no six words": Refused(lambda _: ReceiveScreen(), "open_handover", "words", "Type the six words", {"path": "x"}),
    "a handover that is not there": Refused(
        lambda _: ReceiveScreen(),
        "open_handover",
        "path",
        "cannot be read",
        {"path": "not there", "words": "x", "who": "Jo"},
    ),
    "nowhere to hand over to": Refused(_hand_over, "write", "path", "Say where", {"path": ""}),
    "no name for a handover": Refused(_hand_over, "write", "path", "No file can have", {"path": "a" * 5000}),
    "nowhere to save": Refused(
        _export, "save", "path", "Say where", {"path": "", "password": "locker moss fiddle bus"}
    ),
    "no password": Refused(_export, "save", "password", "Type a password"),
    "no name for a file": Refused(_export, "save", "path", "No file can have", {"password": "x", "path": "a" * 5000}),
    "a folder for a file": Refused(_export, "save", "path", "", {"password": "x", "path": "no/such/folder/page.pdf"}),
    "a line without a name": Refused(_line, "keep_line", "name", "Say what the help line"),
    "a line without hours": Refused(_line, "keep_line", "hours", "Say when", NIGHT | {"again": "01632 960123"}),
    "two numbers": Refused(
        _line, "keep_line", "number", "not the same", NIGHT | {"again": "01632 960124", "hours": "x"}
    ),
    "no number": Refused(_line, "keep_line", "number", "", NIGHT | {"number": "tea", "again": "tea", "hours": "x"}),
    "no old passphrase": Refused(
        lambda _: AskForKeyScreen("x", "y"), "check_passphrase", "passphrase", "opens it now first"
    ),
    "no passphrase": Refused(lambda _: ChangePassphraseScreen("x"), "choose_passphrase", "passphrase", "Choose"),
    "two passphrases": Refused(
        lambda _: ChangePassphraseScreen("x"),
        "choose_passphrase",
        "again",
        "not the same",
        {"passphrase": "y", "again": "z"},
    ),
    "an old passphrase that has changed": Refused(
        lambda _: ChangePassphraseScreen("x"), "choose_passphrase", "passphrase", "", {"passphrase": "y", "again": "y"}
    ),
    "a wrong passphrase for a key": Refused(
        lambda _: AskForKeyScreen("x", "y"), "check_passphrase", "passphrase", "not the passphrase", {"passphrase": "x"}
    ),
    "no key": Refused(lambda _: NewRecoveryKeyScreen("x", new_recovery_key()), "check_key", "key", ""),
    "another key": Refused(
        lambda _: NewRecoveryKeyScreen("x", new_recovery_key()),
        "check_key",
        "key",
        "another key",
        {"key": new_recovery_key()},
    ),
    "nothing at the door": Refused(lambda _: UnlockScreen(), "open_vault", "passphrase", "Type your passphrase first"),
}


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
async def test_the_focus_goes_to_the_field_that_has_to_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(tmp_path, robin(), size=(100, 40)) as (app, pilot):
        app.push_screen(refused.form(app))
        await press(pilot)
        fields = {one.name: one for one in app.screen.walk_children() if isinstance(one, Field)}
        for name, given in refused.given.items():
            fields[name].focus()
            fields[name].answer = given
            fields[name].post_changed()
        app.screen.query_one(ActionLine).focus()
        await press(pilot)
        app.screen.run(refused.do)
        await press(pilot)
        if isinstance(app.screen, AskScreen):
            await press(pilot, "2")
        for _ in range(3):
            await app.workers.wait_for_complete()
            await press(pilot)
        said = " ".join(shown(app).split())
        assert "Not done: " in said
        assert refused.says in said
        assert app.focused is fields[refused.goes_to]  # and no longer the key line
