"""Logistics customer service: from order records to service figures, customers and what to do first.

Importing this room loads nothing of it; each name loads its own module at first use.
"""

from __future__ import annotations


__all__ = [,]
