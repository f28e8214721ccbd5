"""Nobody is reached by a name that is nobody's: who is meant by PERSON, by every command."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.handover.handover_file import seal
from peertui.cli import person_lookup
from peertui.cli.exit_codes import Exit
from peertui.cli.person_lookup import ENOUGH, people_meant
from plans.record.models import Copy, Note, Person, Record, new_id
from plans.record.names import can_be_seen, name_key
from plans.vault import Summary, Vault
from tests.peertui.cli.conftest import LIGHT, PASSPHRASE, Peertui
from tests.support.app.light_keys import light

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "ABCDEFÉÎÖSZß'-. ",
    "абвгдежзийкл",
    "نورسميرة",
    "नूरआशा",
    "金力真理沙",
    "0123456789abcdef",
)
"""The last are the letters of an id."""
NAMES = (
    st.sampled_from(ALPHABETS).flatmap(lambda letters: st.text(letters, min_size=1, max_size=40)).filter(can_be_seen)
)


def summary(person_id: str, called: str, full_name: str = "", generation: int = 1) -> Summary:
    return Summary(person_id, called, full_name, None, 0.0, generation)


@st.composite
def vaults(draw: st.DrawFn) -> list[Summary]:
    """1 to 200 people; some share a name, and some names are made of letters that ids have."""
    many, seed = draw(st.sampled_from((1, 2, 5, 20, 200))), draw(st.randoms(use_true_random=False))
    ids = [f"{seed.getrandbits(128):032x}" for _ in range(many)]
    names = draw(st.lists(NAMES, min_size=1, max_size=12))
    picked = [names[at % len(names)] for at in range(len(ids))]
    full = draw(st.sampled_from(("", "of the Hill")))
    return [summary(one, name, f"{name} {full}" if full else "") for one, name in zip(ids, picked, strict=True)]


def check(people: list[Summary], written: str) -> None:
    """What is found has this name, this whole id, or, where it is enough, an id that begins with it."""
    for beginnings in (True, False):
        found = people_meant(people, written, beginnings=beginnings)
        for one in found:
            named = name_key(written) in {name_key(one.called), name_key(one.full_name)} and name_key(written)
            begins = beginnings and len(written) >= ENOUGH and one.id.startswith(written)
            assert named or one.id == written or begins
        for one in people:
            if one.id == written or name_key(written) in ({name_key(one.called), name_key(one.full_name)} - {""}):
                assert one in found


@pytest.mark.hazard("H01.3")
@given(vaults(), st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_nobody_is_meant_by_a_fragment_and_everybody_by_their_name_and_id(
    people: list[Summary], data: st.DataObject
) -> None:
    one = data.draw(st.sampled_from(people))
    for form in ("NFC", "NFD"):
        for name in (one.called, one.called.upper(), one.full_name):
            if name and name_key(name) == name_key(one.called):
                assert one in people_meant(people, unicodedata.normalize(form, name), beginnings=False)
    assert one in people_meant(people, one.id, beginnings=False)
    begun = data.draw(st.integers(0, 31))
    hit = people_meant(people, one.id[:begun], beginnings=True)
    assert begun < ENOUGH or hit
    assert len(one.id[:begun]) >= ENOUGH or all(_is_named(other, one.id[:begun]) for other in hit)
    for source in (one.id, one.called, one.full_name, data.draw(NAMES)):
        start = data.draw(st.integers(0, max(0, len(source) - 1)))
        check(people, source[start : data.draw(st.integers(start, len(source)))])


def _is_named(person: Summary, written: str) -> bool:
    return name_key(written) in {name_key(person.called), name_key(person.full_name)}


def test_ed_is_not_max(peertui: Peertui, folder: Path, tmp_path: Path) -> None:
    made, _ = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    with made:
        made.people.add(Record(person=Person(id="0aed11aaedededed0000000000000000", called="Max")))
    to = tmp_path / "ed.txt"
    for words in (
        ("export", "Ed", "--to", to, "--format", "text", "--for", "Ed's GP"),
        ("remove", "Ed", "--for-good", "--yes"),
        ("remove", "0aed11aa", "--for-good", "--yes"),
        ("export", "0aed11a", "--to", to),
        ("export", "ed11aaedededed", "--to", to),
        ("export", "Ma", "--to", to),
    ):
        assert peertui(*words).code == Exit.FAILED, words
    assert not to.exists()
    assert "Max" in peertui("people").out
    ended = peertui("export", "0aed11aa", "--to", to)
    assert (ended.code, ended.err.splitlines()[0]) == (Exit.DONE, "Whose: Max")


@pytest.mark.hazard("H01.4")
def test_two_of_one_name_are_both_listed_with_their_ids(peertui: Peertui, vault: Path) -> None:
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        opened.people.add(Record(person=Person(id="cccc1111", called="sam")))
    ended = peertui("history", "SAM")
    assert ended.code == Exit.FAILED
    assert "SAM can mean 2 people: " in ended.err
    assert "Sam (Sam Aldous), id aaaa1111" in ended.err
    assert "sam, id cccc1111" in ended.err
    assert peertui("history", "Sam Aldous").code == Exit.DONE
    assert peertui("history", "cccc1111").code == Exit.DONE


def test_the_words_for_somebody_who_cannot_be_read_are_nobodys_name() -> None:
    people = [summary("aaaa", "(cannot be read)", generation=0)]
    assert people_meant(people, "(cannot be read)", beginnings=True) == ()
    assert people_meant(people, "aaaa", beginnings=False) == tuple(people)


def test_the_id_of_one_that_is_the_name_of_another_is_asked_about() -> None:
    people = [summary("Max", "Ed"), summary("e1", "Max")]
    assert len(people_meant(people, "Max", beginnings=False)) == 2


@pytest.fixture
def known(vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Noor has a copy with a file, a note, and three versions; a handover lies beside the vault."""
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        record = opened.people.load("bbbb1111").record
        file = str(tmp_path / "page.txt")
        copy = Copy(id="c" * 32, who="Kit", file=file, sha256="x")
        for words in ("tea", "cake"):
            note = Note(id="n" * 32, text=words)
            opened.people.save(record.model_copy(update={"copies": (copy,), "notes": (note,)}))
    sent = Record(person=Person(id=new_id(), called="Bo"))
    light(monkeypatch)
    (tmp_path / "bo.age").write_bytes(seal(sent, "abode kettle apple garden butter candle", log_n=1))
    (tmp_path / "words.txt").write_text("abode kettle apple garden butter candle\n", encoding="utf-8")
    return tmp_path


def commands(known: Path) -> list[tuple[object, ...]]:
    """Every command that takes a person, for somebody called WHO."""
    receive = ("receive", known / "bo.age", "--handover-passphrase-file", known / "words.txt", "--into", "WHO")
    return [
        ("history", "WHO"),
        ("history", "WHO", "--restore", "2"),
        ("export", "WHO", "--to", known / "out.txt"),
        ("export", "WHO", "--fit", "report"),
        ("export", "WHO", "--to", known / "out.age", "--sections", "copies"),
        ("copies", "WHO"),
        ("copies", "WHO", "--delete", "c" * 32),
        ("remove", "WHO", "--for-good", "--part", "n" * 32),
        ("remove", "WHO", "--for-good"),
        receive,
    ]


def as_person(words: tuple[object, ...], who: str) -> tuple[object, ...]:
    return tuple(who if word == "WHO" else word for word in words)


FOR_GOOD = ("--restore", "--delete", "--for-good", "--into")


@pytest.mark.hazard("H01.3")
def test_every_command_asks_the_one_lookup(peertui: Peertui, known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []
    real = people_meant

    def seen(people: object, written: str, *, beginnings: bool) -> tuple[Summary, ...]:
        asked.append((written, beginnings))
        return real(people, written, beginnings=beginnings)  # type: ignore[arg-type]

    monkeypatch.setattr(person_lookup, "people_meant", seen)
    for words in commands(known):
        asked.clear()
        assert peertui(*as_person(words, "Noo")).code == Exit.FAILED, words
        for_good = any(word in FOR_GOOD for word in words)
        assert asked[0] == ("Noo", not for_good), words


@pytest.mark.hazard("H01.3")
def test_no_fragment_is_taken_by_any_command_and_nothing_is_written(peertui: Peertui, known: Path) -> None:
    before = sorted(path.name for path in known.iterdir())
    for who in ("Noo", "oor", "bbbb", "1111", "b", "N"):
        for words in commands(known):
            ended = peertui(*as_person(words, who), *(("--yes",) if any(w in FOR_GOOD for w in words) else ()))
            assert (ended.code, ended.out) == (Exit.FAILED, ""), (who, words)
            assert f"Nobody here is called {who}" in ended.err
    assert sorted(path.name for path in known.iterdir()) == before


@pytest.mark.hazard("H01.5", "H24.4")
def test_what_cannot_be_taken_back_needs_yes_where_nobody_can_be_asked(peertui: Peertui, known: Path) -> None:
    for words in commands(known):
        if any(word in FOR_GOOD for word in words):
            ended = peertui(*as_person(words, "Noor"))
            assert (ended.code, ended.out) == (Exit.USAGE, ""), words
            assert "add --yes to do it." in ended.err
    assert "Noor" in peertui("people").out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.hazard("H01.5")
@pytest.mark.parametrize(("typed", "done"), [("noor\n", True), ("Sam\n", False), ("\n", False), ("", False)])
def test_at_a_terminal_the_name_is_asked_for_again(
    peertui: Peertui, known: Path, monkeypatch: pytest.MonkeyPatch, typed: str, done: bool
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    ended = peertui("remove", "bbbb1111", "--for-good")
    assert "Whose: Noor. This removes everything kept about Noor" in ended.err
    assert ended.code == (Exit.DONE if done else Exit.FAILED)
    assert ("Noor" not in peertui("people").out) is done


@pytest.mark.hazard("H01.5")
def test_every_command_that_acts_says_whose_it_was(peertui: Peertui, known: Path) -> None:
    said = 0
    for words in commands(known)[1:9]:
        if "--fit" in words or words == ("copies", "WHO") or "--delete" in words:
            continue
        ended = peertui(*as_person(words, "Noor"), *(("--yes",) if any(w in FOR_GOOD for w in words) else ()))
        assert ended.code == Exit.DONE, (words, ended)
        assert "Whose: Noor\n" in ended.err, words
        said += 1
    assert said == 5
    document = known / "in.json"
    document.write_text('{"format": "peertui-record", "person": {"called": "Jo", "full_name": "Jo Reed"}}', "utf-8")
    assert "Whose: Jo (Jo Reed)\n" in peertui("import", document).err
    words = commands(known)[-1][:4]
    assert "Whose: Bo\n" in peertui(*words).err
