"""Words as they can be printed: controls out, letters kept together with their marks, emoji spelled out.

More goes than on a screen (`widgets.text.sanitise`): a page has no font for it, or a PDF may not hold it. Letters are
counted as readers count them, the part of https://www.unicode.org/reports/tr29/ that our scripts need.
"""

from __future__ import annotations

import re
import unicodedata

JOINERS = "\u200c\u200d"
"""Invisible, but they decide how letters join."""

_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_VIRAMA = re.compile("[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d]$")
_SPACES = re.compile(" +")
_RIDERS = re.compile("(^|(?<=[ \n]))[\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]+")
"""Invisible letters with nothing before them to change."""
_BREAKS = re.compile(" *\n[ \n]*")
_SKIN_TONES = ("light", "medium-light", "medium", "medium-dark", "dark")


def clean(words: str) -> str:
    """`words` without control, format and broken characters, line ends as "\\n", spaces single. No letter is lost."""
    if words.isascii() and words.isprintable() and "  " not in words:
        return words.strip()
    words = _LINE_ENDS.sub("\n", words).replace("\u202f", "\u00a0")
    kept = "".join(_kept(letter) for letter in unicodedata.normalize("NFC", words))
    return _BREAKS.sub("\n", _SPACES.sub(" ", _RIDERS.sub("", kept))).strip(" \n")


def one_line(words: str) -> str:
    """`words` cleaned, and on one line."""
    return clean(words).replace("\n", " ")


def _kept(letter: str) -> str:
    if letter in JOINERS or letter in "\n\u00a0" or is_tag(letter):
        return letter
    if _is_no_letter(letter):
        return ""
    match unicodedata.category(letter):
        case "Cf" | "Cs":
            return ""
        case "Cc" | "Zs":
            return " "
        case _:
            return letter


def _is_no_letter(letter: str) -> bool:
    """Whether this is one of the 66 numbers that Unicode will never give to a letter; no PDF may hold them as text."""
    return "\ufdd0" <= letter <= "\ufdef" or ord(letter) & 0xFFFE == 0xFFFE


def is_tag(letter: str) -> bool:
    """Whether this is one of the invisible letters inside the flags of England, Scotland and Wales."""
    return "\U000e0020" <= letter <= "\U000e007f"


def is_invisible(letter: str) -> bool:
    """Whether a letter changes its neighbours but has no shape of its own."""
    return letter > "\u0300" and (letter in JOINERS or _VARIATION.match(letter) is not None or is_tag(letter))


def _is_flag_half(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _is_skin_tone(letter: str) -> bool:
    return "\U0001f3fb" <= letter <= "\U0001f3ff"


def clusters(words: str) -> list[str]:
    """`words` cut into letters as a reader counts them: marks, joined emoji and flags stay whole."""
    found: list[str] = []
    for letter in words:
        if found and _belongs(letter, found[-1]):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _belongs(letter: str, cluster: str) -> bool:
    if letter.isascii() or cluster[-1] in " \n":
        return False
    return (
        unicodedata.category(letter)[0] == "M"
        or is_invisible(letter)
        or _is_skin_tone(letter)
        or (cluster[-1] == "\u200d" and not letter.isalpha())
        or (_is_flag_half(letter) and len(cluster) == 1 and _is_flag_half(cluster))
        or (_VIRAMA.search(cluster) is not None and letter.isalpha())
    )


def is_symbol(cluster: str) -> bool:
    """Whether this is an emoji or another sign that can be spelled out by its name."""
    return unicodedata.category(cluster[0])[0] == "S" or cluster[-1] == "\u20e3"


def spelled(cluster: str) -> str:
    """An emoji by name, in square brackets: "[seedling]"."""
    if _is_flag_half(cluster[0]):
        return f"[flag {''.join(chr(ord(half) - 0x1F1E6 + ord('A')) for half in cluster if _is_flag_half(half))}]"
    names = [_name(letter) for letter in cluster if not is_invisible(letter) and letter != "\u20e3"]
    tags = "".join(chr(ord(letter) - 0xE0000) for letter in cluster if is_tag(letter) and letter != "\U000e007f")
    return f"[{', '.join([*names, *([tags] if tags else [])])}]"


def _name(letter: str) -> str:
    if _is_skin_tone(letter):
        return f"{_SKIN_TONES[ord(letter) - 0x1F3FB]} skin tone"
    if letter.isascii():
        return letter
    return unicodedata.name(letter, f"sign {ord(letter):X}").lower()
