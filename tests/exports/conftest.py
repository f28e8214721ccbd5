"""What is common to the tests of what leaves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import exports


@pytest.fixture(autouse=True)
def typesetter() -> Iterator[None]:
    """Each test has a typesetter of its own, as each workspace has."""
    with exports.Typesetter().in_use():
        yield
