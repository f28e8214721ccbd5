"""The data protection notes tell of every field that is kept about anybody, and of every setting."""

from __future__ import annotations

from dataclasses import fields

import pytest

from peertui.services.settings import Settings
from plans.record.models import Copy, Entry, Kept, Note, Person, Record, Session, TrailItem
from plans.vault.backup.backup_register import KnownBackup
from plans.vault.storage import retention
from tests.support.docs.named_tests import ROOT

NOTES = " ".join((ROOT / "docs" / "clinical-safety" / "data-protection.md").read_text(encoding="utf-8").split())
MADE = {"created": "made", "changed": "changed", "deleted_at": "left out", "came_from": "who handed it over"}
WHERE = {"session": "in which meeting", "module": "module", "step": "step", "share": "can be shared", **MADE}
TOLD: dict[type[Kept], tuple[str, dict[str, str]]] = {
    Person: (
        "the person",
        {
            "called": "what they like to be called",
            "full_name": "a full name",
            "locale": "language",
            "region": "region",
            "hidden_modules": "which parts of the programme are hidden",
            "says_more": "whether the page may say that there is more",
        },
    ),
    Entry: (
        "entries",
        {
            "kind": "its kind",
            "values": "what was written in each form",
            "order": "its place in an order",
            "in_whose_words": "whose words",
            "on_page": "whether it goes on the page",
            **WHERE,
        },
    ),
    Note: ("notes", {"text": "the words", "voice": "whose voice", **WHERE}),
    Session: (
        "meetings",
        {
            "number": "number",
            "started": "when it began",
            "ended": "ended",
            "chosen": "which modules were opened",
            "short": "on the short route",
            "looking_back": "which look-back prompts were picked",
            "trail": "which step became what",
            "next_meeting": "when to meet next",
        },
    ),
    TrailItem: ("meetings", {"step": "which step", "outcome": "became what", "when": "and when"}),
    Copy: (
        "copies",
        {
            "who": "who has one",
            "how": "how",
            "what": "what went",
            "way": "which way",
            "form": "which form",
            "named": "whether the page may name them",
            "file": "the name of its file",
            "sha256": "a check sum",
            "written_here": "a mark that this vault wrote the file",
            "given_on": "when it was given",
            "taken_back_on": "taken back",
            "withdrawn_on": "no longer wanted",
            "file_deleted_on": "the file deleted",
        },
    ),
}
PARTS = {"person": Person, "sessions": Session, "notes": Note, "entries": Entry, "copies": Copy}
SETTINGS = {
    "theme": "the colours",
    "region": "the region",
    "on_call": "the on-call number",
    "lock_after": "when to lock",
    "hide_locks": "whether hiding locks",
    "backup_day": "from which day backups are counted",
    "key_on_paper": "whether the recovery key was written down",
    "front": "which way it starts",
}


def row(part: str) -> str:
    """What the table says is in a part."""
    return NOTES.partition(f"| {part} | ")[2].partition(" |")[0]


@pytest.mark.parametrize("model", TOLD, ids=lambda model: model.__name__)
def test_every_field_that_is_kept_is_told(model: type[Kept]) -> None:
    part, told = TOLD[model]
    untold = set(model.model_fields) - set(told) - {"id"}
    assert not untold, (
        f"say in docs/clinical-safety/data-protection.md that this is kept, and here in which words: {untold}"
    )
    assert set(told) <= set(model.model_fields)
    for words in told.values():
        assert words in row(part), words


def test_there_is_no_part_that_is_not_told() -> None:
    assert set(Record.model_fields) - {"format", "version"} == set(PARTS)
    assert set(PARTS.values()) <= set(TOLD)


def test_every_setting_is_told() -> None:
    assert {field.name for field in fields(Settings)} - {"others", "trouble"} == set(SETTINGS)
    told = NOTES.partition("of the laptop holds ")[2].partition(". ")[0]
    for words in SETTINGS.values():
        assert words in told, words


def test_how_long_versions_stay_is_as_the_vault_has_it() -> None:
    spans = [(span // 3600, count) for span, count in retention._SPANS]
    assert (retention.NEWEST, spans) == (20, [(1, 25), (24, 32), (168, 54)])
    assert "the newest 20, then one an hour for a day, one a day for a month, one a week for a year" in row("versions")
    assert set(KnownBackup._fields) == {"id", "path", "made", "people"}
    assert "where each went, when, and which version of whom is in it" in row("backups")
