"""The management review: document, narrative, PDF, HTML."""

from __future__ import annotations

from scorecard.report.document import Document
from scorecard.report.review import review
from scorecard.report.sorted_evidence import Evidence
from scorecard.report.written import Review

__all__ = ["Document", "Evidence", "Review", "review"]
