"""What the fault tests share: what each operation promises, and the table of figures at the end of the long run."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.faults.promise import Promises

_COUNTED = "figures"


@pytest.fixture(scope="session")
def promises(tmp_path_factory: pytest.TempPathFactory) -> Promises:
    """Every operation, and what is seen on a disk on which all goes well."""
    return Promises(tmp_path_factory.mktemp("promises"))


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Counter[str]:
    """What a test counts here is added up over all tests, and told at the end of the long run."""
    counted: Counter[str] = Counter()
    request.node.user_properties.append((_COUNTED, counted))
    return counted


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The figures, and beside each how many tests that counted towards it did not pass."""
    if config.option.markexpr != "long":
        return
    counted: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for outcome, reports in terminalreporter.stats.items():
        for report in reports:
            for found in dict(getattr(report, "user_properties", ())).values() if outcome in ("passed", "failed") else ():
                counted.update(found)
                lost.update(found.keys() if outcome == "failed" else ())
    if counted:
        terminalreporter.section("figures: how often, and tests that found something lost")
        for what, number in sorted(counted.items()):
            terminalreporter.line(f"{number:>9,}  {lost[what]:>2}  {what}")
