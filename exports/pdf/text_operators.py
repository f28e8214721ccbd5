"""Drawing orders for one line: glyphs in reading order, what was typed where it differs, the language of each run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from exports.pdf.font_embedding import EmbeddedFont
from exports.typography.font_choice import Glyph, space
from exports.typography.font_file import FontFile
from exports.typography.glyph_positions import PlacedGlyph, placed
from exports.typography.line_breaking import TypesetLine
from exports.typography.scripts import language_of, main_script


class Show:
    """Writes lines for one document. `embedded` gives the font as it is inside the document."""

    def __init__(self, language: str, embedded: Callable[[FontFile], EmbeddedFont]) -> None:
        self._language = language
        self._is_latin = main_script(language) == "LATIN"
        self._embedded = embedded

    def line(self, line: TypesetLine, size: float, *, rtl: bool, more: bool) -> Iterator[str]:
        """The orders that draw a line from the current place on (PDF 32000-1, 9.4).

        Args:
            line: The words, in reading order.
            size: The letter size in points.
            rtl: Whether its paragraph reads right-to-left.
            more: Its words continue in another line.
        """
        if rtl or not self._is_latin or not all(word.plain for word in line):
            yield from self.orders(placed(line, rtl, more=more), size)
            return
        glyphs: list[Glyph] = []
        for word in line:
            glyphs += word.glyphs
            if word.space and word is not line[-1]:
                glyphs.append(space(word.bold))
        for font, run in groupby([*glyphs, space(False)] if more else glyphs, lambda one: self._embedded(one.font)):
            yield f"/{font.key} {size:.5g} Tf <{''.join(map(font.code, run))}> Tj"

    def orders(self, glyphs: Sequence[PlacedGlyph], size: float) -> Iterator[str]:
        """The orders that draw `glyphs` from the current place on."""
        pen, set_in = 0.0, None
        for opening, run in self._spans(glyphs):
            if opening:
                yield f"/Span <<{opening}>> BDC"
            for (font, rise), part in groupby(run, lambda one: (self._embedded(one.glyph.font), one.glyph.dy)):
                if set_in is not font:
                    yield f"/{font.key} {size:.5g} Tf"
                    set_in = font
                codes, moved = "", False
                for glyph, x in part:
                    if back := round(pen - x):
                        codes, moved = f"{codes}>{back}<", True
                    codes += font.code(glyph)
                    pen += glyph.font.width(glyph.number) - back
                shown = f"[<{codes}>] TJ".replace("<>", "") if moved else f"<{codes}> Tj"
                yield f"{rise * size / 1000:.3f} Ts {shown} 0 Ts" if rise else shown
            if opening:
                yield "EMC"

    def _spans(self, glyphs: Sequence[PlacedGlyph]) -> Iterator[tuple[str, list[PlacedGlyph]]]:
        """Runs of glyphs, each with what is to be said of it: its language, and the words typed for it."""
        language, run, said = "", list[PlacedGlyph](), ""
        for one in glyphs:
            typed = one.glyph.typed
            letter = (typed or one.glyph.text)[:1] if typed != "" else ""
            own = language_of(letter, self._language) if letter else None
            if own is not None:
                language = own
            goes_on = typed == "" and run and run[-1].glyph.typed is not None
            now = said if goes_on else _about(language, typed)
            if run and (now != said or (typed is not None and not goes_on)):
                yield said, run
                run = []
            said = now
            run.append(one)
        if run:
            yield said, run


def _about(language: str, typed: str | None) -> str:
    found = f"/Lang({language})" if language else ""
    if typed is not None:
        found += f"/ActualText<FEFF{typed.encode('utf-16-be').hex().upper()}>"
    return found
