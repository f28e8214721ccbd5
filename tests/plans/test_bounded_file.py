"""Files that somebody else may have written are ordinary, small enough and flat enough before a parser sees them."""

from __future__ import annotations

import json
import os
import time
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.bounded_file import (
    MOST_DIGITS,
    Bounds,
    OutOfBounds,
    TooDeep,
    TooManyDigits,
    check_json,
    check_toml,
    read_bytes,
    read_toml,
)

FEW = Bounds(size=1000, nesting=5, values=50, parts=3)
on_posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes and links")


def test_the_largest_that_is_allowed_and_one_byte_more(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 1000)
    assert read_bytes(file, 1000) == b"x" * 1000
    with pytest.raises(OutOfBounds, match="larger than"):
        read_bytes(file, 999)


@on_posix
def test_what_is_no_ordinary_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    began = time.monotonic()
    for path, why in (
        (tmp_path, "it is a folder"),
        (tmp_path / "pipe", "it is not an ordinary file"),
        (tmp_path / "link", "it is not an ordinary file"),
        (Path("/dev/zero"), "it is not an ordinary file"),
        (Path("a\0b"), "no file can have this name"),
    ):
        with pytest.raises(OutOfBounds, match=why):
            read_bytes(path, 1000)
    assert time.monotonic() - began < 1


@on_posix
def test_a_link_may_stay_inside_its_folder_and_not_lead_out(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "out").write_bytes(b"x = 1")
    (folder / "in").write_bytes(b"x = 2")
    (folder / "near").symlink_to("in")
    (folder / "away").symlink_to(tmp_path / "out")
    assert read_toml(folder / "near", FEW, within=folder) == "x = 2"
    assert read_toml(folder / "away", FEW) == "x = 1"
    with pytest.raises(OutOfBounds, match="leads out of its folder"):
        read_toml(folder / "away", FEW, within=folder)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[" * 6 + "]" * 6, TooDeep),
        ("[" * 100_000, TooDeep),
        ("9" * 6000, TooManyDigits),
        ('{"a": ' + "9" * 6000 + "}", TooManyDigits),
        ("[" + "1," * 50 + "1]", OutOfBounds),
        ('{"entries": [{}, {}], "notes": [{}, {}]}', OutOfBounds),
        ('"' * 10_000, OutOfBounds),
    ],
)
def test_json_beyond_its_bounds(text: str, error: type[OutOfBounds]) -> None:
    with pytest.raises(error):
        check_json(text, FEW)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("x = " + "[" * 6 + "]" * 6, TooDeep),
        ("a.b.c.d.e.f = 1", TooDeep),
        ('[a."b.c".d.e.f . g]', TooDeep),
        (".".join(["a"] * 20_000) + " = 1", OutOfBounds),
        ("x = " + "9" * 6000, TooManyDigits),
        ("x = 0x" + "f" * 6000, TooManyDigits),
        ("[[kinds]]\n" * 60, OutOfBounds),
    ],
)
def test_toml_beyond_its_bounds(text: str, error: type[OutOfBounds]) -> None:
    with pytest.raises(error):
        check_toml(text, FEW)


BUSY = "[[[[[[{{{{{{,=." * 20 + "9" * (MOST_DIGITS + 9)


@pytest.mark.parametrize("text", [BUSY, BUSY + '\\"', BUSY + "'\n#"])
def test_what_stands_in_words_is_not_counted(text: str) -> None:
    check_json(json.dumps({text: [text]}), FEW)
    check_toml(f"x = {json.dumps(text)} # {BUSY}\n", FEW)


@pytest.mark.parametrize("quotes", ['"""', "'''"])
@pytest.mark.parametrize("more", ["", '"', '""', "'", "''"])
def test_toml_words_of_several_lines_are_not_counted(quotes: str, more: str) -> None:
    end = more if more and more[0] == quotes[0] else ""
    text = f"x = {quotes}{BUSY}\n{more} a{end}{quotes}\ny = [1]"
    assert tomllib.loads(text)["y"] == [1]
    check_toml(text, FEW)
    with pytest.raises(OutOfBounds):
        check_toml(f"{text}\nz = {'[' * 99}", FEW)


JSON = st.recursive(st.none() | st.text(max_size=5), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(JSON)
def test_nesting_is_counted_as_json_nests(value: object) -> None:
    def depth(inner: object) -> int:
        if isinstance(inner, dict):
            return 1 + max(map(depth, inner.values()), default=0)
        return 1 + max(map(depth, inner), default=0) if isinstance(inner, list) else 0

    deep = depth(value)
    wide = Bounds(size=1, nesting=deep, values=10**6)
    check_json(json.dumps(value), wide)
    if deep:
        with pytest.raises(TooDeep):
            check_json(json.dumps(value), wide._replace(nesting=deep - 1))


@given(st.text(alphabet="\"'\\\n#[]{}=.a1 ", max_size=200))
def test_any_text_is_looked_at_once_and_without_trouble(text: str) -> None:
    wide = Bounds(size=1, nesting=1000, values=1000)
    check_toml(text, wide)
    check_json(text, wide)


@pytest.mark.hazard("H55.6")
@pytest.mark.parametrize("unit", ['"""', "'''", '\\"""', '"\\', "'", '"', "a", "[", "a.", '"x"', "#"])
def test_looking_takes_no_longer_than_its_length(unit: str) -> None:
    text = "x = " + unit * (200_000 // len(unit))
    began = time.process_time()
    for check in (check_toml, check_json):
        with suppress(OutOfBounds):
            check(text, Bounds(size=1, nesting=10**6, values=10**6))
    assert time.process_time() - began < 1
