"""A service small enough to be added up by hand."""

from __future__ import annotations

from scorecard.logistics import ClassTruth, ServiceTruth, SharedFactor


def plain_service(**changes: object) -> ServiceTruth:
    """Return a service with one line an order and one unit a line, all classes alike, nothing dear, no dependence."""
    own = {"lines_mean": 1, "units_mean": 1, "on_time": 0.9, "in_full": 0.8, "undamaged": 1, "invoice_right": 1}
    own |= {"right_place": 1, "right_quantity": 1, "documents_right": 1}
    shares = {"key": 0.05, "suitable": 0.15, "general": 0.8}
    settings: dict[str, object] = {
        "classes": {name: ClassTruth(customer_share=s, order_share=s, **own) for name, s in shares.items()},
        "trouble": SharedFactor(share=0.5, factor=1),
        "dear_shortage": 1,
    }
    return ServiceTruth.model_validate(settings | changes)
