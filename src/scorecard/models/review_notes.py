"""What people write for a management review: actions, decisions, and words on topics without numbers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, cast

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from scorecard._model import Day, Frozen
from scorecard._text import LocalText

__all__ = ["Action", "ActionState", "Decision", "ReviewNotes"]

ActionState = Literal["open", "done", "dropped"]


def _listed(value: object) -> object:
    """Return one text as a list of one."""
    return cast("object", value) if isinstance(value, list | tuple) else (value,)


class _OneOrSeveral:
    """Says in the JSON Schema that one text may stand where a list of texts may."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


Texts = Annotated[tuple[LocalText, ...], Field(max_length=40), BeforeValidator(_listed), _OneOrSeveral()]
"""One text, or several paragraphs."""


class Action(Frozen):
    """Something that an earlier review asked for.

    Attributes
    ----------
    what : LocalText
        What is to be done.
    owner : LocalText or None
        Who does it.
    due : date or None
        Last day, as in 2026-01-31.
    state : {"open", "done", "dropped"}
        What has become of it.
    note : LocalText or None
        How far it has come, what it brought, or why it was dropped.

    Examples
    --------
    >>> from datetime import date
    >>> action = Action(what="Pilot smaller lots", owner="Plant 2", due=date(2026, 3, 31))
    >>> action.is_late(date(2026, 4, 15)), action.is_late(date(2026, 3, 31)), action.is_late(None)
    (True, False, None)
    """

    what: LocalText
    owner: LocalText | None = None
    due: Day | None = None
    state: ActionState = "open"
    note: LocalText | None = None

    def is_late(self, today: date | None) -> bool | None:
        """Return whether it should have been done before a day.

        Parameters
        ----------
        today : date or None
            The day; its own last day is not late yet.

        Returns
        -------
        bool or None
            None where it is open and either day is not known.
        """
        if self.state != "open":
            return False
        return None if today is None or self.due is None else self.due < today


class Decision(Frozen):
    """Something that this review is asked to decide.

    Attributes
    ----------
    what : LocalText
        What is to be decided.
    owner : LocalText or None
        Who would carry it out.
    due : date or None
        Last day, as in 2026-01-31.
    about : {"improvement", "system", "resources"} or None
        Which output of ISO 9001, clause 9.3.3, it is: an opportunity to improve, a change of the management
        system, or a need of resources.
    """

    what: LocalText
    owner: LocalText | None = None
    due: Day | None = None
    about: Literal["improvement", "system", "resources"] | None = None


class ReviewNotes(Frozen):
    """What people add to the numbers of a management review.

    The topics are those that ISO 9001:2015, clause 9.3.2, wants looked at. Each is one text or a list of
    paragraphs; what is left out is printed as not supplied.

    Attributes
    ----------
    actions : tuple of Action or None
        Actions of earlier reviews; an empty list says that there were none.
    decisions : tuple of Decision or None
        Decisions asked of this review; an empty list says that none is asked.
    changes_outside, changes_inside : tuple of LocalText
        Changes that matter to the management system, outside and inside.
    customer_feedback : tuple of LocalText
        What customers and other parties said, beside the surveys.
    process_performance : tuple of LocalText
        How processes performed, and whether products and services conform.
    nonconformities : tuple of LocalText
        Nonconformities and corrective actions.
    monitoring : tuple of LocalText
        Results of monitoring and measurement, beside the measures of the card.
    audit_results : tuple of LocalText
        What audits found.
    external_providers : tuple of LocalText
        How suppliers and carriers performed, beside their measures.
    resources : tuple of LocalText
        Whether resources are adequate.
    risk_actions : tuple of LocalText
        What the actions against risks, and for opportunities, have brought.
    opportunities : tuple of LocalText
        Opportunities to improve.

    Examples
    --------
    >>> notes = ReviewNotes(audit_results="No finding.", actions=[Action(what="Pilot smaller lots")])
    >>> notes.audit_results[0].text("en"), notes.actions[0].state, notes.decisions
    ('No finding.', 'open', None)
    """

    actions: tuple[Action, ...] | None = None
    decisions: tuple[Decision, ...] | None = None
    changes_outside: Texts = ()
    changes_inside: Texts = ()
    customer_feedback: Texts = ()
    process_performance: Texts = ()
    nonconformities: Texts = ()
    monitoring: Texts = ()
    audit_results: Texts = ()
    external_providers: Texts = ()
    resources: Texts = ()
    risk_actions: Texts = ()
    opportunities: Texts = ()
