from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the vault of a test goes; not there yet."""
    return tmp_path / "vault"
