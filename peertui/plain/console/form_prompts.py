"""Asking for one field of a form that has a presenter, until there is an answer that can be taken."""

from __future__ import annotations

from peertui.plain.console.prompts import HEAR, Here, Talk
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.reply import Reply
from widgets.models.command import Command
from widgets.models.row import Row


class Wanted(Exception):
    """A command of the form was picked instead of an answer."""

    def __init__(self, command: Command) -> None:
        super().__init__(command.id)
        self.command = command


def ask_field(talk: Talk, form: FormPresenter, field: FormField) -> Reply:
    """Ask until it can be taken, once more if something speaks against it. What is said of it. Back, Leave, Wanted."""
    about, once = field.about or form.HELP.format(pick="The number of a line"), form.once()[1:]
    here = Here(about, form.listed_commands(), once)
    if field.hint and not (field.choices or field.empty):
        talk.say(f"{field.hint[0].upper()}{field.hint[1:].rstrip('.')}.")
    held, prompt = field.value, ""
    while True:
        typed = _typed(talk, here, field, held, prompt)
        if once and not typed.strip():
            talk.say(*once)
            continue
        said = form.take(field.name, typed)
        if why := form.why_not(field.name):
            form.take(field.name, held)
            talk.say(why)
        elif (doubt := form.doubt(field.name)) and typed != held:
            talk.say(doubt)
            held, prompt = typed, "Type another, or Enter to keep this one:"
        else:
            return None if doubt else said


def _typed(talk: Talk, here: Here, field: FormField, held: str, prompt: str) -> str:
    if field.choices:
        return _chosen(talk, here, field, held)
    if field.names:
        return _named(talk, here, field, held)
    label = field.label if field.label.endswith("?") else f"{field.label}:"
    if prompt:
        label = prompt
    elif field.empty:
        label = f"{field.label} Or Enter for {field.empty}:"
    elif held and (field.is_secret or field.is_hidden):
        label = f"{field.label}, or Enter to keep it:"
    elif held:
        talk.say(f"{label} {held}")
        label = "Enter for that, or type another:"
    if field.is_hidden:
        label = f"{label.removesuffix(':')} (what you type is not shown):"
    typed = talk.ask(label, here, secret=field.is_hidden, free=not field.is_hidden)
    if isinstance(typed, Command):
        raise Wanted(typed)
    return typed if typed.strip() or field.empty else held


def _chosen(talk: Talk, here: Here, field: FormField, held: str) -> str:
    rows = [Row(answer, words) for answer, words in field.choices]
    enter = f'Enter for "{dict(field.choices).get(held, held)}"' if held else HEAR
    picked = talk.pick(rows, here, title=field.label, enter=enter)
    return picked.id if isinstance(picked, Row) else held


def _named(talk: Talk, here: Here, field: FormField, held: str) -> str:
    rows = [Row(name, name) for name in field.names]
    enter = f"Enter for {field.empty or held or 'none'}"
    picked = talk.pick(rows, here, title=field.label, prompt="Number, or a name", enter=enter, words=True)
    typed = picked.text if isinstance(picked, Row) else picked if isinstance(picked, str) else ""
    return typed if typed.strip() or field.empty else held
