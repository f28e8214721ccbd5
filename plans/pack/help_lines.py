"""Help lines of a region: what one says of itself, whether it may be printed, and how sentences speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

from plans.pack.base import PackPart

REVIEW_AFTER = timedelta(days=365)
"""How long a number is trusted after being rung."""
REVIEW_UNDATED_AFTER = timedelta(days=183)
"""The same for a number whose source has no date."""
TOO_OLD = 3
"""Years after which a source, or a check, is no reason to print a number any more."""
NOT_CHECKED = "Not checked yet. Ring it once before you rely on it."
OLD_SOURCE = "Its source is more than three years old. Ring it once before you rely on it."
OLD_CHECK = "It was checked more than three years ago. Ring it again before you rely on it."
NOT_SEEN = "Not checked on an official page."
"""The same where nobody rings: an emergency number is never tried."""
NOT_BY_ITSELF = "Set up first, or used with another number. Write it in the plan of whoever uses it."
ADD_ONE = "Add a line that you have rung yourself."
_NUMBER = re.compile(r"\d(?:[\d -]*\d)?")
_AS_WRITTEN = re.compile(r"[\d +()/-]|\b(?:or|ext)\b")
_URL = re.compile(r"https?://[\w-]+(\.[\w-]+)+(/[^\s<>\"]*)?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class SourceKind(StrEnum):
    """Who says that a number is right."""

    OPERATOR = "operator"
    """Whoever answers there."""
    GOVERNMENT = "government"
    OTHER = "other"
    OWN = "own"
    """The service, which rang it: `verified_on` says when."""


Day = Annotated[date | None, BeforeValidator(lambda value: None if value == "" else value)]
"""A day, or None; an empty text means none too."""


class HelpLine(PackPart):
    """One help line. Numbers are text. `verified_on` is filled in by a service after ringing it."""

    id: str
    region: str
    name: str
    number: str
    method: str = ""
    """What to do with the number when it is not a plain call: "text SHOUT to"."""
    say: str = ""
    """How a sentence names it, where that is not its name and number: "NHS 111, mental health option"."""
    how: str = ""
    """What to say in place of number and name, where nobody can ring it as it is: it is set up first, or goes before
    another number. Such a line is never on paper."""
    note: str = ""
    """A sentence after the hours: "If you have a team, ring them first"."""
    hours: str = ""
    """"" where nobody has looked it up lately."""
    audience: str = "anyone"
    languages: tuple[str, ...] = ("English",)
    emergency: bool = False
    urgent: bool = False
    """Is in the page's urgent-help band."""
    advice: bool = False
    """Gives medical advice too: cautions about medication name its number."""
    source_kind: SourceKind | None = None
    """None in a file from before there was this field: see `kind`."""
    source_name: str = ""
    """As the foot of the page names it: "samaritans.org", "the NHS"."""
    source_url: str = ""
    source_seen: Day = None
    """The day that its page bears; None if it bears none."""
    source: str = ""
    """More about where it is from, for the screens."""
    source_date: str = ""
    """In an older file: what the source says of its day, in words."""
    verified_on: date | None = None
    review_by: date
    instead_of: str = ""
    """The number that stood below it when it was checked or changed here: once another is there, that one holds."""

    @property
    def kind(self) -> SourceKind:
        """Who says that its number is right. In an older file, whoever has rung it, or nobody whom we know."""
        return self.source_kind or (SourceKind.OWN if self.verified_on else SourceKind.OTHER)

    @property
    def is_official(self) -> bool:
        """Whether its operator or a government says its number."""
        return self.kind in (SourceKind.OPERATOR, SourceKind.GOVERNMENT)

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


class Region(PackPart):
    """A place with help lines of its own, and the wider regions whose lines also hold there."""

    id: str
    includes: tuple[str, ...] = ()


class Slip(NamedTuple):
    """What is wrong with one field of a help line, and how to fix it."""

    field: str
    problem: str
    remedy: str


# -- what may stand on paper -------------------------------------------------------------------------------------------


def why_not_on_paper(line: HelpLine, today: date) -> str:
    """Why a line is left off everything that leaves for the person, as a sentence or two; "" if it prints."""
    return doubt(line, today) or (NOT_BY_ITSELF if line.how else "")


def doubt(line: HelpLine, today: date) -> str:
    """What a worker is told of a number that nobody can vouch for, in a sentence or two; "" if it can be relied on."""
    if line.emergency or (line.verified_on and not _too_old(line.verified_on, today)):
        return ""
    if line.is_official:
        return OLD_SOURCE if line.source_seen and _too_old(line.source_seen, today) else ""
    if line.how:
        return NOT_SEEN
    return OLD_CHECK if line.verified_on else NOT_CHECKED


def on_paper(lines: Iterable[HelpLine], today: date) -> tuple[HelpLine, ...]:
    """Those that print."""
    return tuple(line for line in lines if not why_not_on_paper(line, today))


def lines_left_off(lines: Iterable[HelpLine], today: date) -> tuple[str, ...]:
    """Which lines do not print, and why, a reason after the other; and what to do if only an emergency number does."""
    known = tuple(lines)
    off: dict[str, list[str]] = {}
    for line in known:
        if why := why_not_on_paper(line, today):
            off.setdefault(why, []).append(line.name if line.how else f"{line.name} ({line.to_use})")
    talks = any(not line.emergency for line in on_paper(known, today))
    return (*(f"Not on paper: {', '.join(names)}. {why}" for why, names in off.items()), *(() if talks else (ADD_ONE,)))


def sources(lines: Iterable[HelpLine]) -> tuple[str, ...]:
    """Whom the foot names for these printed lines, each once: not for those that a service has checked itself."""
    named = (line.source_name for line in lines if line.is_official and not line.emergency and not line.verified_on)
    return tuple(dict.fromkeys(name for name in named if name))


def _too_old(day: date, today: date) -> bool:
    return (day.year + TOO_OLD, day.month, day.day) < (today.year, today.month, today.day)


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
    if not line.name.strip():
        yield Slip("name", "This is empty.", "Fill it in, or take the line out.")
    yield from _source_slips(line, today)
    if problem := number_problem(line.number):
        yield Slip("number", problem, "Write the number as it is printed.")
    if loose := numbers_in(line.say) - numbers_in(line.number) - numbers_in(line.name):
        other = ", ".join(sorted(loose))
        yield Slip("say", f"It names another number than the line has: {other}.", "Use the number of the line.")
    if line.verified_on and line.review_by <= line.verified_on:
        yield Slip("review_by", "This is not after verified_on.", "Give a later day to check it again.")
    if today and line.verified_on and line.verified_on > today:
        yield Slip("verified_on", "This day has not come yet.", "Give the day the number was checked.")


def _source_slips(line: HelpLine, today: date | None) -> Iterator[Slip]:
    if not (line.source_name or line.source).strip():
        yield Slip("source", "This is empty: nothing says where it is from.", "Fill in source_name or source.")
    elif line.is_official and not line.emergency and not line.source_name.strip():
        yield Slip("source_name", "This is empty.", "Name who says it: the foot of the page prints the name.")
    if line.source_url and not _URL.fullmatch(line.source_url):
        yield Slip("source_url", f'"{line.source_url}" is no address of a page.', "Begin it with https://.")
    if today and line.source_seen and line.source_seen > today:
        yield Slip("source_seen", "This day has not come yet.", "Give the day that the page bears, or leave it empty.")


def region_slips(regions: Iterable[Region], lines: Iterable[HelpLine]) -> Iterator[tuple[str, Slip]]:
    """Region by region, what is wrong with all its lines together: nobody may be left without an emergency number."""
    with_one = {line.region for line in lines if line.emergency}
    for region in regions:
        if not with_one.intersection((region.id, *region.includes)):
            problem = f"{region.id} has no emergency number."
            yield region.id, Slip("", problem, "Add a line with emergency = true, or do not hide the one it has.")


def _bare(number: str) -> str:
    return re.sub(r"[\s-]", "", number)
