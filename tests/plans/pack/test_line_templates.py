"""Line templates: nothing is left behind by an empty field, and nobody's words are read as a template."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.pack.line_templates import TemplateError, fields, parse, render
from plans.pack.loader import load_pack

PAGE = load_pack().page
TEMPLATES = sorted(
    {t for s in PAGE.sections for p in s.parts for t in (p.text, p.detail, p.right) if t}
    | {PAGE.help_line, PAGE.band_line, PAGE.band_line_detail, PAGE.full_name, PAGE.checked_on}
)
NAMES = ["a", "b", "c", "d"]

blanks = st.sampled_from(["", " ", "\n\t "])
words = st.text("abc xyz", min_size=1).filter(str.strip)
anything = st.text(st.characters(codec="utf-8"))
separators = st.sampled_from([", ", ": ", "; ", " ", " – "])
field = st.sampled_from(NAMES).map(lambda name: f"{{{name}}}")


def bracketed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    apart = st.builds("[{}{}]".format, separators, inner)
    pair = st.builds("[ ({}, {})]".format, inner, field) | st.builds(" ({}, {})".format, inner, field)
    return (
        apart
        | pair
        | st.builds("[ ({})]".format, inner)
        | st.builds(" ({})".format, inner)
        | st.builds("[{}{}]".format, inner, separators)
    )


def tidy(line: str) -> bool:
    """Nothing empty, doubled or loose in a line whose words are plain letters."""
    return not re.search(r"\(\s*\)|\(\s*[,;:–]|[,;:–]\s*\)|[,;:–]\s*[,;:–]|\s{2}|^[\s,;:–]|[\s,;:–]$", line)


def sound(template: str) -> bool:
    """Tidy when all is written: what a pack's author meant."""
    return tidy(render(template, dict.fromkeys(fields(template), "x")))


pieces = st.recursive(
    field, lambda inner: bracketed(inner) | st.builds("{}{}".format, inner, bracketed(inner)), max_leaves=6
)
templates = st.lists(pieces, min_size=1, max_size=4).map("".join).filter(sound)


def values_of(names: list[str] | tuple[str, ...], each: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(dict.fromkeys(names, each))


@pytest.mark.parametrize(
    ("template", "values", "line"),
    [
        ("{name}[ ({relation})][, {when}]", {"name": "Maya", "relation": "aunt", "when": "day"}, "Maya (aunt), day"),
        ("{name}[ ({relation})][, {when}]", {"name": "Maya"}, "Maya"),
        ("{name}[ ({relation})][, {when}]", {"name": "Maya", "when": "by day"}, "Maya, by day"),
        ("{name}[ ({relation})][, {when}]", {"when": "by day"}, "by day"),
        ("[{role}: ]{name}", {"role": "GP"}, "GP"),
        ("[{role}: ]{name}", {"name": "Dr Osei"}, "Dr Osei"),
        ("{text} (agreed with {who}[ on {day}])", {"text": "Tea", "who": "Jo"}, "Tea (agreed with Jo)"),
        ("{a}[ ({b}, {c})]", {"a": "x", "c": "z"}, "x (z)"),
        ("{a}, {b}, {c}", {"a": "x", "c": "z"}, "x, z"),
        ("{a} ({b}), {c}", {"a": "x", "c": "z"}, "x, z"),
        ("{a} ({b}, {c})", {"a": "x", "b": "y"}, "x (y)"),
        ("{a} ({b}, {c})", {"a": "x", "c": "z"}, "x (z)"),
        ("My list: {where}", {}, ""),
        ("Just words", {}, "Just words"),
        ("{a}", {"a": "  two\n lines "}, "two lines"),
        ("{a}[, {b}]", {"a": "a sum, ()", "b": "-"}, "a sum, (), -"),
    ],
)  # fmt: skip
def test_a_line(template, values, line):
    assert render(template, values) == line


@pytest.mark.parametrize("template", ["[words]", "{Name}", "{}", "{a", "a}", "[{a}", "{a}]", "{a b}", "{a[b]}"])
def test_a_template_that_cannot_be_read_is_refused(template):
    with pytest.raises(TemplateError):
        parse(template)


def test_fields_are_named_in_order():
    assert fields("{b}[ ({a}[, {c}])]") == ("b", "a", "c")


@pytest.mark.hazard("H03.4")
@given(st.data())
def test_nothing_is_left_behind_by_empty_fields(data):
    template = data.draw(templates)
    values = data.draw(values_of(fields(template), words | blanks))
    assert tidy(render(template, values))


@given(st.data())
def test_the_packs_own_lines_are_tidy_whatever_is_empty(data):
    template = data.draw(st.sampled_from(TEMPLATES))
    values = data.draw(values_of(fields(template), words | blanks))
    line = render(template, values)
    assert tidy(line)
    assert bool(line) == any(value.strip() for value in values.values())


@pytest.mark.hazard("H03.4")
@given(st.data())
def test_every_word_written_stands_in_the_line_as_it_was_written(data):
    template = data.draw(templates)
    values = data.draw(values_of(fields(template), anything))
    line = render(template, values)
    for value in values.values():
        assert " ".join(value.split()) in line


@given(st.data(), st.sampled_from(["{a}", "[{b}]", "]", "{", "()", ", ,", "{name}"]))
def test_braces_and_brackets_of_a_person_are_only_words(data, written):
    template = data.draw(templates)
    values = data.draw(values_of(fields(template), st.just(written)))
    line = render(template, values)
    assert line.count(written) >= len(fields(template))
