"""What is promised of every page (docs/page.md), held against random plans and read back by other libraries."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

import exports
from exports import DoesNotFit, Fit, Paper
from exports.layout.reading_order import in_reading_order
from exports.typography.clean_text import clean
from exports.typography.font_choice import BLANK
from exports.typography.line_breaking import printed
from plans.page.compose import Page
from tests.exports.pdf.test_page_pdf import assert_apart, assert_embedded, assert_legible
from tests.support.exports.pdf_text import Sheet, seen
from tests.support.exports.random_plans import plan
from tests.support.exports.trimmed_schema import lines_in, without_frame_lines, without_lines
from tests.support.folders import ROOT

EVERY_DAY, LONG = 60, 1000


def paper_of(number: int) -> Paper:
    return list(Paper)[number % 2]


def made(number: int) -> bytes:
    """The page of a random plan, or nothing if it is refused."""
    try:
        return exports.pdf(plan(number), paper_of(number), boxes=True)
    except DoesNotFit:
        return b""


def assert_all_there(sheet: Sheet, page: Page) -> None:
    """Every word is read aloud, in its order, and no other but the heading of a section that goes on."""
    assert seen(sheet.read_once) == seen("".join(map(printed, in_reading_order(page))))
    assert seen(sheet.read_again) in ("", *(seen(printed(f"{s.heading} {page.continued}")) for s in page.sections))
    assert len(sheet.read) == len(sheet.read_once) + len(sheet.read_again)


def assert_no_missing_shape(sheet: Sheet, fit: Fit) -> None:
    for font in sheet.fonts:
        (descendant,) = (part.get_object() for part in font["/DescendantFonts"])
        shapes = descendant["/CIDToGIDMap"].get_data()
        assert all(shapes[at : at + 2] != b"\0\0" for at in range(2, len(shapes), 2))
    assert BLANK not in sheet.plain
    assert all(letter in sheet.plain for letter in fit.unprintable)


def assert_typed_words_come_out(data: bytes, page: Page, to: Path) -> None:
    """pdftotext, which goes by the typed words of each run, finds each letter, emoji among them."""
    to.write_bytes(data)
    out = subprocess.run(["pdftotext", "-raw", str(to), "-"], capture_output=True, check=True, timeout=60).stdout
    wanted = Counter(told(clean(words) for words in in_reading_order(page)))
    assert not wanted - Counter(told([out.decode()]))


def told(texts: Iterable[str]) -> list[str]:
    return [
        letter for text in texts for letter in text if letter.isalpha() or letter.isdigit() or ord(letter) > 0x1F000
    ]


def assert_refusal_is_right(page: Page, paper: Paper, fit: Fit) -> None:
    """What it says is too much is too much: with that gone, it fits."""
    assert fit.lines_over > 0
    assert fit.longest == tuple(sorted(fit.longest, key=lambda pair: -pair[1]))
    headings = [section.heading for section in page.sections]
    for heading, lines in fit.too_long:
        if heading in headings:
            left = without_lines(page, paper, headings.index(heading), lines)
        else:
            left = without_frame_lines(page, paper, heading, lines)
        assert exports.fit(left, paper).fits
    if not exports.fit(replace(page, sections=()), paper).fits:
        assert fit.longest[0][0] not in headings or not fit.too_long
    elif not fit.too_long:
        gone, left = fit.lines_over, page
        for heading, _ in fit.longest:
            at = [section.heading for section in left.sections].index(heading)
            own = min(gone, lines_in(left, paper, at))
            left, gone = without_lines(left, paper, at, own), gone - own
        assert gone == 0
        assert exports.fit(left, paper).fits


def assert_promises_hold(number: int, folder: Path) -> str:
    """Every promise, for one plan. Gives "fits" or "refused"."""
    page, paper = plan(number), paper_of(number)
    fit = exports.fit(page, paper)
    data = made(number)
    assert bool(data) == fit.fits
    if not data:
        assert_refusal_is_right(page, paper, fit)
        return "refused"
    sheet = Sheet(data)
    assert len(sheet.reader.pages) == 1
    assert sheet.size == pytest.approx(paper.size, abs=0.01)
    assert_all_there(sheet, page)
    assert_legible(sheet)
    assert_apart(sheet.stretches)
    assert_embedded(sheet)
    assert_no_missing_shape(sheet, fit)
    if shutil.which("pdftotext"):
        assert_typed_words_come_out(data, page, folder / "page.pdf")
    return "fits"


def prints_of(numbers: range) -> list[str]:
    return [sha256(made(number)).hexdigest() for number in numbers]


def assert_same_elsewhere(numbers: range) -> None:
    """The same plans give the same bytes in another process, where sets and dicts of words have another order."""
    span = f"range({numbers.start}, {numbers.stop})"
    script = f"from tests.exports.pdf.test_guarantee import prints_of; print(*prints_of({span}))"
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    other = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
    )
    assert other.stdout.split() == prints_of(numbers)


def assert_all_hold(numbers: range, folder: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for number in numbers:
        try:
            found[assert_promises_hold(number, folder)] += 1
        except AssertionError as problem:
            problem.add_note(f"in plan {number}: tests.support.exports.random_plans.plan({number})")
            raise
    return found


@pytest.mark.hazard("H28.1")
@pytest.mark.parametrize("first", range(0, EVERY_DAY, 15))
def test_every_promise_holds_for_random_plans(first: int, tmp_path: Path):
    found = assert_all_hold(range(first, first + 15), tmp_path)

    assert min(found["fits"], found["refused"]) > 0


@pytest.mark.parametrize("number", [349, 414, 850])
def test_lines_go_from_the_parts_in_the_order_they_are_named(number: int, tmp_path: Path):
    assert assert_promises_hold(number, tmp_path) == "refused"


def test_random_plans_are_the_same_bytes_in_another_process():
    assert_same_elsewhere(range(6))


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_every_promise_holds_for_a_thousand_plans(tmp_path: Path):
    found = assert_all_hold(range(LONG), tmp_path)
    assert_same_elsewhere(range(LONG))

    print(f"\n{LONG} plans: {found['fits']} fit and every promise held, {found['refused']} were rightly refused")


@pytest.mark.parametrize("number", range(3))
def test_a_planted_fault_is_seen(number: int):
    """The reader is no friend of ours: another page's words, or a letter less, do not pass."""
    at = [number for number in range(EVERY_DAY) if exports.fit(plan(number), paper_of(number)).fits][number]
    page, sheet = plan(at), Sheet(made(at))

    with pytest.raises(AssertionError):
        assert_all_there(sheet, replace(page, name=page.name + "x"))
    with pytest.raises(AssertionError):
        assert_apart([*sheet.stretches, sheet.stretches[0]])
