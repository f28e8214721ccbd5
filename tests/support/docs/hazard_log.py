"""The hazard log as it is read: docs/clinical-safety/hazard-log.md, told apart into its hazards."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.support.docs.named_tests import ROOT

FILE = ROOT / "docs" / "clinical-safety" / "hazard-log.md"
SEVERITIES = ("minor", "significant", "considerable", "major", "catastrophic")
OWNER = "The service's clinical safety officer, to confirm."
PARTS = ("Cause", "Effect", "Severity before controls", "Controls", "For the service", "What is left", "Owner")
_CONTROL = re.compile(r"\*\*(H\d\d)\.(\d+)\*\* (\S.*?) (Tests: .+)\.")


@dataclass(frozen=True, slots=True)
class Control:
    """What peertui does against a hazard, in words, and how many tests show it."""

    id: str
    words: str
    tests: str
    """As the log writes it: "Tests: 3 (1 not on Windows)"."""


@dataclass(frozen=True, slots=True)
class Hazard:
    """One hazard of the log."""

    id: str
    title: str
    parts: dict[str, str]
    controls: tuple[Control, ...]


class NotALog(ValueError):
    """The text is not laid out as a hazard log is."""


def read(text: str) -> tuple[Hazard, ...]:
    """All hazards of a log, in its order. NotALog if one is not laid out as the others are."""
    _, *sections = re.split(r"^### ", text, flags=re.MULTILINE)
    return tuple(_hazard(re.split(r"^## ", section, flags=re.MULTILINE)[0]) for section in sections)


def glance(text: str) -> list[tuple[str, str, str]]:
    """The rows of the table in front: id, hazard, severity."""
    rows = re.findall(r"^\| (H\d\d) \| (.+?) \| (\w+) \|$", text, flags=re.MULTILINE)
    return [(row[0], row[1], row[2]) for row in rows]


def _hazard(section: str) -> Hazard:
    head, _, body = section.partition("\n")
    found = re.fullmatch(r"(H\d\d) (\S.*)", head.strip())
    if not found:
        raise NotALog(f"not a hazard: {head}")
    names = re.findall(r"^\*\*([^*]+)\.\*\*", body, flags=re.MULTILINE)
    if tuple(names) != PARTS:
        raise NotALog(f"{found[1]} has {names}")
    texts = re.split(r"^\*\*[^*]+\.\*\*", body, flags=re.MULTILINE)[1:]
    parts = {name: text.strip() for name, text in zip(names, texts, strict=True)}
    if empty := [name for name, text in parts.items() if not text]:
        raise NotALog(f"{found[1]} says nothing under {empty}")
    return Hazard(found[1], found[2], parts, tuple(_controls(found[1], parts["Controls"])))


def _controls(hazard: str, text: str) -> list[Control]:
    controls = []
    for written in re.split(r"^- ", text, flags=re.MULTILINE)[1:]:
        found = _CONTROL.fullmatch(" ".join(written.split()))
        if not found or found[1] != hazard:
            raise NotALog(f"{hazard}: a control needs its id, words, then «Tests:» and how many: {written}")
        controls.append(Control(f"{hazard}.{found[2]}", found[3], found[4]))
    return controls
