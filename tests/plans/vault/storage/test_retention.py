"""Which versions stay: properties over any times, also those of a clock that jumps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.vault.storage.retention import MOST, NEWEST, keep

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
moments = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
pauses = st.sampled_from([2, 40, 600, 3_600, 20_000, 86_400, 700_000, 4_000_000, -86_400, -40_000_000])
walks = st.lists(pauses, max_size=300).map(
    lambda steps: [NOW + timedelta(seconds=at) for at in accumulate(steps)],
)
histories = (st.lists(moments, max_size=300) | walks).map(lambda times: list(enumerate(times, 1)))


@given(histories)
def test_the_newest_twenty_always_stay_and_never_more_than_the_bound(versions: list[tuple[int, datetime]]) -> None:
    kept = keep(versions)
    assert {generation for generation, _ in versions[-NEWEST:]} <= kept <= {generation for generation, _ in versions}
    assert len(kept) <= MOST


@given(histories, st.randoms(use_true_random=False))
def test_the_order_they_are_named_in_does_not_matter(versions: list[tuple[int, datetime]], chance: object) -> None:
    mixed = list(versions)
    chance.shuffle(mixed)
    assert keep(mixed) == keep(versions)


@given(histories, st.integers(0, 300))
def test_what_went_is_never_wanted_again_and_thinning_often_is_thinning_once(
    versions: list[tuple[int, datetime]], at: int
) -> None:
    early = keep(versions[:at])
    assert {generation for generation in keep(versions) if generation <= at} <= early
    assert keep([v for v in versions if v[0] in early or v[0] > at]) == keep(versions)


@given(histories.filter(bool), moments)
def test_one_save_under_a_wrong_clock_takes_at_most_one_place_of_each_sort(
    versions: list[tuple[int, datetime]], wrong: datetime
) -> None:
    assert len(keep(versions) - keep([*versions, (len(versions) + 1, wrong)])) <= 4


def test_a_year_of_saves_leaves_hours_days_and_weeks() -> None:
    times = [NOW - timedelta(minutes=10 * back) for back in range(6 * 24 * 500)]
    versions = list(enumerate(reversed(times), 1))
    kept = keep(versions)
    ages = sorted((NOW - when for generation, when in versions if generation in kept))
    assert ages[NEWEST - 1] == timedelta(minutes=10 * (NEWEST - 1))
    for reach, gap in ((1, 1 / 24), (30, 1), (364, 7)):
        within = [age for age in ages if age <= timedelta(days=reach)]
        assert max(b - a for a, b in pairwise(within)) <= timedelta(days=gap)
        assert timedelta(days=reach) - within[-1] <= timedelta(days=gap)
    assert ages[-1] <= timedelta(days=7 * 54)
    assert len(kept) <= MOST


@pytest.mark.hazard("H14.1")
def test_a_clock_that_was_a_century_ahead_for_one_day_takes_no_week_away() -> None:
    year = [(n, NOW + timedelta(days=n)) for n in range(1, 365)]
    jump = [(n, NOW + timedelta(days=36_500, seconds=n)) for n in range(365, 400)]
    weeks = {when.date().isocalendar()[:2] for n, when in year if n in keep([*year, *jump])}
    assert len(weeks) >= 51
