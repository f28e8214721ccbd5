"""What is chosen stands on the page, or is named as left off: every kind, every field alone, and every pair."""

from __future__ import annotations

from tests.plans.pages import PACK, TODAY, all_words, candidates, chosen, made, record, section


def test_a_number_to_ring_without_a_name_prints_just_the_number():
    entry = chosen("service_number", phone="0800 555 0199")
    page = made(entry)
    assert section(page, "services").groups[0].items[0].text == "0800 555 0199"
    assert "0800 555 0199" in [item.text for item in page.band]
    [row] = candidates(record(entry), PACK)
    assert row.text == "0800 555 0199"
    assert row.why_not == ""


def test_a_row_always_has_words():
    entries = [chosen(kind, beyond="") for kind in PACK.kinds]
    assert all(row.text.strip() for row in candidates(record(*entries), PACK))
