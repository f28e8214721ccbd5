"""Settings: whatever the file holds they load, and a save is all or nothing."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peertui.services import settings
from peertui.services.settings import ASIDE, FILE, Settings
from tests.support.faults.failing import FailingFiles


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    kept = Settings(theme="night", region="Wales", on_call="Ring Des on 01632 960001")
    settings.save(tmp_path / "new" / "folder", kept)
    assert settings.load(tmp_path / "new" / "folder") == kept
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == [FILE]


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b'{"theme": 5, "region": null}']
)
def test_a_missing_or_damaged_file_gives_the_usual_ones(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / FILE).write_bytes(content)
    loaded = settings.load(tmp_path)
    assert replace(loaded, trouble="") == Settings()
    assert bool(loaded.trouble) is (content is not None and not content.startswith(b'{"'))


def test_one_wrong_value_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"theme": ["night"], "region": "Wales"}))
    assert settings.load(tmp_path) == Settings(region="Wales")


def test_keys_of_a_newer_peertui_are_kept(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"quiet": True, "theme": "night"}))
    settings.save(tmp_path, replace(settings.load(tmp_path), theme="day"))
    assert json.loads((tmp_path / FILE).read_text())["quiet"] is True
    assert settings.load(tmp_path).theme == "day"


def test_a_save_that_cannot_be_done_leaves_the_old_ones(tmp_path: Path) -> None:
    settings.save(tmp_path, Settings(theme="day"))
    files = FailingFiles()
    settings.save(tmp_path, Settings(theme="day"), files=files)
    refused = FailingFiles(files.calls.index("rename") + 1, error=errno.EACCES)
    with pytest.raises(PermissionError):
        settings.save(tmp_path, Settings(theme="night"), files=refused)
    assert settings.load(tmp_path).theme == "day"
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@given(st.text(), st.text(), st.text())
def test_any_words_come_back(tmp_path_factory: pytest.TempPathFactory, theme: str, region: str, on_call: str) -> None:
    folder = tmp_path_factory.mktemp("settings")
    kept = Settings(theme=theme, region=region, on_call=on_call)
    settings.save(folder, kept)
    assert settings.load(folder) == kept


@pytest.mark.hazard("H53.3")
def test_a_file_that_is_not_used_is_said_and_put_aside_by_the_next_change(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"on_call": "Ring Des on 01632 960001",')
    loaded = settings.load(tmp_path)
    assert str(tmp_path / FILE) in loaded.trouble
    assert "no on-call number" in loaded.trouble
    for theme in ("night", "day"):
        settings.save(tmp_path, replace(loaded, theme=theme))
    assert "01632 960001" in (tmp_path / ASIDE).read_text()
    assert settings.load(tmp_path) == Settings(theme="day")
