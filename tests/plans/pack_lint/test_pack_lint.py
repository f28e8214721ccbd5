"""Our own pack and the example folder have nothing to mend, and each thing that is planted in a folder is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from plans.pack.base import PackPart
from plans.pack.loader import build, load_pack
from plans.pack.models import Pack
from plans.pack_lint import PackFinding, Severity, check_pack
from plans.pack_lint.readability import STEADY, words_of
from plans.pack_lint.reading_level import BOUNDS
from plans.pack_lint.texts import READERS, Reader, texts
from tests.support.folders import DATA
from tests.support.plans.packs import PACK_FOLDER, change, copy_pack

TODAY = date(2026, 11, 22)
EXAMPLE = DATA / "own_pack"
PACK = load_pack()


@dataclass(frozen=True)
class Planted:
    """What a service writes into a file of its own, and what is to be found there."""

    name: str
    text: str
    key: str
    says: str
    level: Severity = Severity.FAIL


def module(prompt: str = "What do you listen to?", **more: str) -> str:
    """A step of a service's own in the module of recovery."""
    lines = "".join(f"{name} = {value}\n" for name, value in more.items())
    return f'[[steps]]\nid = "music"\ntitle = "My music"\nprompt = "{prompt}"\n{lines}'


def kind(label: str = "song", field: str = 'type = "text"', hint: str = "") -> str:
    """A kind of entry of a service's own."""
    return (
        f'[[kinds]]\nid = "song"\nlabel = "{label}"\nplural = "songs"\nmain = "name"\n'
        f'fields = [{{ name = "name", label = "The song", hint = "{hint}", {field} }}]\n'
    )


def line(**changed: str) -> str:
    """A help line of a service's own."""
    written = {
        "id": '"own"',
        "region": '"England"',
        "name": '"Our line"',
        "number": '"01632 960188"',
        "hours": '"evenings"',
        "source": '"rung"',
        "source_date": '"2026"',
        "review_by": "2027-06-01",
    } | changed
    return "[[help_lines]]\n" + "".join(f"{name} = {value}\n" for name, value in written.items())


def official() -> str:
    return line(source_kind='"operator"', source_name='"Brook Lane"')


LONG = (
    "Considering everything that has happened recently, could you explain which particular circumstances ordinarily "
    "precede deterioration, and which alternatives you would realistically contemplate?"
)
RATHER_LONG = "When something starts to go wrong in the morning, which people would you like to talk to?"
RECOVERY, KINDS, LINES = "modules/recovery.toml", "entries.toml", "help_lines.toml"
PROMPT = "steps[music].prompt"
SONG = "kinds[song]"

PLANTED = [
    Planted(RECOVERY, module("What are your symptoms?"), PROMPT, '"symptoms"'),
    Planted(RECOVERY, 'cautions = ["Ask about doses."]', "cautions[1]", '"doses"'),
    Planted(RECOVERY, 'why = ["In 13 of the 19 programmes reviewed."]', "why[1]", "13 of 19 programmes"),
    Planted("finishing.toml", 'why = ["26 people spoke of it."]', "why[1]", "26 people"),
    Planted("lookback.toml", 'why = ["Of 12 workers, 3 said so."]', "why[1]", "No table", Severity.WARN),
    Planted(RECOVERY, module("Will you try {smal_step}?"), PROMPT, "{smal_step}"),
    Planted(RECOVERY, 'title = "Meeting {n}"', "title", "{n}"),
    Planted(RECOVERY, module(LONG), "steps[music]", "readers of"),
    Planted(RECOVERY, module(RATHER_LONG), "steps[music]", "readers of", Severity.WARN),
    Planted(KINDS, kind(hint="Which methods?"), f"{SONG}.fields[name].hint", '"methods"'),
    Planted(KINDS, kind(field='type = "choice", choices = ["1", "2", "3"]'), f"{SONG}.fields[name].choices", "mark"),
    Planted(KINDS, kind(), SONG, "No step makes this", Severity.WARN),
    Planted(KINDS, kind(field='type = "fone"'), f"{SONG}.fields[name].type", "fone"),
    Planted("lookback.toml", "most_prompts = 0", "lenses[say].prompts[a1]", "No way through"),
    Planted(
        "flow.toml",
        '[[stages]]\nid = "choose"\n[[stages.steps]]\nid = "more-talk"\ntitle = "More talk"\nrole = "just talk"\n'
        'prompt = "Shall we talk more?"\n',
        "stages[choose].steps[more-talk]",
        "No way through",
    ),
    Planted("page.toml", 'foot = "This is my own plan, with my symptoms."', "foot", '"symptoms"'),
    Planted(LINES, line(source='" "'), "help_lines[own].source", "empty"),
    Planted(LINES, line(source_kind='"rung"'), "help_lines[own].source_kind", "one of the choices"),
    Planted(LINES, line(source_seen='"soon"'), "help_lines[own].source_seen", "wrong kind"),
    Planted(LINES, line(source_seen="2026-11-23"), "help_lines[own].source_seen", "not come yet"),
    Planted(LINES, line(source_url='"our leaflet"'), "help_lines[own].source_url", "no address"),
    Planted(LINES, line(source_kind='"operator"'), "help_lines[own].source_name", "empty"),
    Planted(LINES, line(source_kind='"own"'), "help_lines[own].verified_on", "not on paper", Severity.WARN),
    Planted(LINES, official(), "help_lines[own].source_url", "No page", Severity.WARN),
    Planted(LINES, official(), "help_lines[own].review_by", "half a year", Severity.WARN),
    Planted(LINES, line(number='"ring us"'), "help_lines[own].number", "digit"),
    Planted(LINES, line(review_by="2026-11-01"), "help_lines[own].review_by", "by 2026-11-01", Severity.WARN),
    Planted(LINES, line(review_by="2026-12-24"), "help_lines[own].review_by", "soon", Severity.WARN),
    Planted(LINES, line(review_by="2036-12-24"), "help_lines[own].review_by", "two years", Severity.WARN),
    Planted(LINES, line(verified_on="2026-11-23"), "help_lines[own].verified_on", "not come yet"),
    Planted(
        LINES,
        line(verified_on="2026-11-02", review_by="2026-11-01"),
        "help_lines[own].review_by",
        "not after",
    ),
    Planted(LINES, '[[help_lines]]\nid = "us-emergency"\nhide = true\n', "regions[US]", "emergency number"),
    Planted(RECOVERY, module().replace("My music", "Music"), "steps[music].title", "2 to 5 words", Severity.WARN),
    Planted(KINDS, kind("song " * 9), f"{SONG}.label", "40 letters", Severity.WARN),
    Planted(KINDS, kind().replace("The song", "The song " * 4), f"{SONG}.fields[name].label", "32", Severity.WARN),
    Planted("evidence.toml", "totals = 3", "totals", "wrong kind"),
    Planted(
        "evidence.toml", '[[concepts]]\nid = "Rec"\nhide = true', "concepts[Rec]", "nothing of this id", Severity.WARN
    ),
    Planted(LINES, '[[help_lines]]\nid = "gone"\nhide = true', "help_lines[gone]", "nothing of this id", Severity.WARN),
    Planted("modules/gone.toml", "hide = true", "hide", "nothing of this id", Severity.WARN),
    Planted("modules/recovery.md.toml", "title = 3", "title", "wrong kind"),
]


def found_in(folder: Path, planted: Planted) -> list[PackFinding]:
    """What is found with this planted in a service's folder."""
    path = folder / planted.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(planted.text, "utf-8")
    return [finding for finding in check_pack(folder, TODAY) if finding.key == planted.key]


@pytest.mark.hazard("H40.5", "H41.6", "H44.5", "H57.4")
def test_our_own_pack_has_nothing_to_mend_or_to_look_at():
    assert check_pack(None, TODAY) == ()


def test_the_example_folder_has_nothing_to_mend_or_to_look_at():
    assert check_pack(EXAMPLE, TODAY) == ()


@pytest.mark.hazard("H56.4")
@pytest.mark.parametrize("planted", PLANTED, ids=lambda p: f"{p.key}-{p.says}")
def test_what_is_planted_is_found(planted, tmp_path):
    found = found_in(tmp_path, planted)
    assert any(planted.says in f.problem and f.level is planted.level for f in found), found
    assert all(Path(f.file) == tmp_path / planted.name or f.file == planted.name for f in found)
    assert all(f.problem and f.remedy.endswith(".") for f in found)


def test_every_text_is_looked_at_once():
    places = [(text.file, text.key) for text in texts(PACK)]
    assert len(places) == len(set(places))


def test_everything_is_said_at_once(tmp_path):
    (tmp_path / "modules").mkdir()
    (tmp_path / RECOVERY).write_text(module("What are your symptoms, out of ten?", entries='["sogn"]'), "utf-8")
    (tmp_path / KINDS).write_text(kind("relapse song"), "utf-8")
    found = check_pack(tmp_path, TODAY)
    assert found[0].remedy == "Did you mean song?"
    assert [(Path(f.file).name, f.key) for f in found] == [
        ("recovery.toml", "steps[music].entries"),
        ("recovery.toml", PROMPT),
        ("recovery.toml", PROMPT),
        ("entries.toml", f"{SONG}.label"),
    ]


def test_a_file_that_cannot_be_read_is_said_and_that_the_words_wait(tmp_path):
    (tmp_path / KINDS).write_text("kinds = [", "utf-8")
    broken, waits = check_pack(tmp_path, TODAY)
    assert broken.where == str(tmp_path / KINDS)
    assert (waits.level, "not been looked at" in waits.problem) == (Severity.WARN, True)


def test_the_document_shows_the_example_as_it_is():
    document = (EXAMPLE.parents[2] / "docs" / "pack.md").read_text("utf-8")
    files = sorted(EXAMPLE.rglob("*.toml"))
    assert len(files) == 4
    for path in files:
        name, text = path.relative_to(EXAMPLE).as_posix(), path.read_text("utf-8")
        assert f"`{name}`\n\n```toml\n{text}```\n" in document


def test_the_example_does_what_the_document_says():
    own = build("en-GB", PACK_FOLDER, EXAMPLE)
    steps = {step.id: step for step in own.module("recovery").steps}
    assert own.module("recovery").title == "What doing okay means to me"
    assert steps["going"].prompt.startswith("What gets you out of bed")
    assert steps["music"].entries == ("song",)
    assert "whole-me" not in steps
    assert own.kinds["song"].label == "song that helps"
    assert "tea" in [step.id for stage in own.flow.stages for step in stage.steps if stage.id == "arrive"]
    assert {line.id for line in own.lines_for("England")} - {line.id for line in PACK.lines_for("England")} == {
        "brook-lane"
    }
    assert "uk-shout" not in {line.id for line in own.help_lines}


def test_a_folder_of_something_else_is_said(tmp_path):
    (tmp_path / "recovery.txt").write_text("title", "utf-8")
    (found,) = check_pack(tmp_path, TODAY)
    assert (found.level, found.file) == (Severity.WARN, str(tmp_path))
    (found, _) = check_pack(tmp_path / "nowhere", TODAY)
    assert (found.level, "not there" in found.problem) == (Severity.FAIL, True)


@pytest.mark.hazard("H57.4")
def test_a_prompt_of_our_own_that_is_too_hard_is_found(tmp_path):
    folder = copy_pack(tmp_path)
    change(folder, RECOVERY, "What keeps you going, even a little?", LONG)
    assert [f.key for f in check_pack(None, TODAY, folder=folder)] == ["steps[going]"]


def test_a_whole_file_of_short_hard_texts_is_found(tmp_path):
    (tmp_path / KINDS).write_text(
        "\n".join(
            f'[[kinds]]\nid = "k{n}"\nlabel = "administrative consideration"\nplural = "administrative things"\n'
            'main = "name"\nfields = [{ name = "name", type = "text", label = "Psychosocial functioning" }]\n'
            for n in range(100)
        ),
        "utf-8",
    )
    found = [f for f in check_pack(tmp_path, TODAY) if "readers of" in f.problem]
    assert [(Path(f.file).name, f.key) for f in found] == [("entries.toml", "")]


def test_somebody_has_said_of_every_field_who_reads_it():
    seen, to_see = {Pack}, [Pack]
    while to_see:
        model = to_see.pop()
        for name, field in model.model_fields.items():
            kinds = parts_in(field.annotation)
            below = {kind for kind in kinds if issubclass(kind, PackPart)}
            to_see += below - seen
            seen |= below
            if str in kinds and model is not Pack and name != "needs":
                assert (model, name) in READERS, f"{model.__name__}.{name}"
    assert {model for model, _ in READERS} <= seen


def parts_in(annotation: object) -> set[type]:
    """The classes that a field's type is made of."""
    inner = get_args(annotation)
    if not inner:
        return {annotation} if isinstance(annotation, type) else set()
    return {kind for one in inner for kind in parts_in(one)}


def test_every_text_of_the_pack_is_looked_at():
    seen = {text.words for text in texts(PACK)}
    for stage in PACK.flow.stages:
        assert {w for s in stage.steps for w in (s.title, s.prompt, *s.follow_ups, *s.points)} <= seen
    for part in PACK.modules:
        assert {part.title, part.purpose, *part.why, *part.cautions} <= seen
        assert {w for s in part.steps for w in (s.title, s.prompt, *s.follow_ups)} <= seen
    for one in PACK.kinds.values():
        assert {w for f in one.fields for w in (f.label, *f.choices)} <= seen
    assert {p.prompt for lens in PACK.look_back.lenses for p in lens.prompts} <= seen
    assert {part.label for s in PACK.page.sections for part in s.parts if part.label} <= seen
    assert set(PACK.safety.lines) <= seen


def test_most_steps_are_long_enough_to_be_judged_by_themselves():
    steps = [step for module in PACK.modules for step in module.steps]
    long_enough = [step for step in steps if len(words_of(" ".join((step.prompt, *step.follow_ups)))) >= STEADY]
    assert len(long_enough) > 0.8 * len(steps)


def test_the_person_is_never_asked_to_read_more_than_the_worker():
    assert BOUNDS[Reader.PERSON] == 9
    assert BOUNDS[Reader.WORKER] == BOUNDS[Reader.WHY] == 11
