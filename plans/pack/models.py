"""The models of a content pack: the programme text of one locale. Loading is in `plans.pack.loader`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from plans.pack.base import PackPart
from plans.pack.copy_models import CopiesSpec
from plans.pack.dates import When
from plans.pack.help_lines import HelpLine, Region, spoken_of
from plans.pack.page_models import PageSpec


class FieldType(StrEnum):
    """How one field of an entry is written."""

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"
    PHONE = "phone"
    LIST = "list"
    ORDER = "order"
    REFERENCE = "reference"


class FieldSpec(PackPart):
    """One field of an entry kind."""

    name: str
    type: FieldType
    label: str
    """What the form says, in plain words: "What helps"."""
    hint: str = ""
    choices: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    """For a reference: the kinds it may point to, or ("prompt",) for a look-back prompt."""
    suggest_from: tuple[str, ...] = ()
    """For a text: whose words it offers, as "kind.field": names of people and services written before."""
    when: When = When.NEAREST
    """For a date: "past" for what was, "coming" for what is planned."""
    default: str | bool | int | None = None
    splits: bool = False
    """Each choice is offered as a thing of its own where words are typed: "helps", "does not help"."""


class HowMany(StrEnum):
    """How many entries of a kind make sense. A guide for the screens, never a refusal."""

    MANY = "many"
    ONE = "one"
    ONE_PER_SESSION = "one per session"
    ONE_PER_TERM = "one per term"
    ONE_PER_LOOK_BACK = "one per look-back"


class EntryKind(PackPart):
    """One kind of plan item: "early_sign", its name in plain words, and its fields."""

    id: str
    label: str
    """Singular, lower case, as it reads in a sentence: "early sign"."""
    plural: str
    how_many: HowMany = HowMany.MANY
    ordered: bool = False
    main: str
    """The field that a line typed in the session goes to, and that stands for the entry in lists."""
    fields: tuple[FieldSpec, ...]

    def field(self, name: str) -> FieldSpec | None:
        """The field of this name, or None."""
        return next((f for f in self.fields if f.name == name), None)


class StageRole(StrEnum):
    """What a step needs from a screen, beside its prompt."""

    TALK = "talk"
    CHECKLIST = "checklist"
    LAST_TIME = "last time"
    CHOOSE = "choose"
    JUST_TALK = "just talk"
    READ_BACK = "read back"
    PAGE = "page"
    NEXT_MEETING = "next meeting"
    PICK = "pick prompts"
    """Which look-back prompts to talk about."""


class Step(PackPart):
    """One prompt with what belongs to it."""

    id: str
    title: str
    """Two to five words for lists and the title line."""
    prompt: str
    follow_ups: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    """Entry kinds that can be made here, the likeliest first."""
    about: str = ""
    """The field of the first kind that this step asks for, of each entry that is there already."""
    role: StageRole = StageRole.TALK
    gathers: tuple[str, ...] = ()
    """Entry kinds to show here from every meeting, beside those that can be made."""
    last_time: bool = False
    """Whether to show here what was written in the meeting before this one."""
    beyond: str = ""
    """Said instead of the prompt once there have been more meetings than planned."""
    after_goodbye: str = ""
    """Said instead of the prompt once the two have said goodbye in this meeting."""
    own_story: bool = False
    """The worker may tell something of their own here, so no note in the worker's words is offered."""


class Module(PackPart):
    """One of the programme's modules."""

    id: str
    title: str
    concept: str
    purpose: str
    why: tuple[str, ...]
    cautions: tuple[str, ...]
    steps: tuple[Step, ...]
    short_route: tuple[str, ...]
    my_terms: tuple[str, ...] = ()
    """Terms of ours that it is about: its title is led by the person's own word for the first they have one for."""
    starts_with_consent: bool = False
    """Begins by asking whether to talk about it at all (medication)."""


class StageStep(Step):
    """One step of the session's frame."""

    points: tuple[str, ...] = ()
    """The lines of a checklist."""


class Stage(PackPart):
    """One stage of the session's frame: before, arrive, last, choose, small, close, after."""

    id: str
    title: str
    time: str
    worker_only: bool = False
    needs_last_time: bool = False
    """Left out of a first meeting."""
    steps: tuple[StageStep, ...]


class SessionFlow(PackPart):
    """The frame of every session, and the words that hold at any step of it."""

    stages: tuple[Stage, ...]
    keep_prompts: tuple[str, ...]
    """Asked of each entry at the read-back: is that how you'd say it, keep, page."""
    cautions: tuple[str, ...] = ()
    meetings: int = Field(default=10, ge=1)
    """About how many there are, unless the two agree on another number."""
    why_note: str = ""
    """Comes after a module's reasons: what their numbers are, and are not."""
    no_small_step: str
    """What stands for {small_step} when none was written."""
    no_cover: str
    """What stands for {cover} when nobody is named yet."""
    modules: tuple[str, ...] = ()
    """Module ids in the programme's order; a module not named here comes last."""
    articles: tuple[str, ...] = ()
    """Small words that go when the person's own word brings its own: "the hard times" becomes "my fog"."""
    own_heading: str = "{word}: {heading}"
    """A heading led by the person's own word for what it is about: "Low water: if things get really hard"."""
    steps_title: str = ""
    """Title and time of the part between `choose` and `small`: the modules' own steps."""
    steps_time: str = ""
    keep_title: str = ""


class LookBackPrompt(PackPart):
    """One look-back prompt and the entry kinds its answer can become."""

    id: str
    prompt: str
    can_add_to: tuple[str, ...]


class AnswerKind(PackPart):
    """A kind of entry that any look-back answer can become, and what to call it there."""

    kind: str
    words: str


class Joining(PackPart):
    """Asked after each look-back answer: whether any of it shall be in the plan, and as what."""

    prompt: str
    ways: tuple[AnswerKind, ...]
    """Offered after what the answer's own prompt names."""
    something_else: str


class Lens(PackPart):
    """One way of looking back."""

    id: str
    title: str
    about: str
    prompts: tuple[LookBackPrompt, ...]


class LookBack(PackPart):
    """The look-back: a talk, not a test."""

    title: str
    purpose: str
    why: tuple[str, ...]
    cautions: tuple[str, ...]
    most_prompts: int = 3
    where: Step
    """Where would you say you are; makes a `reflection` entry."""
    pick: Step
    """Which prompts to talk about."""
    answer: Step
    """Stands for each picked prompt: follow-ups and entry kinds (`reflection_answer`)."""
    joining: Joining
    noticed: Step
    step: Step
    """One small step, or none."""
    lenses: tuple[Lens, ...]

    def prompt(self, prompt_id: str) -> LookBackPrompt | None:
        """The prompt of this id in any lens, or None."""
        return next((p for lens in self.lenses for p in lens.prompts if p.id == prompt_id), None)


class SafetyCard(PackPart):
    """What to do when someone may not be safe. Shown at one key from anywhere."""

    title: str
    lines: tuple[str, ...]
    """Templates with {emergency}, {urgent} and {on_call}; [words in brackets] go where their slot is empty."""
    on_call_unknown: str
    """What stands for {on_call} when the service has not set its own line."""
    emergency_unknown: str
    """What stands for {emergency} where the region has no such line."""
    advice_unknown: str
    """The same for {advice}, the line that gives medical advice."""


class Pack(PackPart):
    """The whole programme text of one locale."""

    locale: str
    flow: SessionFlow
    modules: tuple[Module, ...]
    kinds: Mapping[str, EntryKind]
    look_back: LookBack
    finishing: Module
    """What the last meetings are for. Offered near the end and never counted among the modules."""
    page: PageSpec
    copies: CopiesSpec
    safety: SafetyCard
    regions: tuple[Region, ...]
    help_lines: tuple[HelpLine, ...]

    def module(self, module_id: str) -> Module | None:
        """The module of this id, also the finishing, or None."""
        return next((m for m in (*self.modules, self.finishing) if m.id == module_id), None)

    def lines_for(self, region: str) -> tuple[HelpLine, ...]:
        """The help lines that hold in a region, its own first. An unknown region gets none."""
        found = next((r for r in self.regions if r.id == region), None)
        if found is None:
            return ()
        wanted = (found.id, *found.includes)
        return tuple(line for r in wanted for line in self.help_lines if line.region == r)

    def spoken_of(self, region: str) -> Mapping[str, str]:
        """What {emergency}, {urgent} and {advice} stand for in a region: its help lines, or words in their place."""
        unknown = {"emergency": self.safety.emergency_unknown, "urgent": "", "advice": self.safety.advice_unknown}
        return {**unknown, **spoken_of(self.lines_for(region))}


ENDING = "ending"
"""The entry kind that holds the number of meetings, how to finish well, and who rings if the worker is away."""

MEETINGS = "meetings_planned"

COVER = "cover_person"
