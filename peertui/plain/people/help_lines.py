"""Filling in a help line, in the settings of plain mode."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peertui.plain.console.field_prompts import HOW, Fields
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.sequence import in_turn
from peertui.presenters.people.help_lines import HelpLineForm
from peertui.presenters.reply import Done
from peertui.services.help_lines import AGAIN
from plans.pack.models import FieldSpec


def fill_in_line(room: PlainApp, *given: Any) -> str | None:
    """Ask, and ask again with what was typed while something is wrong. What to say of it, or None. Leave."""
    form = HelpLineForm(room, *given)
    room.say(f"{form.title()}.", *filter(None, (form.about,)))
    try:
        with room.form() as hold:
            while True:
                _ask(room, form, hold)
                if isinstance(ended := follow(room, form.keep()), Done):
                    return str(ended.result)
                form.given.pop(AGAIN.name, None)
    except Back:
        return None


def _ask(room: PlainApp, form: HelpLineForm, hold: Callable[[str], None]) -> None:
    """Ask for each; `back` goes to the one before, and from the first out. Back, Leave."""

    def keep(name: str, value: Any) -> None:
        form.given[name] = value
        hold(form.unkept())

    def asking(spec: FieldSpec) -> Callable[[], None]:
        there, fields = (
            form.given.get(spec.name, spec.default),
            Fields(room.talk, Here(f"{form.HELP} {HOW}"), room.today),
        )
        return lambda: fields.of_entry(spec, there, lambda value: keep(spec.name, value))

    in_turn(lambda: [asking(spec) for spec in form.fields])
