"""What is asked before a copy leaves, and what is said of it then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from exports import DoesNotFit, LettersMissing, Paper, fit, text
from peertui.presenters.exporting.consent_text import agreed_lines, unwanted_lines
from peertui.presenters.exporting.omission_text import card_lines, how_many_off, left_off_lines
from peertui.services.exporting.delivery import EVERYTHING, PRINTED, WHOLE, Form, has_help_lines, page_for
from peertui.services.exporting.destination import Destination, synced_to, unsynced
from peertui.services.exporting.export_formats import EVERYTHING_FORMS, FHIR, FORMS
from peertui.services.exporting.export_request import INSTEAD, NO, UNNAMED, YES, Given, Giving
from plans.pack.help_lines import lines_left_off
from plans.page.compose import Page, compose
from plans.page.copy_holders import kept_off, named_in, not_asked
from plans.page.omissions import left_off
from plans.record.context import Context
from plans.record.models import Record
from plans.record.names import name_key
from widgets.models.choice import Choice


def to_know(
    form: Form,
    context: Context,
    page: Page,
) -> tuple[str, ...]:
    """What the person should know of the page just saved: how much of what was chosen is not on it, odd letters."""
    if form in (Form.JSON, Form.BLANK):  # of those left off the others it was asked already
        return (
            lines_left_off(context.pack.lines_for(context.record.person.region), context.today)
            if form is Form.BLANK
            else ()
        )
    if form is Form.SLIP or form in EVERYTHING:
        return letter_notes(form, page)
    is_open = ("It is not locked: anyone who has it can read it.",) if form is Form.FHIR else ()
    return (*is_open, *how_many_off(left_off(context, page)), *letter_notes(form, page))


def letter_notes(form: Form, page: Page, paper: Paper = Paper.A4) -> tuple[str, ...]:
    """What to know of the letters of a copy that was made; a text file keeps each as it is."""
    return fit(page, paper).warnings() if form in (*PRINTED, Form.FHIR) else ()


FORM_WORDS = {
    **{Form(form): f"everything kept, as {words}" for form, words in EVERYTHING_FORMS},
    **{Form(form): words for form, words in (*FORMS, FHIR)},
}

HOLDS_EVERYTHING = (
    "It holds the whole record: also what is private to us, what was left out, all notes, the worker's own too, "
    "and people who were not asked."
)

UNLOCKED = "It is not locked: anyone who has it can read it."

_NAMES_HOLDERS = (Form.PDF, Form.LARGE, Form.TEXT, Form.MARKDOWN, Form.FHIR)
"""Forms that say at the foot who has a copy."""


class Question(NamedTuple):
    """What is asked before anything leaves, and the answers: NO, YES or UNNAMED, with their words."""

    title: str
    words: str
    choices: tuple[tuple[str, str], ...]


class Naming(StrEnum):
    """Whether the page says that they have a copy, in the words that are said of it."""

    NOBODY = ""
    ALREADY = 'They stand under "Who has a copy" already.'
    CAN = 'The page can name them under "Who has a copy", this one and later ones.'
    OFF = "They are not named on the page: in the plan they are private to us, not asked, or not to be called."


def naming(giving: Giving, context: Context) -> Naming:
    """How it stands with naming whoever gets it. Nobody is named whom the plan keeps to itself."""
    who = giving.who.strip()
    if not who or giving.form not in _NAMES_HOLDERS:
        return Naming.NOBODY
    if name_key(who) in {name_key(name) for name in page_for(giving.form, context).copies}:
        return Naming.ALREADY
    return Naming.OFF if named_in(who, kept_off(context)) else Naming.CAN


def question(giving: Giving, context: Context, *, there: bool) -> Question | None:
    """What to ask; None for an empty form that writes over nothing. `there`: a file has the name already."""
    if not giving.is_kept and not there:
        return None
    lines = (*_facts(giving, context.record), *_cautions(giving, context, there=there))
    do = "write over it" if there else "print it" if giving.path is None else "save it"
    yes = ((YES, f"Yes, {do}, and name them on it"), (UNNAMED, f"Yes, {do}, without naming them"))
    choices = yes if naming(giving, context) is Naming.CAN else ((YES, f"Yes, {do}"),)
    title = "A file is there already" if there else "Look at this first"
    return Question(title, "\n".join(lines), ((NO, "No, go back"), *choices, *instead_choices(giving.path)))


def instead_choices(path: Path | None) -> tuple[Choice, ...]:
    """Another place for a file whose folder is copied elsewhere, where there is one."""
    there = unsynced(path) if path is not None and synced_to(path) else None
    return () if there is None else ((INSTEAD, f"Save it in {there.parent} instead"),)


def synced_words(path: Path | None) -> tuple[str, ...]:
    """What to know of a file whose folder is copied elsewhere, before it is written."""
    service = synced_to(path) if path is not None else ""
    who = "people who can look in there could read the file, and it may stay there when you delete it here."
    return (f"That folder is copied to {service}: {who}",) if service else ()


def place_question(to: Destination) -> Question | None:
    """What to ask of a place for a locked file: whether to write over what is there, and to be copied elsewhere."""
    said = (*((f"There is a file already: {to.path}. It will be written over.",) if to.there else ()),)
    said += synced_words(to.path)
    if not said:
        return None
    yes = (YES, "Yes, write over it" if to.there else "Yes, save it there")
    title = "A file is there already" if to.there else "This folder is copied elsewhere"
    return Question(title, "\n".join(said), ((NO, "No, go back"), yes, *instead_choices(to.path)))


def synced_notes(path: Path | None) -> tuple[str, ...]:
    """The same for the command line, with another place to name."""
    there = unsynced(path) if path is not None else None
    other = f" To keep it on this laptop alone: --to {there}" if there else ""
    return tuple(f"{line}{other}" for line in synced_words(path))


def letters_question(missing: LettersMissing) -> Question:
    """What to ask when no font has some of the letters: YES insists on empty boxes in their place."""
    yes = "Yes, print an empty box for each of them"
    return Question("Some letters can't be printed here", str(missing), ((NO, "No, go back"), (YES, yes)))


def paper_question() -> Question:
    """What to ask of a copy that another program has open: YES records that somebody has it on paper."""
    words = f"{OPENED}\n\nOnce it is on paper, the list of who has a copy can say so."
    return Question("Is it on paper now?", words, ((NO, "No, keep nothing"), (YES, "Yes, keep who has it")))


def paper_words(answer: str | None) -> str:
    """What is said of the answer."""
    return "Kept: they have it on paper." if answer == YES else "Nothing is kept about paper."


def as_answered(giving: Giving, asked: Question, answer: str) -> Giving:
    """The copy as it was answered: whoever gets it is named only where that was offered and chosen."""
    offered = any(choice == UNNAMED for choice, _ in asked.choices)
    return replace(giving, named=offered and answer == YES)


def _facts(giving: Giving, record: Record) -> list[str]:
    called, full_name = (" ".join(name.split()) for name in (record.person.called, record.person.full_name))
    what = FORM_WORDS[giving.form]
    where = f"To:     {giving.path.absolute()}" if giving.path else "To:     the printer"
    if not giving.is_kept:
        return [f"What:   {what}", where]
    closed = "on paper" if giving.path is None else "open" if giving.password is None else "locked with a password"
    full = f" ({full_name})" if full_name not in ("", called) else ""
    return [
        f"Whose:  {called}{full}",
        f"What:   {what}, {closed}",
        f"For:    {giving.who.strip() or f'{called}, their own copy'}",
        where,
    ]


def _cautions(giving: Giving, context: Context, *, there: bool) -> list[str]:
    said = ["That file is there already. It will be written over."] if there else []
    if giving.form in WHOLE:
        said.append(HOLDS_EVERYTHING)
    if giving.is_kept and giving.path and giving.password is None:
        said.append(UNLOCKED)
    said += synced_words(giving.path)
    if giving.path is None:
        said.append("Take the sheets from the printer at once.")
    if giving.form not in (*WHOLE, Form.BLANK):
        words = text(page_for(giving.form, context, giving.leave_out))
        if anyway := named_in(" ".join(words.split()), not_asked(context)):
            said.append(f"Named in words on it, but not asked or not to be called: {', '.join(anyway)}.")
    said += not_on_it(giving.form, context, giving.leave_out)
    if told := naming(giving, context):
        said.append(told)
    said += help_lines_left_off(giving.form, context)
    said += consent_lines(giving, context.record)
    return ["", *said] if said else []


def not_on_it(form: Form, context: Context, leave_out: Collection[str] = ()) -> tuple[str, ...]:
    """What was chosen and is not on this kind of copy, or not whole: a sentence each."""
    if form in (*WHOLE, Form.BLANK, Form.SLIP):
        return ()
    page = compose(context)
    card = card_lines(page, page_for(form, context, leave_out), context.pack) if form is Form.CARD else ()
    return (*left_off_lines(left_off(context, page), context.pack), *card)


def help_lines_left_off(form: Form, context: Context) -> tuple[str, ...]:
    """Which help lines of their region are not on this copy, and why not."""
    return (
        lines_left_off(context.pack.lines_for(context.record.person.region), context.today)
        if has_help_lines(form)
        else ()
    )


def consent_lines(giving: Giving, record: Record) -> tuple[str, ...]:
    """What they agreed, where it goes to somebody else, and which copies are no longer wanted."""
    if not giving.is_kept:
        return ()
    return (*(agreed_lines(record) if giving.who.strip() else ()), *unwanted_lines(record))


def on_its_way(giving: Giving) -> str:
    """What is said while it is made."""
    return "Writing the file." if giving.path else "Getting it printed."


OPENED = "It is open in another program: print it there."


def sent_words(giving: Giving, given: Given, context: Context) -> tuple[str, ...]:
    """What is said once it was written, printed, or only opened in another program."""
    on_paper = OPENED if given.is_open else "It is on its way to the printer."
    done = f"Saved as {giving.path.absolute()}." if giving.path else on_paper
    return (done, *to_know(giving.form, context, given.page))


def why_not(giving: Giving, error: Exception) -> str:
    """Why nothing was written or printed."""
    if not isinstance(error, DoesNotFit):
        return str(error)
    return f"{'Nothing was written.' if giving.path else 'Nothing was printed.'} {error.fit.sentence()}"
