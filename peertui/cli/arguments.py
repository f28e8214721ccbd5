"""What can be written after `peertui`."""

from __future__ import annotations

from argparse import SUPPRESS, BooleanOptionalAction
from pathlib import Path

from peertui import __version__
from peertui.cli.exit_codes import Exit
from peertui.cli.usage.argument_types import PERSON, PERSON_FOR_GOOD, add_json, add_over, add_yes, name, path
from peertui.cli.usage.command_parser import CommandParser
from peertui.cli.usage.examples import examples_text
from peertui.cli.usage.export_arguments import add_export

THEMES = ("dark", "light")
SHELLS = ("bash", "zsh", "tcsh", "fish", "powershell")
EVERY_COMMAND = "options of every command"
SUBJECTS = {
    "begin": ("demo", "init", "doctor"),
    "people": ("people", "import", "history", "remove"),
    "pages and copies": ("export", "copies", "receive"),
    "backups": ("backup", "backups", "restore"),
    "help and set-up": ("help", "completion", "pack"),
}
"""The commands, by what they are about."""
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
VARIABLES = {
    "PEERTUI_DATA": "the folder of the vault, as --data-dir",
    "PEERTUI_PACK": "your service's own words and help lines, as --pack",
    "PEERTUI_PASSPHRASE_FILE": "the file whose first line is the passphrase, as --passphrase-file",
    "PEERTUI_PLAIN": "1 for plain lines at every start, 0 for the full screen",
}
"""What can be set for every start."""


def parser() -> CommandParser:
    """The parser. Options for everything can stand before or after the command; wrong use raises Stop."""
    top = CommandParser(
        prog="peertui",
        description="A guided session, side by side, out to one printed page. Without a command: open the app.",
        epilog=_epilog(),
        subjects=SUBJECTS,
    )
    top.set_defaults(data_dir=None, passphrase_file=None, theme=None, plain=None, pack=None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=CommandParser)

    def command(called: str, says: str, more: str = "") -> CommandParser:
        described = f"{says[0].upper()}{says[1:]}{more}."
        made: CommandParser = commands.add_parser(
            called, help=says, description=described, epilog=examples_text(called)
        )
        return made

    _add_beginning(command("demo", "look round with a made-up person; nothing is kept"))
    command("init", "make a vault, and show its recovery key once")
    _add_doctor(command("doctor", "check whether peertui can work here", ", one line per check; it names nobody"))
    add_json(command("people", "list everyone: id, name, last session"))
    _add_import(command("import", "add a person from a record document", ", and print their id"))
    _add_history(
        command("history", "list the versions of a record", ", newest first, with what changed; or bring one back")
    )
    _add_remove(command("remove", "delete a person, or parts of a record, permanently"))
    add_export(
        command(
            "export",
            "write a person's page, or another copy",
            ": large print, a card, the whole record, parts for a colleague",
        )
    )
    _add_copies(command("copies", "list who received what of a person", ", and whether the files are still there"))
    _add_receive(command("receive", "receive a colleague's handover", ", and show what is new or different"))
    _add_backup(command("backup", "write a locked backup of everyone, and check it"))
    _add_backups(command("backups", "list the backups that were made", ", and whether they are there now"))
    _add_restore(command("restore", "make a vault in a new folder from a backup"))
    about = command("help", "show the help of a command, or of all")
    about.add_argument("about", nargs="*", metavar="COMMAND", help="the command; all of them if it is left out")
    shell = command("completion", "print the script that completes words in a shell", ": commands, options and files")
    shell.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh, tcsh, fish or powershell")
    _add_pack(command("pack", "check a service's own words and help lines", " before they are used"))
    _for_everything(top)
    return top


def _epilog() -> str:
    codes = [f"  {code:<5}{words}" for code, words in CODES.items()]
    variables = [f"  {variable}\n      {words}" for variable, words in VARIABLES.items()]
    more = "peertui help COMMAND tells all about one command, with examples."
    return "\n".join(["variables, for every start:", *variables, "", "exit codes:", *codes, "", more])


def _for_everything(made: CommandParser) -> None:
    """Below what is the command's own. SUPPRESS, so that a command does not forget the options before it."""
    for below in made.below.values():
        _for_everything(below)
    every = made.add_argument_group(EVERY_COMMAND)
    every.add_argument("--data-dir", type=path, metavar="DIR", default=SUPPRESS, help="the folder of the vault")
    every.add_argument(
        "--pack", type=path, metavar="DIR", default=SUPPRESS, help="your service's own words and help lines"
    )
    every.add_argument(
        "--passphrase-file",
        metavar="FILE",
        default=SUPPRESS,
        help="read the passphrase from the first line of FILE; - reads a line of input",
    )
    every.add_argument(
        "--plain",
        action=BooleanOptionalAction,
        default=SUPPRESS,
        help="plain lines in place of the full screen: for screen readers and simple terminals",
    )
    every.add_argument("--theme", choices=THEMES, default=SUPPRESS, help="the colours of the app")
    every.add_argument("-V", "--version", action="version", version=f"peertui {__version__}", help="show the version")
    every.add_argument("-h", "--help", action="help", help="show this help")


def _add_beginning(demo: CommandParser) -> None:
    demo.add_argument("--to", type=path, metavar="FILE", help="write their page (.pdf, .txt, .md or .json) and stop")
    add_over(demo)


def _add_doctor(made: CommandParser) -> None:
    shown = made.add_mutually_exclusive_group()
    shown.add_argument("--keys", action="store_true", help="show what each key sends")
    add_json(shown)


def _add_import(made: CommandParser) -> None:
    made.add_argument("file", type=path, metavar="FILE.json", help="the record document")
    made.add_argument(
        "--name", type=name, default="", help="what they like to be called, in place of the name in the file"
    )


def _add_history(made: CommandParser) -> None:
    made.add_argument("person", metavar="PERSON", help=PERSON)
    done = made.add_mutually_exclusive_group()
    done.add_argument("--restore", type=int, metavar="NUMBER", help="make this version the newest one again")
    add_json(done)
    add_yes(made)


def _add_remove(made: CommandParser) -> None:
    made.add_argument("person", metavar="PERSON", help=PERSON_FOR_GOOD)
    made.add_argument(
        "--part", action="append", default=[], metavar="ID", help="only this entry or note; can be given again"
    )
    made.add_argument("--for-good", action="store_true", help="really do it: it cannot be undone")
    add_yes(made)


def _add_copies(made: CommandParser) -> None:
    made.add_argument("person", metavar="PERSON", help=PERSON)
    done = made.add_mutually_exclusive_group()
    done.add_argument("--delete", metavar="ID", help="delete the file of one; a copy sent on cannot be called back")
    add_json(done)
    add_yes(made)


def _add_receive(made: CommandParser) -> None:
    made.add_argument("file", type=path, metavar="FILE", help="the handover, whose name ends in .age")
    made.add_argument(
        "--handover-passphrase-file",
        metavar="FILE",
        help="read the words that open FILE from the first line of another; - reads a line of input, after the vault's",
    )
    made.add_argument("--from", dest="from_whom", type=name, default="", metavar="NAME", help="who handed it over")
    where = made.add_mutually_exclusive_group()
    where.add_argument(
        "--into", metavar="PERSON", help="add it to someone who is here with another id: their name or whole id"
    )
    where.add_argument("--new", action="store_true", help="add it as someone new, though the name is already here")
    add_yes(made)


def _add_backup(made: CommandParser) -> None:
    made.add_argument("folder", type=Path, metavar="FOLDER", help="away from this laptop: a USB stick, a shared drive")


def _add_backups(made: CommandParser) -> None:
    done = made.add_mutually_exclusive_group()
    done.add_argument("--forget", metavar="ID", help="forget one whose file or stick was destroyed")
    add_json(done)
    add_yes(made)


def _add_restore(made: CommandParser) -> None:
    made.add_argument("file", type=Path, metavar="FILE", help="the backup, whose name ends in .ptb")
    made.add_argument("--into", type=Path, metavar="FOLDER", required=True, help="a folder that does not exist yet")
    made.add_argument(
        "--recovery-key-file",
        metavar="FILE",
        help="use the recovery key in the first line of FILE; - reads a line",
    )


def _add_pack(made: CommandParser) -> None:
    asked = made.add_subparsers(dest="asked", metavar="check FOLDER", title="what to do", parser_class=CommandParser)
    says = "check a service's own folder: what must be fixed, and what is worth a look; needs no vault"
    check = asked.add_parser("check", help=says, description=f"{says[0].upper()}{says[1:]}.")
    check.add_argument("folder", type=path, metavar="FOLDER", help="see docs/pack.md for what can be in it")
