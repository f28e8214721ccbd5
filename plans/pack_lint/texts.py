"""Every sentence, label and heading of a pack, with its place and who reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from pydantic import BaseModel

from plans.pack import copy_models, help_lines, models, page_models
from plans.pack.models import Pack


class Reader(Enum):
    """For whom a text is."""

    PERSON = auto()
    """Asked, shown or printed for the person."""
    WORKER = auto()
    """For the worker: cautions, purpose, the safety card."""
    WHY = auto()
    """What the evidence is; names its source."""
    NAME = auto()
    """What others are called: help lines. Nobody can put these in plainer words."""
    NONE = auto()
    """Ids, kinds and the like: nobody reads them."""


_OF_STEP = "title prompt follow_ups beyond after_goodbye"
_ALONE = ("title", "beyond", "after_goodbye")
"""What of a step is not said together with its prompt."""
_TEXTS: Mapping[type[BaseModel], Mapping[Reader, str]] = {
    models.FieldSpec: {
        Reader.PERSON: "label hint choices",
        Reader.NONE: "name type refers_to suggest_from when default",
    },
    models.EntryKind: {Reader.PERSON: "label plural", Reader.NONE: "id how_many main"},
    models.Step: {Reader.PERSON: _OF_STEP, Reader.NONE: "id entries about role gathers"},
    models.StageStep: {Reader.PERSON: f"{_OF_STEP} points", Reader.NONE: "id entries about role gathers"},
    models.Module: {
        Reader.PERSON: "title",
        Reader.WORKER: "purpose cautions",
        Reader.WHY: "why",
        Reader.NONE: "id concept short_route my_terms",
    },
    models.Stage: {Reader.PERSON: "title", Reader.NONE: "id time"},
    models.SessionFlow: {
        Reader.PERSON: "keep_prompts no_small_step no_cover steps_title keep_title",
        Reader.WORKER: "cautions",
        Reader.WHY: "why_note",
        Reader.NONE: "modules articles steps_time own_heading",
    },
    models.LookBackPrompt: {Reader.PERSON: "prompt", Reader.NONE: "id can_add_to"},
    models.Lens: {Reader.PERSON: "title about", Reader.NONE: "id"},
    models.AnswerKind: {Reader.PERSON: "words", Reader.NONE: "kind"},
    models.Joining: {Reader.PERSON: "prompt something_else"},
    models.LookBack: {Reader.PERSON: "title", Reader.WORKER: "purpose cautions", Reader.WHY: "why"},
    models.SafetyCard: {Reader.WORKER: "title lines on_call_unknown emergency_unknown advice_unknown"},
    help_lines.HelpLine: {
        Reader.PERSON: "note",
        Reader.WORKER: "how",
        Reader.NAME: "name method say hours audience source_name",
        Reader.NONE: "id region number languages source_url source source_date instead_of",
    },
    help_lines.Region: {Reader.NONE: "id includes"},
    page_models.PagePart: {
        Reader.PERSON: "text detail right label why_not left_off",
        Reader.NONE: "kind where filled by",
    },
    page_models.PageSection: {Reader.PERSON: "heading", Reader.NONE: "id column my_terms"},
    page_models.PageSpec: {
        Reader.PERSON: "title written look_again version copies band_heading foot more page_of help_line band_line "
        "band_line_detail check_number checked_on sources no_lines full_name continued date private nothing_written "
        "not_ready no_place no_place_heading newer_there only unplaced unused_word",
        Reader.NONE: "months used_elsewhere",
    },
    copy_models.CardSpec: {Reader.PERSON: "how_to_fold", Reader.NONE: "sections"},
    copy_models.SlipSpec: {Reader.PERSON: "title fill_in for_somebody for_anybody to_tell foot"},
    copy_models.BlankSpec: {Reader.PERSON: "name", Reader.NONE: "without"},
    copy_models.EverythingSpec: {
        Reader.PERSON: "title foot person called full_name region language hidden meetings meeting still_open ended "
        "next_meeting chosen short looked_back outcomes notes any_time left_out left_out_on copies file named voices "
        "shares on_page came_from written changed nothing other",
    },
    copy_models.CopiesSpec: {},
}

READERS: dict[tuple[type[BaseModel], str], Reader] = {
    (model, name): reader for model, rows in _TEXTS.items() for reader, names in rows.items() for name in names.split()
}
"""Who reads each field of a pack that holds words."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a pack."""

    file: str
    key: str
    words: str
    reader: Reader
    spoken: str
    """What it is said together with: the step of a prompt; for others its own key."""


def texts(pack: Pack) -> Iterator[Text]:
    """Every text, in the order of the files."""
    yield from _of(pack.flow, "flow.toml", "")
    for module in pack.modules:
        yield from _of(module, f"modules/{module.id}.toml", "")
    yield from _of(pack.finishing, "finishing.toml", "")
    for kind in pack.kinds.values():
        yield from _of(kind, "entries.toml", f"kinds[{kind.id}]")
    yield from _of(pack.look_back, "lookback.toml", "")
    yield from _of(pack.page, "page.toml", "")
    yield from _of(pack.copies, "copies.toml", "")
    yield from _of(pack.safety, "safety.toml", "")
    for line in pack.help_lines:
        yield from _of(line, "help_lines.toml", f"help_lines[{line.id}]")


def _of(part: BaseModel, file: str, key: str, *, worker_only: bool = False) -> Iterator[Text]:
    alone = worker_only or (isinstance(part, models.Stage) and part.worker_only)
    for name in type(part).model_fields:
        value, here = getattr(part, name), f"{key}.{name}" if key else name
        reader = READERS.get((type(part), name), Reader.NONE)
        reader = Reader.WORKER if alone and reader is Reader.PERSON else reader
        for place, item in _items(here, value):
            if isinstance(item, BaseModel):
                yield from _of(item, file, place, worker_only=alone)
            elif isinstance(item, str) and item and reader is not Reader.NONE:
                together = isinstance(part, models.Step) and name not in _ALONE
                yield Text(file, place, item, reader, (key or "steps") if together else place)


def _items(key: str, value: object) -> Iterator[tuple[str, object]]:
    """A value's parts, each with its place: `steps[hello]`, `why[2]`, `why_not.status`."""
    if isinstance(value, tuple):
        for at, item in enumerate(value, 1):
            yield f"{key}[{getattr(item, 'id', None) or getattr(item, 'name', None) or at}]", item
    elif isinstance(value, Mapping):
        yield from ((f"{key}.{name}", item) for name, item in value.items())
    else:
        yield key, value
