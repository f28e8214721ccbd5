"""Long lists to pick one thing from: any step of the programme, and any kind of entry."""

from __future__ import annotations

from plans.guide.look_back import hidden_kinds
from plans.guide.route import Route, routes
from plans.pack.own_words import title_of
from plans.record.context import Context
from plans.record.models import Outcome
from widgets.models.row import Row

OUTCOME_WORDS = {
    Outcome.TALKED: "talked about",
    Outcome.SKIPPED: "skipped today",
    Outcome.PARKED: "parked",
}


def jump_rows(context: Context) -> tuple[Row, ...]:
    """Any step of the frame and of every module; each row's id is its place."""
    done = {item.step: OUTCOME_WORDS.get(item.outcome, "") for item in context.session.trail}
    made: list[Row] = []
    for route in routes(context.pack, context.session):
        if route.id in context.record.person.hidden_modules:
            continue
        made.append(Row(f"route:{route.id}", route_title(context, route), heading=True))
        for step in route.steps:
            where = f"{route.id}/{step.id}"
            made.append(Row(where, step.title, detail=done.get(where, "")))
    return tuple(made)


def kind_rows(context: Context, first: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """Any kind of entry, the likeliest first, then under each part of the programme that makes it.

    Returns:
        Rows whose ids are the kinds'; where a kind comes again, under another part, the part and a slash come first.
    """
    pack = context.pack
    made = [Row(k, pack.kinds[k].label) for k in first if k in pack.kinds]
    listed = set(first)
    for module in pack.modules:
        if module.id in context.record.person.hidden_modules:
            continue
        kinds = dict.fromkeys(k for step in module.steps for k in step.entries if k not in first)
        if kinds:
            made.append(Row(f"module:{module.id}", title_of(pack, context.record.my_words, module), heading=True))
            made += [Row(f"{module.id}/{k}" if k in listed else k, pack.kinds[k].label) for k in kinds]
            listed.update(kinds)
    listed |= hidden_kinds(context)
    rest = [k for k in pack.kinds if k not in listed and not k.startswith("reflection")]
    if rest:
        made.append(Row("module:", "Any meeting", heading=True))
        made += [Row(k, pack.kinds[k].label) for k in rest]
    return tuple(made)


def route_title(context: Context, route: Route) -> str:
    """What a part of the programme is called by the person."""
    module = context.pack.module(route.id)
    return title_of(context.pack, context.record.my_words, module) if module else route.title
