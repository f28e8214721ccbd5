"""Every field of every kind holds a word of its own; every copy, in every form, holds those that were chosen alone."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Collection, Iterator
from functools import lru_cache
from io import BytesIO
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject, TextStringObject

from exports import Paper, preview
from exports.handover.handover_file import seal, unseal
from peertui.presenters.exporting.handover_text import handover_path
from peertui.services.exporting.delivery import PRINTED, WHOLE, Form, page_for
from peertui.services.exporting.export_formats import default_path
from peertui.services.exporting.export_request import Giving, give
from plans.handover import selection
from plans.page.copy_holders import not_asked
from plans.record.json_document import dump_document
from plans.record.models import Record, Share
from tests.support.app.marked_record import NOW, SHOWN, a_record, goes_over, marks_in, may_stand, must_stand
from tests.support.context import context_of

TODAY = NOW.date()
FORMS = tuple(form for form in Form if form not in WHOLE)
NAMES_HOLDERS = (Form.PDF, Form.LARGE, Form.TEXT, Form.MARKDOWN, Form.FHIR)
SOME = (*("matters", "signs", "people", "services", "crisis"),)
BATCHES = tuple(combinations(SHOWN, 2))
WORDS = "abode kettle apple garden butter candle"


@lru_cache(maxsize=64)
def record_with(*sections: str) -> Record:
    """Everything, with the kinds of these sections of the page chosen for it."""
    return a_record(frozenset(kind for name in sections for kind in SHOWN[name]))


# -- what is in a file -------------------------------------------------------------------------------------------------


def all_in(data: bytes, password: str | None = None) -> Iterator[str]:
    """Every word of a file: drawn, hidden, attached or about it, and the bytes as they are."""
    yield data.decode("latin-1")
    if data.startswith(b"%PDF"):
        yield from _in_pdf(data, password)
        return
    words = data.decode("utf-8")
    yield words
    if words.startswith("{"):
        for attached in _strings(json.loads(words), "data"):
            yield from all_in(b64decode(attached))


def _in_pdf(data: bytes, password: str | None) -> Iterator[str]:
    reader = PdfReader(BytesIO(data))
    assert reader.is_encrypted is (password is not None)
    if password is not None:
        assert reader.decrypt(password)
    yield extract_text(BytesIO(data), password=password or "")
    yield " ".join(page.extract_text() for page in reader.pages)
    yield f"{reader.metadata} {reader.xmp_metadata} {dict(reader.attachments)}"
    yield " ".join(_parts(reader.trailer, set()))


def _parts(part: Any, met: set[tuple[int, int]]) -> Iterator[str]:
    """Every name, string and stream that can be reached in a PDF."""
    if isinstance(part, IndirectObject):
        if (part.idnum, part.generation) in met:
            return
        met.add((part.idnum, part.generation))
        part = part.get_object()
    if isinstance(part, StreamObject):
        yield part.get_data().decode("latin-1")
    if isinstance(part, DictionaryObject):
        for name, value in part.items():
            yield str(name)
            yield from _parts(dict.__getitem__(part, name) if isinstance(part, dict) else value, met)
    elif isinstance(part, ArrayObject):
        for value in list.__iter__(part):
            yield from _parts(value, met)
    elif isinstance(part, TextStringObject):
        yield str(part)
    elif isinstance(part, bytes):
        yield part.decode("latin-1")


def _strings(part: Any, name: str) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key == name and isinstance(value, str):
                yield value
            yield from _strings(value, name)
    elif isinstance(part, list):
        for value in part:
            yield from _strings(value, name)


# -- every copy --------------------------------------------------------------------------------------------------------


def made(record: Record, giving: Giving) -> tuple[set[str], set[str]]:
    """The marks in one copy, by way of the file or of the printer, and in its name."""
    sent: list[bytes] = []
    copy = give(giving, context_of(record, today=TODAY), copy_id="now", send=sent.append).copy
    assert (copy is None) is (giving.form is Form.BLANK)
    data = giving.path.read_bytes() if giving.path else sent[0]
    page = page_for(giving.form, context_of(record, today=TODAY), giving.leave_out)
    found = set().union(*map(marks_in, all_in(data, giving.password if giving.path else None)))
    shown = marks_in(preview(page, 100, giving.paper))
    assert shown <= found | may_stand(record, giving.form)
    return found, marks_in(giving.path.name if giving.path else "")


def check(record: Record, giving: Giving) -> None:
    holders = (giving.who.strip(),) if giving.named and giving.form in NAMES_HOLDERS else ()
    found, in_name = made(record, giving)
    allowed = may_stand(record, giving.form, *holders)
    assert found - allowed == set(), giving
    assert must_stand(record, giving.form, giving.leave_out) - found == set(), giving
    assert set(holders) <= found, giving
    assert in_name == set()


def file_for(form: Form, folder: Path) -> Path:
    """The name that is offered, in another folder."""
    return folder / default_path(form).name


@pytest.mark.hazard("H18.1", "H18.2")
@pytest.mark.parametrize("form", FORMS)
def test_a_copy_holds_what_was_chosen_and_no_other_word(form: Form, tmp_path: Path) -> None:
    record = record_with(*SOME)
    check(record, Giving(form, path=file_for(form, tmp_path)))


@pytest.mark.hazard("H18.1")
@pytest.mark.parametrize("form", [Form.PDF, Form.SLIP])
def test_so_does_one_that_is_locked_or_printed(form: Form, tmp_path: Path) -> None:
    record = record_with("wishes", "medication")
    check(record, Giving(form, Paper.LETTER, path=file_for(form, tmp_path), password="blue lamp"))
    check(record, Giving(form, Paper.LETTER))


@pytest.mark.hazard("H19.4")
def test_whoever_is_named_stands_on_it_and_nobody_whom_the_plan_keeps_to_itself(tmp_path: Path) -> None:
    record = record_with("goals")
    check(record, Giving(Form.TEXT, path=tmp_path / "a.txt", who="zqzzzzqz", named=True))
    check(record, Giving(Form.TEXT, path=tmp_path / "a.txt", who="zqzzzzqz"))
    supporters = [entry for entry in record.entries if entry.kind == "supporter" and not entry.deleted_at]
    off = [
        e.text("name")
        for e in supporters
        if e.share is Share.PRIVATE or e.text("name") in not_asked(context_of(record))
    ]
    assert len(off) > 6
    for who in off:
        found, _ = made(record, Giving(Form.TEXT, path=tmp_path / "a.txt", who=who, named=True))
        assert who not in found


@pytest.mark.hazard("H18.2")
@pytest.mark.parametrize("form", [pytest.param(f, marks=[pytest.mark.long] if f in PRINTED else []) for f in WHOLE])
def test_the_marks_are_everywhere_and_found_where_they_stand(form: Form, tmp_path: Path) -> None:
    """The other way about: a copy of the whole record holds every one of them, so that a leak would be seen."""
    record = record_with(*SOME)
    every = marks_in(dump_document(record))
    assert len(every) > 1500
    path = file_for(form, tmp_path)
    give(Giving(form, path=path), context_of(record, today=TODAY), copy_id="now")
    found = set().union(*map(marks_in, all_in(path.read_bytes())))
    kept = every - {mark for note in record.notes for mark in marks_in(note.id)}
    assert (every if form is Form.JSON else kept) - found == set()


@pytest.mark.hazard("H18.2")
def test_a_private_word_that_gets_out_is_seen(tmp_path: Path) -> None:
    record = record_with("goals")
    leaked = record.model_copy(update={"person": record.person.model_copy(update={"full_name": "zqzzzzqz"})})
    found, _ = made(leaked, Giving(Form.PDF, path=tmp_path / "a.pdf", password="blue lamp"))
    assert "zqzzzzqz" in found - may_stand(record, Form.PDF)


# -- handovers ---------------------------------------------------------------------------------------------------------


def handed_over(record: Record, chosen: Collection[str]) -> set[str]:
    """The marks in a handover, once it is opened."""
    part = selection.cut(context_of(record), chosen, handover_id="h", now=NOW)
    data = seal(part, WORDS, log_n=1)
    assert marks_in(data.decode("latin-1")) == set()
    return marks_in(dump_document(unseal(data, WORDS, now=NOW)))


def choices(record: Record) -> tuple[str, ...]:
    return tuple(section.id for section in selection.sections(context_of(record)))


@pytest.mark.hazard("H23.2")
def test_a_handover_holds_its_parts_and_no_other_word() -> None:
    record = record_with(*SOME)
    every = choices(record)
    assert {selection.PRIVATE, selection.UNASKED, selection.WORKER_NOTES, selection.NOTES} < set(every)
    random = Random(7)
    some = [random.sample(every, random.randint(2, len(every))) for _ in range(6)]
    for chosen in ((), selection.usual(context_of(record)), every, *some):
        assert handed_over(record, chosen) == goes_over(record, chosen), chosen
    assert marks_in(handover_path()) == set()


@pytest.mark.long
def test_so_does_each_one_that_can_be_chosen() -> None:
    record = record_with(*SOME)
    every = choices(record)
    careful = (selection.PRIVATE, selection.UNASKED, selection.WORKER_NOTES)
    for part, more in product(every, [c for many in range(4) for c in combinations(careful, many)]):
        assert handed_over(record, {part, *more}) == goes_over(record, {part, *more}), (part, more)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("form", FORMS)
def test_every_copy_in_every_way_it_can_be_made(form: Form, tmp_path: Path) -> None:
    passwords = (None, "blue lamp") if form in PRINTED else (None,)
    whos = (("", False), ("zqzzzzqz", False), ("zqzzzzqz", True))
    leaving = ((), ("signs",), ("crisis", "people")) if form is Form.CARD else ((),)
    for batch in BATCHES:
        record = record_with(*batch)
        ways = product(Paper, passwords, whos, leaving) if batch in BATCHES[::9] else [(Paper.A4, None, whos[0], ())]
        for paper, password, (who, named), left_out in ways:
            path = file_for(form, tmp_path)
            check(record, Giving(form, paper, path, who, password, left_out, named))
        if form in PRINTED:
            check(record, Giving(form, Paper.A4))
