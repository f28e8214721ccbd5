"""The export command: a person's page, another copy of it, or their whole record."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from exports import CardFit, Fit, Paper, card_fit, fit
from peertui.cli.outcomes import Exit, Stop, say, say_beside
from peertui.delivery import HANDOVER, HANDOVER_ENDING, PRINTED, Form, deliver, form_of, page_for
from peertui.places import place
from plans.loading import load_pack
from plans.pack import Pack
from plans.page import Page
from plans.record import Record


def export(arguments: Namespace) -> int:
    """Write a person's page or record; or only say how it fits, or what a record document is made of."""
    if arguments.schema:
        from plans.document import schema

        say(json.dumps(schema(), indent=2))
        return Exit.DONE
    if _is_handover(arguments):
        from peertui.cli.handover import hand_over

        return hand_over(arguments)
    form = _check(arguments)
    record = _record(arguments)
    paper = Paper(arguments.paper)
    leave_out = _leave_out(arguments, record)
    if arguments.fit:
        page = _page(form, record, leave_out)
        return _report_card(card_fit(page), page) if form is Form.CARD else _report(fit(page, paper), paper)
    write(arguments.to, form, record, paper=paper, password=_password(arguments), leave_out=leave_out)
    return Exit.DONE


def write(
    to: Path,
    form: Form,
    record: Record,
    *,
    paper: Paper = Paper.A4,
    password: str | None = None,
    leave_out: Sequence[str] = (),
) -> None:
    """Write one file of a record. ExportError, and then nothing is written."""
    pack, today = _pack(record), date.today()
    page = page_for(form, record, pack, today, leave_out)
    deliver(place(to), form, record, page, pack=pack, today=today, paper=paper, password=password)
    if form in (*PRINTED, Form.FHIR):
        for warning in fit(page, paper).warnings():
            say_beside(f"Note: {warning}")
    if form is Form.FHIR:
        say_beside("Note: this file is not locked. Anyone who has it can read it.")


def _is_handover(arguments: Namespace) -> bool:
    """Whether parts of the record go to a colleague: said by the format, or by the ending of the file."""
    if arguments.format:
        return bool(arguments.format == HANDOVER)
    return arguments.to is not None and arguments.to.suffix.lower() == HANDOVER_ENDING


def _check(arguments: Namespace) -> Form:
    """Everything that can be wrong before the vault is opened. Stop, or ExportError for a part that is missing."""
    named = form_of(arguments.to) if arguments.to else None
    form = Form(arguments.format) if arguments.format else named or Form.PDF
    if not arguments.person:
        raise Stop("Say whose page it is: peertui export PERSON --to FILE.", Exit.USAGE)
    if arguments.leave_out and form is not Form.CARD:
        raise Stop("Only the card does without a section: add --format card, or leave that option out.", Exit.USAGE)
    if arguments.sections is not None or arguments.to_whom:
        raise Stop("--sections and --for are for a handover: add --format handover, or leave them out.", Exit.USAGE)
    if arguments.fit:
        if form not in (Form.PDF, Form.CARD):
            raise Stop("Only the page and the card can be too full: there is nothing to report.", Exit.USAGE)
        return form
    if arguments.to is None:
        raise Stop("Say where the file goes: add --to FILE.", Exit.USAGE)
    locked = arguments.open_pdf or arguments.pdf_password_file
    if form in PRINTED and not locked:
        raise Stop(
            "Say how the PDF is kept: --pdf-password-file FILE locks it, --open-pdf writes one that anyone can open.",
            Exit.USAGE,
        )
    if form not in PRINTED and locked:
        raise Stop(f"Only a PDF can be locked or open, and this is {form.value}: leave that option out.", Exit.USAGE)
    if form is Form.FHIR:
        from exports.fhir import need

        need()
    return form


def _password(arguments: Namespace) -> str | None:
    from peertui.cli.secret import first_line

    return first_line(arguments.pdf_password_file, "PDF password") if arguments.pdf_password_file else None


def _record(arguments: Namespace) -> Record:
    from peertui.cli.folder import open_vault
    from peertui.cli.people import find_person

    with open_vault(arguments) as vault:
        opened = vault.load(find_person(vault, arguments.person).id)
    for notice in opened.notices:
        say_beside(f"Note: {notice}")
    return opened.record


def _pack(record: Record) -> Pack:
    return load_pack(record.person.locale)


def _page(form: Form, record: Record, leave_out: Sequence[str] = ()) -> Page:
    return page_for(form, record, _pack(record), date.today(), leave_out)


def _leave_out(arguments: Namespace, record: Record) -> Sequence[str]:
    """The sections that the card does without. Stop if there is no such section on it."""
    known = _pack(record).copies.card.sections
    names: list[str] = arguments.leave_out
    for name in names:
        if name not in known:
            raise Stop(f'The card has no section "{name}": use one of {", ".join(known)}.', Exit.USAGE)
    return names


def _report_card(found: CardFit, page: Page) -> int:
    say(found.sentence())
    for warning in fit(page).warnings():
        say(warning)
    if not found.fits:
        say("Sections of the card, for --leave-out:")
        for section in page.sections:
            say(f"  {section.id}  {section.heading}")
    return Exit.DONE if found.fits else Exit.DOES_NOT_FIT


def _report(found: Fit, paper: Paper) -> int:
    name = {Paper.A4: "A4", Paper.LETTER: "Letter"}[paper]
    if found.fits and found.size is not None:
        say(f"Fits on one {name} page, in letters of {found.size:g} points. {found.sentence()}")
    else:
        say(f"Does not fit on one {name} page. {found.sentence()}")
    for warning in found.warnings():
        say(warning)
    if found.longest:
        say("Lines in each part, at 9 points:")
    for heading, lines in found.longest:
        say(f"{lines:5}  {heading}")
    return Exit.DONE if found.fits else Exit.DOES_NOT_FIT
