"""Order records counted one by one in plain Python, straight from the definitions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from scorecard.logistics import OrderLayout, OrderRules, ServiceDefinitions
from scorecard.logistics.order_lines import ABSENT, NOT_KNOWN, Labels
from scorecard.logistics.raw_lines import Keys, RawFile, RawLines

Row = dict[str, object]
"""A row: order, line, customer, group; dates as minutes, None or "word"; numbers; flags as True, False or None."""

DATES = (
    *("ordered_at", "requested_at", "promised_at", "delivered_at", "failed_at", "recovered_at"),
    *("asked_at", "answered_at", "delay_noticed_at"),
)
NUMBERS = ("quantity_ordered", "quantity_delivered", "value")
FLAGS = ("undamaged", "special_request", "special_request_met", "stock_out")
DAY = 1440


def raw_lines(rows: list[Row]) -> RawLines:
    """Return rows as decoded lines."""
    n = len(rows)

    def keys(name: str) -> Keys:
        names = list(dict.fromkeys(str(r[name]) for r in rows if r[name] is not None))
        place = {k: i for i, k in enumerate(names)}
        return Keys(names, np.array([-1 if r[name] is None else place[str(r[name])] for r in rows], dtype=np.int32))

    def stamp(cell: object) -> int:
        return ABSENT if cell is None else NOT_KNOWN if cell == "word" else int(cell)  # type: ignore[call-overload, no-any-return]

    lowest = np.iinfo(np.int64).min
    words = tuple(sorted({str(r["group"]) for r in rows if r["group"] is not None}))
    groups = np.array([-1 if r["group"] is None else words.index(str(r["group"])) for r in rows], dtype=np.int32)
    return RawLines(
        (RawFile(None, 1, n),),
        keys("order"),
        customers=keys("customer") if "customer" in rows[0] else None,
        line_keys=np.array([r["line"] for r in rows], dtype=np.int64) if "line" in rows[0] else None,
        dates={k: np.array([stamp(r[k]) for r in rows], dtype=np.int32) for k in DATES if k in rows[0]},
        numbers={k: np.array([lowest if r[k] is None else r[k] for r in rows], dtype=np.int64) for k in NUMBERS},
        flags={k: np.array([-1 if r[k] is None else int(bool(r[k])) for r in rows], dtype=np.int8) for k in FLAGS},
        labels={"group": Labels(words, groups)},
    )


# Judgements: True met, False failed, "? reason" open, "- reason" not concerned.
State = bool | str


def day(cell: object) -> int:
    return int(cell) // DAY  # type: ignore[call-overload, no-any-return]


def is_stamp(cell: object) -> bool:
    return isinstance(cell, int) and not isinstance(cell, bool)


def on_time(r: Row, d: ServiceDefinitions) -> tuple[State, int | None, bool]:
    """Return state, lateness and whether the line is late."""
    rule = d.on_time
    assert rule is not None
    due, got = r[f"{rule.basis}_at"], r["delivered_at"]
    if "word" in (due, got):
        return "? date_not_known", None, False
    if due is None:
        return "? no_date", None, False
    scale = {"dates": DAY, "hours": 60, "minutes": 1}[rule.unit]
    per = DAY if rule.unit == "dates" else 1
    if got is None:
        assert d.as_of is not None
        end = ((d.as_of - date(1970, 1, 1)).days + 1) * DAY - 1
        limit = (day(due) + rule.late) if rule.unit == "dates" else int(due) + rule.late * scale  # type: ignore[call-overload]
        if (end // DAY if rule.unit == "dates" else end) >= limit:
            return (False if rule.open_orders == "missed" else "? overdue_open"), None, True
        return "? not_due", None, False
    late = (day(got) - day(due)) if rule.unit == "dates" else int(got) - int(due)  # type: ignore[call-overload]
    step = scale // per if rule.unit == "dates" else scale
    fits = late <= rule.late * step and (rule.early is None or late >= -rule.early * step)
    return fits, late, late > rule.late * step


def in_full(r: Row, d: ServiceDefinitions) -> tuple[State, int]:
    """Return state and the quantity delivered up to that ordered."""
    rule = d.in_full
    assert rule is not None
    ordered, have, got = r["quantity_ordered"], r["quantity_delivered"], r["delivered_at"]
    if ordered is None:
        return "? no_quantity", 0
    assert isinstance(ordered, int)
    if ordered == 0:
        return "? nothing_ordered", 0
    if got is None:
        state = on_time(r, d)[0] if d.on_time is not None else "? not_delivered"
        return state, 0
    standing = on_time(r, d) if d.on_time is not None else None
    if rule.within is not None and standing is not None and standing[1] is None:
        return standing[0], 0
    if have is None:
        return "? no_quantity", 0
    assert isinstance(have, int)
    if rule.within is not None:
        assert d.on_time is not None
        if day(got) - day(r[f"{d.on_time.basis}_at"]) > rule.within:
            return False, 0
    share = Fraction(str(rule.tolerance))
    fits = have >= ordered * (1 - share) and (rule.over == "counts" or have <= ordered * (1 + share))
    return fits, min(have, ordered)


def flag(cell: object) -> State:
    return "? not_recorded" if cell is None else bool(cell)


def same_day(r: Row, start: str, end: str, nothing: str, d: ServiceDefinitions) -> State:
    first, last = r[start], r[end]
    if first == "word" or (first is not None and last == "word"):
        return "? date_not_known"
    if first is None:
        return f"- {nothing}"
    if last is None:
        return "? still_open" if d.as_of is not None and day(first) > (d.as_of - date(1970, 1, 1)).days else False
    if day(last) < day(first):
        return "? end_before_start"
    return day(first) == day(last)


def notice(r: Row, d: ServiceDefinitions) -> tuple[State, int | None]:
    state, _, late = on_time(r, d)
    assert d.on_time is not None
    if not late:
        return (state if isinstance(state, str) else "- not_late"), None
    told, due = r["delay_noticed_at"], r[f"{d.on_time.basis}_at"]
    if told == "word":
        return "? date_not_known", None
    if told is None:
        return False, None
    ahead = day(due) - day(told) if d.on_time.unit == "dates" else int(due) - int(told)  # type: ignore[call-overload]
    return ahead >= 0, ahead


def line_states(r: Row, d: ServiceDefinitions) -> dict[str, State]:
    found: dict[str, State] = {
        "undamaged": flag(r["undamaged"]),
        "in_stock": "? not_recorded" if r["stock_out"] is None else not r["stock_out"],
        "answered_same_day": same_day(r, "asked_at", "answered_at", "not_asked", d),
        "recovered_same_day": same_day(r, "failed_at", "recovered_at", "not_failed", d),
    }
    asked, met = r["special_request"], r["special_request_met"]
    if asked is False or (asked is None and met is None):
        found["special_request_met"] = "- not_asked"
    else:
        found["special_request_met"] = flag(met)
    if d.on_time is not None:
        found["on_time"] = on_time(r, d)[0]
        found["notice_given"] = notice(r, d)[0]
    if d.in_full is not None:
        found["in_full"] = in_full(r, d)[0]
    return found


REASONS: list[str] = []


def together(states: Iterable[State]) -> State:
    """Return the state of an order: failed by one line, open by one line, else met by one line."""
    all_ = list(states)
    if any(s is False for s in all_):
        return False
    for mark in "?-":
        if mark == "-" and any(s is True for s in all_):
            return True
        reasons = [s for s in all_ if isinstance(s, str) and s[0] == mark]
        if reasons:
            return max(reasons, key=lambda s: REASONS.index(s[2:]))
    return True


def period_of(cell: object, kind: str | None) -> str | None:
    if kind is None or not is_stamp(cell):
        return None
    moment = date(1970, 1, 1) + timedelta(days=day(cell))
    if kind == "week":
        year, week, _ = moment.isocalendar()
        return f"{year}-W{week:02d}"
    return {
        "year": f"{moment.year}",
        "half": f"{moment.year}-H{(moment.month + 5) // 6}",
        "quarter": f"{moment.year}-Q{(moment.month + 2) // 3}",
        "month": f"{moment.year}-{moment.month:02d}",
    }[kind]


def usable(rows: list[Row], rules: OrderRules) -> list[Row]:
    """Return the rows that are counted, after the rules."""
    kept, seen = [], set()
    for r in rows:
        r = dict(r)
        below = any(r[k] is not None and r[k] < 0 for k in ("quantity_ordered", "quantity_delivered"))  # type: ignore[operator]
        if below and rules.negative_quantity == "missing":
            r["quantity_ordered"] = r["quantity_delivered"] = None
        have, want = r["quantity_delivered"], r["quantity_ordered"]
        if rules.over_delivered == "missing" and None not in (have, want) and 0 <= want < have:  # type: ignore[operator]
            r["quantity_delivered"] = None
        early = is_stamp(r["ordered_at"]) and is_stamp(r["delivered_at"]) and r["delivered_at"] < r["ordered_at"]  # type: ignore[operator]
        if early and rules.delivered_before_ordered == "missing":
            r["delivered_at"] = "word"
        mark = tuple(sorted((k, str(v)) for k, v in r.items()))
        repeated = mark in seen and "line" in r and rules.repeated_line == "left_out"
        seen.add(mark)
        lost = r.get("customer", "") is None and rules.unknown_customer == "left_out"
        if r["order"] is None or (below and rules.negative_quantity == "left_out") or repeated or lost:
            continue
        kept.append(r)
    return kept


class Brute:
    """Every count of one group in one period."""

    def __init__(
        self, rows: list[Row], layout: OrderLayout, d: ServiceDefinitions, by: str | None, period: str | None
    ) -> None:
        column = d.period_column
        self.rows = usable(rows, layout.rules)
        self.layout, self.d = layout, d
        for r in self.rows:
            r["_g"] = r["group"] if by is not None else None
            r["_p"] = period_of(r[column], period)
        self.orders: dict[object, list[Row]] = defaultdict(list)
        for r in self.rows:
            self.orders[r["order"]].append(r)
        self.home = {}
        for name, lines in self.orders.items():
            first = min(
                lines,
                key=lambda r: (r.get("line", 0), r["_p"] is None, str(r["_p"]), r["_g"] is None, str(r["_g"])),
            )
            self.home[name] = (first["_g"], first["_p"])
        self.owner = {
            name: next(
                iter(sorted((r.get("line", 0), str(r["customer"])) for r in lines if r.get("customer") is not None))
            )[1]
            if any(r.get("customer") is not None for r in lines)
            else None
            for name, lines in self.orders.items()
        }

    def inside(self, place: tuple[object, object], group: str | None, period: str | None) -> bool:
        return (group is None or place[0] == group) and (period is None or place[1] == period)

    def cell(self, group: str | None, period: str | None) -> dict[str, object]:
        """Return the counts of a cell in plain numbers."""
        lines = [r for r in self.rows if self.inside((r["_g"], r["_p"]), group, period)]
        orders = [name for name in self.orders if self.inside(self.home[name], group, period)]
        states = [line_states(r, self.d) for r in lines]
        of_orders = []
        for name in orders:
            parts = [line_states(r, self.d) for r in self.orders[name]]
            of_orders.append({k: together(p[k] for p in parts) for k in parts[0]})
        return {
            "lines": len(lines),
            "orders": len(orders),
            "customers": len({self.owner[name] for name in orders} - {None}),
            "line_patterns": Counter(_pattern(s) for s in states),
            "order_patterns": Counter(_pattern(s) for s in of_orders),
            "durations": self.durations(lines, orders),
            "ratios": self.ratios(lines),
        }

    def durations(self, lines: list[Row], orders: list[object]) -> dict[str, Counter[int]]:
        d, found = self.d, defaultdict(Counter)
        for r in lines:
            if d.on_time is not None:
                _, late, _ = on_time(r, d)
                found["lateness"].update([late] if late is not None else [])
                ahead = notice(r, d)[1]
                found["notice"].update([ahead] if ahead is not None else [])
            if d.cycle_time is not None and d.cycle_time.level == "line":
                found["cycle_time"].update(self.cycle([r]))
        for name in orders:
            parts = self.orders[name]
            if d.on_time is not None:
                late = [on_time(r, d)[1] for r in parts]
                found["order_lateness"].update([max(late)] if None not in late else [])  # type: ignore[type-var]
                if d.on_time.unit != "dates" and None not in late:
                    days = [day(r["delivered_at"]) - day(r[f"{d.on_time.basis}_at"]) for r in parts]
                    found["order_days_late"].update([max(days)])
            if d.cycle_time is not None and d.cycle_time.level == "order":
                found["cycle_time"].update(self.cycle(parts))
            for figure, start, end in (
                ("recovery", "failed_at", "recovered_at"),
                ("response", "asked_at", "answered_at"),
            ):
                concerned = [r for r in parts if r[start] is not None]
                if concerned and all(is_stamp(r[start]) and is_stamp(r[end]) for r in concerned):
                    took = max(r[end] for r in concerned) - min(r[start] for r in concerned)  # type: ignore[type-var, operator]
                    found[figure].update([took] if took >= 0 else [])
        return {k: v for k, v in found.items() if v}

    def cycle(self, parts: list[Row]) -> list[int]:
        rule = self.d.cycle_time
        assert rule is not None
        if not all(is_stamp(r[rule.start]) and is_stamp(r[rule.end]) for r in parts):
            return []
        kept = self.layout.rules.delivered_before_ordered == "kept"
        placed = [r for r in parts if is_stamp(r["ordered_at"]) and is_stamp(r["delivered_at"])]
        if not kept and any(r["delivered_at"] < r["ordered_at"] for r in placed):  # type: ignore[operator]
            return []
        start, end = min(r[rule.start] for r in parts), max(r[rule.end] for r in parts)  # type: ignore[type-var]
        if end < start and not kept:  # type: ignore[operator]
            return []
        if rule.clock == "dates":
            return [day(end) - day(start)]
        return [(end - start) // DAY if rule.clock == "hours24" else end - start]  # type: ignore[operator]

    def ratios(self, lines: list[Row]) -> dict[str, tuple[int, ...]]:
        sums: dict[str, dict[object, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
        for r in lines:
            owner = self.owner[r["order"]]
            cluster = ("order", r["order"]) if owner is None else ("customer", owner)
            for name, (x, y) in _parts(r, self.d).items():
                sums[name][cluster][0] += x
                sums[name][cluster][1] += y
        return {
            name: (
                sum(1 for x, _ in c.values() if x),
                *(sum(f(x, y) for x, y in c.values()) for f in _MOMENTS),
            )
            for name, c in sums.items()
        }


_MOMENTS: tuple[Callable[[int, int], int], ...] = (
    lambda x, y: x,
    lambda x, y: y,
    lambda x, y: x * x,
    lambda x, y: y * y,
    lambda x, y: x * y,
)


def _pattern(states: dict[str, State]) -> tuple[frozenset[str], frozenset[str]]:
    return (
        frozenset(k for k, s in states.items() if not isinstance(s, str)),
        frozenset(k for k, s in states.items() if s is True),
    )


def _parts(r: Row, d: ServiceDefinitions) -> dict[str, tuple[int, int]]:
    states = line_states(r, d)
    found = {f"line_{k}": (0, 0) if isinstance(s, str) else (1, int(s)) for k, s in states.items()}
    qty, value = r["quantity_ordered"], r["value"]
    if d.on_time is not None and d.in_full is not None:
        both = together([states["on_time"], states["in_full"]])
        found["line_otif"] = (0, 0) if isinstance(both, str) else (1, int(both))
        for name, weight in (("unit_otif", qty), ("value_otif", value)):
            known = not isinstance(both, str) and weight is not None
            found[name] = (int(weight), int(weight) * int(both)) if known else (0, 0)  # type: ignore[call-overload]
    if d.in_full is not None:
        state, have = in_full(r, d)
        judged = not isinstance(state, str)
        assert qty is None or isinstance(qty, int)
        found["unit_fill"] = (qty or 0, have) if judged else (0, 0)
        worth = judged and value is not None
        part = (Fraction(int(value) * have, qty) + Fraction(1, 2)).__floor__() if worth and qty else 0  # type: ignore[call-overload]
        found["value_fill"] = (int(value), part) if worth else (0, 0)  # type: ignore[call-overload]
    if d.on_time is not None:
        state = states["on_time"]
        for name, weight in (("unit_on_time", qty), ("value_on_time", value)):
            known = not isinstance(state, str) and weight is not None
            found[name] = (int(weight), int(weight) * int(state)) if known else (0, 0)  # type: ignore[call-overload]
    return found
