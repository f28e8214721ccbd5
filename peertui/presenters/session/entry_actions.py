"""What can be done with one entry or one note, the same from every list; and reading back what was written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertui.presenters.people.removal import ask_to_remove_part
from peertui.presenters.place import Place
from peertui.presenters.reply import Ask, Open, Reply, Say, say_for_now
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.entry_rows import ALL_READ, VOICE_WORDS, note_state_words, state_words
from peertui.services.session.write_targets import SOMETHING_ELSE
from plans.guide.look_back import joins
from plans.page.compose import has_place
from plans.record import changes
from plans.record.entry_text import entry_lines
from plans.record.models import Entry, Note, Share, Voice
from widgets.models.choice import Choice

if TYPE_CHECKING:
    from peertui.services.app_context import AppInUse
    from peertui.services.workspace import Workspace

REMOVE: Choice = ("remove", "Remove for good")
KEEP: Choice = ("keep", "Keep it as it is")
SHARE: Choice = ("share", "Can be shared, not on the page")
WHOSE: Choice = ("whose", "Say whose words they are")
SOUNDS_RIGHT: Choice = ("keep", "Yes: on to the next")
SOUNDS_RIGHT_LAST: Choice = ("keep", "Yes: that was the last")
_DIGITS = 9
READ = ("keep", "out")
"""Answers after which the next thing is read."""
_WHILE_READING = ("change", "page", "us", SHARE[0], "out", WHOSE[0])
WHOSE_WORDS = "Whose words are they?"
VOICES: tuple[Choice, ...] = tuple((voice.value, words) for voice, words in VOICE_WORDS.items())
ABOUT = "What to do with this one. Type the number of your answer, or back to leave it as it is."
READING = (
    "All that was written today, one thing at a time. Enter alone means that it sounds right, and goes on to the next. "
    "Type back to stop reading."
)
_SAID = {
    "keep": "Kept as it is.",
    "page": "It is on the page now.",
    "us": "It is just for us now.",
    "share": "It can be shared now. It is not on the page.",
    **{voice: f"Kept: {words}." for voice, words in VOICES},
    "up": "Moved up.",
    "down": "Moved down.",
    "out": "Left out. It can be put back.",
    "in": "Put back.",
}
"""What is said once an answer was done."""


def open_part(app: AppInUse, ref: RowRef | None) -> Reply:
    """Ask what to do with an entry or note; nothing for a row that is neither."""
    if ref is None or ref.kind not in (RowKind.ENTRY, RowKind.NOTE):
        return None
    part = _Part(app.workspace, ref)
    title, question, choices = part.asked
    return Say(f"{title}.", drawn=True, then=Ask(title, question, choices, part.answered, ABOUT))


def read_back(app: AppInUse, refs: Sequence[RowRef], at: int = 0) -> Reply:
    """Ask about one thing after another, from number `at`; what was changed is asked about once more."""
    if at == len(refs):
        return say_for_now(ALL_READ)
    title, question, choices = thing_of(app.workspace, refs[at], at, len(refs))

    def answered(answer: str) -> Reply:
        after = at + (answer in READ)
        return _Part(app.workspace, refs[at], lambda: read_back(app, refs, after)).answered(answer)

    asked = Ask(title, question, choices, answered, READING, enter="Enter if it sounds right")
    return Say(f"{title}.", drawn=True, then=asked)


def put_in_plan(app: AppInUse, entry_id: str, kind_id: str) -> Reply:
    """Make an entry of a kind of another's words, or of any kind for `SOMETHING_ELSE`, and open it."""
    part = _Part(app.workspace, RowRef(RowKind.ENTRY, entry_id))
    return part.to_plan() if kind_id == SOMETHING_ELSE else part.made(kind_id)


@dataclass(frozen=True, slots=True)
class _Part:
    workspace: Workspace
    ref: RowRef
    then: Callable[[], Reply] = lambda: None
    """What comes after something was done with it."""

    @property
    def asked(self) -> tuple[str, str, tuple[Choice, ...]]:
        """Title, words and answers."""
        workspace = self.workspace
        if self.ref.kind is RowKind.NOTE:
            note = workspace.record.note(self.ref.id)
            return "Note", note_question(note), note_choices(note)
        entry = workspace.record.entry(self.ref.id)
        return entry_title(workspace, entry), entry_question(workspace, entry), entry_choices(workspace, entry)

    @property
    def words(self) -> str:
        """What is written."""
        if self.ref.kind is RowKind.NOTE:
            return self.workspace.record.note(self.ref.id).text
        return "\n".join(entry_lines(self.workspace.context, self.workspace.record.entry(self.ref.id)))

    def answered(self, answer: str) -> Reply:
        if answer == "change":
            place = Place.NOTE if self.ref.kind is RowKind.NOTE else Place.ENTRY
            return Open(place, (self.ref.id,), lambda _: self.then())
        if answer == "plan":
            return self.to_plan()
        if answer == REMOVE[0]:
            return ask_to_remove_part(self.workspace, self._named, self.words, self.ref.id)
        if answer == WHOSE[0]:
            return Ask(WHOSE_WORDS, self.words, VOICES, self.answered, ABOUT, declined=self.then())
        (do_with_note if self.ref.kind is RowKind.NOTE else do_with_entry)(self.workspace, self.ref.id, answer)
        return say_for_now(_SAID[answer], then=self.then())

    @property
    def _named(self) -> str:
        if self.ref.kind is RowKind.NOTE:
            return "note"
        kind = self.workspace.pack.kinds.get(self.workspace.record.entry(self.ref.id).kind)
        return kind.label if kind else "entry"

    def to_plan(self) -> Reply:
        """What kind of thing it shall be in the plan, then that thing."""
        is_note = self.ref.kind is RowKind.NOTE
        first = () if is_note else plan_kinds(self.workspace, self.workspace.record.entry(self.ref.id))
        return Open(Place.KIND, (first,), lambda kind_id: self.then() if kind_id is None else self.made(kind_id))

    def made(self, kind_id: str) -> Reply:
        """It as a thing of a kind, open to be written in."""
        return Open(Place.ENTRY, (make_of(self.workspace, self.ref.id, kind_id).id,), lambda _: self.then())


def entry_title(workspace: Workspace, entry: Entry) -> str:
    """What kind of thing it is, as a title."""
    kind = workspace.pack.kinds.get(entry.kind)
    return kind.label[:1].upper() + kind.label[1:] if kind else entry.kind


def entry_question(workspace: Workspace, entry: Entry) -> str:
    """Its words, and what is asked of each thing at the read-back."""
    words = "\n".join(entry_lines(workspace.context, entry)) or "(nothing written yet)"
    told = f"{words}\n({VOICE_WORDS[entry.in_whose_words]}, {state_words(workspace.context, entry)})"
    return "\n\n".join((told, " ".join(workspace.pack.flow.keep_prompts))) if entry.kept else words


def note_question(note: Note) -> str:
    """Its words, whose they are, and who may see them."""
    return f"{note.text}\n({VOICE_WORDS[note.voice]}, {note_state_words(note)})"


def entry_choices(workspace: Workspace, entry: Entry) -> tuple[Choice, ...]:
    """What can be done with an entry now."""
    row = workspace.record.of_kind(entry.kind)
    choices: list[Choice] = [KEEP]
    if entry.kind in workspace.pack.kinds:
        choices.append(("change", "Change it"))
    if entry.kept:
        if entry.on_page:
            choices.append(("us", "Just for us"))
        elif has_place(workspace.pack, entry.kind):
            choices.append(("page", "On the page"))
        if len(row) > 1 and row[0].id != entry.id:
            choices.append(("up", "Move it up"))
        if len(row) > 1 and row[-1].id != entry.id:
            choices.append(("down", "Move it down"))
        if plan_kinds(workspace, entry):
            choices.append(("plan", "Put it in the plan as something else"))
        ends = (WHOSE, ("out", "Leave it out"))
        if len(choices) + len(ends) + 1 < _DIGITS:  # the form has it too, and one digit is to pick any answer
            choices += _other_share(workspace, entry)
        choices += ends
    else:
        choices.append(("in", "Put it back"))
    return (*choices, REMOVE)


def _other_share(workspace: Workspace, entry: Entry) -> tuple[Choice, ...]:
    """Who else may see it than now, beside what the page's own answer says."""
    if entry.share is Share.PRIVATE or (entry.on_page and has_place(workspace.pack, entry.kind)):
        return (SHARE,)
    return () if entry.on_page else (("us", "Just for us"),)


def note_choices(note: Note) -> tuple[Choice, ...]:
    """What can be done with a note now."""
    share = ("us", "Just for us") if note.share is Share.CAN_SHARE else ("share", "Can be shared")
    kept: tuple[Choice, ...] = (("plan", "Put it in the plan"), share, WHOSE, ("out", "Leave it out"))
    return (KEEP, ("change", "Change it"), *(kept if note.kept else (("in", "Put it back"),)), REMOVE)


def thing_of(workspace: Workspace, ref: RowRef, at: int, many: int) -> tuple[str, str, tuple[Choice, ...]]:
    """Title, words and answers of one thing as it is read back; the first answer goes on."""
    name, question, choices = _Part(workspace, ref).asked
    go_on = SOUNDS_RIGHT if at + 1 < many else SOUNDS_RIGHT_LAST
    here = tuple(choice for choice in choices if choice[0] in _WHILE_READING)
    return f"{name}, {at + 1} of {many}", question, (go_on, *here)


def do_with_entry(workspace: Workspace, entry_id: str, answer: str) -> None:
    """Do what needs no further question: the page, the order, leaving out and putting back."""
    now = workspace.clock()
    if answer in ("page", "us"):
        workspace.put(changes.choose_for_page(workspace.record, entry_id, answer == "page", now))
    elif answer == SHARE[0]:
        workspace.put(changes.choose_to_share(workspace.record, entry_id, now))
    elif answer in set(Voice):
        workspace.put(changes.change_entry(workspace.record, entry_id, now, in_whose_words=Voice(answer)))
    elif answer in ("up", "down"):
        workspace.put(changes.move(workspace.record, entry_id, -1 if answer == "up" else 1, now))
    elif answer == "out":
        workspace.put(changes.leave_out(workspace.record, entry_id, now))
    elif answer == "in":
        workspace.put(changes.put_back(workspace.record, entry_id, now))


def do_with_note(workspace: Workspace, note_id: str, answer: str) -> None:
    """The same for a note, which stands on no page."""
    now = workspace.clock()
    if answer == "out":
        workspace.put(changes.change_note(workspace.record, note_id, now, deleted_at=now))
    elif answer == "in":
        workspace.put(changes.change_note(workspace.record, note_id, now, deleted_at=None))
    elif answer in ("us", SHARE[0]):
        share = Share.PRIVATE if answer == "us" else Share.CAN_SHARE
        workspace.put(changes.change_note(workspace.record, note_id, now, share=share))
    elif answer in set(Voice):
        workspace.put(changes.change_note(workspace.record, note_id, now, voice=Voice(answer)))


def plan_kinds(workspace: Workspace, entry: Entry) -> tuple[str, ...]:
    """The kinds that a look-back answer, or what the finishing gathers, can become, the likeliest first."""
    asked = entry.text("prompt")
    if workspace.pack.look_back.prompt(asked):
        return tuple(kind for kind, _ in joins(workspace.context, asked))
    gathered = [step for step in workspace.pack.finishing.steps if entry.kind in step.gathers]
    return tuple(kind for step in gathered for kind in step.entries if kind != entry.kind)


def make_of(workspace: Workspace, part_id: str, kind_id: str) -> Entry:
    """Make an entry of a kind from a note or an entry, which stays, and return it. A look-back answer remembers it."""
    made, kind = workspace.make_id(), workspace.pack.kinds[kind_id]
    if any(n.id == part_id for n in workspace.record.notes):
        workspace.put(changes.note_to_entry(workspace.record, part_id, kind, made, workspace.clock()))
    else:
        old = workspace.pack.kinds[workspace.record.entry(part_id).kind]
        record = changes.copy_as(workspace.record, part_id, old, kind, copy_id=made, now=workspace.clock())
        added = old.field("add_to")
        if added and kind_id in added.refers_to:
            record = changes.write(record, part_id, {added.name: made}, workspace.clock())
        workspace.put(record)
    return workspace.record.entry(made)
