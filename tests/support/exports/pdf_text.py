"""A PDF read back by pdfminer, which had no part in writing it; pypdf tells what pdfminer leaves out."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTCurve
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pypdf import PdfReader

from exports.typography.clean_text import is_invisible


class Stretch(NamedTuple):
    """The letters of one line, drawn together. Points."""

    left: float
    right: float
    base: float
    size: float


class _Device(PDFPageAggregator):
    """Counts the marked runs, and notes for each letter the one it was drawn in."""

    run = 0
    decoration = again = False

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        if tag.name != "Span":
            self.run += 1
            self.decoration = tag.name == "Artifact"
            self.again = "Again" in (props or {})

    def end_tag(self) -> None:
        pass

    def render_char(self, *args: Any, **more: Any) -> float:
        wide = super().render_char(*args, **more)
        letter = self.cur_item._objs[-1]
        letter.run, letter.decoration, letter.again = self.run, self.decoration, self.again
        return wide


def seen(words: str) -> str:
    """`words` without spaces and invisible letters."""
    return "".join(letter for letter in words if not letter.isspace() and not is_invisible(letter))


class Sheet:
    """One page of a PDF, the first where nothing is said."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.reader = PdfReader(BytesIO(data))
        self._own = self.reader.pages[at]
        tools = PDFResourceManager()
        device = _Device(tools, laparams=None)
        for page in PDFPage.get_pages(BytesIO(data), pagenos={at}):
            PDFPageInterpreter(tools, device).process_page(page)
        self._page = device.get_result()
        self.size: tuple[float, float] = (self._page.width, self._page.height)
        self.letters = [thing for thing in self._page if isinstance(thing, LTChar)]

    @property
    def shapes(self) -> list[LTComponent]:
        return [thing for thing in self._page if isinstance(thing, LTCurve)]

    @cached_property
    def text(self) -> str:
        """All letters in the order they were drawn, a space wherever the pen jumped."""
        found, last = "", None
        for letter in self.letters:
            if last and (letter.matrix[5] != last.matrix[5] or abs(letter.x0 - last.x1) > 0.5):
                found += " "
            found += letter.get_text()
            last = letter
        return found

    @property
    def plain(self) -> str:
        """All letters in the order they were drawn, nothing added."""
        return "".join(letter.get_text() for letter in self.letters)

    @property
    def read(self) -> str:
        """All letters that are read aloud, in their order."""
        return "".join(letter.get_text() for letter in self.letters if not letter.decoration)

    @property
    def read_again(self) -> str:
        """The heading that is repeated where its section goes on."""
        return "".join(letter.get_text() for letter in self.letters if letter.again)

    @property
    def read_once(self) -> str:
        """All letters that are read aloud but that heading."""
        return "".join(letter.get_text() for letter in self.letters if not letter.decoration and not letter.again)

    @property
    def stretches(self) -> list[Stretch]:
        """Where there are letters."""
        runs = groupby((letter for letter in self.letters if letter.get_text().strip()), lambda letter: letter.run)
        return [
            Stretch(
                min(letter.x0 for letter in run),
                max(letter.x1 for letter in run),
                Counter(letter.matrix[5] for letter in run).most_common(1)[0][0],
                max(letter.size for letter in run),
            )
            for run in (list(run) for _, run in runs)
        ]

    @property
    def orders(self) -> str:
        """The drawing orders of the page."""
        contents = self._own.get_contents()
        assert contents is not None
        return contents.get_data().decode("latin-1")

    @property
    def sizes(self) -> list[float]:
        """Every letter size that is set; a matrix that scales would be found too."""
        scales = re.findall(r"(\S+ \S+ \S+ \S+) \S+ \S+ (?:Tm|cm)\b", self.orders)
        assert set(scales) == {"1 0 0 1"}
        return [float(size) for size in re.findall(r"/F\d+ (\S+) Tf", self.orders)]

    @property
    def fonts(self) -> list[Any]:
        fonts: Any = self._own["/Resources"]
        return [font.get_object() for font in fonts["/Font"].values()]


def all_sheets(data: bytes) -> list[Sheet]:
    """Every page of a PDF."""
    return [Sheet(data, at) for at in range(len(PdfReader(BytesIO(data)).pages))]
