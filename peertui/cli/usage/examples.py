"""Three examples of each command that people put into scripts: what is typed, and what it does. Sam is made up."""

from __future__ import annotations

Examples = tuple[tuple[str, str], ...]

EXAMPLES: dict[str, Examples] = {
    "demo": (
        ("peertui demo", "look round on the full screen"),
        ("peertui demo --plain", "the same in plain lines"),
        ("peertui demo --to page.pdf", "see what a page looks like, without opening the app"),
    ),
    "doctor": (
        ("peertui doctor", "a line for each check"),
        ("peertui doctor --json", "the same for a program"),
        ("peertui doctor --data-dir D:\\peertui", "check another folder, before it is used"),
    ),
    "init": (
        ("peertui init", "be asked for a passphrase"),
        ("peertui init --passphrase-file words.txt", "take it from a file"),
        ("peertui init --data-dir D:\\peertui", "make the vault in another folder"),
    ),
    "people": (
        ("peertui people", "a line for each person"),
        ("peertui people --json", "the same for a program"),
        ("peertui people --passphrase-file words.txt", "ask nothing"),
    ),
    "import": (
        ("peertui import sam.json", "add the person in the file"),
        ("peertui import sam.json --name Sam", "and list them under another name"),
        ("peertui import sam.json --passphrase-file words.txt", "ask nothing"),
    ),
    "history": (
        ("peertui history Sam", "each version, and what changed in it"),
        ("peertui history Sam --json", "the same for a program"),
        ("peertui history Sam --restore 12 --yes", "make version 12 the newest, without asking"),
    ),
    "remove": (
        ("peertui remove Sam --for-good", "remove Sam, once the name is typed again"),
        ("peertui remove Sam --part 4f2a --for-good", "remove one entry or note"),
        ("peertui remove 0c6f1d2e9b7a --for-good --yes", "by the whole id, without asking"),
    ),
    "export": (
        ("peertui export Sam --to page.pdf --pdf-password-file words.txt", "a page that a password opens"),
        ("peertui export Sam --to page.pdf --format large --open-pdf --for Kit", "large print, given to Kit"),
        ("peertui export Sam --to sam.json", "the whole record"),
    ),
    "copies": (
        ("peertui copies Sam", "who received what"),
        ("peertui copies Sam --json", "the same for a program"),
        ("peertui copies Sam --delete 4f2a9c --yes", "delete the file of one copy, without asking"),
    ),
    "receive": (
        ("peertui receive robin.age --from Kit", "be asked for the six words"),
        ("peertui receive robin.age --handover-passphrase-file words.txt", "take them from a file"),
        ("peertui receive robin.age --into Robin", "add it to someone with another id"),
    ),
    "backup": (
        ("peertui backup E:\\", "onto a USB stick"),
        ("peertui backup /mnt/team --passphrase-file words.txt", "ask nothing, for every Friday"),
        ("peertui backup . > name.txt", "keep the name of the file"),
    ),
    "backups": (
        ("peertui backups", "where they are, and whether they are there now"),
        ("peertui backups --json", "the same for a program"),
        ("peertui backups --forget 4f2a9c --yes", "forget one that was destroyed"),
    ),
    "restore": (
        ("peertui restore backup-2026-03-06.ptb --into back", "with the passphrase of that day"),
        ("peertui restore backup-2026-03-06.ptb --into back --recovery-key-file key.txt", "with the recovery key"),
        ("peertui --data-dir back people", "look who is in it"),
    ),
    "pack": (
        ("peertui pack check words", "what must be fixed in the folder"),
        ("peertui --pack words demo", "look at it in use"),
        ("peertui --pack words demo --to page.pdf", "and on the page"),
    ),
}


def examples_text(name: str) -> str:
    """The examples of a command as its help shows them; "" if it has none."""
    shown = [f"  {line}\n      {words}" for line, words in EXAMPLES.get(name, ())]
    return "\n".join(["examples:", *shown]) if shown else ""
