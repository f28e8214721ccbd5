"""The page as a FHIR R4 document, for services whose record system takes one. What checks it is optional.

The standard: https://hl7.org/fhir/R4/documents.html.
"""

from __future__ import annotations

from exports.fhir.bundle import fhir
from exports.fhir.validation import is_there, need

__all__ = ["fhir", "is_there", "need"]
