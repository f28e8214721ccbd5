"""What a PDF says of itself in XMP: its title, its language, and that it follows PDF/UA-1 where it does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_LANGUAGE = re.compile(r"(x|[A-Za-z]{2,3})(-[A-Za-z0-9]{1,8})*")
_CLAIM = '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'


def follows_pdf_ua(title: str, language: str, levels: Sequence[int]) -> bool:
    """Whether a PDF of ours follows PDF/UA-1 (ISO 14289-1): it lacks only what the words of a service can lack.

    Args:
        title: What the PDF is called.
        language: Its language, as in BCP 47.
        levels: The level of each heading that has words, in reading order: from 1 on, none may be skipped.
    """
    skips = any(after > before + 1 for before, after in pairwise((0, *levels)))
    return bool(title.strip() and levels) and not skips and _LANGUAGE.fullmatch(language) is not None


def metadata(title: str, language: str, levels: Sequence[int]) -> str:
    """The XMP packet of a document; arguments as for `follows_pdf_ua`."""
    safe = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    claim = _CLAIM if follows_pdf_ua(title, language, levels) else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{safe}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        f'</rdf:Description>{claim}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
