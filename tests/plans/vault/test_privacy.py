"""Nothing on the disk can be read without a key: no word, no name, in no file and no file name."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from plans.record.models import Copy
from plans.vault import Vault
from tests.support.faults.failing import FailingFiles
from tests.support.plans.vault_people import LIGHT, all_bytes, open_vault, saying, someone

NAME, FULL, WORDS, PASSPHRASE = (
    "Zebulon",
    "Zebulon Quagmire-Example",
    "sometimes I do not want to go on",
    "teapot Xylophone 9",
)


def written(text: str) -> Iterator[bytes]:
    """The ways in which a text might lie in a file."""
    for form in (text, text.lower(), text.upper()):
        yield form.encode()
        yield form.encode("utf-16-le")
        yield form.encode().hex().encode()
    yield base64.b64encode(text.encode())[:-4]
    yield zlib.compress(text.encode(), 1)[2:12]


@pytest.fixture
def used(folder: Path) -> tuple[Path, list[str]]:
    """A vault that was used, changed, damaged and left in the middle, and all the texts that went into it."""
    vault, recovery_key = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    record = saying(someone(NAME, FULL), WORDS)
    person = record.person.model_copy(update={"id": "zebulon-quagmire"})
    record = vault.people.add(record.model_copy(update={"person": person, "copies": (Copy(who="Aunt Philippa"),)}))
    for number in range(25):
        record = saying(record, f"{WORDS} {number}")
        vault.people.save(record)
    vault.close()
    files = FailingFiles()
    Vault.open(folder, passphrase=PASSPHRASE, files=files).people.save(saying(record, WORDS))
    files.end_process()
    kind_and_values = ["early_sign", "I stop answering the phone", "zebulon-quagmire", "Aunt Philippa"]
    secret = recovery_key.replace("-", "")
    return folder, [NAME, FULL, WORDS, PASSPHRASE, "Xylophone", recovery_key, secret, secret[:12], *kind_and_values]


@pytest.mark.hazard("H15.1", "H21.1")
def test_no_word_is_found_in_any_file_or_file_name(used: tuple[Path, list[str]]) -> None:
    folder, texts = used
    files = all_bytes(folder)
    assert len(files) > 20
    for name, data in files.items():
        for text in texts:
            for form in written(text):
                assert form not in name.encode() + b"\n" + data, (name, text)


def test_the_search_itself_finds_a_word_that_is_there(used: tuple[Path, list[str]]) -> None:
    _, texts = used
    for text in texts:
        for form in written(text):
            assert form in b"before" + form + b"after"
        assert text.encode() in list(written(text))


def test_names_and_words_come_back_with_the_passphrase(used: tuple[Path, list[str]]) -> None:
    with Vault.open(used[0], passphrase=PASSPHRASE) as vault:
        [person] = vault.people.all()
        assert (person.called, person.full_name) == (NAME, FULL)
        assert vault.people.load("zebulon-quagmire").record.notes[-1].text == WORDS


@pytest.mark.hazard("H17.3")
def test_errors_tell_no_words(used: tuple[Path, list[str]]) -> None:
    folder, texts = used
    newest = sorted((folder / "people").glob("*/*.pt"))
    for path in newest:
        path.write_bytes(b"")
    with Vault.open(folder, passphrase=PASSPHRASE) as vault:
        try:
            vault.people.load("zebulon-quagmire")
        except Exception as error:
            said = repr(error) + repr(error.__cause__) + repr(error.__context__)
    assert not any(text in said for text in texts)
    with pytest.raises(Exception, match="passphrase") as caught:
        open_vault(folder)
    assert not any(text in repr(caught.value) for text in texts)
