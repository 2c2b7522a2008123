"""Decoded order lines to lines that can be counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments.looks import as_seen
from scorecard.logistics.customer_values import ids_of
from scorecard.logistics.data_quality import DataQuality, QualityRow, RowExample
from scorecard.logistics.order_layout import OrderLayout, is_currency
from scorecard.logistics.order_lines import Labels, OrderLines
from scorecard.logistics.order_names import OrderNames
from scorecard.logistics.order_reasons import DROPPED
from scorecard.logistics.raw_lines import Keys, RawLines
from scorecard.logistics.repeated_lines import repeats, row_marks
from scorecard.logistics.row_findings import DONE, RULES, apply_rules, finding
from scorecard.logistics.zone_clock import zone_clock

__all__ = ["arrange"]

Ints = NDArray[np.int64]
Codes = NDArray[np.signedinteger]

_Kind = TypeVar("_Kind", bound=np.generic)

_SAFE = 2**62


def arrange(
    raw: RawLines, layout: OrderLayout, *, customers: Collection[str] | None = None, found: tuple[QualityRow, ...] = ()
) -> tuple[OrderLines, DataQuality]:
    """Return lines ready to be counted, and what the rules found in them.

    Parameters
    ----------
    raw : RawLines
        The lines as decoded; used up.
    layout : OrderLayout
        Rules, zone and currencies.
    customers : collection of str, optional
        Known customers; all when left out.
    found : tuple of QualityRow
        What decoding found.

    Returns
    -------
    tuple of OrderLines, DataQuality
        The lines, and the findings.
    """
    if customers is not None and raw.customers is not None:
        raw.customers = _known_only(raw.customers, customers)
    raw.line_keys = None if raw.line_keys is None else _narrow(raw.line_keys)
    raw.numbers = {name: _narrow(column) for name, column in raw.numbers.items()}
    dropped, rows = apply_rules(raw, layout.rules, zone_clock(layout.time_zone))
    foreign, money = _convert(raw, layout)
    owners, split = (None, None) if raw.customers is None else _owners(raw, raw.customers)
    ranks, starts, sorted_owners = _ranks(raw, owners)
    places = _places(ranks)
    rows += [*money, *([] if split is None else [split])]
    rows += _drop_repeats(raw, layout, places, starts, dropped)
    lines = _lines(raw, layout, places, starts, sorted_owners, dropped, foreign, _named(raw.orders, ranks))
    used = raw.size if lines.dropped is None else int(np.count_nonzero(lines.dropped == 0))
    return lines, DataQuality(raw.size, used, (*found, *rows))


def _known_only(keys: Keys, known: Collection[str]) -> Keys:
    """Return keys of which those that are not known are none."""
    inside = {as_seen(one) for one in ids_of(known)}
    table = np.array([i if name in inside else -1 for i, name in enumerate(keys.names)] + [-1], dtype=np.int32)
    return Keys(keys.names, table[keys.codes])


def _convert(raw: RawLines, layout: OrderLayout) -> tuple[NDArray[np.bool_] | None, list[QualityRow]]:
    """Convert values to the currency of the figures; return which cannot be, and what was found."""
    currencies, values = raw.currencies, raw.numbers.get("value")
    if currencies is None or values is None:
        return None, []
    currencies, rows = _codes_of_currencies(raw, currencies)
    raw.currencies = currencies
    used = np.bincount(currencies.codes[currencies.codes >= 0], minlength=len(currencies.words))
    words = [word for word, count in zip(currencies.words, used.tolist(), strict=True) if count]
    main = layout.money or (words[0] if len(words) == 1 else None)
    foreign = np.zeros(raw.size, dtype=bool)
    wide = values.astype(np.int64)
    there = values != np.iinfo(values.dtype).min
    for word in words:
        if word == main:
            continue
        of_it = (currencies.codes == currencies.words.index(word)) & there
        rate = layout.exchange_rates.get(word)
        if rate is None:
            foreign |= of_it
        else:
            wide[of_it] = _times(wide[of_it], rate)
        treatment, done = ("left_out", "value left_out") if rate is None else ("converted", "converted")
        rows.append(finding(raw, "other_currency", of_it, treatment=treatment, done=done, column="value", detail=word))
    bare = (currencies.codes < 0) & there
    if bare.any():  # they are of the one currency of the file, and worth what its values are
        only = words[0] if len(words) == 1 else main
        rate = Decimal(1) if only == main else layout.exchange_rates.get(str(only))
        lost = len(words) > 1 or rate is None
        treatment, done = ("left_out", "value left_out") if lost else ("kept", "value kept")
        rows.append(finding(raw, "no_currency", bare, treatment=treatment, done=done, column="value"))
        foreign |= bare & lost
        if rate is not None and not lost:
            wide[bare] = _times(wide[bare], rate)
    wide[~there] = np.iinfo(np.int64).min
    raw.numbers["value"] = wide
    return (foreign if foreign.any() else None), rows


def _codes_of_currencies(raw: RawLines, written: Labels) -> tuple[Labels, list[QualityRow]]:
    """Return currencies as their codes: eur is EUR; and which were written in another way."""
    meant = [unicodedata.normalize("NFKC", word).strip().upper() for word in written.words]
    codes = [code if is_currency(code) else word for code, word in zip(meant, written.words, strict=True)]
    if codes == [*written.words]:
        return written, []
    rows = [
        finding(raw, "currency_written", written.codes == i, treatment="kept", done="code", column="currency", detail=w)
        for i, (code, w) in enumerate(zip(codes, written.words, strict=True))
        if code != w
    ]
    words = sorted(set(codes))
    table = np.array([*(words.index(code) for code in codes), -1], dtype=np.int32)
    return Labels(tuple(words), table[written.codes]), [row for row in rows if row.rows]


def _times(values: Ints, rate: Decimal) -> Ints:
    """Return values times a rate, to the nearest whole number, half to even."""
    share = Fraction(rate)
    if not len(values):
        return values
    up, down = share.numerator, share.denominator
    if int(np.abs(values).max()) * up * 2 >= _SAFE:
        return np.array(_nearest(values.astype(object) * up, down), dtype=np.int64)
    return _nearest(values * up, down)


def _nearest(values: Ints, down: int) -> Ints:
    """Return whole numbers over another, to the nearest whole number, half to even."""
    whole, rest = values // down, values % down
    nearest: Ints = whole + ((2 * rest > down) | ((2 * rest == down) & (whole % 2 == 1)))
    return nearest


def _owners(raw: RawLines, keys: Keys) -> tuple[Codes, QualityRow]:
    """Return the customer of each order, and which orders name several: the one of the first line has it."""
    orders, codes = raw.orders.codes, keys.codes
    owners = np.full(len(raw.orders.names) + 1, -1, dtype=np.int32)
    known = codes >= 0
    if known.all():
        owners[orders] = codes
    else:
        owners[orders[known]] = codes[known]
    differs = known & (owners[orders] != codes) & (orders >= 0)
    examples: tuple[RowExample, ...] = ()
    split = np.unique(orders[differs])
    if len(split):
        examples = raw.examples(differs)
        inside = np.flatnonzero(np.isin(orders, split) & known)
        numbers = np.zeros(len(inside)) if raw.line_keys is None else raw.line_keys[inside]
        ranked = inside[np.lexsort((_text_ranks(keys, codes[inside]), numbers, orders[inside]))]
        first = np.searchsorted(orders[ranked], split)
        owners[split] = codes[ranked[first]]
    owners[-1] = -1
    row = QualityRow(
        "split_customer",
        RULES["split_customer"],
        "kept",
        DONE["first line"],
        len(split),
        len(raw.orders.names),
        "orders",
        examples=examples,
    )
    return owners[:-1], row


def _text_ranks(keys: Keys, codes: Codes) -> Ints:
    """Return the rank of keys by text."""
    texts = [str(keys.names[int(code)]) for code in codes]
    place = {word: i for i, word in enumerate(sorted(set(texts)))}
    return np.array([place[text] for text in texts], dtype=np.int64)


def _ranks(raw: RawLines, owners: Codes | None) -> tuple[Codes, Ints, Ints | None]:
    """Return the new number of each line's order, the lines' starts, and the customers' starts."""
    codes, number = raw.orders.codes, len(raw.orders.names)
    lost = codes < 0
    if lost.any():  # each such row is an order of its own, left out of every figure
        codes = codes.copy()
        codes[lost] = number + np.arange(int(lost.sum()), dtype=codes.dtype)
        number += int(lost.sum())
    counts = np.bincount(codes, minlength=number)
    customers = None
    if not counts.all():  # a name that stands in no row is no order
        named = counts > 0
        codes = (np.cumsum(named, dtype=codes.dtype) - 1)[codes]
        if owners is not None:
            owners = owners[named[: len(owners)]]
        counts, number = counts[named], int(np.count_nonzero(named))
    if owners is not None:
        whole = np.concatenate((owners, np.full(number - len(owners), -1, dtype=owners.dtype)))
        key = np.where(whole < 0, np.iinfo(np.int32).max, whole).astype(np.int64)
        order = np.argsort(key, kind="stable")
        rank = np.empty(number, dtype=np.int32)
        rank[order] = np.arange(number, dtype=np.int32)
        codes, counts = rank[codes], counts[order]
        known = key[order][: int(np.count_nonzero(whole >= 0))]
        heads = np.flatnonzero(np.concatenate(([True], known[1:] != known[:-1]))) if len(known) else known
        customers = np.concatenate((heads, [len(known)])).astype(np.int64)
    return codes, np.concatenate(([0], np.cumsum(counts))).astype(np.int64), customers


def _named(orders: Keys, ranks: Codes) -> OrderNames:
    """Return the number of the order of each id."""
    numbers = np.full(len(orders.names) + 1, -1, dtype=np.int32)
    numbers[orders.codes] = ranks  # rows without an id have the last place
    return OrderNames(orders.names, numbers[:-1])


def _places(ranks: Codes) -> Ints | None:
    """Return which line comes at each position; None if all stay where they are."""
    if (ranks[1:] >= ranks[:-1]).all():
        return None
    size = len(ranks)
    if size < 2**31:  # one sort of packed numbers is faster than an indirect one
        packed = ranks.astype(np.int64) << 31 | np.arange(size)
        packed.sort()
        packed &= 2**31 - 1
        return packed
    return np.argsort(ranks, kind="stable")


def _drop_repeats(
    raw: RawLines, layout: OrderLayout, places: Ints | None, starts: Ints, dropped: NDArray[np.int8]
) -> list[QualityRow]:
    """Mark rows that repeat another; return what was found."""
    columns = _all_columns(raw)
    keys = row_marks(columns, raw.size) if raw.line_keys is None else raw.line_keys

    def rows_at(lines: Ints) -> list[Ints]:
        there = lines if places is None else places[lines]
        return [column[there].astype(np.int64) for column in columns]

    repeated, differing = repeats(starts, keys if places is None else keys[places], rows_at)
    if places is not None:
        repeated, differing = places[repeated], places[differing]
    marks = np.zeros(raw.size, dtype=bool)
    marks[repeated] = True
    numbered = np.ones(raw.size, dtype=bool) if raw.unnumbered is None else ~raw.unnumbered
    once = raw.line_keys is not None and layout.rules.repeated_line == "left_out"
    if once:
        dropped[marks & numbered & (dropped == 0)] = DROPPED["repeated_line"]
    treatment, done = ("left_out", "once") if once else ("kept", "kept")
    rows = [finding(raw, "repeated_line", marks & (numbered | (not once)), treatment=treatment, done=done)]
    if once and (marks & ~numbered).any():
        rows.append(finding(raw, "repeated_line", marks & ~numbered, treatment="kept", done="kept", column="line"))
    if raw.line_keys is not None:
        marks = np.zeros(raw.size, dtype=bool)
        marks[differing] = True
        marks &= numbered
        rows.append(finding(raw, "line_twice", marks, treatment="kept", done="kept"))
    return rows


def _all_columns(raw: RawLines) -> list[Codes]:
    """Return every column of the lines."""
    keys = [keys.codes for keys in (raw.customers, raw.products) if keys is not None]
    labels = [label.codes for label in (*raw.labels.values(), *([raw.currencies] if raw.currencies else []))]
    numbers = [] if raw.line_keys is None else [raw.line_keys]
    return [*keys, *labels, *numbers, *raw.dates.values(), *raw.numbers.values(), *raw.flags.values()]


def _lines(
    raw: RawLines,
    layout: OrderLayout,
    places: Ints | None,
    starts: Ints,
    customers: Ints | None,
    dropped: NDArray[np.int8],
    foreign: NDArray[np.bool_] | None,
    names: OrderNames,
) -> OrderLines:
    """Return the lines of each order one after the other; columns are taken out one by one."""
    dates = {name: _placed(places, raw.dates.pop(name)) for name in [*raw.dates]}
    numbers = {name: _placed(places, _narrow(raw.numbers.pop(name))) for name in [*raw.numbers]}
    flags = {name: _placed(places, raw.flags.pop(name)) for name in [*raw.flags]}
    labels = {name: raw.labels.pop(name) for name in [*raw.labels]}
    return OrderLines(
        starts,
        customers,
        dates,
        numbers,
        flags,
        {name: Labels(label.words, _placed(places, label.codes)) for name, label in labels.items()},
        None if raw.line_keys is None else _placed(places, _narrow(raw.line_keys)),
        _placed(places, dropped) if dropped.any() else None,
        None if foreign is None else _placed(places, foreign),
        raw.whole_days,
        layout.time_zone,
        names,
    )


def _placed(places: Ints | None, column: NDArray[_Kind]) -> NDArray[_Kind]:
    """Return a column in the order of the lines."""
    return column if places is None else column[places]


def _narrow(column: Codes) -> Codes:
    """Return whole numbers in the narrowest kind that holds them; its lowest number is missing."""
    lowest = np.iinfo(column.dtype).min
    absent = column == lowest
    any_absent = bool(absent.any())
    low, high = (int(column.min(initial=0, where=~absent)), int(column.max(initial=0))) if len(column) else (0, 0)
    for kind in (np.int8, np.int16, np.int32):
        limits = np.iinfo(kind)
        if limits.min < low and high <= limits.max:
            if np.dtype(kind).itemsize >= column.dtype.itemsize:
                return column
            out: Codes = column.astype(kind)
            if any_absent:
                out[absent] = limits.min
            return out
    return column
