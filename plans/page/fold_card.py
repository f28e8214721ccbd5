"""What of the page stands on the fold card."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from plans.pack.models import Pack
from plans.page.compose import Page


def card_of(page: Page, pack: Pack, leave_out: Collection[str] = ()) -> Page:
    """`page` with the card's sections alone, in the card's order, without those of `leave_out` (their ids).

    The urgent numbers always stay. The date it was written is kept of the head's dates; who has a copy is not.

    Args:
        page: The page it is made of.
        leave_out: Ids of sections that stay off.
    """
    mine = {section.id: section for section in page.sections}
    wanted = [name for name in pack.copies.card.sections if name in mine and name not in leave_out]
    return replace(
        page,
        meta=tuple(pair for pair in page.meta if pair[0] == pack.page.written),
        sections=tuple(mine[name] for name in wanted),
        copies=(),
    )
