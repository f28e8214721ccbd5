"""What stands on the page stands on every other copy of it: text, Markdown, FHIR, large print and the card."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from exports import card_pdf, large_pdf, markdown, pdf, text
from exports.fhir.resources import composition
from exports.fhir.source import source_of
from plans.pack.models import Pack
from plans.page.compose import Page, compose
from plans.page.fold_card import card_of
from plans.record.models import Entry, Record
from tests.support.context import context_of
from tests.support.plans.chosen import PACKS, written_of
from tests.support.plans.pages import PACK, TODAY, chosen, record, supporter

ALONE = (
    chosen("service_number", phone="0800 555 0199"),
    chosen("service_number", hours="9 to 5", phone="01632 960044"),
    chosen("trigger", what_helps="Ring Sam"),
    supporter("", phone="07700 900125"),
)


def words_on(page: Page) -> Iterator[str]:
    items = [item for section in page.sections for group in section.groups for item in group.items]
    yield from (part for item in (*items, *page.band) for part in (item.text, item.detail, item.right) if part)
    yield from page.copies


def fhir_words(of: Record, pack: Pack) -> str:
    document = json.dumps(composition(source_of(context_of(of, pack=pack, today=TODAY)), []), ensure_ascii=False)
    return unescape(re.sub(r"<[^>]+>", " ", document))


@pytest.mark.hazard("H28.4")
@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_field_that_prints_is_in_text_in_markdown_and_in_fhir(pack: Pack) -> None:
    for kind in pack.kinds.values():
        few = written_of(kind, pack)[::3]
        of_kind = record(*(one.entry for one in few))
        page = compose(context_of(of_kind, pack=pack, today=TODAY))
        copies = (text(page), markdown(page).replace("\\", ""), fhir_words(of_kind, pack))
        for copy in (" ".join(copy.split()) for copy in copies):
            assert [words for words in words_on(page) if " ".join(words.split()) not in copy] == []


@pytest.mark.hazard("H28.4")
@pytest.mark.parametrize("entry", ALONE, ids=lambda entry: " ".join(entry.values))
def test_a_field_alone_is_on_paper_in_large_print_and_on_the_card(entry: Entry) -> None:
    page = compose(context_of(record(entry), today=TODAY))
    said = " ".join(item.text for section in page.sections for g in section.groups for item in g.items if item.entry)
    assert said
    for data in (pdf(page), large_pdf(page), card_pdf(card_of(page, PACK))):
        sheets = (sheet.extract_text() for sheet in PdfReader(BytesIO(data)).pages)
        assert said in " ".join(" ".join(sheets).split())
