"""Every link from one document to another leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.docs.named_tests import ROOT

DOCUMENTS = [*sorted(ROOT.glob("docs/**/*.md")), *sorted(ROOT.glob("*.md"))]


def broken(path: Path) -> list[str]:
    """The links of a document that lead to no file, or to no heading of it."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    return [link for link in links if not leads(path, *link.partition("#")[::2])]


def leads(path: Path, file: str, heading: str) -> bool:
    """Whether there is such a file with such a heading."""
    target = path.parent / file if file else path
    if not target.exists():
        return False
    return not heading or heading in headings(target.read_text(encoding="utf-8"))


def headings(text: str) -> set[str]:
    """The headings of a document, as links name them."""
    found = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).strip().replace(" ", "-") for heading in found}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    assert not broken(path)


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here it is\n[a](other.md) [b](#here-it-is) [c](#nowhere) [d](https://example.org) `[e](f)`\n")
    assert broken(page) == ["other.md", "#nowhere"]
