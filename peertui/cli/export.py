"""The export command: a person's page, or their whole record."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date
from pathlib import Path

from exports import Fit, Paper, fit
from peertui.cli.outcomes import Exit, Stop, say, say_beside
from peertui.delivery import Form, deliver, form_of
from peertui.places import place
from plans.loading import load_pack
from plans.page import Page, compose
from plans.record import Record


def export(arguments: Namespace) -> int:
    """Write a person's page or record; or only say how it fits, or what a record document is made of."""
    if arguments.schema:
        from plans.document import schema

        say(json.dumps(schema(), indent=2))
        return Exit.DONE
    form = _check(arguments)
    record = _record(arguments)
    paper = Paper(arguments.paper)
    if arguments.fit:
        return _report(fit(_page(record), paper), paper)
    write(arguments.to, form, record, paper=paper, password=_password(arguments))
    return Exit.DONE


def write(to: Path, form: Form, record: Record, *, paper: Paper = Paper.A4, password: str | None = None) -> None:
    """Write one file of a record. ExportError, and then nothing is written."""
    pack, today = load_pack(record.person.locale), date.today()
    page = compose(record, pack, today)
    deliver(place(to), form, record, page, pack=pack, today=today, paper=paper, password=password)
    if form in (Form.PDF, Form.FHIR):
        for warning in fit(page, paper).warnings():
            say_beside(f"Note: {warning}")
    if form is Form.FHIR:
        say_beside("Note: this file is not locked. Anyone who has it can read it.")


def _check(arguments: Namespace) -> Form:
    """Everything that can be wrong before the vault is opened. Stop, or ExportError for a part that is missing."""
    named = form_of(arguments.to) if arguments.to else None
    form = Form(arguments.format) if arguments.format else named or Form.PDF
    if not arguments.person:
        raise Stop("Say whose page it is: peertui export PERSON --to FILE.", Exit.USAGE)
    if arguments.fit:
        return form
    if arguments.to is None:
        raise Stop("Say where the file goes: add --to FILE.", Exit.USAGE)
    locked = arguments.open_pdf or arguments.pdf_password_file
    if form is Form.PDF and not locked:
        raise Stop(
            "Say how the PDF is kept: --pdf-password-file FILE locks it, --open-pdf writes one that anyone can open.",
            Exit.USAGE,
        )
    if form is not Form.PDF and locked:
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


def _page(record: Record) -> Page:
    return compose(record, load_pack(record.person.locale), date.today())


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
