"""Random pages: every writing system, controls, markup, numbers, words without an end."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from plans.page.compose import Page, PageGroup, PageItem, Section
from tests.support.exports.sample_page import USUAL

LETTERS = {
    "latin": "abcdefghijklmnoprstuvwyzABCDEFGHáéîöşžßłŵŷơứ",
    "greek": "αβγδεζηθλμνξπρστφχψωάέή",
    "cyrillic": "абвгдежзиклмнопрстуфхцшщыэюяїґ",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןץ",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤةپچکگی",
    "devanagari": "अआइईउकखगघचजटडतदनपबमयरलवशसह",
    "thai": "กขคงจชซดตถทนบปผพมยรลวสหอ",
    "cjk": "你好我今天很在家茶水人口日月",
    "signs": "*_[]()<>#`~|\\/{}!&%£$€@+-=.,;:?'\"“”‘’–—…→•",
    "broken": "\x00\x07\x1b\t\u200b\u200d\u202e\u2066\ufeff\u00ad\ud800\x85\u2028",
    "emoji": "🌱🙂❤️👋🏽👩‍👧🇬🇧⚓",
}


def _word(letters: str, longest: int) -> st.SearchStrategy[str]:
    return st.text(letters, min_size=1, max_size=longest)


_PLAIN = _word(LETTERS["latin"], 10)
_ANY_WORD = st.one_of(
    _PLAIN,
    *(_word(letters, 8) for letters in LETTERS.values()),
    _word("".join(LETTERS.values()), 6),
    st.sampled_from(["07700 900123", "01632 960 044", "22:30", "(brother)", "1.", "# no", "[x]", "a\nb", "x\r\n\r\ny"]),
    st.integers(1, 300).map(lambda n: "w" * n),
)


def texts(words: int, *, plain: bool = False) -> st.SearchStrategy[str]:
    """Up to `words` words, and at least one that can be seen."""
    word = _PLAIN if plain else _ANY_WORD
    return st.tuples(_PLAIN, st.lists(word, max_size=words)).map(lambda pair: " ".join((pair[0], *pair[1])))


def _items(words: int, *, plain: bool) -> st.SearchStrategy[PageItem]:
    empty = st.just("")
    return st.builds(
        PageItem,
        text=texts(words, plain=plain),
        detail=st.one_of(empty, texts(words, plain=plain)),
        right=st.one_of(empty, empty, st.sampled_from(["07700 900 123", "999", "111, then 2"]), texts(3, plain=plain)),
        tick_box=st.booleans(),
    )


def _sections(words: int, items: int, *, plain: bool) -> st.SearchStrategy[tuple[Section, ...]]:
    group = st.builds(
        PageGroup,
        label=st.one_of(st.just(""), texts(2, plain=plain)),
        items=st.lists(_items(words, plain=plain), min_size=1, max_size=items).map(tuple),
    )
    section = st.builds(
        Section,
        id=st.just("some"),
        heading=texts(3, plain=plain),
        column=st.just("left"),
        boxed=st.booleans(),
        groups=st.lists(group, min_size=1, max_size=3).map(tuple),
    )
    return st.tuples(st.lists(section, max_size=5), st.lists(section, max_size=5)).map(
        lambda both: (*both[0], *(replace(right, column="right") for right in both[1]))
    )


@st.composite
def pages(draw: st.DrawFn, *, plain: bool = False) -> Page:
    """A page from nearly empty to far too full. `plain`: Latin words only."""
    words, items = draw(st.sampled_from([(4, 3), (8, 2), (12, 4), (20, 5)]))
    return replace(
        USUAL,
        title=draw(texts(3, plain=plain)),
        name=draw(texts(1, plain=plain)),
        full_name=draw(st.one_of(st.just(""), texts(2, plain=plain))),
        meta=draw(st.lists(st.tuples(texts(1, plain=plain), texts(2, plain=plain)), max_size=3).map(tuple)),
        sections=draw(_sections(words, items, plain=plain)),
        band=draw(st.lists(_items(4, plain=plain), max_size=6).map(tuple)),
        copies=draw(st.lists(texts(2, plain=plain), max_size=4).map(tuple)),
    )
