"""The door, the keys and the backups without a front end: what is asked, what cannot be taken, and what comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from peertui.presenters.form import FormPresenter
from peertui.presenters.place import Place
from peertui.presenters.reply import Ask, Done, Open, Reply, Say
from peertui.presenters.vault import messages
from peertui.presenters.vault.backup import BackUp, KnownBackups
from peertui.presenters.vault.first_run import FirstRun, RecoveryKey
from peertui.presenters.vault.keys import AllNewKeys, AskForKey, ChangePassphrase, NewRecoveryKey, change_keys
from peertui.presenters.vault.restore import BringBack
from peertui.presenters.vault.unlock import Door
from peertui.presenters.vault.vault_commands import CHANGE_PASSPHRASE, NEW_KEYS, NEW_RECOVERY_KEY, USE_RECOVERY_KEY
from plans.vault import Vault, WrongPassphrase, new_recovery_key
from tests.support.app.kit import LIGHT, PASSPHRASE, robin
from tests.support.app.light_keys import light
from tests.support.app.presenting import NoFrontEnd, answered, done_at_once, words_of

NEW = "quiet meadow lantern brook"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NoFrontEnd:
    light(monkeypatch)
    return NoFrontEnd(tmp_path, robin())


def filled(form: FormPresenter, *values: str) -> Reply:
    """What comes of these values in its fields, from the first on."""
    for field, value in zip(form.fields(), values, strict=False):
        form.take(field.name, value)
    return done_at_once(form.submit())


def refused(reply: Reply) -> tuple[str, str]:
    """The field that comes first now, and why."""
    assert isinstance(reply, Say)
    return reply.field, reply.words


def opened(reply: Reply, place: Place) -> Open:
    assert isinstance(reply, Open)
    assert reply.place is place
    return reply


# -- the first start and the door --------------------------------------------------------------------------------------


@pytest.mark.hazard("H12.1")
def test_the_first_start_leads_over_the_paper_to_an_open_vault(
    app: NoFrontEnd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.folder = tmp_path / "new"
    make = Vault.create
    monkeypatch.setattr(Vault, "create", lambda folder, words: make(folder, words, strength=LIGHT))
    first = FirstRun(app)
    assert refused(filled(first)) == ("passphrase", "Choose a passphrase first.")
    assert refused(filled(first, NEW, "other"))[0] == "again"
    said = filled(first, NEW, NEW)
    assert isinstance(said, Say)
    on_paper = opened(said.then, Place.RECOVERY_KEY)
    assert app.settings.key_on_paper == "no"
    vault, key = on_paper.given
    paper = RecoveryKey(app, vault, key)
    assert key in paper.once()
    assert refused(filled(paper, new_recovery_key())) == ("key", messages.OTHER_KEY)
    done = filled(paper, key.lower())
    assert isinstance(done, Say)
    assert done.then == Done(vault)
    assert app.settings.key_on_paper == "yes"
    vault.close()


def test_the_door_opens_with_either_and_says_why_not(app: NoFrontEnd, tmp_path: Path) -> None:
    app.folder = tmp_path / "locked"
    vault, key = Vault.create(app.folder, PASSPHRASE, strength=LIGHT)
    vault.close()
    door = Door(app)
    assert refused(filled(door, "  ")) == ("passphrase", "Type your passphrase first.")
    assert "does not open this vault" in refused(filled(door, "not it"))[1]
    assert door.given["passphrase"] == ""
    done = filled(door, PASSPHRASE)
    assert isinstance(done, Done)
    done.result.close()
    door.do(USE_RECOVERY_KEY.id)
    assert door.fields()[0].label == "Recovery key"
    new = opened(filled(door, key), Place.NEW_PASSPHRASE)
    assert new.then is not None
    assert new.then(None) == Done(new.given[0])
    assert new.unseen is not None
    new.unseen()


def test_a_passphrase_that_was_given_is_tried_first(app: NoFrontEnd, tmp_path: Path) -> None:
    app.folder = tmp_path / "locked"
    Vault.create(app.folder, PASSPHRASE, strength=LIGHT)[0].close()
    door = Door(app, PASSPHRASE)
    done = done_at_once(door.first_said())
    assert isinstance(done, Done)
    done.result.close()
    assert door.first_said() is None


# -- the keys ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "place", "form"),
    [
        (CHANGE_PASSPHRASE, Place.CHANGE_PASSPHRASE, ChangePassphrase),
        (NEW_RECOVERY_KEY, Place.NEW_RECOVERY_KEY, NewRecoveryKey),
        (NEW_KEYS, Place.NEW_KEYS, AllNewKeys),
    ],
)
def test_each_change_of_keys_asks_for_the_passphrase_first_and_is_said(
    app: NoFrontEnd, command: Any, place: Place, form: Any
) -> None:
    asked = opened(change_keys(command.id), Place.ASK_FOR_KEY)
    ask = AskForKey(app, *asked.given)
    assert refused(filled(ask, "not it"))[1] == f"{messages.NOT_THE_PASSPHRASE} {messages.NOT_CHANGED}"
    assert filled(ask, PASSPHRASE) == Done(PASSPHRASE)
    assert asked.then is not None
    assert asked.then(None) is None
    then = opened(asked.then(PASSPHRASE), place)
    made = form(app, *then.given)
    done = filled(made, NEW, NEW) if form is ChangePassphrase else filled(made, made.key)
    assert isinstance(done, Done)
    assert then.then is not None
    assert words_of(then.then(done.result)) == done.result
    opens_now = NEW if form is ChangePassphrase else PASSPHRASE
    assert app.workspace.vault.keys.opens_with(opens_now)


def test_what_is_typed_for_a_new_passphrase_is_kept_nowhere_and_said_so(app: NoFrontEnd) -> None:
    form = ChangePassphrase(app, PASSPHRASE)
    assert form.unkept() == ""
    assert words_of(form.take("passphrase", NEW)) == messages.GOOD_PASSPHRASE
    assert form.unkept() == messages.UNKEPT_PASSPHRASE
    form.show_typed()
    assert not any(field.is_hidden for field in form.fields())


# -- backups -----------------------------------------------------------------------------------------------------------


def test_a_backup_is_made_known_forgotten_and_brought_back(app: NoFrontEnd, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    form = BackUp(app)
    assert refused(filled(form)) == ("folder", "Type the folder first.")
    assert "There is no folder" in refused(filled(form, str(tmp_path / "gone")))[1]
    assert form.unkept() == messages.UNKEPT_FOLDER
    assert words_of(filled(form, str(tmp_path / "stick"))).startswith("Done and checked: 1 person is in")
    assert form.unkept() == ""
    known = KnownBackups(app)
    known.look_again()
    [row] = known.rows()
    assert answered(known.pick(row.id), "keep") is None
    assert words_of(answered(known.pick(row.id), "forget")) == "Forgotten."
    known.look_again()
    assert known.rows() == ()
    file, into = next((tmp_path / "stick").glob("*.ptb")), tmp_path / "back"
    back = BringBack(app)
    assert refused(filled(back, str(file), "", "passphrase", PASSPHRASE))[0] == "into"
    assert refused(filled(back, str(file), str(into), "passphrase", "not it"))[0] == "key"
    assert refused(filled(back, __file__, str(into), "passphrase", PASSPHRASE))[0] == "file"
    told = filled(back, str(file), str(into), "passphrase", PASSPHRASE)
    assert isinstance(told, Say)
    assert told.title == "It is back"
    assert told.then == Done()
    Vault.open(into, passphrase=PASSPHRASE).close()
    with pytest.raises(WrongPassphrase):
        Vault.open(into, passphrase=NEW)


def test_another_way_of_opening_a_backup_asks_for_another_key(app: NoFrontEnd) -> None:
    form = BringBack(app)
    form.take("key", "half a passphrase")
    form.take("way", "recovery")
    key = form.fields()[-1]
    assert (key.label, key.value, key.is_hidden) == ("Recovery key of that day", "", False)


def test_nothing_is_forgotten_before_it_was_said(app: NoFrontEnd, tmp_path: Path) -> None:
    app.workspace.vault.backups.make(tmp_path, app.today)
    known = KnownBackups(app)
    known.look_again()
    assert isinstance(known.pick(known.rows()[0].id), Ask)
    assert len(app.workspace.vault.backups.elsewhere()) == 1
