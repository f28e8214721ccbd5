"""Choosing what goes on the page, with a live gauge of how full it is."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from exports import Fit, Paper, fit
from peertui.screens.base import BaseScreen
from plans import changes
from plans.page import Candidate, Page, candidates, compose
from widgets.command import Command
from widgets.gauge import Gauge
from widgets.numbered_list import NumberedList, Row
from widgets.status_line import Level

SEE = Command("see", "See the page", "The page as it will print, in the terminal.")
EXPORT = Command("export", "Print or save it", "A PDF to print, large print, a card to fold, or text.")
PAPER = Command("paper", "Other paper size", "A4, or Letter as in North America.", in_line=False)
BACK = Command("back_out", "Go back", "Back to the screen before. What is chosen stays chosen.")


class PageScreen(BaseScreen[None]):
    """Everything that could stand on the page, section by section; Enter puts a thing on or takes it off."""

    HELP = (
        "The page is what the person keeps. Go through it together: Enter on a line puts it on the page, or takes it "
        "off. The gauge below says whether everything fits on one page. Nothing is left off without asking you."
    )

    def __init__(self) -> None:
        super().__init__()
        self._paper = Paper.A4

    def title_words(self) -> tuple[str, str, str]:
        return (self.desk.record.person.called, "The page: choose together", "")

    def commands(self) -> tuple[Command, ...]:
        return (SEE, EXPORT, PAPER, BACK)

    def body(self) -> ComposeResult:
        yield NumberedList(wrap=True, empty="Nothing is written yet that could stand on the page.")
        yield Gauge()

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def on_mount(self) -> None:
        self._draw()

    @property
    def page(self) -> Page:
        """The page as it is chosen now."""
        return compose(self.desk.record, self.desk.pack, self.desk.clock().astimezone().date())

    @property
    def paper(self) -> Paper:
        """The paper it is for."""
        return self._paper

    def fit(self) -> Fit:
        """How the chosen things fit."""
        return fit(self.page, self._paper)

    def _draw(self) -> None:
        made: list[Row] = []
        section = ""
        for candidate in candidates(self.desk.record, self.desk.pack):
            if candidate.section != section:
                section = candidate.section
                made.append(Row(f"section:{section}", candidate.heading, heading=True))
            made.append(_row(candidate))
        self.query_one(NumberedList).rows = tuple(made)
        self._measure()

    def _measure(self) -> None:
        found = self.fit()
        self.query_one(Gauge).set(found.fullness, found.sentence())

    @on(NumberedList.Picked)
    def _toggle(self, event: NumberedList.Picked) -> None:
        event.stop()
        desk = self.desk
        entry_id = event.row.id.partition(":")[2]
        found = next(c for c in candidates(desk.record, desk.pack) if c.entry.id == entry_id)
        desk.put(changes.choose_for_page(desk.record, entry_id, not found.chosen, desk.clock()))
        self._draw()
        if not found.chosen:
            self._say_of(entry_id)

    def _say_of(self, entry_id: str) -> None:
        """Say why something just chosen cannot print, or that there is more of its kind than most pages hold."""
        all_of_it = candidates(self.desk.record, self.desk.pack)
        now = next(c for c in all_of_it if c.entry.id == entry_id)
        chosen = sum(1 for c in all_of_it if c.chosen and c.entry.kind == now.entry.kind and c.section == now.section)
        if now.why_not:
            self.say(now.why_not, Level.NOTE)
        elif now.most and chosen > now.most:
            self.say(f"{chosen} of these are chosen; most pages have room for {now.most}.", Level.NOTE)

    def do_see(self) -> None:
        """The page as it will print."""
        from peertui.screens.preview import PreviewScreen

        self.app.push_screen(PreviewScreen(self.page, self._paper))

    def do_export(self) -> None:
        """Print or save it, if it fits."""
        from peertui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self._paper))

    def do_paper(self) -> None:
        """The other paper size."""
        self._paper = Paper.LETTER if self._paper is Paper.A4 else Paper.A4
        self._measure()
        self.say(f"The page is now for {'Letter' if self._paper is Paper.LETTER else 'A4'} paper.")


def _row(candidate: Candidate) -> Row:
    marker = "[x]" if candidate.chosen else "[ ]"
    return Row(f"entry:{candidate.entry.id}", candidate.text, detail=candidate.why_not, marker=marker)
