"""Fictional pages: nearly empty, usual, full, and too full."""

from __future__ import annotations

from dataclasses import replace

from plans.page.compose import Page, PageGroup, PageItem, Section


def _items(*rows: str | tuple[str, ...]) -> tuple[PageItem, ...]:
    """ "words", ("words", "detail") or ("words", "detail", "number")."""
    return tuple(PageItem(row) if isinstance(row, str) else PageItem(*row) for row in rows)


def section(name: str, heading: str, column: str, *rows: str | tuple[str, ...], ticks: bool = False) -> Section:
    items = tuple(replace(item, tick_box=ticks) for item in _items(*rows))
    return Section(name, heading, column, False, (PageGroup("", items),))


BAND = _items(
    ("Danger to life, now", "", "999"),
    ("NHS 111, mental health option", "Day and night", "111, then 2"),
    ("Harbour Crisis Line", "Evenings and weekends", "01632 960 123"),
    ("Samaritans, if you need to talk", "Day and night, free", "116 123"),
)

CRISIS = Section(
    "crisis",
    "If things get really hard",
    "right",
    True,
    (
        PageGroup("", _items("I stop answering the door", "I say that nothing matters, in a flat voice")),
        PageGroup(
            "This helps",
            _items(
                "A low voice, short sentences, one person talking",
                "My grey blanket and a glass of cold water",
                "Sitting with me without asking anything",
            ),
        ),
        PageGroup(
            "This does not help",
            _items("Standing between me and the door", "Being told to calm down", "Bright light"),
        ),
        PageGroup("", _items("Ola keeps the car keys until I say so")),
    ),
)

USUAL = Page(
    language="en-GB",
    title="My crisis and wellness plan",
    name="Wren",
    full_name="Renata Quillfeather",
    meta=(("Written", "3 March 2026"), ("Look at it again by", "3 June 2026"), ("Version", "4")),
    sections=(
        section(
            "matters",
            "What matters to me",
            "left",
            "My nephew Idris, who thinks I am funny",
            "I am a baker, a neighbour and a bad loser at dominoes",
            "The sea at Saltby in February",
        ),
        section(
            "well",
            "When I am well",
            "left",
            "I hum when I cook, and answer messages the same day",
            "I go to the allotment twice a week, even in drizzle",
        ),
        section(
            "daily",
            "What keeps me well",
            "left",
            "Up by eight, curtains open, tea by the window (hard day: just the curtains)",
            "Twenty minutes outside before noon",
            "One real conversation a day",
            "Phone in the kitchen at night",
        ),
        section(
            "signs",
            "My early signs, and what I do",
            "left",
            ("I sleep under five hours, two nights running", "Ring Ola, no coffee after twelve, bath at nine"),
            ("I stop opening the post", "Take the pile to Marek on Tuesday"),
            ("Everything sounds too loud", "Earplugs, the quiet room at the library, cancel one thing"),
            ("I tell people I am “fine, fine”", "Say the number: today is a four out of ten"),
        ),
        section(
            "goals",
            "My next small steps",
            "left",
            "Message Jo about the repair café by Friday",
            "Find my swimming things",
            ticks=True,
        ),
        CRISIS,
        section(
            "people",
            "People I trust",
            "right",
            ("Ola (sister)", "", "07700 900 123"),
            ("Ifor (next door)", "Has a key", "07700 900 456"),
            ("Marek (peer support worker), Tuesday to Friday", "", "07700 900 789"),
        ),
        section(
            "services",
            "Services and help lines",
            "right",
            ("Dr Patel's surgery", "", "01632 960 001"),
            ("Harbour House drop-in", "Weekdays, ten till four", "01632 960 044"),
        ),
        section(
            "wishes",
            "What I want people to know and look after",
            "right",
            "Speak to me by name, and one at a time (my wish)",
            "A room on my own, if there is one (agreed with Dr Sorrel on 12 January 2026)",
            "Biscuit the cat: Ifor has her food",
        ),
        section(
            "medication",
            "Medication: where my list is, who to ask",
            "right",
            "My list is on the fridge door",
            ("Pharmacist: Hollis Pharmacy", "", "01632 960 077"),
        ),
    ),
    band_heading="Urgent help now",
    band=BAND,
    copies_label="Who has a copy",
    copies=("Ola (sister)", "Marek (peer support worker)", "Dr Patel's surgery", "my fridge door"),
    foot="This is my own plan. It is not a risk assessment or a legal document. I can change it at any time.",
    page_of="Page 1 of 1",
    continued="(continued)",
)


def with_sections(*sections: Section) -> Page:
    return replace(USUAL, sections=sections)


NEARLY_EMPTY = replace(
    with_sections(section("people", "People I trust", "right", ("Ola (sister)", "", "07700 900 123"))),
    full_name="",
    copies=(),
)


def fuller(page: Page, words: str, items: int) -> Page:
    """`page` with `items` more items of these words in every section but the boxed one."""
    more = tuple(PageItem(words, entry=f"more{number}") for number in range(items))
    return replace(
        page,
        sections=tuple(
            part if part.boxed else replace(part, groups=(replace(part.groups[0], items=part.groups[0].items + more),))
            for part in page.sections
        ),
    )


FULL = fuller(USUAL, "Something else that I would like people to know about a day like this, in a few more words", 1)
TOO_FULL = fuller(
    USUAL, "Something else that I would like people to know about a day like this, in a few more words", 4
)

RIGHT_TO_LEFT = replace(
    USUAL,
    language="he",
    title="התוכנית שלי לימים טובים וקשים",
    name="מרים",
    full_name="מרים חדאד",
    meta=(("נכתב", "3 במרץ 2026"),),
    sections=(
        section("matters", "מה חשוב לי", "left", "האחיין שלי עידו, שחושב שאני מצחיקה", "הים בחורף"),
        section(
            "signs",
            "סימנים מוקדמים, ומה אני עושה",
            "left",
            ("אני ישנה פחות מ-5 שעות", "להתקשר לרון, בלי קפה אחרי 12:00"),
            ("אני מפסיקה לפתוח מכתבים", "להביא את הערימה ביום שלישי"),
        ),
        replace(
            CRISIS,
            heading="אם נהיה ממש קשה",
            groups=(
                PageGroup("זה עוזר", _items("קול נמוך ומשפטים קצרים", "השמיכה האפורה שלי וכוס מים קרים")),
                PageGroup("זה לא עוזר", _items("לעמוד ביני לבין הדלת", "אור חזק")),
            ),
        ),
        section(
            "people",
            "אנשים שאני סומכת עליהם",
            "right",
            ("רון (אח), בכל שעה", "", "07700 900 123"),
            ("Ifor (שכן)", "יש לו מפתח", "07700 900 456"),
        ),
    ),
    band_heading="עזרה דחופה עכשיו",
    band=_items(("סכנת חיים", "", "999"), ("Samaritans", "בכל שעה", "116 123")),
    copies_label="למי יש עותק",
    copies=("רון", "דלת המקרר"),
    foot="זו התוכנית שלי. אני יכולה לשנות אותה בכל עת.",
    page_of="עמוד 1 מתוך 1",
    continued="(המשך)",
    page_n_of="עמוד {n} מתוך {total}",
)
