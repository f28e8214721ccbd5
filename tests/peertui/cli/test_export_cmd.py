"""The export command: every format, what is refused, and the way back in."""

from __future__ import annotations

import json
import sys
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from peertui.cli.exit_codes import Exit
from peertui.presenters.exporting.export_questions import HOLDS_EVERYTHING
from peertui.services.exporting import export_request
from plans.pack.loader import load_pack
from plans.pack.models import EntryKind, FieldSpec, FieldType
from plans.record.models import Share
from tests.peertui.cli.conftest import Ended, Peertui
from tests.support.exports.letterless import CHINESE

WORDS = "Radio on at seven"
LEFT_OFF = (
    "Note: Not on paper: 999 by text, Relay UK. Set up first, or used with another number. "
    "Write it in the plan of whoever uses it.\n"
    "Note: Not on paper: 999 BSL. Not checked on an official page.\n"
)


@pytest.fixture
def sam(peertui: Peertui, vault: Path, tmp_path: Path) -> str:
    """Somebody with one thing on their page."""
    entry = {"kind": "toolbox", "values": {"what": WORDS}, "on_page": True}
    document = {"format": "peertui-record", "person": {"id": "sam2", "called": "Samuel"}, "entries": [entry]}
    (tmp_path / "in.json").write_text(json.dumps(document))
    return peertui("import", tmp_path / "in.json").out.strip()


def words_of(pdf: bytes, password: str | None = None) -> str:
    reader = PdfReader(BytesIO(pdf))
    if password:
        assert reader.decrypt(password)
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


@pytest.mark.hazard("H34.4")
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("page.pdf", ["--open-pdf"]),
        ("page.PDF", ["--open-pdf", "--paper", "letter"]),
        ("page.txt", []),
        ("page.md", []),
        ("page.json", []),
        ("page", ["--format", "text"]),
        ("page.txt", ["--format", "markdown"]),
    ],
)
def test_each_format_holds_the_words(peertui: Peertui, sam: str, tmp_path: Path, name: str, options: list[str]) -> None:
    ended = peertui("export", sam, "--to", tmp_path / name, *options)
    said = f"Note: this file is not locked. {HOLDS_EVERYTHING}\n" if name == "page.json" else LEFT_OFF
    assert ended == Ended(Exit.DONE, "", WHOSE + said)
    written = (tmp_path / name).read_bytes()
    if name.lower().endswith("pdf"):
        assert WORDS in words_of(written)
        height = PdfReader(BytesIO(written)).pages[0].mediabox.height
        assert height == pytest.approx(792 if "letter" in options else 841.9, abs=0.1)
    else:
        assert WORDS in written.decode()
        form = options[-1] if options else name.partition(".")[2]
        assert written.decode().startswith({"json": "{", "md": "# ", "markdown": "# "}.get(form, "My "))


@pytest.mark.parametrize(("name", "options"), [("page.fhir.json", []), ("page.json", ["--format", "fhir"])])
def test_a_fhir_document_says_that_it_is_open(
    peertui: Peertui, sam: str, tmp_path: Path, name: str, options: list[str]
) -> None:
    ended = peertui("export", sam, "--to", tmp_path / name, *options)
    unlocked = "Note: this file is not locked. Anyone who has it can read it.\n"
    assert ended == Ended(Exit.DONE, "", f"{WHOSE}{unlocked}{LEFT_OFF}")
    document = json.loads((tmp_path / name).read_text(encoding="utf-8"))
    assert (document["resourceType"], document["type"]) == ("Bundle", "document")
    assert WORDS in json.dumps(document["entry"][0])


def test_without_its_library_no_fhir_document_is_written_and_no_passphrase_asked(
    peertui: Peertui, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exports.fhir import validation

    monkeypatch.setattr(validation, "find_spec", lambda name: None)
    before = set(tmp_path.iterdir())
    ended = peertui("export", "sam2", "--to", tmp_path / "page.fhir.json")
    assert ended.code == Exit.FAILED
    assert 'install peertui with its extra "fhir"' in ended.err
    assert set(tmp_path.iterdir()) == before


def test_a_pdf_is_closed_with_the_password(peertui: Peertui, sam: str, tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text("four small words here\n")
    to = tmp_path / "page.pdf"
    ended = peertui("export", sam, "--to", to, "--pdf-password-file", tmp_path / "lock.txt")
    assert ended == Ended(Exit.DONE, "", WHOSE + LEFT_OFF)
    assert PdfReader(to).is_encrypted
    assert not PdfReader(to).decrypt("four small words")
    assert WORDS in words_of(to.read_bytes(), "four small words here")


@pytest.mark.hazard("H29.3")
@pytest.mark.parametrize(
    ("password", "named"), [("ﬁsh ½ Ⅸ", 'another way: "ﬁ", "½" and "Ⅸ". Choose'), ("a\u00adb", "soft hyphen. Choose")]
)
def test_a_password_that_other_readers_would_refuse_makes_no_file(
    peertui: Peertui, sam: str, tmp_path: Path, password: str, named: str
) -> None:
    (tmp_path / "lock.txt").write_text(f"{password}\n", encoding="utf-8")
    to = tmp_path / "page.pdf"
    ended = peertui("export", sam, "--to", to, "--pdf-password-file", tmp_path / "lock.txt")
    assert (ended.code, ended.out, to.exists()) == (Exit.USAGE, "", False)
    assert named in ended.err
    assert peertui("copies", sam).out == ""


def test_a_password_in_parted_letters_opens_as_a_keyboard_gives_it(peertui: Peertui, sam: str, tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text("e\u0301cole\n", encoding="utf-8")
    to = tmp_path / "page.pdf"
    assert peertui("export", sam, "--to", to, "--pdf-password-file", tmp_path / "lock.txt").code == Exit.DONE
    with pikepdf.open(to, password="\u00e9cole") as document:
        assert len(document.pages) == 1


def test_both_secrets_from_two_lines_of_input(
    peertui: Peertui, sam: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.peertui.cli.conftest import PASSPHRASE

    monkeypatch.setattr(sys, "stdin", StringIO(f"{PASSPHRASE}\nlock\n"))
    to = tmp_path / "page.pdf"
    ended = peertui("export", sam, "--to", to, "--pdf-password-file", "-", "--passphrase-file", "-")
    assert (ended.code, ended.out) == (Exit.DONE, "")
    assert ended.err.startswith("Note about the password of the file: This is short")
    assert WORDS in words_of(to.read_bytes(), "lock")


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ([], "whose page"),
        (["sam2"], "--to FILE"),
        (["sam2", "--to", "x.pdf"], "--open-pdf"),
        (["sam2", "--to", "x"], "--open-pdf"),
        (["sam2", "--to", "x.txt", "--open-pdf"], "Only a PDF"),
        (["sam2", "--to", "x.json", "--pdf-password-file", "y"], "Only a PDF"),
        (["sam2", "--to", "x.pdf", "--format", "large"], "--open-pdf"),
        (["sam2", "--to", "x.pdf", "--format", "card", "--leave-out", "frogs", "--open-pdf"], "crisis, people, signs"),
        (["sam2", "--to", "x.pdf", "--leave-out", "crisis", "--open-pdf"], "Only the card"),
        (["sam2", "--format", "slip", "--fit", "report"], "Only the page and the card"),
        (["sam2", "--to", "x.fhir.json", "--open-pdf"], "Only a PDF"),
        (["sam2", "--to", "x.pdf", "--pdf-password-file", "nowhere"], "PDF password file"),
    ],
)
def test_wrong_use_says_what_to_do(
    peertui: Peertui, sam: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    ended = peertui("export", *argv)
    assert ended.code == Exit.USAGE
    assert says in ended.err
    assert ended.err.count("\n") == 1
    assert set(tmp_path.iterdir()) == before


WHOSE = "Whose: Samuel\n"
QUESTION = "Why does it come in November?"


@pytest.fixture
def wren(peertui: Peertui, vault: Path, tmp_path: Path) -> str:
    """Somebody with an early sign on their page, a question to ask, and one that is private."""
    entries = [
        {"kind": "early_sign", "values": {"sign": WORDS}, "on_page": True},
        {"kind": "question", "values": {"question": QUESTION}, "share": "can share"},
        {"kind": "question", "values": {"question": "Just for us"}},
    ]
    document = {"format": "peertui-record", "person": {"id": "wren", "called": "Wren"}, "entries": entries}
    (tmp_path / "wren.json").write_text(json.dumps(document))
    return peertui("import", tmp_path / "wren.json").out.strip()


@pytest.mark.parametrize(
    ("form", "holds", "not_these"),
    [
        ("large", ("Wren", WORDS, "116 123"), (QUESTION, "Just for us")),
        ("card", ("Wren", WORDS, "116 123", "Cut along the solid line."), (QUESTION, "Just for us")),
        ("slip", ("Wren", QUESTION), (WORDS, "Just for us", "116 123")),
        ("blank", ("What keeps me well", "116 123"), ("Wren", WORDS, QUESTION, "Just for us")),
    ],
)
def test_each_other_copy_holds_its_own_words(
    peertui: Peertui, wren: str, tmp_path: Path, form: str, holds: tuple[str, ...], not_these: tuple[str, ...]
) -> None:
    (tmp_path / "lock.txt").write_text("pebble harbour violin moss\n")
    to = tmp_path / "copy.pdf"
    ended = peertui("export", wren, "--format", form, "--to", to, "--pdf-password-file", tmp_path / "lock.txt")
    assert ended == Ended(Exit.DONE, "", "Whose: Wren\n" + ("" if form == "slip" else LEFT_OFF))
    found = words_of(to.read_bytes(), "pebble harbour violin moss")
    assert all(words in found for words in holds)
    assert not any(words in found for words in not_these)


@pytest.mark.hazard("H20.3")
def test_a_card_without_a_section(peertui: Peertui, wren: str, tmp_path: Path) -> None:
    card = ("export", wren, "--format", "card", "--leave-out", "signs")
    assert peertui(*card, "--to", tmp_path / "card.pdf", "--open-pdf").code == Exit.DONE
    assert WORDS not in words_of((tmp_path / "card.pdf").read_bytes())


def test_a_card_that_is_too_full_says_what_to_leave_out(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    peertui("import", overfull(tmp_path, 60))
    card = ("export", "full", "--format", "card")
    ended = peertui(*card, "--to", tmp_path / "card.pdf", "--open-pdf")
    assert ended.code == Exit.DOES_NOT_FIT
    assert "It does not fit on the card." in ended.err
    assert 'It fits without "If things get really hard".' in ended.err
    assert not (tmp_path / "card.pdf").exists()
    report = peertui(*card, "--fit", "report")
    assert report.code == Exit.DOES_NOT_FIT
    assert "  crisis  If things get really hard\n" in report.out
    assert peertui(*card, "--fit", "report", "--leave-out", "crisis").code == Exit.DONE


def test_a_slip_without_questions_is_not_written(peertui: Peertui, sam: str, tmp_path: Path) -> None:
    ended = peertui("export", sam, "--format", "slip", "--to", tmp_path / "slip.pdf", "--open-pdf")
    assert ended.code == Exit.FAILED
    assert "No question is chosen" in ended.err
    assert not (tmp_path / "slip.pdf").exists()


def overfull(tmp_path: Path, many: int = 20) -> Path:
    entries = [
        {"kind": kind, "values": {field: f"{kind} {n}: " + "quiet words by the sea " * 6}, "on_page": True}
        for n in range(many)
        for kind, field in (("toolbox", "what"), ("crisis_sign", "text"), ("about_me", "text"))
    ]
    document = {"format": "peertui-record", "person": {"id": "full", "called": "Full"}, "entries": entries}
    (tmp_path / "full.json").write_text(json.dumps(document))
    return tmp_path / "full.json"


def test_what_does_not_fit_is_not_written(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    peertui("import", overfull(tmp_path))
    to = tmp_path / "page.pdf"
    to.write_bytes(b"the page of last time")
    for options in (["--open-pdf"], ["--format", "fhir"]):
        ended = peertui("export", "full", "--to", to, "--over", *options)
        assert ended.code == Exit.DOES_NOT_FIT
        assert "lines too many" in ended.err
        assert to.read_bytes() == b"the page of last time"


def test_the_fit_is_told_and_nothing_written(peertui: Peertui, sam: str, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    ended = peertui("export", sam, "--fit", "report", "--paper", "letter")
    assert ended.code == Exit.DONE
    assert ended.out.startswith("Fits on one Letter page, in letters of 11.5 points.")
    assert "What keeps me well" in ended.out
    assert set(tmp_path.iterdir()) == before


def test_the_fit_of_too_much_says_by_how_much(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    peertui("import", overfull(tmp_path))
    ended = peertui("export", "full", "--fit", "report")
    assert ended.code == Exit.DOES_NOT_FIT
    assert "Does not fit on one A4 page" in ended.out
    assert "If things get really hard" in ended.out


@pytest.fixture
def ola(peertui: Peertui, vault: Path, tmp_path: Path) -> str:
    """Somebody with lines that are chosen, and not on the page or not whole."""
    asked = {"knows_they_are_listed": True}
    entries = [
        {"kind": "supporter", "values": {"name": "Bo", "phone": "07700 900125", **asked}, "on_page": True},
        {"kind": "supporter", "values": {"name": "Cy", "phone": "07700 900126", "call_order": 1}, "on_page": True},
        {"kind": "service_number", "values": {"phone": "0800 555 0199"}, "on_page": True},
        {"kind": "goal", "values": {"goal": "Swim", "why": "For the water"}, "on_page": True},
    ]
    document = {"format": "peertui-record", "person": {"id": "ola2", "called": "Ola"}, "entries": entries}
    (tmp_path / "in.json").write_text(json.dumps(document))
    return peertui("import", tmp_path / "in.json").out.strip()


NOT_WHOLE = (
    '"Bo" prints without "Number": no call order.',
    '"Cy" is not on it: they do not know they are listed yet.',
    'The page has no place for "Why it matters" (goals).',
)


@pytest.mark.hazard("H28.5")
@pytest.mark.parametrize("form", ["pdf", "large", "card", "text", "markdown", "fhir"])
def test_what_is_not_on_a_copy_is_named_with_its_reason(peertui: Peertui, ola: str, tmp_path: Path, form: str) -> None:
    printed = ["--open-pdf"] if form in ("pdf", "large", "card") else []
    ended = peertui("export", ola, "--format", form, "--to", tmp_path / "copy", *printed)
    assert ended.code == Exit.DONE
    assert [line for line in NOT_WHOLE if f"Note: {line}" not in ended.err.splitlines()] == []
    assert ("Note: The card leaves off these parts of the page:" in ended.err) == (form == "card")
    if form == "text":
        said = (tmp_path / "copy").read_text("utf-8")
        assert "0800 555 0199" in said
        assert "07700 90012" not in said


@pytest.mark.hazard("H28.5")
@pytest.mark.parametrize("form", ["pdf", "card"])
def test_the_fit_names_what_is_not_on_the_page(peertui: Peertui, ola: str, form: str) -> None:
    told = peertui("export", ola, "--fit", "report", "--format", form).out.splitlines()
    assert [line for line in NOT_WHOLE if line not in told] == []


@pytest.mark.parametrize("form", ["json", "blank", "everything-text"])
def test_a_copy_that_leaves_nothing_off_names_nothing(peertui: Peertui, ola: str, tmp_path: Path, form: str) -> None:
    locked = ["--open-pdf"] if form == "blank" else []
    ended = peertui("export", ola, "--format", form, "--to", tmp_path / "copy", *locked)
    assert ended.code == Exit.DONE
    assert "no call order" not in ended.err


@pytest.mark.parametrize("wanted", ["aaaa1111", "sam", "SAM ALDOUS", " Noor ", "bbbb1111"])
def test_a_person_is_a_whole_id_or_a_name(peertui: Peertui, vault: Path, tmp_path: Path, wanted: str) -> None:
    to = tmp_path / "out.json"
    assert peertui("export", wanted, "--to", to).code == Exit.DONE
    called = json.loads(to.read_text())["person"]["called"]
    assert called == ("Noor" if "b" in wanted.lower() or "Noor" in wanted else "Sam")


@pytest.mark.parametrize(
    ("wanted", "says"), [("Zed", "Nobody"), ("1111", "Nobody"), ("aaaa", "Nobody"), ("Sa", "Nobody"), (" ", "Nobody")]
)
def test_nobody_or_more_than_one(peertui: Peertui, vault: Path, tmp_path: Path, wanted: str, says: str) -> None:
    ended = peertui("export", wanted, "--to", tmp_path / "out.json")
    assert ended.code == Exit.FAILED
    assert says in ended.err
    assert not (tmp_path / "out.json").exists()


@pytest.mark.hazard("H01.4")
def test_one_name_of_two_people_asks_for_the_id(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    document = {"format": "peertui-record", "person": {"id": "cccc", "called": "noor"}}
    (tmp_path / "in.json").write_text(json.dumps(document))
    peertui("import", tmp_path / "in.json")
    ended = peertui("export", "Noor", "--to", tmp_path / "out.json")
    assert ended.code == Exit.FAILED
    assert "bbbb1111" in ended.err
    assert "cccc" in ended.err
    assert peertui("export", "cccc", "--to", tmp_path / "out.json").code == Exit.DONE


@pytest.mark.parametrize("to", [".", "nowhere/page.txt", "in.json/page.txt"])
def test_a_place_that_cannot_be_written(peertui: Peertui, sam: str, tmp_path: Path, to: str) -> None:
    ended = peertui("export", sam, "--to", tmp_path / to, "--format", "text")
    assert ended.code == Exit.FAILED
    assert ended.err.startswith("Error: ")
    assert ended.err.count("\n") == 1


def test_the_schema_needs_no_vault(peertui: Peertui, folder: Path) -> None:
    ended = peertui("export", "--schema")
    assert ended.code == Exit.DONE
    assert json.loads(ended.out)["properties"]["format"]["const"] == "peertui-record"
    assert not folder.exists()


def test_one_entry_of_every_kind_comes_back_the_same(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    kinds = load_pack().kinds.values()
    entries = [
        {"id": kind.id, "kind": kind.id, "values": values_of(kind), "on_page": kind.id == "about_me"} for kind in kinds
    ]
    entries.append({"id": "new", "kind": "of_next_year", "values": {"deep": {"er": [1, 2.5, None, "ß 👋🏽 שלום"]}}})
    document = {"format": "peertui-record", "version": 1, "person": {"id": "all", "called": "All"}, "entries": entries}
    (tmp_path / "in.json").write_text(json.dumps(document))
    assert peertui("import", tmp_path / "in.json").out == "all\n"
    assert peertui("export", "all", "--format", "json", "--to", tmp_path / "out.json").code == Exit.DONE
    out = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert len(kinds) > 50
    for before, after in zip(entries, out["entries"], strict=True):
        assert before.items() <= after.items()

    assert peertui("import", tmp_path / "out.json", "--name", "Again").code == Exit.DONE
    assert peertui("export", "Again", "--to", tmp_path / "again.json").code == Exit.DONE
    again = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    assert again["entries"] == out["entries"]


def values_of(kind: EntryKind) -> dict[str, object]:
    return {field.name: value_of(field) for field in kind.fields}


def value_of(field: FieldSpec) -> object:
    written = {
        FieldType.CHOICE: field.choices[-1:] and field.choices[-1],
        FieldType.YES_NO: True,
        FieldType.ORDER: 3,
        FieldType.LIST: ["one; two", "[three]\nfour"],
        FieldType.DATE: "2026-03-09",
        FieldType.PHONE: "07700 900123",
    }
    return written.get(field.type, f"{field.name} <b> [x] {{y}}")


@pytest.fixture
def in_chinese(peertui: Peertui, vault: Path, tmp_path: Path, letterless: None) -> str:
    """Somebody whose page nobody can print here."""
    entry = {"kind": "crisis_sign", "values": {"text": CHINESE}, "on_page": True, "share": Share.CAN_SHARE}
    document = {"format": "peertui-record", "person": {"id": "wren2222", "called": "Wren"}, "entries": [entry]}
    (tmp_path / "in.json").write_text(json.dumps(document))
    return peertui("import", tmp_path / "in.json").out.strip()


@pytest.mark.hazard("H29.2")
@pytest.mark.parametrize("form", ["pdf", "large", "card", "everything", "everything-large"])
def test_boxes_in_place_of_letters_are_refused_unless_asked_for(
    peertui: Peertui, in_chinese: str, tmp_path: Path, form: str
) -> None:
    to = tmp_path / "page.pdf"
    ended = peertui("export", in_chinese, "--to", to, "--format", form, "--open-pdf")
    assert (ended.code, ended.out) == (Exit.FAILED, "")
    assert "no font on this computer has these Chinese letters" in ended.err
    assert "add --print-boxes" in ended.err
    assert not to.exists()

    ended = peertui("export", in_chinese, "--to", to, "--format", form, "--open-pdf", "--print-boxes")
    assert ended.code == Exit.DONE
    assert to.read_bytes().startswith(b"%PDF")


@pytest.mark.hazard("H29.2")
@pytest.mark.parametrize("form", ["pdf", "card"])
def test_the_fit_says_what_an_export_would_refuse_and_ends_as_it_does(
    peertui: Peertui, in_chinese: str, tmp_path: Path, form: str
) -> None:
    made = peertui("export", in_chinese, "--format", form, "--to", tmp_path / "page.pdf", "--open-pdf")
    told = peertui("export", in_chinese, "--format", form, "--fit", "report")
    assert told.code == made.code == Exit.FAILED
    assert "empty box is printed" not in told.out
    assert told.err.splitlines()[-1] == made.err.splitlines()[-1]
    assert "no font on this computer has these Chinese letters" in told.err

    boxes = peertui("export", in_chinese, "--format", form, "--fit", "report", "--print-boxes")
    assert boxes.code == Exit.DONE
    assert "An empty box is printed for each letter" in boxes.out


def test_nothing_is_refused_in_text_and_there_are_no_boxes_in_it(
    peertui: Peertui, in_chinese: str, tmp_path: Path
) -> None:
    to = tmp_path / "page.txt"
    assert peertui("export", in_chinese, "--to", to).code == Exit.DONE
    assert CHINESE in to.read_text(encoding="utf-8")
    assert peertui("export", in_chinese, "--to", to, "--print-boxes").code == Exit.USAGE


@pytest.mark.parametrize("form", ["pdf", "large", "text", "card"])
def test_the_page_that_leaves_is_composed_once(
    peertui: Peertui, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    composed: list[object] = []
    page_for = export_request.page_for

    def counted(*given: Any) -> Any:
        composed.append(given)
        return page_for(*given)

    monkeypatch.setattr(export_request, "page_for", counted)
    to = tmp_path / f"page.{'txt' if form == 'text' else 'pdf'}"
    locked = [] if form == "text" else ["--open-pdf"]
    assert peertui("export", "Sam", "--to", to, "--format", form, *locked).code == Exit.DONE
    assert len(composed) == 1
