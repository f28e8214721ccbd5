"""Help lines of a region: what one says of itself, whether its number is sure, and how sentences speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from plans.part import Part

REVIEW_AFTER = timedelta(days=365)
"""How long a number that was rung is taken for right."""
_NUMBER = re.compile(r"\d(?:[\d -]*\d)?")
_AS_WRITTEN = re.compile(r"[\d +()/-]|\b(?:or|ext)\b")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class HelpLine(Part):
    """One help line. Numbers are text. `verified_on` is filled in by a service after ringing it."""

    id: str
    region: str
    name: str
    number: str
    method: str = ""
    """What to do with the number when it is not a plain call: "text SHOUT to"."""
    say: str = ""
    """How a sentence names it, where that is not its name and number: "NHS 111, mental health option"."""
    hours: str
    audience: str = "anyone"
    languages: tuple[str, ...] = ("English",)
    emergency: bool = False
    urgent: bool = False
    """Stands in the page's urgent-help band."""
    advice: bool = False
    """Gives medical advice too: cautions about medication name its number."""
    source: str
    source_date: str
    verified_on: date | None = None
    review_by: date
    instead_of: str = ""
    """The number that stood below it when it was checked or changed here: once another stands there, that one holds."""

    @property
    def to_use(self) -> str:
        """What to do, and the number: "text SHOUT to 85258"."""
        return f"{self.method} {self.number}".strip()

    @property
    def in_a_sentence(self) -> str:
        """How a sentence names it: "Samaritans on 116 123"."""
        if self.say or self.emergency:
            return self.say or self.number
        return f"{self.name} ({self.to_use})" if self.method else f"{self.name} on {self.number}"


class Region(Part):
    """A place with help lines of its own, and the wider regions whose lines also hold there."""

    id: str
    includes: tuple[str, ...] = ()


class Slip(NamedTuple):
    """What is wrong with one field of a help line, and how to mend it."""

    field: str
    problem: str
    remedy: str


# -- whether a number is sure ------------------------------------------------------------------------------------------


def is_sure(line: HelpLine, today: date) -> bool:
    """Whether its number can stand without a mark: it was rung and need not be rung again yet, or is an emergency's."""
    return line.emergency or (line.verified_on is not None and today <= line.review_by)


def to_review(lines: Iterable[HelpLine], today: date) -> tuple[HelpLine, ...]:
    """Those whose day to be looked at again is past."""
    return tuple(line for line in lines if not line.emergency and line.review_by < today)


def most_urgent_first(lines: Iterable[HelpLine]) -> tuple[HelpLine, ...]:
    """Emergency numbers, then those for urgent help, then the rest."""
    return tuple(sorted(lines, key=lambda line: (not line.emergency, not line.urgent)))


# -- sentences that name the lines of a region -------------------------------------------------------------------------


def spoken_of(lines: Iterable[HelpLine]) -> Mapping[str, str]:
    """What {emergency}, {urgent} and {advice} stand for: each the first of its kind among these lines."""
    found: dict[str, str] = {}
    for line in lines:
        if line.emergency:
            found.setdefault("emergency", line.in_a_sentence)
        elif line.urgent:
            found.setdefault("urgent", line.in_a_sentence)
        if line.advice:
            found.setdefault("advice", line.number)
    return found


# -- what can be wrong with one ----------------------------------------------------------------------------------------


def numbers_in(text: str) -> set[str]:
    """The telephone numbers in a text, digits only: "999 (or 112)" holds two."""
    return {re.sub(r"\D", "", found) for found in _NUMBER.findall(text)}


def same_number(one: str, other: str) -> bool:
    """Whether two people would dial the same. Spaces and dashes do not matter; a plus and brackets do."""
    return _bare(one) == _bare(other)


def number_problem(number: str) -> str:
    """Why this is no number to ring or text, as a sentence, or ""."""
    if not any(letter.isdigit() for letter in number):
        return "A number needs digits."
    if _AS_WRITTEN.sub("", number):
        return "A number is digits, with spaces, dashes, brackets or a plus; what to do with it goes elsewhere."
    return ""


def slips(line: HelpLine, today: date | None = None) -> Iterator[Slip]:
    """Everything that is wrong with one line by itself; with `today`, days that are still to come too."""
    if not _ID.fullmatch(line.id):
        yield Slip("id", f'"{line.id}" is no id.', "Use small letters, digits and dashes.")
    for field in ("name", "hours", "source", "source_date"):
        if not getattr(line, field).strip():
            yield Slip(field, "This is empty.", "Fill it in, or take the line out.")
    if problem := number_problem(line.number):
        yield Slip("number", problem, "Write the number as it is printed.")
    if loose := numbers_in(line.say) - numbers_in(line.number) - numbers_in(line.name):
        other = ", ".join(sorted(loose))
        yield Slip("say", f"It names another number than the line has: {other}.", "Use the number of the line.")
    if line.verified_on and line.review_by <= line.verified_on:
        yield Slip("review_by", "This is not after verified_on.", "Give a later day to check it again.")
    if today and line.verified_on and line.verified_on > today:
        yield Slip("verified_on", "This day has not come yet.", "Give the day the number was checked.")


def region_slips(regions: Iterable[Region], lines: Iterable[HelpLine]) -> Iterator[tuple[str, Slip]]:
    """Region by region, what is wrong with all its lines together: nobody may be left without an emergency number."""
    with_one = {line.region for line in lines if line.emergency}
    for region in regions:
        if not with_one.intersection((region.id, *region.includes)):
            problem = f"{region.id} has no emergency number."
            yield region.id, Slip("", problem, "Add a line with emergency = true, or do not hide the one it has.")


def _bare(number: str) -> str:
    return re.sub(r"[\s-]", "", number)
