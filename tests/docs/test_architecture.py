"""The page on the architecture names places that are there, and its flows are short enough to follow."""

from __future__ import annotations

import re

import pytest

from tests.support.folders import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PLACES = sorted(set(re.findall(r"`((?:peertui|plans|exports|widgets|tests)/[\w./-]*)`", PAGE)))
MOST = 12
"""Hops of a flow."""


@pytest.mark.parametrize("place", PLACES)
def test_every_place_it_names_is_there(place: str) -> None:
    assert (ROOT / place).exists()


def test_its_flows_can_be_followed() -> None:
    flows = [len(re.findall(r"^\d+\. ", part, re.MULTILINE)) for part in PAGE.split("\n## ")]
    assert [hops for hops in flows if hops] == [MOST, MOST]


def test_it_says_where_the_ten_commonest_changes_are_made() -> None:
    table = PAGE.split("## Where do I change ...?")[1]
    assert len(re.findall(r"^\| (?!what \||---)", table, re.MULTILINE)) == 10
