"""What runs behind the screens tells nobody what it was given."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from textual.dom import DOMNode
from textual.worker import Worker

from peertui.app.app import PeertuiApp
from tests.support.app.kit import PASSPHRASE, a_vault, robin


@pytest.mark.hazard("H17.6")
def test_no_worker_describes_itself_by_what_it_was_given() -> None:
    """Textual puts the arguments of a worker into its description: a passphrase, or a whole record."""
    found = 0
    for folder in ("peertui", "widgets"):
        for path in Path(folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("work", "run_worker"):
                    [said] = [word.value for word in node.keywords if word.arg == "description"]
                    assert isinstance(said, ast.Constant), path
                    found += 1
                assert not (
                    isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                    and "work" in map(ast.unparse, node.decorator_list)
                ), path
    assert found >= 3


async def test_the_worker_that_opens_the_vault_does_not_hold_the_passphrase_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_vault(tmp_path, robin()).close()
    app, seen, real = PeertuiApp(tmp_path, passphrase=PASSPHRASE), list[str](), DOMNode.run_worker

    def run_worker(self: DOMNode, *given: Any, **named: Any) -> Worker[Any]:
        worker = real(self, *given, **named)
        seen.append(f"{worker!r} {worker.description}")
        return worker

    monkeypatch.setattr(DOMNode, "run_worker", run_worker)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.workspace.close()
    assert any("something slow" in words for words in seen)
    assert not [words for words in seen if PASSPHRASE in words]
