"""reportlab without what it loads at once and our page never uses: Pillow for pictures, and a shaper of letters."""

from __future__ import annotations

import sys
from types import ModuleType

SHAPER = "uharfbuzz"


def load_reportlab() -> None:
    """Load it with nothing in their place: 2 MB less each. Both stay free for whoever else needs them."""
    if "PIL" in sys.modules or "reportlab.lib.utils" in sys.modules:
        return
    stand_in = ModuleType("PIL")
    vars(stand_in)["Image"] = ModuleType("PIL.Image")
    shaper = sys.modules.get(SHAPER)
    sys.modules |= {"PIL": stand_in, SHAPER: None}  # type: ignore[dict-item]  # None: an import of it finds nothing
    try:
        import reportlab.lib.utils
        import reportlab.pdfbase.ttfonts  # noqa: F401
    finally:
        del sys.modules["PIL"], sys.modules[SHAPER]
        if shaper is not None:
            sys.modules[SHAPER] = shaper
