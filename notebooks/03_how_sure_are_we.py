# %% [markdown]
# # How sure are we, and what would change our mind?
#
# The client from the first notebook, who operates self-service kiosks, has his scorecard now. Four lights are on, and
# the board meets on Thursday. He asks what boards ask:
#
# 1. How sure are these scores?
# 2. "I would weigh it differently." Would that change anything?
# 3. Where is better data worth its price?
# 4. Do the arrows of our strategy map hold?
# 5. What target should we set?
#
# The survey of the kiosk's customers is real (Korea, 2019; see the template's README); its company and KPI values are
# made up. The ranking of section 5 is real (World Bank, CC BY 4.0). The chain of section 6 is simulated, so that the
# truth is known. Every number below is computed when the notebook runs; none is typed into the text.

# %%
import csv
from pathlib import Path

import scorecard as sc

root = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "tests" / "reference").is_dir())

# %% [markdown]
# ## 1. Scores that tell their error
#
# The card says which values are samples and which are counts of everything (`sampling`), and the survey brings the
# errors of its answers, with the correlation between them: the same people answered about all dimensions.

# %%
card = sc.load_template("self_service_kiosk")
files = sc.template_files("self_service_kiosk")
declared = card.surveys["customers"]
gaps = sc.gap_analysis(sc.read_survey(files["survey"], declared), weights=declared.weights)
kpis = sc.read_observations(files["values"])
obs = sc.observe(card, surveys={"customers": {"2019-Q4": gaps}}, values=kpis)
NOW = "2019-Q4"
ev = sc.evaluate(card, obs, period=NOW)


def light(node: str) -> str:
    """Return one node in a line: score, interval, and the probability of its status."""
    found = ev[node]
    if found.score is None:
        return f"{found.name.text('en'):30} no score ({found.reason})"
    interval = "exact" if found.low is None else f"{found.low:.0f} to {found.high:.0f}"
    chance = found.probabilities[found.status]
    return f"{found.name.text('en'):30} {found.score:5.1f}  {interval:9}  {found.status:6} {chance:5.0%}"


for perspective in card.perspectives:
    print(light(perspective.id))
    for objective in perspective.objectives:
        print("   " + light(objective.id))
print(f"\n{len(obs.correlations)} pairs of values share the errors of one survey.")

assert ev["operating_margin"].low is None
assert ev["customer"].low < ev["customer"].score < ev["customer"].high

# %% [markdown]
# A light without its probability hides the difference between these lines. Which lights are the least sure?

# %%
lit = [o.id for p in card.perspectives for o in p.objectives if ev[o.id].score is not None]
shaky = sorted(lit, key=lambda node: ev[node].probabilities[ev[node].status])[:3]
for node in shaky:
    shown = ", ".join(f"{status} {chance:.0%}" for status, chance in ev[node].probabilities.items())
    print(f"{card.name_of(node).text('en'):30} is {ev[node].status}: {shown}")

# %% [markdown]
# The intervals above are carried up the tree by a formula. Drawing every value from its error, those of one survey
# together, and scoring the whole card each time comes to the same here, and works for rules that no formula fits too.

# %%
sure = sc.uncertainty(card, obs, period=NOW, draws=4000, seed=1)
drawn = sure.row("customer")
print(
    f"Customer: {drawn.carried_low:.1f} to {drawn.carried_high:.1f} by the formula, "
    f"{drawn.low:.1f} to {drawn.high:.1f} in {sure.draws} draws."
)
alone = sum(
    (ev[m.id].absolute_weight / ev["customer"].absolute_weight * (ev[m.id].high - ev[m.id].low) / 2) ** 2
    for o in card.node("customer").objectives
    for m in o.measures
)
print(
    f"Had each dimension been asked of other people, it would be ± {alone**0.5:.1f} instead of "
    f"± {(drawn.carried_high - drawn.carried_low) / 2:.1f}: errors of one survey go together and do not cancel."
)

assert abs(drawn.low - drawn.carried_low) < 1
assert abs(drawn.high - drawn.carried_high) < 1

# %% [markdown]
# ## 2. "I would weigh it differently"
#
# So let him. First about the weights of the card, then with the order of the weights only, then with nothing known at
# all; and always with the errors of the values in the same run.

# %%
below = [o.id for o in card.node("customer").objectives]
order = sorted(below, key=lambda node: -card.node(node).weight)
known = sc.weighting.WeightUncertainty
LAWS = {
    "the card's weights": None,
    "about the card's": 50,
    "their order alone": {"customer": known.ranked({node: at for at, node in enumerate(order)}, ties="open")},
    "nothing known": {"customer": known.free(below)},
}
kept: dict[str, float] = {}
for label, law in LAWS.items():
    found = sc.robustness(card, obs, period=NOW, node="customer", weights=law, draws=4000, seed=1)
    row = found.row("customer")
    kept[label] = row.status_probability
    print(f"{label:20} {row.low:5.1f} to {row.high:5.1f}   {row.status} in {row.status_probability:4.0%} of the draws")
answer = "holds whatever the weights" if min(kept.values()) > 0.95 else "hangs on the weights if they may be anything"
print(f"\nThe customer's light {answer}: at worst it keeps its colour in {min(kept.values()):.0%} of the draws.")

assert kept["the card's weights"] >= kept["nothing known"]

# %% [markdown]
# The other way round: how much would have to be moved, and which weight matters at all?

# %%
least = sc.least_weight_change(card, obs, node="customer", period=NOW)
print(least.verdict.text("en"))
group = least["customer"]
for node, old, new in zip(group.children, group.before, group.after, strict=True):
    if abs(new - old) > 1e-9:
        print(f"   {card.name_of(node).text('en'):30} {old:.0%} → {new:.0%}")
tornado = sc.weight_tornado(card, obs, node="customer", period=NOW)
widest = tornado.table().records()[0]
heaviest = widest["name"].text("en")
print(f"Between a fifth less and a fifth more of any one weight lie at most {widest['swing']:.1f} points ({heaviest}).")

assert abs(group.score - 75) < 1e-6

# %% [markdown]
# ## 3. Where better data pays
#
# Values, weights and the rule of adding up vary together. Which of them is behind the spread of the score, and what
# would half the error of each source bring?

# %%
both = sc.robustness(
    card, obs, period=NOW, node="customer", rules=["weighted_arithmetic", "weighted_geometric"], draws=4000, seed=1
)
influence = both.influence()
for share in influence.rows[:3]:
    better = share.halved_standard_deviation
    better_text = "" if better is None else f"   with half its error the spread is {better:.1f}"
    print(f"{share.name.text('en'):38} {share.total:4.0%} of the variance{better_text}")
survey = next(share for share in influence.rows if share.id == "survey:customers")
asked = declared.instrument, gaps.overall.n
print(
    f"\nNow the standard deviation is {influence.standard_deviation:.1f}. About {4 * asked[1]} answers instead of "
    f"{asked[1]} would bring it to {survey.halved_standard_deviation:.1f}; agreeing on the weights costs a meeting."
)

assert survey.halved_standard_deviation < influence.standard_deviation

# %% [markdown]
# ## 4. What the probability is not
#
# It is a probability under a flat prior: nothing was known of the true score before. It says nothing of whether
# target and weight are right, and a value whose error nobody stated counts as exact. So the share of the weight with
# a known error stands beside it.

# %%
for perspective in card.perspectives:
    found = ev[perspective.id]
    named = found.name.text("en")
    print(f"{named:20} error known for {found.error_known:4.0%} of the weight, coverage {found.coverage:4.0%}")

# %% [markdown]
# ## 5. A ranking that made the newspapers
#
# The Logistics Performance Index of 2018 ranks 160 economies by six indicators, with weights from principal
# components. Would the top ten be the top ten if nobody knew the weights?

# %%
INDICATORS = (
    "customs",
    "infrastructure",
    "international_shipments",
    "logistics_competence",
    "tracking_tracing",
    "timeliness",
)
text = (root / "tests" / "reference" / "lpi" / "lpi_2016_2018.csv").read_text("utf-8")
published = [row for row in csv.DictReader(text.splitlines()) if row["year"] == "2018"]
weights = sc.weighting.principal_components(
    {name: [float(row[name]) for row in published] for name in INDICATORS}, form="loading_over_sd"
)
top = sorted(published, key=lambda row: int(row["rank"]))[:10]
index = sc.Scorecard(
    id="lpi",
    name="Logistics Performance Index",
    calendar={"first": "2018", "last": "2018"},
    entities=[{"id": row["code"], "name": row["country"]} for row in top],
    perspectives=[
        {
            "id": "customer",
            "name": "Logistics",
            "objectives": [
                {
                    "id": "all",
                    "name": "All",
                    "measures": [
                        {"id": m, "name": m, "worst": 1, "target": 5, "weight": weights[m]} for m in INDICATORS
                    ],
                }
            ],
        }
    ],
)
values = [sc.MeasureRecord(m, "2018", float(row[m]), entity=row["code"]) for row in top for m in INDICATORS]
lpi = sc.observe(index, values=values)
free = sc.robustness(
    index, lpi, period="2018", node="customer", weights={"all": known.free(INDICATORS)}, draws=10_000, seed=1
)
overall = {row["code"]: row for row in top}
print(f"{'':14} published rank (bounds)   first   expected rank under any weights")
for code in overall:
    row, ranks = overall[code], free.ranks
    expected = ranks.expected[ranks.entities.index(code)]
    bounds = f"{row['rank']:>6} ({row['rank_lo']} to {row['rank_hi']})"
    print(f"{row['country']:14} {bounds:24} {ranks.share(code, rank=1):6.1%}   {expected:.1f}")
first, second = top[0], top[1]
wins = free.ranks.wins[free.ranks.entities.index(first["code"]), free.ranks.entities.index(second["code"])]
print(
    f"\n{first['country']} is first under {free.ranks.share(first['code'], rank=1):.1%} of all weights and beats "
    f"{second['country']} under {wins:.1%}.\nThe bounds of the World Bank tell another doubt, that of its sample: "
    f"{second['country']} may be anywhere from {second['rank_lo']} to {second['rank_hi']}.\n"
    "Neither doubt answers the other, and values without a stated error count as exact here."
)

ours = sum(weights[m] * float(first[m]) for m in INDICATORS)
assert abs(ours - float(first["lpi"])) < 1e-5  # the published overall score, from the weights found here
assert abs(free.ranks.shares.sum() - len(top)) < 1e-9

# %% [markdown]
# ## 6. Do the arrows hold?
#
# A retailer's map says: engaged staff impress customers a quarter later, and impressed customers buy more the quarter
# after. Only the stated link at its stated delay is tested, with trend, season and each series' own past taken out.

# %%
folder = root / "examples" / "service_profit_chain"
chain = sc.read_card(folder / "card.yaml")
quarters = sc.observe(chain, values=sc.read_observations(folder / "kpi.csv"))
links = sc.link_evidence(chain, quarters)
TRUTH = {("engage_staff", "impress_customers"), ("impress_customers", "grow_revenue")}
for row in links.rows:
    names = " → ".join(chain.name_of(node).text("en") for node in (row.source, row.target))
    print(f"{names:40} {row.verdict:14} effect {row.effect:+.2f} ({row.low:+.2f} to {row.high:+.2f})")
few = sc.link_evidence(chain, quarters, last="2007-Q4")
print(f"\nWith the first three years alone: {', '.join({row.verdict for row in few.rows})}, {few.rows[0].n} rows.")

assert {(row.source, row.target) for row in links.rows if row.verdict == "supported"} == TRUTH
assert {row.verdict for row in few.rows} == {"too_little_data"}

# %% [markdown]
# "Supported" does not say that one thing brings about the other: something else may move both. "Not supported" does
# not say that there is no link.

# %% [markdown]
# ## 7. What target?
#
# Back to the kiosks. Targets are set in meetings; here is what the past says about them, if nothing changes.

# %%
peers = sc.TargetReference(98.8, source="made up for this page", standard_error=0.2)
availability = sc.target_options(card, obs, measure="availability", benchmark=peers, requirement=98)
for option in availability.options:
    if option.value is None:
        print(f"{option.name.text('en'):34} none: {option.reason}")
    else:
        print(
            f"{option.name.text('en'):34} {option.value:6.2f} %   next quarter {option.chance:4.0%}   "
            f"two of three {option.chance_of_hits:4.0%}   met {option.met} of {option.n}"
        )
in_force, history = availability.option("in_force"), availability.history
print(
    f"\nThe target of {in_force.value:g} % was met {in_force.met} times in {history.n} quarters; the next one "
    f"has a chance of {in_force.chance:.0%}. It is a wish until something changes in the process."
)

assert in_force.chance < 0.5
assert availability.option("upper_limit").reason == "few_for_limits"

# %% [markdown]
# Eight quarters are enough for a mean and its spread, and too few for control limits; the library gives the one and
# refuses the other. And where the past is no stable process, it says so:

# %%
patches = sc.target_options(card, obs, measure="patches_on_time")
doubt = next(note for note in patches.table().notes if "signals" in note.text("en"))
print(doubt.text("en"))
shares, doubtful = obs.series("patches_on_time"), patches.option("in_force").chance
print(
    f"The updates rose from {shares[0]:g} to {shares[-1]:g} %: their mean of {patches.history.mean:.1f} % is no "
    f"forecast, and the {doubtful:.0%} for the target in force is none either."
)

assert patches.history.signals

# %% [markdown]
# ## 8. What to tell the board
#
# Made from the numbers above.


# %%
def status_with_chance(node: str) -> str:
    """Return the status of a node with its probability."""
    return f"{ev[node].status} with {ev[node].probabilities[ev[node].status]:.0%}"


print(
    f"1. The customer's light is {status_with_chance('customer')}; of all objectives, "
    f"'{card.name_of(shaky[0]).text('en')}' is the least sure ({status_with_chance(shaky[0])})."
)
near = kept["about the card's"]
print(
    f"2. Other weights: {near:.0%} of the draws about the card's weights keep the light, "
    f"{kept['nothing known']:.0%} of those with any weights; "
    f"it takes {100 * group.distance / 2:.0f} of 100 points of weight to turn it."
)
print(
    f"3. {influence.rows[0].name.text('en')} is the largest source of doubt: "
    f"{influence.rows[0].total:.0%} of the variance."
)
delivered = availability.option("delivers_95").value
print(
    f"4. Availability: {delivered:.1f} % is what the process delivers in 95 of 100 quarters; "
    f"{in_force.value:g} % needs another process."
)

# %% [markdown]
# ## Where to go next
#
# `docs/uncertainty.md` tells what each error is made of and what a probability means, `docs/weights.md` where weights
# come from, `docs/link-evidence.md` how links are tested and how often the test errs.
