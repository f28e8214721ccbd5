"""The options of `peertui export`, by subject. What is asked for first stands first: the file, and its lock."""

from __future__ import annotations

from argparse import ArgumentParser

from peertui.cli.usage.argument_types import PERSON, add_over, name, path

FORMATS = {
    "pdf": "the page, as a PDF",
    "large": "the page in large print, as a PDF",
    "card": "a card to fold, for a wallet, as a PDF",
    "slip": "what to ask at an appointment, as a PDF",
    "blank": "an empty form to fill in by hand, as a PDF",
    "text": "the page as plain text",
    "markdown": "the page as Markdown",
    "json": "the whole record, for another computer",
    "fhir": "the page for a record system",
    "everything": "all that is kept about them, to read, as a PDF",
    "everything-large": "the same in large print",
    "everything-text": "the same as plain text",
    "handover": "parts of the record for a colleague, locked with six words",
}
"""What can be written, and what it is."""
PAPERS = ("a4", "letter")


def add_export(made: ArgumentParser) -> None:
    """Add them to the parser of the command."""
    made.usage = "peertui export PERSON --to FILE [OPTION]..."
    made.epilog = "\n".join([*_kinds(), "", made.epilog or ""])
    _add_file(made)
    _add_contents(made)
    _add_reader(made)


def _kinds() -> list[str]:
    """The kinds of copy, as the help lists them."""
    return ["kinds of copy, for --format:", *(f"  {kind:<18}{words}" for kind, words in FORMATS.items())]


def _add_file(made: ArgumentParser) -> None:
    file = made.add_argument_group("what is written, where, and who can open it")
    file.add_argument("person", nargs="?", metavar="PERSON", help=PERSON)
    file.add_argument("--to", type=path, metavar="FILE", help="the file to write")
    add_over(file)
    closed = file.add_mutually_exclusive_group()
    closed.add_argument(
        "--pdf-password-file", metavar="FILE", help="lock the PDF with the first line of FILE; - reads a line of input"
    )
    closed.add_argument("--open-pdf", action="store_true", help="leave the PDF open: anyone who has it can read it")
    file.add_argument("--print", action="store_true", help="send it to the printer; no file is written")
    file.add_argument(
        "--format",
        choices=FORMATS,
        metavar="KIND",
        help="what kind of copy: the list is below. If left out, the ending of FILE says it, else pdf",
    )


def _add_contents(made: ArgumentParser) -> None:
    inside = made.add_argument_group("what is in it")
    inside.add_argument("--paper", choices=PAPERS, default="a4", help="the sheet; a4 if left out")
    inside.add_argument(
        "--leave-out",
        metavar="SECTION",
        action="append",
        default=[],
        help="a section to leave off the card; can be given again",
    )
    inside.add_argument(
        "--sections", metavar="A,B,...", help="for a handover: the parts that go; a wrong one lists them"
    )
    inside.add_argument(
        "--print-boxes", action="store_true", help="print an empty box for each letter that no font here has"
    )
    inside.add_argument(
        "--fit", choices=("report",), metavar="report", help="say whether the page fits, and write nothing"
    )
    inside.add_argument("--schema", action="store_true", help="print the JSON Schema of a record document")


def _add_reader(made: ArgumentParser) -> None:
    reader = made.add_argument_group("who has it then")
    reader.add_argument(
        "--for", dest="to_whom", type=name, default="", metavar="NAME", help="who it is for; recorded with the person"
    )
    reader.add_argument("--named", action="store_true", help="name them on the page, under who has a copy")
    reader.add_argument("--no-record", action="store_true", help="do not record this copy")
