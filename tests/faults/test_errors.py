"""An error at every call to the disk: what was acknowledged is there afterwards, and the rest is said plainly."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from plans.record.models import Record
from plans.vault import CannotOpen, CannotSave, Opened, Vault, VaultDamaged, VaultError
from plans.vault.storage.undo_stack import DEPTH
from tests.support.faults.failing import ERRORS, EVERY, Died, FailingFiles, How, Wrong, ids
from tests.support.plans.vault_people import all_bytes, new_vault, open_vault, saying, someone


class Life:
    """A vault made, a person added and saved twice, and what was acknowledged on the way."""

    def __init__(self, folder: Path, files: FailingFiles) -> None:
        self.folder, self.files = folder, files
        self.vault: Vault | None = None
        self.saved: Record | None = None
        self.tried: Record | None = None

    def run(self) -> None:
        """Everything, up to the first error."""
        self.vault = new_vault(self.folder, self.files)
        self.tried = someone()
        self.saved = self.vault.people.add(self.tried)
        for text in ("first", "second"):
            self.tried = saying(self.saved, text)
            self.vault.people.save(self.tried)
            self.saved = self.tried
        self.vault.close()


def lives(tmp_path: Path, wrong: Wrong) -> Iterator[tuple[Life, BaseException | None]]:
    """One life for every call to the disk, with that call going wrong."""
    for at in count(1):
        life = Life(tmp_path / str(at) / "vault", FailingFiles(at, wrong.how, wrong.error, for_good=wrong.for_good))
        life.folder.parent.mkdir()
        trouble: BaseException | None = None
        try:
            life.run()
        except (VaultError, Died) as error:
            trouble = error
        yield life, trouble
        if len(life.files.calls) < at:
            assert at > 40
            return


@pytest.mark.hazard("H06.3")
@pytest.mark.parametrize("wrong", EVERY, ids=ids)
def test_nothing_acknowledged_is_lost(tmp_path: Path, wrong: Wrong) -> None:
    for life, trouble in lives(tmp_path, wrong):
        if isinstance(trouble, VaultError):
            assert isinstance(trouble, CannotSave)
            assert trouble.errno == wrong.error
        elif wrong.how is How.SHORT:
            assert trouble is None
        life.files.end_process()
        if life.vault is None:
            assert wrong.for_good or wrong.error == 0 or not Vault.exists(life.folder), "made again, with a key to show"
            look_at_half_made(life)
            continue
        with open_vault(life.folder) as vault:
            found = [vault.people.load(person.id).record for person in vault.people.all()]
            assert found in ([record] if record else [] for record in (life.saved, life.tried))
            if life.saved is None:
                life.saved = vault.people.add(someone())
            vault.people.save(saying(life.saved, "life goes on"))
            assert vault.people.load(life.saved.person.id).record.notes[-1].text == "life goes on"
        assert not list(life.folder.rglob("*.tmp"))


def look_at_half_made(life: Life) -> None:
    """Making the vault was not acknowledged: it can be opened, or made again."""
    if Vault.exists(life.folder):
        with open_vault(life.folder) as vault:
            assert vault.people.all() == ()
    else:
        with new_vault(life.folder) as vault:
            vault.people.add(someone())


@pytest.mark.parametrize("wrong", [wrong for wrong in ERRORS if not wrong.for_good], ids=ids)
def test_the_same_window_saves_again_after_a_moment_of_trouble(tmp_path: Path, wrong: Wrong) -> None:
    for at in count(1):
        files = FailingFiles()
        with new_vault(tmp_path / str(at), files) as vault:
            record = saying(vault.people.add(someone()), "words")
            begin = len(files.calls)
            files.at, files.how, files.error = begin + at, wrong.how, wrong.error
            try:
                vault.people.save(record)
            except CannotSave:
                vault.people.save(record)
            met, files.at = len(files.calls) >= begin + at, 0
            assert vault.people.load(record.person.id).record == record
        with open_vault(tmp_path / str(at)) as vault:
            opened = vault.people.load(record.person.id)
            assert (opened.record, opened.damage) == (record, None)
        if not met:
            assert at > 8
            return


def look(folder: Path, person_id: str, files: FailingFiles) -> Opened | BaseException:
    """Open, look at the list, open the person; or what came in the way."""
    try:
        vault = open_vault(folder, files)
        assert [person.id for person in vault.people.all()] == [person_id]
        return vault.people.load(person_id)
    except (VaultError, Died) as trouble:
        return trouble
    finally:
        files.end_process()


@pytest.mark.parametrize("wrong", [*ERRORS, Wrong(How.DIES_BEFORE), Wrong(How.DIES_AFTER)], ids=ids)
def test_opening_tells_plainly_what_it_cannot_read_and_harms_nothing(tmp_path: Path, wrong: Wrong) -> None:
    folder = tmp_path / "vault"
    with new_vault(folder) as vault:
        record = saying(vault.people.add(someone()), "words")
        vault.people.save(record)
    before = all_bytes(folder)
    for at in count(1):
        files = FailingFiles(at, wrong.how, wrong.error, for_good=wrong.for_good)
        seen = look(folder, record.person.id, files)
        if isinstance(seen, Opened):
            assert seen.record == record or (seen.damage and wrong.error == errno.EIO)
        else:
            allowed = (CannotOpen, VaultDamaged) if wrong.error == errno.EIO else CannotOpen if wrong.error else Died
            assert isinstance(seen, allowed)
        assert {name: data for name, data in all_bytes(folder).items() if not name.endswith(".tmp")} == before
        if len(files.calls) < at:
            assert at > 6
            return


def test_thinning_that_cannot_remove_a_file_is_no_trouble(tmp_path: Path) -> None:
    files = ReadOnlyPast()
    with new_vault(tmp_path / "vault", files) as vault:
        record = vault.people.add(someone())
        for number in range(60):
            record = saying(record, str(number))
            vault.people.save(record)
            files.refuse = number < 30
        assert files.refused > 0
        assert vault.people.load(record.person.id).record == record
    assert len(list((tmp_path / "vault" / "people").glob("*/*.pt"))) <= DEPTH + 8


class ReadOnlyPast(FailingFiles):
    """A disk that may let nothing be removed."""

    refuse, refused = True, 0

    def unlink(self, path: Path) -> None:
        if self.refuse and path.suffix == ".pt":
            self.refused += 1
            raise PermissionError(errno.EACCES, "")
        super().unlink(path)

    discard = unlink


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOSPC, "full"),
        (errno.EROFS, "only be read"),
        (errno.EACCES, "may not"),
        (errno.ENOENT, "gone"),
        (errno.EIO, "disk gives an error"),
    ],
)
def test_every_refusal_says_what_happened_and_what_to_do(tmp_path: Path, error: int, words: str) -> None:
    files = FailingFiles()
    with new_vault(tmp_path / "vault", files) as vault:
        record = vault.people.add(someone())
        files.at, files.error, files.for_good = len(files.calls) + 3, error, True
        with pytest.raises(CannotSave, match=words) as caught:
            vault.people.save(saying(record, "words"))
        files.at = 0
    sentence = str(caught.value)
    assert sentence.startswith("This is not saved, because ")
    assert sentence.count(".") == 1
    assert ": " in sentence
