"""What the parts of a pack say of each other: every name that is used must be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plans.pack.base import PackError
from plans.pack.copy_models import CopiesSpec
from plans.pack.dates import When
from plans.pack.help_lines import region_slips, slips
from plans.pack.line_templates import TemplateError, fields
from plans.pack.models import EntryKind, FieldSpec, FieldType, LookBack, Module, Pack, StageRole, Step
from plans.pack.page_models import FOOT, HEAD, NOWHERE, PagePart, PageSpec

PROMPT = "prompt"
"""What a reference to a look-back prompt names, instead of an entry kind."""

_TO_LIST = 20
"""More names than this are only listed where none is near to what was written."""
_NOT_PRINTED = (FieldType.REFERENCE, FieldType.YES_NO)


def problems(pack: Pack) -> Iterator[PackError]:
    """Everything that does not hold together, in the order of the files."""
    yield from _of_flow(pack)
    for module in pack.modules:
        yield from _of_module(pack, module, f"modules/{module.id}.toml")
    yield from _of_module(pack, pack.finishing, "finishing.toml")
    for kind in pack.kinds.values():
        yield from _of_kind(pack, kind)
    yield from _of_look_back(pack, pack.look_back)
    yield from _of_page(pack, pack.page)
    yield from _of_copies(pack, pack.copies)
    yield from _of_safety(pack)
    yield from _of_help_lines(pack)


def _unknown(file: str, key: str, what: str, name: str, known: Iterable[str]) -> PackError:
    from difflib import get_close_matches

    problem, known = f'There is no {what} "{name}".', list(known)
    near = get_close_matches(name, known) if len(known) > _TO_LIST else []
    if near:
        return PackError(file, key, problem, f"Did you mean {' or '.join(near)}?")
    return PackError(file, key, problem, f"Use one of these: {', '.join(known)}.")


def _of_flow(pack: Pack) -> Iterator[PackError]:
    roles = {step.role for stage in pack.flow.stages for step in stage.steps}
    if StageRole.CHOOSE not in roles:
        problem = f'No step has the role "{StageRole.CHOOSE}", so no module could be chosen.'
        yield PackError("flow.toml", "stages", problem, "Give it to one, or do not hide the one that has it.")
    for stage in pack.flow.stages:
        if not stage.steps:
            key = f"stages[{stage.id}].steps"
            yield PackError("flow.toml", key, "A stage needs at least one step.", "Add one, or hide the stage.")
        for step in stage.steps:
            yield from _of_step(pack, step, "flow.toml", f"stages[{stage.id}].steps[{step.id}]")


def _of_module(pack: Pack, module: Module, file: str) -> Iterator[PackError]:
    if module.id in {stage.id for stage in pack.flow.stages}:
        yield PackError(file, "id", f'"{module.id}" is already the id of a stage in flow.toml.', "Choose another id.")
    if module is pack.finishing and module.id in {m.id for m in pack.modules}:
        yield PackError(file, "id", f'"{module.id}" is already the id of a module.', "Choose another id.")
    if not module.steps:
        yield PackError(file, "steps", "A module needs at least one step.", "Add one, or hide the module.")
    for step in module.steps:
        yield from _of_step(pack, step, file, f"steps[{step.id}]")
    yield from _of_terms(pack, module.my_terms, file, "my_terms")
    ids = [step.id for step in module.steps]
    for name in module.short_route:
        if name not in ids:
            yield _unknown(file, "short_route", "step", name, ids)


def _of_terms(pack: Pack, terms: Iterable[str], file: str, key: str) -> Iterator[PackError]:
    """Terms that the person can have a word of their own for."""
    kind = pack.kinds.get("my_word")
    field = kind.field("term") if kind else None
    known = field.choices if field else ()
    for term in terms:
        if term not in known:
            yield _unknown(file, key, "term", term, known)


def _of_step(pack: Pack, step: Step, file: str, key: str) -> Iterator[PackError]:
    for name, kinds in (("entries", step.entries), ("gathers", step.gathers)):
        for kind in kinds:
            if kind not in pack.kinds:
                yield _unknown(file, f"{key}.{name}", "entry kind", kind, pack.kinds)
    first = pack.kinds.get(step.entries[0]) if step.entries else None
    if step.about and (first is None or first.field(step.about) is None):
        yield _unknown(file, f"{key}.about", "field", step.about, [f.name for f in first.fields] if first else [])


def _of_kind(pack: Pack, kind: EntryKind) -> Iterator[PackError]:
    file, key = "entries.toml", f"kinds[{kind.id}]"
    for field in kind.fields:
        if field.splits and field.type is not FieldType.CHOICE:
            yield PackError(file, f"{key}.fields[{field.name}].splits", "Only a choice can split.", "Take splits out.")
    if kind.field(kind.main) is None:
        yield _unknown(file, f"{key}.main", "field", kind.main, [f.name for f in kind.fields])
    for field in kind.fields:
        here = f"{key}.fields[{field.name}]"
        is_choice, is_reference = field.type is FieldType.CHOICE, field.type is FieldType.REFERENCE
        if is_choice != bool(field.choices):
            remedy = "Give the choices." if is_choice else 'Take them out, or make the type "choice".'
            yield PackError(file, f"{here}.choices", "Choices belong to a field of type choice.", remedy)
        if is_reference != bool(field.refers_to):
            remedy = "Say which kinds." if is_reference else 'Take it out, or make the type "reference".'
            yield PackError(file, f"{here}.refers_to", "This belongs to a field of type reference.", remedy)
        if is_choice and field.default is not None and field.default not in field.choices:
            yield _unknown(file, f"{here}.default", "choice", str(field.default), field.choices)
        for name in field.refers_to:
            if name != PROMPT and name not in pack.kinds:
                yield _unknown(file, f"{here}.refers_to", "entry kind", name, pack.kinds)
        yield from _of_suggestions(pack, field, file, f"{here}.suggest_from")
        if field.when is not When.NEAREST and field.type is not FieldType.DATE:
            yield PackError(file, f"{here}.when", "Only a field of type date has a side of today.", "Take it out.")


def _of_suggestions(pack: Pack, field: FieldSpec, file: str, key: str) -> Iterator[PackError]:
    if field.suggest_from and field.type is not FieldType.TEXT:
        yield PackError(file, key, "Only a field of type text can offer words.", "Take it out.")
    for source in field.suggest_from:
        kind_id, _, name = source.partition(".")
        kind = pack.kinds.get(kind_id)
        if kind is None:
            yield _unknown(file, key, "entry kind", kind_id, pack.kinds)
        elif kind.field(name) is None:
            yield _unknown(file, key, f"field of {kind_id}", name, [f.name for f in kind.fields])


def _of_look_back(pack: Pack, look_back: LookBack) -> Iterator[PackError]:
    file = "lookback.toml"
    for key in ("where", "pick", "answer", "noticed", "step"):
        yield from _of_step(pack, getattr(look_back, key), file, key)
    for way in look_back.joining.ways:
        if way.kind not in pack.kinds:
            yield _unknown(file, "joining.ways", "entry kind", way.kind, pack.kinds)
    seen: set[str] = set()
    for lens in look_back.lenses:
        for prompt in lens.prompts:
            here = f"lenses[{lens.id}].prompts[{prompt.id}]"
            if prompt.id in seen:
                yield PackError(file, here, "Another lens has a prompt of this id.", "Rename one.")
            seen.add(prompt.id)
            for kind in prompt.can_add_to:
                if kind not in pack.kinds:
                    yield _unknown(file, f"{here}.can_add_to", "entry kind", kind, pack.kinds)


def _of_page(pack: Pack, page: PageSpec) -> Iterator[PackError]:
    for key in ("look_again_from", "copies_from", "band_from"):
        yield from _of_page_part(pack, getattr(page, key), "page.toml", key)
    for kind in page.used_elsewhere:
        if kind not in pack.kinds:
            yield _unknown("page.toml", "used_elsewhere", "entry kind", kind, pack.kinds)
    for section in page.sections:
        if section.id in (HEAD, FOOT, NOWHERE):
            yield PackError("page.toml", f"sections[{section.id}]", "This id is taken.", "Choose another id.")
        yield from _of_terms(pack, section.my_terms, "page.toml", f"sections[{section.id}].my_terms")
        for at, part in enumerate(section.parts, 1):
            yield from _of_page_part(pack, part, "page.toml", f"sections[{section.id}].parts[{at}]")
    slots = {
        "help_line": ("name", "hours", "mark", "note"),
        "band_line": ("name", "hours", "mark", "note"),
        "band_line_detail": ("name", "hours", "mark", "note"),
        "sources": ("sources", "date"),
        "checked_on": ("date",),
        "full_name": ("full_name",),
        "date": ("day", "month", "year"),
        "page_of": ("n", "total"),
        "only": ("what", "why"),
    }
    for key, known in slots.items():
        yield from _of_template(getattr(page, key), "page.toml", key, known, ())


def _of_copies(pack: Pack, copies: CopiesSpec) -> Iterator[PackError]:
    ids = [section.id for section in pack.page.sections]
    for name in copies.card.sections:
        if name not in ids:
            yield _unknown("copies.toml", "card.sections", "section of the page", name, ids)
    labels = [part.label for section in pack.page.sections for part in section.parts if part.label]
    for name in copies.blank.without:
        if name not in labels:
            yield _unknown("copies.toml", "blank.without", "small heading", name, dict.fromkeys(labels))
    for at, part in enumerate(copies.slip.parts, 1):
        yield from _of_page_part(pack, part, "copies.toml", f"slip.parts[{at}]")
    yield from _of_template(copies.slip.for_somebody, "copies.toml", "slip.for_somebody", ("ask_who",), ())


def _of_page_part(pack: Pack, part: PagePart, file: str, key: str) -> Iterator[PackError]:
    kind = pack.kinds.get(part.kind)
    if kind is None:
        yield _unknown(file, f"{key}.kind", "entry kind", part.kind, pack.kinds)
        return
    known = [field.name for field in kind.fields]
    unprinted = [field.name for field in kind.fields if field.type in _NOT_PRINTED]
    for name in ("text", "detail", "right"):
        yield from _of_template(getattr(part, name), file, f"{key}.{name}", known, unprinted)
    used = {
        "where": part.where,
        "needs": part.needs,
        "filled": part.filled,
        "why_not": part.why_not,
        "left_off": part.left_off,
        "by": [part.by] if part.by else [],
    }
    for rule, names in used.items():
        for name in names:
            if name not in known:
                yield _unknown(file, f"{key}.{rule}", "field", name, known)
    for name, wanted in part.where.items():
        field = kind.field(name)
        for choice in wanted if field and field.choices else ():
            if choice and field and choice not in field.choices:
                yield _unknown(file, f"{key}.where", "choice", choice, field.choices)


def _of_template(
    template: str, file: str, key: str, known: Iterable[str], unprinted: Iterable[str]
) -> Iterator[PackError]:
    try:
        names = fields(template)
    except TemplateError as error:
        yield PackError(file, key, f"The template cannot be read: {error}.", "Fix it there.")
        return
    for name in names:
        if name not in known:
            yield _unknown(file, key, "field", name, known)
        elif name in unprinted:
            problem = f'"{name}" is a yes or no, or points to another entry, and cannot be printed.'
            yield PackError(file, key, problem, "Use another field.")


def _of_safety(pack: Pack) -> Iterator[PackError]:
    known = ("emergency", "urgent", "on_call")
    for at, line in enumerate(pack.safety.lines, 1):
        yield from _of_template(line, "safety.toml", f"lines[{at}]", known, ())


def _of_help_lines(pack: Pack) -> Iterator[PackError]:
    file = "help_lines.toml"
    regions = [region.id for region in pack.regions]
    for region in pack.regions:
        for name in region.includes:
            if name not in regions:
                yield _unknown(file, f"regions[{region.id}].includes", "region", name, regions)
    for line in pack.help_lines:
        if line.region not in regions:
            yield _unknown(file, f"help_lines[{line.id}].region", "region", line.region, regions)
        for slip in slips(line):
            yield PackError(file, f"help_lines[{line.id}].{slip.field}", slip.problem, slip.remedy)
    for name, slip in region_slips(pack.regions, pack.help_lines):
        yield PackError(file, f"regions[{name}]", slip.problem, slip.remedy)
