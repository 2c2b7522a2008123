"""Ready instruments, in our own wording."""

from __future__ import annotations

from scorecard.instruments.instrument import Instrument
from scorecard.instruments.library.reading import Form, library_instrument
from scorecard.instruments.library.regrouping import contacts_of, elements_of, four_elements, three_contacts

__all__ = [
    "Form",
    "contacts_of",
    "elements_of",
    "four_elements",
    "logistics_service_quality",
    "service_audit",
    "servqual",
    "three_contacts",
]


def servqual(*, points: int = 7, form: Form = "paired") -> Instrument:
    """Return the classic SERVQUAL instrument: 22 items in five dimensions.

    Tangibles 4, reliability 5, responsiveness 4, assurance 4, empathy 5 items, each rated
    for expectation and for perception. The structure is the published one, the wording of
    the items is this library's own, in English and Chinese.

    Parameters
    ----------
    points : int
        Points of the answer scale: 7 as in the original, or 5.
    form : {"paired", "three_column", "perception"}
        What is asked of each item: expectation and perception; minimum, desired and perceived service; or
        perception alone, as in SERVPERF.

    Returns
    -------
    Instrument
        The instrument.

    Raises
    ------
    CardError
        If `points` is less than 2 or more than 11, or `form` is none.

    References
    ----------
    .. [1] Parasuraman, A., Zeithaml, V. A., & Berry, L. L. (1988). SERVQUAL: A multiple-item
       scale for measuring consumer perceptions of service quality. Journal of Retailing,
       64(1), 12-40.

    Examples
    --------
    >>> instrument = servqual(points=5)
    >>> [len(instrument.items_of(d.id)) for d in instrument.dimensions]
    [4, 5, 4, 4, 5]
    """
    return library_instrument("servqual", points=points, form=form)


def service_audit(*, points: int = 7, form: Form = "paired") -> Instrument:
    """Return the audit of logistics service: 25 items before, during and after the transaction.

    Five items on what is settled before a customer orders, eleven on the way from order to delivery,
    nine on what follows. Each item also belongs to one of the four elements time, reliability,
    communication and convenience (`elements_of`, `four_elements`) and to one of the three contacts of
    the process (`contacts_of`, `three_contacts`). The wording is this library's own, in English and
    Chinese; so is the assignment of items to elements and contacts.

    Parameters
    ----------
    points : int
        Points of the answer scale: 2 to 11.
    form : {"paired", "three_column", "perception"}
        What is asked of each item: expectation and perception; minimum, desired and perceived service; or
        perception alone, as in SERVPERF.

    Returns
    -------
    Instrument
        The instrument.

    Raises
    ------
    CardError
        If `points` is less than 2 or more than 11, or `form` is none.

    References
    ----------
    .. [1] La Londe, B. J., & Zinszer, P. H. (1976). Customer service: Meaning and measurement.
       National Council of Physical Distribution Management.
    .. [2] Ballou, R. H. (2004). Business logistics/supply chain management (5th ed.), chapter 4. Pearson.

    Examples
    --------
    >>> instrument = service_audit()
    >>> [(d.id, len(instrument.items_of(d.id))) for d in instrument.dimensions]
    [('pre_transaction', 5), ('transaction', 11), ('post_transaction', 9)]
    """
    return library_instrument("service_audit", points=points, form=form)


def logistics_service_quality(*, points: int = 7, form: Form = "paired") -> Instrument:
    """Return the instrument of logistics service quality (LSQ): 25 items in nine constructs.

    Personnel contact quality 3, order release quantities 3, information quality 2, ordering procedures 2,
    order accuracy 3, order condition 3, order quality 3, order discrepancy handling 3, timeliness 3 items.
    The constructs are the published ones; the wording of the items is this library's own, in English and
    Chinese, and so is the assignment of items to the contacts of the process (`contacts_of`,
    `three_contacts`) and to the four elements (`elements_of`, `four_elements`).

    Parameters
    ----------
    points : int
        Points of the answer scale: 2 to 11.
    form : {"paired", "three_column", "perception"}
        What is asked of each item: expectation and perception; minimum, desired and perceived service; or
        perception alone, as in SERVPERF.

    Returns
    -------
    Instrument
        The instrument.

    Raises
    ------
    CardError
        If `points` is less than 2 or more than 11, or `form` is none.

    References
    ----------
    .. [1] Mentzer, J. T., Flint, D. J., & Hult, G. T. M. (2001). Logistics service quality as a
       segment-customized process. Journal of Marketing, 65(4), 82-104. doi:10.1509/jmkg.65.4.82.18390

    Examples
    --------
    >>> instrument = logistics_service_quality(points=5, form="three_column")
    >>> len(instrument.dimensions), len(instrument.items), instrument.roles
    (9, 25, ('minimum', 'desired', 'perception'))
    """
    return library_instrument("logistics_service_quality", points=points, form=form)
