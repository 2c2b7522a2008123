# %% [markdown]
# # The first hour with a balanced scorecard
#
# A client runs three regional warehouses and has a page of KPIs, a spreadsheet and an argument about last month. After
# an hour he should have a card that says what counts, a score that anybody can compute again by hand, and an honest
# word on what the score does not know. He asks:
#
# 1. Are we on track?
# 2. Who says so, and from what?
# 3. Did anything really change?
#
# The client and his values are made up for this page; the hospital series of section 8 is real. Every number below is
# computed when the notebook runs; none is typed into the text.

# %%
import csv
import tempfile
from datetime import date
from pathlib import Path

import scorecard as sc

# %% [markdown]
# ## 1. Write the card
#
# Start with perspectives and objectives, and one measure each: what is counted, in which unit, what scores 0 and what
# scores 100. Not every KPI is a straight line between two numbers, so each names the rule that fits it.

# %%
ON_TIME = {
    "id": "on_time",
    "name": "Orders on time, in full",
    "definition": "Orders delivered by the confirmed day with every line complete, of all orders of the month.",
    "unit": {"kind": "percent"},
    "worst": 80,
    "target": 95,
    "weight": 3,
    "kind": "lagging",
    "owner": "Head of distribution",
    "aggregation": "ratio",
    "source_note": "Order system",
    "changes": [{"since": "2026-04", "target": 97}],  # agreed with the largest customer
}
REPLY = {
    "id": "reply",
    "name": "Hours to reply",
    "definition": "Median working hours from a question to its answer.",
    "direction": "minimise",
    "scoring": {"kind": "anchors", "points": [[1, 100], [4, 80], [24, 0]]},
    "weight": 1,
    "kind": "leading",
    "owner": "Customer service",
    "aggregation": "mean",
    "source_note": "Ticket system",
}
STOCK = {
    "id": "stock",
    "name": "Days of stock",
    "definition": "Stock at month's end over the daily usage of the month.",
    "direction": "stay_in_band",
    "worst_low": 5,
    "band_low": 15,
    "band_high": 25,
    "worst_high": 45,
    "weight": 2,
    "kind": "leading",
    "owner": "Planning",
    "aggregation": "last",
    "source_note": "Warehouse system",
}
COST = {
    "id": "cost",
    "name": "Cost per order",
    "definition": "All costs of the warehouse over orders shipped.",
    "unit": {"kind": "currency", "currency": "EUR"},
    "direction": "minimise",
    "worst": 14,
    "target": 10,
    "weight": 2,
    "kind": "lagging",
    "owner": "Controlling",
    "aggregation": "ratio",
    "source_note": "Ledger",
}
AUDIT = {
    "id": "audit",
    "name": "Safety audit passed",
    "definition": "Whether the monthly audit found nothing grave.",
    "scoring": "yes_no",
    "weight": 1,
    "kind": "leading",
    "owner": "Safety officer",
    "aggregation": "last",
    "source_note": "Audit sheet",
}
TRAINED = {
    "id": "trained",
    "name": "Staff trained on the new system",
    "definition": "Share of staff with the certificate; the plan runs through the year.",
    "unit": {"kind": "percent"},
    "baseline": 0,
    "target": 100,
    "scoring": {"kind": "plan", "start": "2026-01", "end": "2026-12"},
    "weight": 1,
    "kind": "leading",
    "owner": "Personnel",
    "aggregation": "last",
    "due_days": 45,  # the list of certificates comes in the middle of the month after next
    "source_note": "Training register",
}


def card_of(**choices: object) -> sc.Scorecard:
    """Return the card; choices are those of the card as a whole."""

    def perspective(name: str, objective: dict[str, object], *measures: dict[str, object]) -> dict[str, object]:
        return {"id": name, "objectives": [{**objective, "measures": list(measures)}]}

    serve = {"id": "serve", "name": "Serve customers well", "owner": "Head of distribution"}
    earn = {"id": "earn", "name": "Ship at a fair cost", "owner": "Controlling"}
    run = {"id": "run", "name": "Run a steady, safe house", "owner": "Site managers"}
    learn = {"id": "learn", "name": "Master the new system", "owner": "Personnel"}
    return sc.Scorecard(
        id="warehouses",
        name="Three warehouses",
        calendar={"first": "2026-01", "last": "2026-06"},
        entities=[{"id": name, "name": name.title()} for name in ("north", "south", "harbour")],
        perspectives=[
            {**perspective("financial", earn, COST), "weight": 2},
            {**perspective("customer", serve, ON_TIME, REPLY), "weight": 3},
            {**perspective("internal_process", run, STOCK, AUDIT), "weight": 2},
            {**perspective("learning_growth", learn, TRAINED), "weight": 1},
        ],
        **{"total": True, **choices},
    )


card = card_of()
for perspective in card.perspectives:
    for objective in perspective.objectives:
        names = ", ".join(m.name.text("en") for m in objective.measures)
        print(f"{perspective.name.text('en'):28} {objective.name.text('en'):26} {names}")
print(f"\n{len(card.measures)} measures, {len(card.entities)} warehouses, {len(card.calendar.periods)} months.")

# %% [markdown]
# ## 2. Have the card read by somebody strict
#
# Before a single value goes in: does the card contradict itself, and what would a reviewer ask?

# %%
report = sc.lint(card)
print(report.verdict.text("en"))
for finding in report.findings[:6]:
    print(f"  {finding.severity:6} {finding.code:24} {finding.message.text('en')}")

wrong = {**COST, "target": 14}
try:
    sc.Measure.model_validate(wrong)
except sc.CardError as error:
    refused = error.problems[0]
    print(f"\nA typing error in the target, and the card is refused: {refused.what}. {refused.cure}")

assert not report.errors

# %% [markdown]
# ## 3. Put the values in
#
# A tidy table: one row a measure, month and warehouse. Three things are easily mixed up in it, and are kept apart.
# North's reply time of June is **missing**: an empty cell. The harbour holds no goods of its own, so days of stock is
# **not applicable** there. The training list of June is **not due yet**. None of them is zero.

# %%
lines = ["measure,period,entity,value,numerator,denominator,applicable"]
ORDERS = {"north": 1200, "south": 800, "harbour": 400}
LATE = {"north": (96, 90, 84, 60, 54, 48), "south": (40, 48, 56, 64, 72, 80), "harbour": (12, 10, 14, 9, 11, 8)}
for unit, orders in ORDERS.items():
    for month, late in enumerate(LATE[unit], start=1):
        period = f"2026-{month:02d}"
        shipped = orders + 20 * month
        lines.append(f"on_time,{period},{unit},,{shipped - late},{shipped},")
        lines.append(f"cost,{period},{unit},,{shipped * 11 + 40 * late},{shipped},")
        if (unit, month) != ("north", 6):
            lines.append(f"reply,{period},{unit},{2 + month / 2 + len(unit) / 4},,,")
        else:
            lines.append(f"reply,{period},{unit},,,,")
        if unit == "harbour":
            lines.append(f"stock,{period},{unit},,,,no")
        else:
            lines.append(f"stock,{period},{unit},{12 + 3 * month},,,")
        lines.append(f"audit,{period},{unit},{'no' if (unit, month) == ('south', 6) else 'yes'},,,")
        if month < 6:
            lines.append(f"trained,{period},{unit},{7 * month + len(unit) - 5},,,")

with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "values.csv"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    records = sc.read_observations(file, card=card)
obs = sc.observe(card, values=records)

table = obs.table()
states = [row["state"].text("en") for row in table.records()]
print(f"{len(records.records)} rows read. " + ", ".join(f"{s}: {states.count(s)}" for s in dict.fromkeys(states)))

assert states.count("not applicable") == len(card.calendar.periods)

# %% [markdown]
# ## 4. Evaluate
#
# Read on 10 July, when June is over and its training list has not come.

# %%
TODAY = date(2026, 7, 10)
LAST = "2026-06"
everything = sc.evaluate(card, obs, as_of=TODAY)


def show(ev: sc.Evaluation, node: str) -> None:
    """Print one node: score, status, coverage, and what the score could be."""
    found = ev[node]
    score = f"no score ({found.reason})" if found.score is None else f"{found.score:5.1f} {found.status:6}"
    known = "" if found.coverage is None else f"  coverage {found.coverage:4.0%}"
    open_ = "" if found.coverage in (None, 1.0) else f"  between {found.bound_low:.1f} and {found.bound_high:.1f}"
    print(f"  {found.name.text('en'):34} {score}{known}{open_}")


for unit in card.entities:
    ev = everything.at(entity=unit.id, period=LAST)
    print(unit.name.text("en"))
    for node in ("total", *(p.id for p in card.perspectives)):
        show(ev, node)

north, south, harbour = (everything.at(entity=unit.id, period=LAST) for unit in card.entities)
assert north["reply"].reason == "no_data"
assert harbour["stock"].reason == "not_applicable"
assert north["trained"].reason == "not_due"
assert north["customer"].coverage == 0.75

# %% [markdown]
# North's customer score has a coverage and a range beside it: nobody reported the reply time. Had the score been shown
# alone, silence would look like success. The harbour is not punished for the stock it does not have.

# %%
gap = north["customer"].bound_high - north["customer"].bound_low
print(
    f"What North does not report is worth {gap:.0f} points of its customer score: somewhere between "
    f"{north['customer'].bound_low:.1f} and {north['customer'].bound_high:.1f}."
)

# %% [markdown]
# ## 5. Who says so?
#
# The explanation goes down to the counts. It is no comment beside the score: the score can be computed again from it.

# %%
explanation = north.explain("customer")
print(explanation.to_text())

counted = north.observations
place = counted.entities.index("north"), len(counted.periods) - 1, counted.measures.index("on_time")
met, all_orders = counted.numerator[place], counted.denominator[place]
by_hand = 100 * (100 * met / all_orders - 80) / (97 - 80)
print(f"\nBy hand: 100 × ({met:.0f} / {all_orders:.0f} × 100 − 80) / (97 − 80) = {by_hand:.2f}")

assert abs(explanation.value() - north["customer"].score) < 1e-12
assert abs(by_hand - north["on_time"].raw) < 1e-9

# %% [markdown]
# The target of 97 holds since April; the months before are judged by the 95 of their time.

# %%
for period in ("2026-03", "2026-04"):
    then = everything.at(entity="north", period=period)
    target = card.measure("on_time").at(card.calendar.first_day(sc.Period.parse(period))).target
    print(f"{period}: {then['on_time'].value:.2f} % against {target:.0f} scores {then['on_time'].score:.1f}")

# %% [markdown]
# ## 6. "But you could also add it up differently"
#
# Somebody always says so. He is right; hence the rule is part of the card, and can be changed before everyone's eyes.

# %%
RULES = {
    "weighted mean": "weighted_arithmetic",
    "geometric mean": "weighted_geometric",
    "weakest link": "weakest_link",
    "most frequent status": "most_frequent",
}
ASK = "What hangs on the rule should not be sold as a finding."
totals: dict[str, dict[str, float]] = {}
for label, rule in RULES.items():
    other = card_of(roll_up=rule)
    again = sc.evaluate(other, sc.observe(other, values=records), as_of=TODAY, period=LAST)
    totals[label] = {unit.id: again.at(entity=unit.id)["total"].score for unit in card.entities}
    order = sorted(totals[label], key=lambda unit: -totals[label][unit])
    shown = "   ".join(f"{unit} {totals[label][unit]:5.1f}" for unit in order)
    print(f"{label:22} {shown}")
first = {max(scores, key=lambda unit: scores[unit]) for scores in totals.values()}
last = {min(scores, key=lambda unit: scores[unit]) for scores in totals.values()}
print(
    f"\nFirst by any of the four rules: {' or '.join(sorted(first))}; last: {' or '.join(sorted(last))}. "
    f"{'The ends of the list do not hang on the rule; the scores do.' if len(first | last) == 2 else ASK}"
)

assert all(totals["weakest link"][u] <= totals["weighted mean"][u] + 1e-9 for u in ORDERS)

# %% [markdown]
# ## 7. Half a year, not six months averaged
#
# Year to date, a rate is the sum of what went well over the sum of everything. The mean of six monthly rates would give
# a quiet month the same say as a busy one.

# %%
so_far = sc.to_date(obs, span="year")
for unit in ORDERS:
    monthly = obs.series("on_time", entity=unit)
    ratio = so_far.series("on_time", entity=unit)[-1]
    print(
        f"{unit:8} last month {monthly[-1]:.2f} %   year to date {ratio:.3f} %   "
        f"mean of the months {monthly.mean():.3f} %"
    )

shipped = [ORDERS["south"] + 20 * month for month in range(1, 7)]
assert abs(so_far.series("on_time", entity="south")[-1] - 100 * (1 - sum(LATE["south"]) / sum(shipped))) < 1e-9

# %% [markdown]
# ## 8. Did anything change?
#
# Six months are too few to tell a change from ordinary ups and downs, and the library says so instead of guessing.

# %%
short = sc.change(obs, "on_time", entity="south")
print(f"South, six months: verdict {short.last.verdict}, limits {short.reason}.")

assert short.reason == "too_few_points"

# %% [markdown]
# With a longer series it can. Here is a real one: patients in England's large accident and emergency departments who
# were seen within four hours, three years by month (NHS England, Open Government Licence; the file of the test-suite).

# %%
root = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "tests" / "reference").is_dir())
rows = {}
months = (root / "tests" / "reference" / "nhs_ae" / "months.csv").read_text("utf-8")
for row in csv.DictReader(months.splitlines()):
    if row["organisation"] == "england_1":
        rows[row["count"]] = {name: int(cell) for name, cell in row.items() if name[:2] == "20"}
within = {
    "id": "within",
    "name": "Seen within four hours",
    "unit": {"kind": "percent"},
    "worst": 75,
    "target": 95,
    "aggregation": "ratio",
}
departments = sc.Scorecard(
    id="emergency",
    name="Emergency departments",
    calendar={"first": "2016-04", "last": "2019-03", "year_starts": 4},
    perspectives=[{"id": "customer", "objectives": [{"id": "seen", "name": "Seen soon", "measures": [within]}]}],
)
patients = [
    sc.MeasureRecord("within", period, numerator=n - rows["breaches"][period], denominator=n)
    for period, n in rows["attendances"].items()
]
seen = sc.observe(departments, values=patients)
years = sc.aggregate(seen, frequency="year")
for period, share in zip(years.periods, years.series("within"), strict=True):
    named = f"{period.year}/{(period.year + 1) % 100}"
    treated = sum(
        n
        for month, n in rows["attendances"].items()
        if departments.calendar.within(sc.Period.parse(month), "year") == period
    )
    print(f"{named}   {share:.2f} % of {treated / 1e6:.1f} million patients")

signals = sc.change(seen, "within", baseline=12)
print(
    f"\nFirst year: {signals.baseline.periods} months, centre {signals.centre:.2f} %, "
    f"limits {signals.lower:.2f} to {signals.upper:.2f} %. Signals in {len(signals.signals())} of "
    f"{len(signals.points)} months."
)
print(f"The target of 95 %: {signals.assurance_words.text('en')}")
print(f"Last change: {signals.last.arrow}, {signals.last.meaning}, {signals.last.verdict}.")

assert signals.baseline.periods == 12
assert signals.assurance == "consistently_fails"

# %% [markdown]
# Two things that a traffic light mixes up stand apart here: whether the last step is more than noise, and whether the
# process as it runs can meet its target at all.

# %% [markdown]
# ## 9. What changed since last month?
#
# Score by score, with the reason where a score comes or goes. A fall because of a value is news; one because a value is
# missing is a telephone call.

# %%
before, now = (everything.at(entity="south", period=period) for period in ("2026-05", LAST))
for measure in card.measures:
    old, new = before[measure.id], now[measure.id]
    if old.score is None or new.score is None:
        print(f"{measure.name.text('en'):34} {old.reason or 'had a score'}, now {new.reason or 'has a score'}")
    elif abs(new.score - old.score) >= 0.05:
        print(f"{measure.name.text('en'):34} {old.score:5.1f} → {new.score:5.1f}   {old.status} → {new.status}")
moved = now["total"].score - before["total"].score
print(f"\nThe total of South moved by {moved:+.1f} points, to {now['total'].score:.1f} ({now['total'].status}).")
again = sum(now[p.id].absolute_weight * (now[p.id].score or 0.0) for p in card.perspectives)
weight = sum(now[p.id].absolute_weight for p in card.perspectives if now[p.id].score is not None)
print(f"By hand, over the perspectives that have a score: {again / weight:.1f}.")

assert now["audit"].score == 0.0
assert abs(again / weight - now["total"].score) < 1e-9

# %% [markdown]
# ## 10. What it means
#
# Three sentences for the client, made from the numbers above.

# %%
behind = min(ORDERS, key=lambda unit: totals["weighted mean"][unit])
weak = min((p for p in card.perspectives if now[p.id].score is not None), key=lambda p: now[p.id].score)
print(
    f"1. {behind.title()} is furthest from its targets ({totals['weighted mean'][behind]:.0f} of 100), and comes last "
    f"by {sum(min(t, key=lambda u: t[u]) == behind for t in totals.values())} of {len(RULES)} rules of adding up."
)
print(f"2. In South look first at {weak.name.text('en')}: {now[weak.id].score:.0f} points, {now[weak.id].status}.")
print(
    f"3. North's customer score is not known better than within {gap:.0f} points until the reply time is reported, and "
    f"{len(obs.periods)} months are too few to speak of a trend."
)

# %% [markdown]
# ## Where to go next
#
# `everything.to_frame()` gives every node, warehouse and month as a data frame; `sc.review(card, ev)` the printed
# review.
# `docs/scoring-rules.md` has an example of each scoring rule, `docs/lint.md` every rule of the strict reader, and
# `docs/where-tools-disagree.md` what other programs would have said.
