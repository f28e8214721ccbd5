"""The benchmarks can still be run: what they start in a process of its own ends well and says what it cost."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.support.folders import ROOT

HOME = ROOT / "tests" / "benchmarks"


@pytest.mark.parametrize("kind", ["bare", "peertui", "export"])
def test_each_child_says_what_it_cost(kind: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.child", kind, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=HOME.parent.parent)
    assert ended.returncode == 0, ended.stderr
    for line in ended.stdout.splitlines():
        assert json.loads(line)["cpu"] > 0


@pytest.mark.parametrize("name", ["start", "keys", "saves", "people", "page"])
def test_each_part_has_figures_to_tell(name: str) -> None:
    assert callable(import_module(f"tests.benchmarks.{name}").figures)
