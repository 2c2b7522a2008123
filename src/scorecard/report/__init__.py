"""The management review: document, narrative, PDF, HTML."""

from __future__ import annotations

from scorecard.report.document import Document
from scorecard.report.evidence import Evidence
from scorecard.report.review import Review, review

__all__ = ["Document", "Evidence", "Review", "review"]
