"""Words that have no place in a pack: what we never call people, jargon, ways of harm, marks, and others' names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.pack_lint.findings import PackFinding, fail
from plans.pack_lint.texts import Reader, Text


@dataclass(frozen=True, slots=True)
class Unwanted:
    """Some words, why they have no place, and where they are allowed."""

    pattern: re.Pattern[str]
    problem: str
    remedy: str
    readers: tuple[Reader, ...] = (Reader.PERSON, Reader.WORKER, Reader.WHY)
    unless_forbidden: bool = True
    """A sentence that says not to, "no names or doses", may name them. A question never says not to."""

    def found(self, words: str) -> list[str]:
        """Those of these words that a text uses, as they stand there."""
        sentences = _SENTENCE.split(words) if self.unless_forbidden else [words]
        used = [s for s in sentences if not (self.unless_forbidden and "?" not in s and _FORBIDS.search(s))]
        return list(dict.fromkeys(found.group() for s in used for found in self.pattern.finditer(s)))


def _words(*patterns: str, capitals: bool = False) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", 0 if capitals else re.IGNORECASE)


_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_FORBIDS = re.compile(r"\b(?:no|not|never|nor|without)\b|n['’]t\b", re.IGNORECASE)

NEVER = Unwanted(
    _words(
        "patients?",
        r"(?:non-?)?complian\w+",
        "service users?",
        r"suffer\w*",
        "committed",
        "cases?",
        r"scor\w+",
        "overdue",
        "incomplete",
        "failed",
    ),
    "We never use this word.",
    "Say it another way: a person, someone, what happened, left out.",
    readers=tuple(reader for reader in Reader if reader is not Reader.NONE),
    unless_forbidden=False,
)
JARGON = Unwanted(
    _words(
        r"relaps\w+",
        r"symptom\w*",
        r"diagnos\w+",
        r"disorders?",
        r"illness\w*",
        r"(?:non-?)?adheren\w+",
        r"intervention\w*",
        r"psycho-?educat\w+",
        r"self-manage\w*",
        r"clients?",
        r"mastery",
        r"activation",
        r"(?:mal)?adaptive",
        r"coping strateg\w+",
        r"dysfunction\w*",
        r"responsible for",
        r"manag\w+ (?:my|your|the|their) condition",
        r"tak\w+ action",
        r"goals? met",
        r"problems?",
    ),
    "This is a service's word, not one for a kitchen table.",
    "Say it as two people would: signs, getting better, have a say in, try, what happened, what has been hard.",
    readers=(Reader.PERSON,),
    unless_forbidden=False,
)
HARM = Unwanted(
    _words(
        r"over-?dos\w+",
        r"lethal\w*",
        r"ligatures?",
        r"nooses?",
        r"ropes?",
        r"hang(?:ing)? (?:myself|yourself|themselves|himself|herself)",
        r"razors?",
        r"blades?",
        r"knives",
        r"knife",
        r"guns?",
        r"firearms?",
        r"poison\w*",
        r"bleach",
        r"stockpil\w+",
        r"self-?harm\w*",
        r"cut(?:ting)? (?:myself|yourself|themselves|himself|herself)",
        r"(?:a|the|any|what|which|your|my) means (?:of|to|for|would|do|have|is|are)",
        r"means (?:are|were) kept",
        r"methods?",
        r"how (?:would|could|might) you (?:do it|end (?:it|your life)|kill yourself|hurt yourself)",
        r"ways? (?:of|to) (?:ending (?:it|my life|your life)|end (?:it|my life|your life)|hurt\w* (?:yourself|myself))",
        r"kill(?:ing)? (?:yourself|myself|themselves)",
    ),
    "A plan holds no ways of getting hurt, and none of our words asks for one.",
    "Ask what would feel safer and who could help. Fuller talk is for trained staff.",
)
DOSES = Unwanted(
    _words(
        r"dos(?:e|es|age|ages|ing)",
        r"milligrams?",
        r"\d+ ?(?:mg|mcg|ml)",
        r"how many (?:tablets?|pills?)",
        r"missed (?:tablets?|pills?|doses?)",
        r"(?:name|names) of (?:your|my|the) (?:medication|medicine|tablets?|pills?)",
    ),
    "peertui holds no names or doses of medication.",
    "Ask what matters to them about it, what they noticed, and who to ask.",
)
MARKS = Unwanted(
    _words(
        r"out of (?:ten|five|\d+)",
        r"(?:on|from) a scale",
        r"(?:0|1|zero|one|nought) to (?:5|10|100|five|ten|a hundred)",
        r"rat(?:e|es|ed|ing|ings)",
        r"per ?cent(?:age)?",
        r"how many points",
        r"(?:your|the|a|my) (?:total|average|baseline|severity)",
        r"progress (?:bar|chart|line)",
        r"traffic lights?",
        r"red flags?",
    ),
    "Nothing here gives a person marks or numbers.",
    "Ask for their own words.",
)
OTHERS = Unwanted(
    _words(
        "WRAP",
        "PAM(?:-MH|-13)?",
        "RAS(?:-DS)?",
        "IMR",
        "MHSQ",
        "STORI",
        "PHQ-?9",
        "GAD-?7",
        r"W?EMWBS",
        "HoNOS",
        "DIALOG",
        "CORE-(?:10|OM)",
        "QPR",
        "ReQoL",
        "Wellness Recovery Action Plan(?:ning)?",
        "Patient Activation Measure",
        "Recovery Assessment Scale",
        "Illness Management and Recovery",
        "Recovery Star",
        "Outcomes? Star",
        capitals=True,
    ),
    "This is the name of somebody else's programme, and may be a trade mark.",
    "Use your own words. Others' names stand only where it is said that this is not theirs.",
)
STUDY = Unwanted(
    _words("CORE", capitals=True),
    "This is the name of a study that is not ours.",
    "Name it only in `why`, as the source.",
    readers=(Reader.PERSON, Reader.WORKER),
)

ALL = (NEVER, JARGON, HARM, DOSES, MARKS, OTHERS, STUDY)


def unwanted_words(text: Text) -> Iterator[PackFinding]:
    """What a text says that it should not."""
    for unwanted in ALL:
        if text.reader in unwanted.readers:
            for word in unwanted.found(text.words):
                yield fail(text.file, text.key, f'It says "{word}". {unwanted.problem}', unwanted.remedy)
