"""Other groupings of an instrument's items: by contact of the order process, by element of service."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard._given import Kind, require_kinds
from scorecard._model.mapping import FrozenDict
from scorecard._text import LocalText
from scorecard.errors import CardError, Problems, near
from scorecard.instruments.instrument import Instrument
from scorecard.instruments.library.reading import Grouping, grouping_names, groupings_of

__all__ = ["contacts_of", "elements_of", "four_elements", "regrouped", "three_contacts"]

_NAMES: dict[Grouping, LocalText] = {
    "contacts": LocalText(en="{name}, by contact", zh="{name}（按接触点）"),
    "elements": LocalText(en="{name}, by element", zh="{name}（按要素）"),
}
_WHATS: dict[Grouping, str] = {"contacts": "contact", "elements": "element"}

_INSTRUMENT = Kind(Instrument, "an instrument", "Give what read_instrument returns, or servqual().")


def contacts_of(instrument: Instrument) -> Mapping[str, str]:
    """Return at which contact of the order process each item is experienced.

    Parameters
    ----------
    instrument : Instrument
        An instrument of the library, or one with the same id.

    Returns
    -------
    mapping of str to str
        ``order_acquisition``, ``order_processing`` or ``order_fulfilment``, by item; empty where the
        library knows none.

    Examples
    --------
    >>> from scorecard.instruments import logistics_service_quality
    >>> contacts_of(logistics_service_quality())["timeliness_2"]
    'order_fulfilment'
    """
    return _known(instrument, "contacts")


def elements_of(instrument: Instrument) -> Mapping[str, str]:
    """Return to which of the four elements of logistics customer service each item belongs.

    Parameters
    ----------
    instrument : Instrument
        An instrument of the library, or one with the same id.

    Returns
    -------
    mapping of str to str
        ``time``, ``reliability``, ``communication`` or ``convenience``, by item; empty where the
        library knows none.

    Examples
    --------
    >>> from scorecard.instruments import service_audit
    >>> elements_of(service_audit())["expediting"]
    'time'
    """
    return _known(instrument, "elements")


def three_contacts(instrument: Instrument, *, contacts: Mapping[str, str] | None = None) -> Instrument:
    """Return an instrument with the contacts of the order process as its dimensions.

    Logistics service quality forms along the process: the customer places an order, it is processed,
    it is fulfilled. Items keep their ids, their order and their wording, so that answers and layouts
    stay as they are.

    Parameters
    ----------
    instrument : Instrument
        The instrument.
    contacts : mapping of str to str, optional
        ``order_acquisition``, ``order_processing`` or ``order_fulfilment`` for each item; what
        `contacts_of` says when left out.

    Returns
    -------
    Instrument
        The same items, grouped by contact; contacts without an item are left out.

    Raises
    ------
    CardError
        If an item has no contact, a contact does not exist, or `contacts` names an item that
        the instrument has not.

    References
    ----------
    .. [1] Mentzer, J. T., Flint, D. J., & Hult, G. T. M. (2001). Logistics service quality as a
       segment-customized process. Journal of Marketing, 65(4), 82-104. doi:10.1509/jmkg.65.4.82.18390

    Examples
    --------
    >>> from scorecard.instruments import logistics_service_quality
    >>> process = three_contacts(logistics_service_quality())
    >>> [(d.id, len(process.items_of(d.id))) for d in process.dimensions]
    [('order_acquisition', 7), ('order_processing', 6), ('order_fulfilment', 12)]
    """
    return regrouped(instrument, "contacts", groups=contacts)


def four_elements(instrument: Instrument, *, elements: Mapping[str, str] | None = None) -> Instrument:
    """Return an instrument with the four elements of logistics customer service as its dimensions.

    Parameters
    ----------
    instrument : Instrument
        The instrument.
    elements : mapping of str to str, optional
        ``time``, ``reliability``, ``communication`` or ``convenience`` for each item; what
        `elements_of` says when left out.

    Returns
    -------
    Instrument
        The same items, grouped by element; elements without an item are left out.

    Raises
    ------
    CardError
        If an item has no element, an element does not exist, or `elements` names an item that
        the instrument has not.

    Examples
    --------
    >>> from scorecard.instruments import service_audit
    >>> audit = four_elements(service_audit())
    >>> [(d.id, len(audit.items_of(d.id))) for d in audit.dimensions]
    [('time', 5), ('reliability', 6), ('communication', 5), ('convenience', 9)]
    """
    return regrouped(instrument, "elements", groups=elements)


def regrouped(instrument: Instrument, grouping: Grouping, *, groups: Mapping[str, str] | None = None) -> Instrument:
    """Return an instrument whose dimensions are the groups of another grouping."""
    of = _known(instrument, grouping) if groups is None else groups
    known = {group.id: group for group in grouping_names(grouping)}
    _check(instrument, of, tuple(known), what=_WHATS[grouping])
    items = tuple(item.model_copy(update={"dimension": of[item.id]}) for item in instrument.items)
    used = {item.dimension for item in items}
    return Instrument(
        id=f"{instrument.id}_{grouping}",
        name=_NAMES[grouping].fill({"name": instrument.name}),
        scale=instrument.scale,
        roles=instrument.roles,
        dimensions=tuple(group for group in known.values() if group.id in used),
        items=items,
        source=instrument.source,
    )


def _known(instrument: Instrument, grouping: Grouping) -> Mapping[str, str]:
    """Return the groups that the library knows for the items of an instrument."""
    require_kinds("There are no groups of what was given.", ("instrument", instrument, _INSTRUMENT))
    of = groupings_of(instrument.id).get(grouping, {})
    return FrozenDict({item.id: of[item.id] for item in instrument.items if item.id in of})


def _check(instrument: Instrument, of: Mapping[str, str], known: tuple[str, ...], *, what: str) -> None:
    """Refuse items without a group, groups that do not exist, and items that do not exist."""
    require_kinds("There are no groups of what was given.", ("instrument", instrument, _INSTRUMENT))
    problems = Problems()
    ids = [item.id for item in instrument.items]
    for item in ids:
        if item not in of:
            problems.add(
                "group-missing", f"the item {item!r} has no {what}", cure=f"Give it one of: {', '.join(known)}."
            )
        elif of[item] not in known:
            problems.add(
                "unknown-group",
                f"the item {item!r} has a {what} that does not exist",
                found=of[item],
                cure=near(of[item], known),
            )
    for item in of:
        if item not in ids:
            problems.add("unknown-item", "the instrument has no such item", found=item, cure=near(item, ids))
    problems.raise_if_any(CardError, "The instrument cannot be grouped this way.")
