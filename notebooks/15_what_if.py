# %% [markdown]
# # What if the weights were others?
#
# The total of a logistics company stands just below the limit to "watch". At the meeting somebody says what somebody
# always says: finance counts for too little. Instead of arguing, move the weights and look.
#
# 1. What does the total come to under other weights?
# 2. How far must the weights move until the light turns?
# 3. Is that a reason to move them?
#
# Card, survey and values are the packaged template `logistics_customer_service`; its data are generated. Every number
# below is computed when the notebook runs. The sliders need `ipywidgets` (`pip install balanced-scorecard[notebook]`);
# without it the notebook shows the same table for one set of weights.

# %%
from dataclasses import replace

from IPython.display import display

import scorecard as sc

NAME, PERIOD = "logistics_customer_service", "2026-Q2"
card, files = sc.load_template(NAME), sc.template_files(NAME)
customers = card.surveys["customers"]
gaps = sc.gap_analysis(sc.read_survey(files["survey"], customers), weights=customers.weights)
values = sc.read_observations(files["values"], card=card)
obs = sc.observe(card, surveys={"customers": {PERIOD: gaps}}, values=values)
ev = sc.evaluate(card, obs, period=PERIOD)


def above_objectives(table: sc.Table) -> sc.Table:
    """Return the rows of the total and of the perspectives."""
    shown = {"total", *(p.id for p in card.perspectives)}
    kept = [number for number, row in enumerate(table.records()) if row["node"] in shown]
    return replace(table, rows=tuple(table.rows[number] for number in kept))


above_objectives(ev.table())

# %% [markdown]
# ## 1. Where the total comes from
#
# The explanation unfolds down to the counts: a click on a line shows what is behind it.

# %%
ev.explain("total")

# %%
total = ev["total"]
weights = {p.id: p.weight for p in card.perspectives}
scores = {p.id: ev[p.id].score for p in card.perspectives}
by_hand = sum(weights[p] * scores[p] for p in weights) / sum(weights.values())
print(f"By hand: Σ weight × score / Σ weight = {by_hand:.4f}")

assert abs(by_hand - total.score) < 1e-9

# %% [markdown]
# ## 2. Move the weights
#
# Only the ratio of the weights counts: they are divided by their sum. `sc.what_if` leaves card and values as they are
# and computes both evaluations anew each time.


# %%
def total_if(**others: float) -> sc.Table:
    """Return total and perspectives, as they are and under other weights."""
    moved = {name: weight for name, weight in others.items() if weight != weights[name]}
    return above_objectives(sc.what_if(card, obs, period=PERIOD, weights=moved).table())


try:
    import ipywidgets
except ImportError:
    print("No sliders without ipywidgets; this is the table for a weight of 40 for finance.")
    display(total_if(**{**weights, "financial": 40.0}))
else:
    sliders = {
        p.id: ipywidgets.FloatSlider(
            value=40.0 if p.id == "financial" else p.weight,
            min=1.0,
            max=100.0,
            step=1.0,
            description=p.name.text("en"),
            continuous_update=False,
            style={"description_width": "11em"},
        )
        for p in card.perspectives
    }
    ipywidgets.interact(total_if, **sliders)

# %% [markdown]
# The same table for colleagues in China; every result, table and explanation has `show(lang="zh")`.

# %%
total_if(financial=40.0).show(lang="zh")

# %% [markdown]
# ## 3. How far until the light turns?
#
# With the other weights left alone, the total is a ratio of two lines in the weight *w* of finance, so the weight at
# which it reaches the limit L is found on paper: w = Σ other weights × (L − their mean score) / (finance − L).

# %%
limit = next(band.low for band in card.bands_of("total", period=PERIOD) if band.level == "watch")
rest = {p: weight for p, weight in weights.items() if p != "financial"}
mean_rest = sum(rest[p] * scores[p] for p in rest) / sum(rest.values())
needed = sum(rest.values()) * (limit - mean_rest) / (scores["financial"] - limit)
print(f"Finance would have to weigh {needed:.1f} where it weighs {weights['financial']:.0f} today.")

just_below, just_above = (
    sc.what_if(card, obs, period=PERIOD, weights={"financial": needed + step}).after["total"] for step in (-0.01, 0.01)
)
print(f"At {needed - 0.01:.2f}: {just_below.status}. At {needed + 0.01:.2f}: {just_above.status}.")

assert (just_below.status, just_above.status) == ("red", "amber")

# %% [markdown]
# No single slider finds the least change of all weights together; `sc.least_weight_change` does.

# %%
least = sc.least_weight_change(card, obs, node="total", period=PERIOD)
print(least.verdict.text("en"))

# %% [markdown]
# ## 4. What it means
#
# A slider shows how much the light hangs on the weights; it gives no reason to change them. Weights say what the
# company wants, and are agreed before the values are in. Whoever moves them until the light turns has changed the
# question.

# %%
share = needed / (needed + sum(rest.values()))
print(
    f"1. The total of {total.score:.1f} turns only if finance counts {share:.0%} instead of "
    f"{weights['financial'] / sum(weights.values()):.0%}."
)
worst = min(scores, key=lambda p: scores[p])
print(f"2. The values help more than the weights: look first at {card.name_of(worst).text('en')}, {scores[worst]:.1f}.")
print(f"3. The interval of the total, {total.low:.1f} to {total.high:.1f}, holds the limit of {limit:.0f}.")

assert total.low < limit < total.high
