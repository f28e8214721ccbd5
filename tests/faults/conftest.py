"""What the fault tests share: what each operation promises, and the table of figures at the end of the long run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from tests.support.faults.promise import Promises

_COUNTED = "figures"
Count = Callable[[int, str], None]


@pytest.fixture(scope="session")
def promises(tmp_path_factory: pytest.TempPathFactory) -> Promises:
    """Every operation, and what is seen on a disk on which all goes well."""
    return Promises(tmp_path_factory.mktemp("promises"))


@pytest.fixture
def count(request: pytest.FixtureRequest) -> Count:
    """What a test counts here is added up over all tests, and told at the end of the long run."""
    counted: dict[str, int] = {}
    request.node.user_properties.append((_COUNTED, counted))

    def count(number: int, what: str) -> None:
        counted[what] = counted.get(what, 0) + number

    return count


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The figures, and beside each how many tests that counted towards it did not pass."""
    if config.option.markexpr != "long":
        return
    counted: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            found = dict(report.user_properties).get(_COUNTED, {})
            counted.update(found)
            lost.update(found.keys() if outcome == "failed" else ())
    if counted:
        terminalreporter.section("how often, in how many tests something was lost, and what")
        for what, number in sorted(counted.items()):
            terminalreporter.line(f"{number:>9,} {lost[what]:>3}  {what}")
