"""The guided session: one prompt at a time, with what has been written for it, and a box to write in."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui import rows
from peertui.screens.base import BaseScreen
from peertui.screens.parts import open_part
from peertui.screens.session_commands import session_commands
from peertui.writing_box import WritingBox
from plans import changes, guide, words
from plans.meeting import leave, may_write
from plans.overview import overview
from plans.pack import StageRole
from plans.record import Outcome, Session
from widgets.action_line import ActionLine
from widgets.command import Command
from widgets.numbered_list import NumberedList, Row
from widgets.prompt_panel import PromptPanel, PromptText


class SessionScreen(BaseScreen[None]):
    """One screen for every step, updated in place. Ends when the meeting is left or over."""

    HELP: ClassVar[str] = (
        "One question at a time, to talk about together. Nothing has to be written. If you do write, type in the box "
        "and press Enter to keep the words; Enter in an empty box goes on to the next step. "
        "The line above the box says what the words become. What has been written stands in the list: "
        "press Shift+Tab or Up to get there, and Enter to change it. Skip or park any step, in any order."
    )

    def __init__(self) -> None:
        super().__init__()
        self._seen: guide.View | None = None
        self._session_id = ""

    # -- drawing -------------------------------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        yield PromptPanel()
        yield NumberedList(wrap=True, id="written")
        yield WritingBox(self.desk)

    def title_words(self) -> tuple[str, str, str]:
        seen = self._seen
        if seen is None:
            return ("", "", "")
        called = self.desk.record.person.called
        where = f"{seen.heading}, {seen.at} of {seen.of}" if seen.of > 1 else seen.heading
        meeting = f"meeting {self._session.number}"
        return (meeting.capitalize() if seen.worker_only else f"{called}, {meeting}", where, self._time_words())

    def commands(self) -> tuple[Command, ...]:
        return session_commands(self._seen) if self._seen else ()

    def first_focus(self) -> Widget | None:
        field = self.query_one(WritingBox).field
        if field is not None:
            return field
        written = self.query_one("#written", NumberedList)
        return written if written.rows else None

    def on_mount(self) -> None:
        self._session_id = self.desk.session.id
        self.set_interval(30, self.refresh_frame)
        self.show_step()

    def come_back(self) -> None:
        if self._seen is not None:
            self._refresh_rows()
        super().come_back()

    def after_step(self) -> None:
        """Go to where the meeting now stands; leave if undo took the meeting itself back."""
        if any(session.id == self._session_id for session in self.desk.record.sessions):
            self.show_step()
            self.show_save_state()
        else:
            self.dismiss(None)

    def show_step(self) -> None:
        """Draw the step where the guide now stands; leave the screen when the meeting is over."""
        seen = guide.view(self.desk.pack, self._session)
        if seen is None:
            self.dismiss(None)
            return
        moved = self._seen is None or seen.place != self._seen.place
        if moved:
            panel = self.query_one(PromptPanel)
            panel.show_cautions = panel.show_why = False
        self._seen = seen
        with self.app.batch_update():
            self._draw_prompt()
            self.query_one(WritingBox).show(seen, self._session)
            self._refresh_rows()
            if moved:
                self.query_one("#written", NumberedList).to_top()
            self.refresh_frame()
            self.query_one(ActionLine).go_to("next")
            self.focus_first()

    def _draw_prompt(self) -> None:
        seen = self._on_screen
        desk = self.desk
        slots = words.slots(desk.pack, desk.record, self._session)
        terms = desk.record.my_words

        def said(text: str) -> str:
            return words.say(text, desk.pack, slots, terms)

        self.query_one(PromptPanel).text = PromptText(
            title="",
            prompt=said(seen.step.prompt),
            follow_ups=tuple(said(f) for f in seen.step.follow_ups),
            points=tuple(said(p) for p in seen.points),
            cautions=seen.cautions,
            why=seen.why,
            worker_only=seen.worker_only,
        )

    def _refresh_rows(self) -> None:
        seen, desk, session = self._on_screen, self.desk, self._session
        written = self.query_one("#written", NumberedList)
        if seen.role is StageRole.CHOOSE:
            made: tuple[Row, ...] = rows.choose_rows(desk.pack, desk.record)
        elif seen.role is StageRole.PICK:
            made = rows.prompt_rows(desk.pack, session, self._lenses())
        elif seen.role is StageRole.READ_BACK:
            made = rows.read_back_rows(desk.pack, desk.record, session)
        else:
            made = rows.step_rows(desk.pack, desk.record, session, seen, self.query_one(WritingBox).being_typed)
        written.rows = made
        written.empty = self._nothing_written()
        written.can_focus = bool(made)

    def _nothing_written(self) -> str:
        if self._on_screen.role in (StageRole.CHECKLIST, StageRole.PAGE):
            return ""
        if not may_write(self.desk.record, self._session, self._on_screen):
            return "Not writing today, as you agreed. To write after all, go to the step where it was agreed."
        return "Nothing written here. Talking is enough."

    # -- writing -------------------------------------------------------------------------------------------------------

    @on(WritingBox.Begun)
    def _begun(self, event: WritingBox.Begun) -> None:
        event.stop()
        self._refresh_rows()

    @on(WritingBox.GoneOn)
    def _gone_on(self, event: WritingBox.GoneOn) -> None:
        event.stop()
        self.do_next()

    # -- picking -------------------------------------------------------------------------------------------------------

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        what, _, row_id = event.row.id.partition(":")
        desk, now = self.desk, self.desk.clock()
        if what == "module":
            self._open_module(row_id)
        elif what == "prompt":
            self._toggle_prompt(row_id)
        elif what == "do":
            moves = {"look_back": guide.look_back, "finish": guide.advance}
            self._move_to(moves[row_id](desk.pack, self._session, now))
        else:
            open_part(self, event.row.id, self._refresh_rows)

    def _open_module(self, module_id: str) -> None:
        desk = self.desk
        found = next(o for o in overview(desk.pack, desk.record) if o.module.id == module_id)
        at = found.next_step if (found.talked or found.parked) and not found.module.starts_with_consent else None
        self._move_to(guide.open_module(desk.pack, self._session, module_id, desk.clock(), at=at))

    def _toggle_prompt(self, prompt_id: str) -> None:
        picked = self._session.looking_back
        wanted = tuple(p for p in picked if p != prompt_id) if prompt_id in picked else (*picked, prompt_id)
        chosen = guide.pick_prompts(self.desk.pack, self._session, wanted)
        self.desk.put(changes.put_session(self.desk.record, chosen))
        if len(chosen.looking_back) < len(wanted):
            self.say(f"{len(chosen.looking_back)} at most in one sitting. Take one off to pick another.")
        self._refresh_rows()

    def _lenses(self) -> tuple[str, ...]:
        reflection = [e for e in self.desk.record.of_kind("reflection") if e.session == self._session.id]
        lens = reflection[-1].text("lens") if reflection else ""
        return (lens,) if any(x.title == lens for x in self.desk.pack.look_back.lenses) else ()

    # -- moving --------------------------------------------------------------------------------------------------------

    @property
    def _session(self) -> Session:
        return self.desk.record.session(self._session_id)

    @property
    def _on_screen(self) -> guide.View:
        if self._seen is None:
            raise RuntimeError("no step is on screen")
        return self._seen

    def _move_to(self, session: Session) -> None:
        self.desk.put(changes.put_session(self.desk.record, session))
        self.show_step()

    def _leave(self, outcome: Outcome) -> None:
        desk = self.desk
        desk.put(leave(desk.pack, desk.record, self._session.id, outcome, desk.clock()))
        self.show_step()

    def do_next(self) -> None:
        """On to the next step."""
        self._leave(Outcome.TALKED)

    def do_skip(self) -> None:
        """On without this step."""
        self._leave(Outcome.SKIPPED)

    def do_park(self) -> None:
        """Keep this step for another day and go on."""
        self._leave(Outcome.PARKED)

    def do_back(self) -> None:
        """Back to the step before."""
        self._move_to(guide.back(self._session))

    def do_talk(self) -> None:
        """Put the steps away and just talk."""
        self._move_to(guide.just_talk(self.desk.pack, self._session, self.desk.clock()))

    def do_choose(self) -> None:
        """To the list of things to talk about."""
        self._move_to(guide.choose_again(self.desk.pack, self._session, self.desk.clock()))

    def do_short(self) -> None:
        """Take the short route, or the whole one again."""
        self._move_to(guide.shorten(self.desk.pack, self._session))
        short = self._on_screen.on_short_route
        self.say("On the short route now: only the main steps." if short else "All the steps of this part again.")

    def do_finish(self) -> None:
        """Go to the close."""
        self._move_to(guide.finish(self.desk.pack, self._session, self.desk.clock()))

    def do_end(self) -> None:
        """End the meeting where it stands."""
        self._move_to(guide.end(self._session, self.desk.clock()))

    def do_jump(self) -> None:
        """Pick any step."""
        from peertui.screens.pick import JumpScreen

        def picked(place: str | None) -> None:
            if place:
                self._move_to(guide.go(self.desk.pack, self._session, place, self.desk.clock()))

        self.app.push_screen(JumpScreen(self._session), picked)

    def do_cautions(self) -> None:
        """Show or put away the notes for the worker."""
        panel = self.query_one(PromptPanel)
        panel.show_cautions, panel.show_why = not panel.show_cautions, False

    def do_why(self) -> None:
        """Show or put away why this module is here."""
        panel = self.query_one(PromptPanel)
        panel.show_why, panel.show_cautions = not panel.show_why, False

    def do_page(self) -> None:
        """Choose what goes on the page."""
        from peertui.screens.page import PageScreen

        self.app.push_screen(PageScreen())

    def do_find(self) -> None:
        """Find a word in the record."""
        from peertui.screens.find import FindScreen

        self.app.push_screen(FindScreen())

    def _time_words(self) -> str:
        minutes = int((self.desk.clock() - self._session.started).total_seconds() // 60)
        return f"{minutes} min" if 0 < minutes < 240 else ""
