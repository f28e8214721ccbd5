"""One answer to a question."""

from __future__ import annotations

Choice = tuple[str, str]
"""An answer's id and its words."""
