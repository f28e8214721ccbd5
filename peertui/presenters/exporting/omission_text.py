"""What is said of a chosen line that is not on the paper, or not whole: the same in every front end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from peertui.presenters.row_refs import RowKind, RowRef
from plans.pack.models import Pack
from plans.page.compose import Candidate, Page
from plans.page.omissions import LeftOff
from plans.page.page_line import Unprinted
from plans.page.question_slip import SlipCandidate
from widgets.models.row import Row

NOTHING_FOR_PAGE = (
    "Nothing is written yet that could go on the page. Go back and write something first: in a meeting, or in the plan."
)
CHOSEN_OFF = "Chosen, but not on the page"


def candidate_row(candidate: Candidate) -> Row:
    """One line that could stand on the page, whether it was chosen, and what of it does not print."""
    marker = "[x]" if candidate.chosen else "[ ]"
    return RowRef(RowKind.ENTRY, candidate.entry.id).row(candidate.text, detail=row_detail(candidate), marker=marker)


def row_detail(candidate: Candidate | SlipCandidate) -> str:
    """Why it cannot print, or what it prints without; "" where its line is whole."""
    if candidate.why_not or not candidate.chosen:
        return candidate.why_not
    return _without(candidate.unprinted)


def unplaced_rows(off: Sequence[LeftOff], pack: Pack) -> tuple[Row, ...]:
    """At the foot of the list: what of the chosen lines the page has no place for, in one sentence."""
    return tuple(Row("unplaced", words, heading=True) for words in _unplaced(off, pack))


def how_many_off(off: Sequence[LeftOff]) -> tuple[str, ...]:
    """Beside the gauge, and after a copy was made: how many chosen lines are not on it, or not whole."""
    many = sum(bool(one.why_not or _without(one.unprinted)) for one in off)
    if not many:
        return ()
    lines = "chosen line is" if many == 1 else "chosen lines are"
    return (f"{many} {lines} not on it, or not whole: the list says why.",)


def left_off_lines(off: Sequence[LeftOff], pack: Pack) -> tuple[str, ...]:
    """A sentence for each chosen line that is not on the page or not whole, then one for what it has no place for."""
    return (*(words for one in off if (words := _sentence(one))), *_unplaced(off, pack))


def card_lines(page: Page, card: Page, pack: Pack) -> tuple[str, ...]:
    """Which parts of the page with something chosen in them are not on a card: a sentence, if there are any."""
    mine = {section.id for section in card.sections}
    off = [section.heading for section in page.sections if section.id not in mine]
    off += [label for label, _ in page.meta if label == pack.page.look_again]
    off += [page.copies_label] if page.copies else []
    return (f"The card leaves off these parts of the page: {_labels(off)}.",) if off else ()


def _sentence(one: LeftOff) -> str:
    title = " ".join(one.title.split())
    if one.why_not:
        return f'"{title}" is not on it: {_inside(one.why_not)}'
    without = _without(one.unprinted)
    return f'"{title}" prints {without}.' if without else ""


def _without(off: Iterable[Unprinted]) -> str:
    """'without "Number": no call order', for fields that a rule leaves off."""
    ruled = sorted((field for field in off if field.why), key=lambda field: field.why)
    groups = groupby(ruled, key=lambda field: field.why)
    return "; ".join(f"without {_labels(field.label for field in row)}: {why}" for why, row in groups)


def _unplaced(off: Iterable[LeftOff], pack: Pack) -> tuple[str, ...]:
    """A sentence that names, kind by kind, the fields that no line of it has a place for; () without any."""
    found: dict[str, dict[str, None]] = {}
    for one in off:
        for field in one.unprinted:
            if not field.why:
                found.setdefault(one.entry.kind, {})[field.label] = None
    named = "; ".join(f"{_labels(labels)} ({pack.kinds[kind].plural})" for kind, labels in found.items())
    return (f"The page has no place for {named}.",) if named else ()


def _labels(labels: Iterable[str]) -> str:
    return ", ".join(f'"{label}"' for label in labels)


def _inside(sentence: str) -> str:
    """A sentence as it goes on after a colon."""
    return sentence if sentence.startswith(("I ", "I'")) else sentence[:1].lower() + sentence[1:]
