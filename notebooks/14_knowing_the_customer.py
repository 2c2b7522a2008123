# %% [markdown]
# # Knowing the customer: buying tendency and real need
#
# A wholesaler of gifts treats every customer alike, because it does not know them apart. The five-A view of the
# customer starts from **acquainting** (认识客户): before anybody is satisfied, know how he buys and what he needs. The
# owner asks:
#
# 1. How do they buy: how much, how often, how lately, and who comes back?
# 2. What do they really need, and does it differ from class to class?
# 3. What do we do for each class, and what may it cost?
#
# The invoices are real (two years, `examples/online_retail/`, D. Chen, CC BY 4.0). Nobody has asked these customers
# what they need: the answers of section 2 are **simulated** below, with the truth stated, so that one can see how far a
# survey of this size finds it. Every number is computed when the notebook runs.

# %%
import csv
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np

import scorecard as sc
from scorecard.logistics import (
    concentration,
    customer_groups,
    customer_stage,
    lifetime_values,
    order_frequency,
    retention,
    value_classes,
)

root = next(path for path in (Path.cwd(), *Path.cwd().parents) if (path / "examples").is_dir())
CLASSES = ("key", "suitable", "general")


def history(first: date, last: date) -> sc.logistics.CustomerHistory:
    """Return what customers ordered and returned from one day to another."""
    return sc.read_customer_history(
        root / "examples" / "online_retail" / "invoices.csv",
        order="invoice",
        kind="kind",
        quantity="units",
        since=first,
        until=last,
        decimals=3,
    )


YEAR_END = date(2010, 11, 30)
TODAY = date(2011, 11, 30)
before, later = history(date(2009, 12, 1), YEAR_END), history(date(2010, 12, 1), TODAY)
print(before.rule_table().to_text())

# %% [markdown]
# What the first year says of a customer is judged by the second; what is decided at the end rests on the second.
#
# ## 1. How do they buy?
#
# ### How much: classes and concentration

# %%
values = before.values(buyers=True)
classes = value_classes(values, not_positive="last")
print(classes)
few = concentration(values)
print(f"\nGini coefficient {few.gini:.3f} [{few.low:.3f}, {few.high:.3f}], n {few.n}.")
print(f"The teaching rule has 80 % of the value with the first 5 %; here it is {classes.classes[0].share_value:.0%}.")

assert classes.classes[0].n == 214
assert round(few.gini, 3) == 0.698

# %% [markdown]
# ### How often, and how lately
#
# A usual distance between two orders, and the days since the last one: whoever is silent for long, by his own measure,
# is about to be lost.

# %%
orders_of = {name: int(n) for name, n in zip(before.ids, before.orders, strict=True)}
last_orders = before.last_orders()
for label in CLASSES:
    members = classes.members(label)
    often = order_frequency({name: orders_of[name] for name in members})
    silent = np.quantile([(YEAR_END - last_orders[name]).days for name in members], [0.5, 0.9])
    print(
        f"{label:9} n {often.n:4}   orders a year: mean {often.mean:4.1f}, median {often.median:2.0f}, 90 % up to "
        f"{often.p90:2.0f}   more than one {often.repeat_rate:.1%} [{often.low:.1%}, {often.high:.1%}]   "
        f"days silent: median {silent[0]:.0f}, 90 % up to {silent[1]:.0f}"
    )
stages = customer_stage(last_orders, today=YEAR_END, days=90)
found = classes.labels_by_id()
groups = customer_groups(found, {name: stages.stages[name] for name in found}, values=values)
print()
print(groups)

assert groups.n == sum(one.n for one in classes.classes)

# %% [markdown]
# ### Who comes back
#
# The second year answers, by class, and by what the days of silence said beforehand.

# %%
stayed = retention(before.buyers(), later.buyers(), classes=classes)
print(stayed)
by_silence = {
    row.label: row
    for row in retention(
        before.buyers(), later.buyers(), classes={name: f"{found[name]}, {stages.stages[name]}" for name in found}
    ).rows
}
print()
for label in CLASSES:
    for stage in ("present", "past"):
        row = by_silence[f"{label}, {stage}"]
        print(f"{row.label:18} n {row.n:4}   came again {row.rate:.1%} [{row.low:.1%}, {row.high:.1%}]")
print("\nSilence tells: in every class those silent for more than 90 days came again less often.")

rates = {row.label: row for row in stayed.rows}
assert rates["suitable"].low > rates["general"].high  # key and suitable cannot be told apart for sure
assert all(by_silence[f"{c}, past"].rate < by_silence[f"{c}, present"].rate for c in CLASSES)

# %% [markdown]
# ## 2. What do they really need?
#
# Kano asks of each service how one feels **with** it and **without** it. The pair of answers tells a must-be (M: nobody
# thanks for it, its absence angers), one-dimensional (O: the more the better), attractive (A: a surprise) or
# indifferent (I) service. Beside it, importance and satisfaction from 1 to 5.
#
# Simulated: eight services, 300 customers drawn from the three classes. In each class every service has one true
# category; 65 of 100 answer by it, the others at random.

# %%
SERVICES = {
    "on_date": ("Arrives on the promised day", "按承诺日期送达"),
    "notice": ("Told of a delay beforehand", "延误预先告知"),
    "contact": ("One contact person", "专人对接"),
    "tracking": ("Order status online", "订单在线可查"),
    "returns": ("Easy returns", "退货方便"),
    "answer": ("Answer on the same day", "当日答复"),
    "gift_packing": ("Gift packing", "礼品包装"),
    "small_orders": ("No minimum order", "无起订量"),
}
TRUTH = {
    "key": dict(zip(SERVICES, "MMOOOOII", strict=True)),
    "suitable": dict(zip(SERVICES, "MOAOAOII", strict=True)),
    "general": dict(zip(SERVICES, "OIIOAIAM", strict=True)),
}
PAIRS = {"M": (3, 5), "O": (1, 5), "A": (1, 3), "I": (3, 3)}  # with, without; 1 like … 3 neutral … 5 dislike
IMPORTANT = {"M": 4.4, "O": 4.2, "A": 3.2, "I": 2.3}
GIVEN = dict(zip(SERVICES, (3.4, 2.6, 2.5, 3.8, 3.3, 3.2, 4.2, 3.9), strict=True))
ASKED = {"key": 60, "suitable": 90, "general": 150}

rng = np.random.Generator(np.random.PCG64(14))
folder = Path(tempfile.mkdtemp())
answers = folder / "needs.csv"
with answers.open("w", encoding="utf-8", newline="") as file:
    out = csv.writer(file)
    out.writerow(
        ["class", *(f"{kind}_{service}" for service in SERVICES for kind in ("with", "without", "imp", "sat"))]
    )
    for label, n in ASKED.items():
        for _ in range(n):
            row: list[object] = [label]
            for service in SERVICES:
                own = TRUTH[label][service] if rng.random() < 0.65 else "MOAI"[rng.integers(4)]
                ratings = rng.normal([IMPORTANT[TRUTH[label][service]], GIVEN[service]], 0.8)
                row += [*PAIRS[own], *np.clip(np.rint(ratings), 1, 5).astype(int)]
            out.writerow(row)

# %% [markdown]
# From here on the file is read as any other.

# %%
FIVE = {"low": 1, "high": 5}
both = [(service, how) for service in SERVICES for how in ("with", "without")]
kano_form = sc.Instrument(
    id="needs",
    name={"en": "What customers need", "zh": "客户需要什么"},
    scale=FIVE,
    roles=("perception",),
    items=[
        {"id": f"{how}_{service}", "text": {"en": f"{how} {service}", "zh": f"{service} {how}"}}
        for service, how in both
    ],
)
rated_form = sc.Instrument(
    id="rated",
    name={"en": "What counts, and how good it is", "zh": "重要性与满意度"},
    scale=FIVE,
    roles=("importance", "satisfaction"),
    items=[{"id": service, "text": {"en": en, "zh": zh}} for service, (en, zh) in SERVICES.items()],
)
segments = {"class": "class"}
kano_answers = sc.read_survey(
    answers, kano_form, layout=sc.ColumnLayout(columns={"perception": "{id}"}, segments=segments)
)
ratings_of = sc.read_survey(
    answers,
    rated_form,
    layout=sc.ColumnLayout(columns={"importance": "imp_{id}", "satisfaction": "sat_{id}"}, segments=segments),
)


def of_class(survey: sc.Survey, label: str) -> sc.Survey:
    """Return the answers of one class."""
    groups = survey.segments["class"]
    return survey.take(groups.codes == groups.labels.index(label))


features = {service: (f"with_{service}", f"without_{service}") for service in SERVICES}
kano = {label: sc.kano_from_survey(of_class(kano_answers, label), features) for label in CLASSES}
needs = {
    label: sc.importance_performance(of_class(ratings_of, label), performance="satisfaction", lines="midpoint")
    for label in CLASSES
}
for label in CLASSES:
    print(f"\n{label} customers, n {kano[label].rows[0].n}")
    important = {row.id: row for row in needs[label].rows}
    for row in kano[label].rows:
        imp = important[row.id]
        clear = "" if row.distinct else f" or {row.second}"
        print(
            f"  {SERVICES[row.id][0]:28} {row.category + clear:7} with it {row.better:4.2f} [{row.better_low:.2f}, "
            f"{row.better_high:.2f}]   without {row.worse:5.2f} [{row.worse_low:.2f}, {row.worse_high:.2f}]   "
            f"importance {imp.importance:.1f}, satisfied {imp.performance:.1f}, apart {imp.difference.mean:+.1f} "
            f"[{imp.difference.low:+.1f}, {imp.difference.high:+.1f}]"
        )

right = Counter(
    (label, row.category == TRUTH[label][row.id]) for label in CLASSES for row in kano[label].rows if row.distinct
)
clear_cut = sum(right.values())
hits = sum(n for (_, ok), n in right.items() if ok)
print(f"\nOf 24 categories {clear_cut} are clear by Fong's test, and {hits} of these are the true ones.")

assert clear_cut >= 18
assert hits == clear_cut

# %% [markdown]
# One answer for all would have been wrong. Put together, the classes hide each other:

# %%
together = sc.kano_from_survey(kano_answers, features)
hidden = [
    row.id for row in together.rows if len({TRUTH[label][row.id] for label in CLASSES}) > 1 and row.category is not None
]
for row in together.rows:
    each = ", ".join(f"{label} {kano[label].row(row.id).category}" for label in CLASSES)
    print(f"{SERVICES[row.id][0]:28} n {row.n}   all {row.category}   ({each})")
notice = {label: kano[label].row("notice") for label in CLASSES}
print(
    f"\nTrue categories differ between the classes for {len(hidden)} of {len(SERVICES)} services. All together, nobody "
    f"seems to need to be told of a delay; without it {-notice['key'].worse:.0%} of the key customers are displeased "
    f"[{-notice['key'].worse_high:.0%}, {-notice['key'].worse_low:.0%}]."
)

assert (together.row("notice").category, notice["key"].category) == ("I", "M")

# %% [markdown]
# ## 3. What do we do for each class?
#
# A margin of a quarter of the sales is assumed (the invoices hold no costs), a discount of 10 % a year, five years. The
# limits are those of retention alone.

# %%
MARGIN = 0.25
margins = {one.label: MARGIN * one.value / one.n for one in classes.classes}
worth = {
    row.label: row for row in lifetime_values(margins, stayed, discount=0.1, timing="first_margin_now", horizon=5).rows
}
first = {}
for label in CLASSES:
    base = [row.id for row in kano[label].rows if row.category in {"M", "O"}]
    short = sorted(
        (row for row in needs[label].rows if row.id in base and row.difference.low > 0),
        key=lambda r: -r.difference.mean,
    )
    spare = [row.id for row in kano[label].rows if row.category == "I"]
    first[label] = short[0]
    print(
        f"{label:9} worth {worth[label].value:7,.0f} [{worth[label].low:,.0f}, {worth[label].high:,.0f}]   "
        f"needs and misses: {', '.join(SERVICES[row.id][0] for row in short) or 'nothing'}\n"
        f"{'':9} no need of: {', '.join(SERVICES[one][0] for one in spare) or 'nothing'}"
    )

assert worth["key"].low > worth["suitable"].high > worth["suitable"].low > worth["general"].high
assert first["key"].id == first["suitable"].id == "notice"

# %% [markdown]
# ## What management decides

# %%
asleep, awake = by_silence["key, past"], by_silence["key, present"]
now = later.values(buyers=True)
key_now = value_classes(now, not_positive="last").members("key")
stage_now = customer_stage(later.last_orders(), today=TODAY, days=90).stages
sleeping = [name for name in key_now if stage_now[name] == "past"]
at_stake = MARGIN * sum(now[name] for name in sleeping)


def decide(person: str, due: str, what: str) -> None:
    """Print who decides what, and by when."""
    print(f"{person}, by {due}: {what}\n")


def told(label: str) -> str:
    """Return how far the first need of a class is met, in words."""
    row = first[label]
    return (
        f"importance {row.importance:.1f}, satisfied {row.performance:.1f}, apart {row.difference.mean:.1f} "
        f"[{row.difference.low:.1f}, {row.difference.high:.1f}], n {row.n}"
    )


decide(
    "Key account manager",
    "15 December 2011",
    f"calls the {len(sleeping)} of {len(key_now)} key customers who have been silent for more than 90 days. Such "
    "customers came again with "
    f"{asleep.rate:.0%} [{asleep.low:.0%}, {asleep.high:.0%}], the others with {awake.rate:.0%} "
    f"[{awake.low:.0%}, {awake.high:.0%}]; margin of a year at stake: {at_stake:,.0f}. From then on the list "
    "comes every Monday. Judged by customers with an order within 30 days after the call.",
)
decide(
    "Head of logistics",
    "29 February 2012",
    f"has key and suitable customers told of every delay before the promised day ({told('key')} for key customers). "
    "Judged by notice_rate of late orders, by class.",
)
decide(
    "Head of sales",
    "31 March 2012",
    "gives each key customer one contact person, and nobody else one: to suitable customers it would be a surprise, "
    "to "
    f"general ones nothing. May cost a part of {worth['key'].value:,.0f} a customer over five years, not of "
    f"{worth['general'].value:,.0f}. Judged by satisfaction in the next survey.",
)
decide(
    "Head of logistics",
    "31 March 2012",
    "keeps small orders without a minimum for general customers (without it "
    f"{-kano['general'].row('small_orders').worse:.0%} "
    "are displeased) and writes no other promise for them than the day of delivery. Judged by on_time_rate.",
)
decide(
    "Marketing manager",
    "31 January 2012",
    "takes gift packing out of the offer to key and suitable customers, who do not need it, and keeps it as a surprise "
    "for general ones. Judged by its cost.",
)

# %% [markdown]
# ## What the data cannot tell

# %%
alone = sum(n == 1 for name, n in orders_of.items() if name in found)
print(
    "- What real customers of this wholesaler need. Section 2 is simulated; it shows what a survey of "
    f"{sum(ASKED.values())} finds if customers are as clear as assumed. Real answers scatter more, and more of the "
    "categories will stay open.\n"
    f"- Who left. A customer without an order is silent, not gone; {alone} of {len(found)} ordered once only, and "
    "nobody "
    "knows whether that was all they wanted.\n"
    "- Whether a call wakes the silent. They may be silent because they closed down. Call half of them, drawn by lot, "
    "and "
    "compare.\n"
    "- Profit. Classes rest on sales; a margin of a quarter for everybody is an assumption, and who orders often in "
    "small "
    "lots costs more to serve.\n"
    "- What those need who have not bought yet. The invoices know customers only."
)

# %% [markdown]
# ## Where to go next
#
# `docs/customers.md` has classes, retention, lifetime value and cost to serve; `docs/service-level.md` turns needs by
# class into packages that can be checked. The other notebooks numbered from 10 on walk through the other ways of
# working.
