from __future__ import annotations

from scorecard.errors import UsageError
from scorecard.models import Decision
from scorecard.plots.dashboard_given import check_dashboard
from tests.charts import samples
from tests.refusal import refusal


def test_everything_of_another_kind_is_named_at_once() -> None:
    ev = samples.small_evaluation()
    found = refusal(
        lambda: check_dashboard("card.yaml", ev, previous=3, gaps=None, decisions=[Decision(what="Go"), "Stop"]),
        error=UsageError,
    )
    assert [line.split(":")[0] for line in found] == ["card", "previous", "decisions.1"]
    assert all(line.endswith("[wrong-kind]") for line in found)
    check_dashboard(ev.card, ev, previous=None, gaps=None, decisions=None)
