"""Filling the slots of the programme's sentences, and saying them in the person's own words.

Everything is put in at one go, so what a person wrote is never read again: braces stay braces, and their words stay
theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from plans.pack.models import Module, Pack

OTHER = "other"
"""The choice of `my_word` that stands for no term of ours."""


def fill(text: str, slots: Mapping[str, str]) -> str:
    """Put values into {slots}. A slot we have no value for stays as it is."""
    return _said(text, slots, {}, ())


def use_my_words(text: str, pack: Pack, my_words: Mapping[str, str]) -> str:
    """Say the person's own words in place of our terms. For prompts and page headings; never for the safety card.

    Args:
        text: Words of the pack.
        my_words: Our term -> the person's own.
    """
    return _said(text, {}, _ours(pack, my_words), pack.flow.articles)


def heading_of(text: str, terms: Iterable[str], pack: Pack, my_words: Mapping[str, str]) -> str:
    """A heading or a title, led by the person's own word for what it is about, if they have one.

    Args:
        text: Words of the pack.
        terms: Terms that it is about.
        my_words: Our term -> the person's own.
    """
    mine = _ours(pack, my_words)
    said = _said(text, {}, mine, pack.flow.articles)
    word = next((mine[term.lower()] for term in terms if term.lower() in mine), "")
    if not word:
        return said
    small = said if said.startswith(("I ", "I'")) else said[:1].lower() + said[1:]
    return fill(pack.flow.own_heading, {"word": word[0].upper() + word[1:], "heading": small})


def title_of(pack: Pack, my_words: Mapping[str, str], module: Module) -> str:
    """A module's title as the person says it.

    Args:
        my_words: Our term -> the person's own.
        module: Whose title.
    """
    return heading_of(module.title, module.my_terms, pack, my_words)


def say(text: str, pack: Pack, slots: Mapping[str, str], my_words: Mapping[str, str]) -> str:
    """A prompt as the person hears it: slots filled and their own words used.

    Args:
        text: Words of the pack.
        slots: Name of a slot -> what fills it.
        my_words: Our term -> the person's own.
    """
    return _said(text, slots, _ours(pack, my_words), pack.flow.articles)


def _ours(pack: Pack, my_words: Mapping[str, str]) -> dict[str, str]:
    """The person's words for terms that are the pack's own, so that no stray term can change a sentence."""
    if not my_words:
        return {}
    kind = pack.kinds.get("my_word")
    field = kind.field("term") if kind else None
    terms = [term for term in field.choices if term != OTHER] if field else []
    return {term.lower(): my_words[term].strip() for term in terms if my_words.get(term, "").strip()}


def _said(text: str, slots: Mapping[str, str], mine: Mapping[str, str], articles: Iterable[str]) -> str:
    if not mine and "{" not in text:
        return text

    def put(found: re.Match[str]) -> str:
        whole = found.group()
        if found["slot"] is not None:
            return slots.get(found["slot"], whole)
        word, article = mine[found["term"].lower()], found["article"] or ""
        has_article = word.lower().startswith(tuple(f"{a} " for a in articles))
        kept = whole[: found.start("term") - found.start()] if article and not has_article else ""
        return kept + word if kept else _like(word, whole)

    return _pattern(tuple(mine), tuple(articles)).sub(put, text)


@lru_cache(maxsize=32)
def _pattern(ours: tuple[str, ...], articles: tuple[str, ...]) -> re.Pattern[str]:
    """What finds slots, and terms of ours with an article before them."""
    patterns = [r"\{(?P<slot>[a-z_]+)\}"]
    if ours:
        terms = "|".join(re.escape(term) for term in sorted(ours, key=len, reverse=True))
        before = "|".join(re.escape(article) for article in articles)
        article = rf"(?:(?P<article>{before})\s+)?" if before else "(?P<article>)"
        patterns.append(rf"\b{article}(?P<term>{terms})\b")
    return re.compile("|".join(patterns), re.IGNORECASE)


def _like(word: str, ours: str) -> str:
    return word[0].upper() + word[1:] if ours[0].isupper() else word
