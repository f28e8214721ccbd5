"""Writing systems: which one a letter belongs to, and what language it can be told to be in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

_LANGUAGES = {
    **{"GREEK": "el", "HEBREW": "he", "THAI": "th", "LAO": "lo", "GEORGIAN": "ka", "ARMENIAN": "hy", "HANGUL": "ko"},
    **{"HIRAGANA": "ja", "KATAKANA": "ja", "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml"},
    **{"GUJARATI": "gu", "GURMUKHI": "pa", "SINHALA": "si", "KHMER": "km", "MYANMAR": "my", "TIBETAN": "bo"},
    **{"LATIN": "und-Latn", "CYRILLIC": "und-Cyrl", "ARABIC": "und-Arab", "DEVANAGARI": "und-Deva", "CJK": "und-Hani"},
    **{"BENGALI": "und-Beng", "ETHIOPIC": "und-Ethi", "SYRIAC": "und-Syrc", "THAANA": "dv"},
}
"""The language that nearly all writing in a script is in; where there are several, the script alone (BCP 47)."""

_WRITTEN_IN = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "ug"), "ARABIC"),
    **dict.fromkeys(("ru", "uk", "bg", "be", "mk", "sr"), "CYRILLIC"),
    **dict.fromkeys(("hi", "mr", "ne"), "DEVANAGARI"),
    **dict.fromkeys(("bn", "as"), "BENGALI"),
    **dict.fromkeys(("am", "ti"), "ETHIOPIC"),
    **{"zh": "CJK", "yi": "HEBREW"},
    **{language: script for script, language in _LANGUAGES.items() if not language.startswith("und")},
}
"""The script of each language that is not written in Latin letters."""

RIGHT_TO_LEFT = frozenset(("ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO"))


@cache
def script_of(letter: str) -> str:
    """The first word of a letter's Unicode name, such as "GREEK"; "" for digits, signs, marks and spaces."""
    if unicodedata.category(letter)[0] != "L":
        return ""
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]


def named_letters(letters: Sequence[str], most: int) -> str:
    """The first `most` of some letters, how many more there are, and before them what they are called."""
    kana = any(script_of(letter[0]) in ("HIRAGANA", "KATAKANA") for letter in letters)
    called = {"": "", "CJK": "Japanese" if kana else "Chinese", "HANGUL": "Korean"}
    called |= dict.fromkeys(("HIRAGANA", "KATAKANA"), "Japanese")
    scripts = [called.get(script, script.capitalize()) for script in (script_of(letter[0]) for letter in letters)]
    kinds = " and ".join(dict.fromkeys(filter(None, scripts)))
    more = f" and {len(letters) - most} more" if len(letters) > most else ""
    return f"{kinds} letters: {' '.join(letters[:most])}{more}".strip()


def main_script(language: str) -> str:
    """The script that a language is usually written in."""
    return _WRITTEN_IN.get(language.split("-", maxsplit=1)[0].lower(), "LATIN")


def language_of(letter: str, document: str) -> str | None:
    """What to call the language of a letter in a document: "" where it is the document's own, None for any sign."""
    script = script_of(letter)
    if not script:
        return None
    own = main_script(document)
    together = {own, "CJK", "HIRAGANA", "KATAKANA"} if document.startswith("ja") else {own}
    return "" if script in together else _LANGUAGES.get(script, "und")
