"""docs/evidence.md as it is read: a section for each concept, a row for each finding, places that can be looked at."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass

from peertui.cli.arguments import parser
from plans.guide.route import routes
from plans.pack.loader import load_pack
from plans.record.models import Session
from tests.support.docs.named_tests import ROOT, NamedTest, limits

FILE = ROOT / "docs" / "evidence.md"
PACK = load_pack()
SECTIONS = {section.id for section in PACK.page.sections}
LENSES = {lens.id for lens in PACK.look_back.lenses}
STEPS = {f"{route.id}/{step.id}" for route in routes(PACK, Session(number=2)) for step in route.steps}
STEPS |= {f"look_back/{step.id}" for step in (PACK.look_back.where, PACK.look_back.answer, PACK.look_back.noticed)}
STEPS |= {f"{stage.id}/{step.id}" for stage in PACK.flow.stages for step in stage.steps}


@dataclass(frozen=True, slots=True)
class Finding:
    """One row."""

    id: str
    found: str
    does: str
    places: tuple[str, ...]
    not_shown: str

    @property
    def figures(self) -> list[int]:
        """The figures in what was found."""
        return [int(number) for number in re.findall(r"\d+", self.found)]


def read(text: str) -> dict[str, tuple[Finding, ...]]:
    """The findings under each heading that has any."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    found = {title: tuple(_rows(body)) for title, body in zip(parts[1::2], parts[2::2], strict=True)}
    return {title: rows for title, rows in found.items() if rows}


def _rows(body: str) -> list[Finding]:
    rows = []
    for line in body.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if re.match(r"\| [A-Z]{2}\d+ ", line):
            finding_id, found, does, where, not_shown = cells
            rows.append(Finding(finding_id, found, does, tuple(re.findall(r"`([^`]+)`", where)), not_shown))
    return rows


def is_there(place: str) -> bool:
    """Whether what a row points to can be found."""
    what, named, name = place.partition(": ")
    if named:
        return what in LOOKS and LOOKS[what](name)
    return _is_test(place) if "::" in place else (ROOT / place).is_file()


def _is_test(place: str) -> bool:
    try:
        return not limits(NamedTest(*place.split("::", 1)))
    except LookupError:
        return False


def _is_command(words: str) -> bool:
    program, *arguments = shlex.split(words)
    try:
        parser().parse_args(arguments)
    except Exception:  # wrong use, in whatever way the parser says it
        return False
    return program == "peertui"


LOOKS: dict[str, Callable[[str], bool]] = {
    "step": STEPS.__contains__,
    "kind": PACK.kinds.__contains__,
    "section": SECTIONS.__contains__,
    "lens": LENSES.__contains__,
    "prompt": lambda name: PACK.look_back.prompt(name) is not None,
    "command": _is_command,
}
