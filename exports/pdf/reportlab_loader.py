"""reportlab without what it loads at once and our page never uses: Pillow, which is for pictures."""

from __future__ import annotations

import sys
from types import ModuleType


def load_reportlab() -> None:
    """Load it with nothing in Pillow's place: 2 MB less. Pillow stays free for whoever else needs it."""
    if "PIL" in sys.modules or "reportlab.lib.utils" in sys.modules:
        return
    stand_in = ModuleType("PIL")
    vars(stand_in)["Image"] = ModuleType("PIL.Image")
    sys.modules["PIL"] = stand_in
    try:
        import reportlab.lib.utils
        import reportlab.pdfbase.ttfonts  # noqa: F401
    finally:
        del sys.modules["PIL"]
