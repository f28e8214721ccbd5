"""What can be written after `peertui`."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, BooleanOptionalAction
from pathlib import Path
from typing import Any, NoReturn

from peertui import __version__
from peertui.cli.exit_codes import Exit, Stop

FORMATS = (
    *("pdf", "large", "card", "slip", "blank", "text", "markdown", "json", "fhir"),
    *("everything", "everything-large", "everything-text", "handover"),
)
PAPERS = ("a4", "letter")
THEMES = ("dark", "light")
_PERSON = "the name as it is written, called or full; the whole id; or at least its first eight letters"
_PERSON_FOR_GOOD = "the name as it is written, called or full, or the whole id"
SHELLS = ("bash", "zsh", "tcsh", "fish", "powershell")
CODES = {
    Exit.DONE: "done",
    Exit.FAILED: "not done",
    Exit.USAGE: "wrong use",
    Exit.VAULT: "vault in use or damaged",
    Exit.PASSPHRASE: "wrong passphrase",
    Exit.TERMINAL: "terminal not suitable",
    Exit.DOES_NOT_FIT: "does not fit on one page; nothing is written",
    Exit.UNSHOWN: "done, but the answer could not be shown",
    Exit.INTERRUPTED: "interrupted",
}
"""What each exit code says."""


def _path(written: str) -> Path:
    if not written.strip():
        raise ArgumentTypeError("a name is needed here")
    return Path(written)


def _name(written: str) -> str:
    from plans.record.names import can_be_seen

    if written.strip() and not can_be_seen(written):
        raise ArgumentTypeError("that name has nothing visible in it")
    return written


def _over(made: ArgumentParser) -> None:
    made.add_argument("--over", action="store_true", help="overwrite FILE, whatever it is")


def _yes(made: ArgumentParser) -> None:
    made.add_argument("--yes", action="store_true", help="do it without asking for the name again")


class _Parser(ArgumentParser):
    def __init__(self, **more: Any) -> None:
        super().__init__(allow_abbrev=False, **more)

    def error(self, message: str) -> NoReturn:
        raise Stop(f"{message}: see {self.prog} --help.", Exit.USAGE)


def parser() -> ArgumentParser:
    """The parser. Options for everything can stand before or after the command; wrong use raises Stop."""
    from argparse import RawDescriptionHelpFormatter

    top = _Parser(
        prog="peertui",
        description="A guided session, side by side, out to one printed page. Without a command: open the app.",
        epilog="\n".join(["exit codes:", *(f"  {code:<5}{words}" for code, words in CODES.items())]),
        formatter_class=RawDescriptionHelpFormatter,
    )
    top.set_defaults(data_dir=None, passphrase_file=None, theme=None, plain=None, pack=None)
    _for_everything(top)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, says: str) -> ArgumentParser:
        made = commands.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
        _for_everything(made)
        return made

    demo = command("demo", "look round with a made-up person; nothing is kept")
    demo.add_argument("--to", type=_path, metavar="FILE", help="write their page (.pdf, .txt, .md or .json) and stop")
    _over(demo)
    doctor = command("doctor", "check whether peertui can work here, one line per check; it names nobody")
    doctor.add_argument("--keys", action="store_true", help="show what each key sends")
    command("init", "make a vault, and show its recovery key once")
    command("people", "list everyone: id, name, last session")
    importing = command("import", "add a person from a record document, and print their id")
    importing.add_argument("file", type=_path, metavar="FILE.json")
    importing.add_argument(
        "--name", type=_name, default="", help="what they like to be called, in place of the name in the file"
    )
    past = command("history", "list the versions of a person's record, newest first, with what changed")
    past.add_argument("person", metavar="PERSON", help=_PERSON)
    past.add_argument("--restore", type=int, metavar="NUMBER", help="make this version the newest one again")
    _yes(past)
    removing = command("remove", "delete a person, or some of their entries and notes, permanently")
    removing.add_argument("person", metavar="PERSON", help=_PERSON_FOR_GOOD)
    removing.add_argument(
        "--part", action="append", default=[], metavar="ID", help="only this entry or note; can be given again"
    )
    removing.add_argument("--for-good", action="store_true", help="really do it: it cannot be undone")
    _yes(removing)
    _add_export(command("export", "write a person's page, their record as JSON, or parts of it for a colleague"))
    copies = command("copies", "list who received what of a person, and whether the files are still there")
    copies.add_argument("person", metavar="PERSON", help=_PERSON)
    copies.add_argument("--delete", metavar="ID", help="delete the file of one; a copy sent on cannot be called back")
    _yes(copies)
    _add_receive(command("receive", "receive a colleague's handover, and show what is new or different"))
    backup = command("backup", "write a locked backup of everyone into a folder, and check it")
    backup.add_argument(
        "folder", type=Path, metavar="FOLDER", help="away from this laptop: a USB stick, a shared drive"
    )
    backups = command("backups", "list the backups that were made, and whether they are there now")
    backups.add_argument("--forget", metavar="ID", help="forget one whose file or stick was destroyed")
    _yes(backups)
    restoring = command("restore", "make a vault in a new folder from a backup")
    restoring.add_argument("file", type=Path, metavar="FILE")
    restoring.add_argument(
        "--into", type=Path, metavar="FOLDER", required=True, help="a folder that does not exist yet"
    )
    restoring.add_argument(
        "--recovery-key-file",
        metavar="FILE",
        help="use the recovery key in the first line of FILE; - reads a line",
    )
    shell = command("completion", "print the script that lets a shell complete commands, options and files")
    shell.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh, tcsh, fish or powershell")
    _add_pack(command("pack", "check a service's own words and help lines before they are used"))
    return top


def _for_everything(made: ArgumentParser) -> None:
    """SUPPRESS, so that a command does not forget the options before it."""
    made.add_argument("--data-dir", type=_path, metavar="DIR", default=SUPPRESS, help="the folder of the vault")
    made.add_argument(
        "--pack",
        type=_path,
        metavar="DIR",
        default=SUPPRESS,
        help="your service's own words and help lines",
    )
    made.add_argument(
        "--passphrase-file",
        metavar="FILE",
        default=SUPPRESS,
        help="read the passphrase from the first line of FILE; - reads a line of input",
    )
    made.add_argument(
        "--plain",
        action=BooleanOptionalAction,
        default=SUPPRESS,
        help="plain lines in place of the full screen: for screen readers and simple terminals",
    )
    made.add_argument("--theme", choices=THEMES, default=SUPPRESS, help="the colours of the app")
    made.add_argument("--version", action="version", version=f"peertui {__version__}", help="show the version")


def _add_export(made: ArgumentParser) -> None:
    made.add_argument("person", nargs="?", metavar="PERSON", help=_PERSON)
    made.add_argument("--to", type=_path, metavar="FILE", help="the file to write")
    _over(made)
    made.add_argument(
        "--format",
        choices=FORMATS,
        help="pdf is the page, large is large print, card is a card to fold, slip is what to ask at an appointment, "
        "blank is an empty form, everything is all that is kept about them, to read: each is a PDF; if left out, the "
        "ending of FILE says it, else pdf",
    )
    made.add_argument(
        "--leave-out",
        metavar="SECTION",
        action="append",
        default=[],
        help="a section to leave off the card; can be given again",
    )
    made.add_argument("--paper", choices=PAPERS, default="a4")
    closed = made.add_mutually_exclusive_group()
    closed.add_argument("--open-pdf", action="store_true", help="write a PDF that anyone can open")
    closed.add_argument(
        "--pdf-password-file", metavar="FILE", help="lock the PDF with the first line of FILE; - reads a line of input"
    )
    made.add_argument("--fit", choices=("report",), help="say whether the page fits, and write nothing")
    made.add_argument("--sections", metavar="A,B,...", help="for a handover: the parts that go; a wrong one lists them")
    made.add_argument(
        "--for", dest="to_whom", type=_name, default="", metavar="NAME", help="who it is for; recorded with the person"
    )
    made.add_argument("--named", action="store_true", help="name them on the page, under who has a copy")
    made.add_argument("--no-record", action="store_true", help="do not record this copy")
    made.add_argument("--print", action="store_true", help="send it to the printer; no file is written")
    made.add_argument(
        "--print-boxes", action="store_true", help="print an empty box for each letter that no font here has"
    )
    made.add_argument("--schema", action="store_true", help="print the JSON Schema of a record document")


def _add_pack(made: ArgumentParser) -> None:
    asked = made.add_subparsers(dest="asked", metavar="check FOLDER", title="what to do")
    says = "check a service's own folder: what must be fixed, and what is worth a look; needs no vault"
    check = asked.add_parser("check", help=says, description=f"{says[0].upper()}{says[1:]}.")
    _for_everything(check)
    check.add_argument("folder", type=_path, metavar="FOLDER", help="see docs/pack.md for what can be in it")


def _add_receive(made: ArgumentParser) -> None:
    made.add_argument("file", type=_path, metavar="FILE")
    made.add_argument(
        "--handover-passphrase-file",
        metavar="FILE",
        help="read the words that open FILE from the first line of another; - reads a line of input, after the vault's",
    )
    made.add_argument("--from", dest="from_whom", type=_name, default="", metavar="NAME", help="who handed it over")
    where = made.add_mutually_exclusive_group()
    where.add_argument(
        "--into", metavar="PERSON", help="add it to someone who is here with another id: their name or whole id"
    )
    where.add_argument("--new", action="store_true", help="add it as someone new, though the name is already here")
    _yes(made)
