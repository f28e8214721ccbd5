"""Words that have no place in a pack are found, and the same words are let through where they may stand."""

from __future__ import annotations

import pytest

from plans.pack_lint.banned_words import unwanted_words
from plans.pack_lint.texts import Reader, Text

UNWANTED = {
    Reader.PERSON: [
        ("How is your non-compliance today?", "non-compliance"),
        ("What do patients like?", "patients"),
        ("What would you score it?", "score"),
        ("What are your symptoms?", "symptoms"),
        ("Who is responsible for it?", "responsible for"),
        ("How do you manage your condition?", "manage your condition"),
        ("Did it relapse?", "relapse"),
        ("What method comes to mind?", "method"),
        ("Do you not have a rope?", "rope"),
        ("What means do you have?", "What means do"),
        ("How would you do it?", "How would you do it"),
        ("Which dose do you take?", "dose"),
        ("How many tablets are left?", "How many tablets"),
        ("Is it 20 mg?", "20 mg"),
        ("How was it, out of ten?", "out of ten"),
        ("From one to ten, how bad is it?", "one to ten"),
        ("Please rate the day.", "rate"),
        ("Shall we do your WRAP?", "WRAP"),
        ("Is it like in CORE?", "CORE"),
        ("Not today. What illness is it?", "illness"),
    ],
    Reader.WORKER: [
        ("Ask about doses.", "doses"),
        ("The service user decides.", "service user"),
        ("Use the PAM first.", "PAM"),
        ("Find out which method they have in mind.", "method"),
    ],
    Reader.WHY: [("The PHQ-9 says so.", "PHQ-9"), ("Some relapsed, and scored low.", "scored")],
    Reader.NAME: [("Patient line", "Patient")],
}
FINE = {
    Reader.PERSON: [
        "What would feel safer?",
        "No names or doses.",
        "Never a way of getting hurt, and never where anything is kept.",
        "Shall we wrap it up? What does it mean to you?",
        "This is not a risk assessment.",
        "What has been hard?",
        "Would it help to hang up a note?",
    ],
    Reader.WORKER: [
        "Never ask about methods, means or doses.",
        "Don't offer a tick-list of symptoms.",
        "Say 'signs', not 'symptoms'.",
        'Ask plainly: "Are you thinking about suicide?"',
    ],
    Reader.WHY: ["WRAP is a trade mark: we do not copy it.", "The CORE study asked people about relapse."],
    Reader.NAME: ["988 Suicide and Crisis Lifeline"],
    Reader.NONE: ["case"],
}


@pytest.mark.hazard("H40.5", "H41.6", "H44.5")
@pytest.mark.parametrize(
    ("reader", "words", "unwanted"), [(reader, *one) for reader, all_of in UNWANTED.items() for one in all_of]
)
def test_a_word_without_a_place_is_found(reader, words, unwanted):
    found = list(unwanted_words(Text("flow.toml", "title", words, reader, "title")))
    assert any(f'"{unwanted}"' in finding.problem for finding in found), found
    assert all(finding.remedy.endswith(".") for finding in found)


@pytest.mark.parametrize(("reader", "words"), [(reader, one) for reader, all_of in FINE.items() for one in all_of])
def test_what_may_be_said_is_let_through(reader, words):
    assert list(unwanted_words(Text("flow.toml", "title", words, reader, "title"))) == []
