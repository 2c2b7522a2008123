# %% [markdown]
# # The first hour with a service-quality survey
#
# A client operates self-service kiosks and hands over one file: what customers **expected** of a kiosk, what they
# **perceived**, how **important** each point is to them and how **satisfied** they are. He asks three things:
#
# 1. Where do we fall short?
# 2. Can I trust these numbers?
# 3. What should we work on first?
#
# The survey is real (kiosk customers in Korea, 2019; MIT licence, see the template's README). Every number below is
# computed when the notebook runs; none is typed into the text.

# %%
import tempfile
from pathlib import Path

import scorecard as sc

# %% [markdown]
# ## 1. Read
#
# The card of the client declares the survey: the questionnaire, and which column holds what. Reading checks every
# cell before anything is computed.

# %%
card = sc.load_template("self_service_kiosk")
files = sc.template_files("self_service_kiosk")
declared = card.surveys["customers"]
instrument = declared.instrument

survey = sc.read_survey(files["survey"], declared)

scale = instrument.scale
print(f"{survey.size} respondents, {len(instrument.items)} items, answers {scale.low} to {scale.high}.")
print(f"Asked of each item: {', '.join(instrument.roles)}.")
for dimension in instrument.dimensions:
    items = instrument.items_of(dimension.id)
    print(f"  {dimension.name.text('en'):12} {len(items)} items: {', '.join(i.label.text('en') for i in items)}")
alone = [item for item in instrument.items if item.dimension is None]
print(f"  {len(alone)} items stand alone: {', '.join(item.label.text('en') for item in alone)}")

# %% [markdown]
# ## 2. Check
#
# How clean is the file? And what would have happened had it not been: one answer is set to 8 on a scale that ends
# at 7. It is refused, with its place; it is not dropped, and not clipped.

# %%
facts = survey.provenance
missing = {role: int((survey.answers[role] == 0).sum()) for role in instrument.roles}
print(f"{facts.rows_read} rows read as {facts.encoding}, separated by {facts.separator}; {facts.rows_blank} blank.")
print("Missing answers: " + ", ".join(f"{role} {count}" for role, count in missing.items()) + ".")

lines = files["survey"].read_text("utf-8").splitlines()
column = lines[0].split(",").index("P7")
spoilt = lines[5].split(",")
spoilt[column] = "8"
with tempfile.TemporaryDirectory() as folder:
    broken = Path(folder) / "broken.csv"
    broken.write_text("\n".join([*lines[:5], ",".join(spoilt), *lines[6:]]), "utf-8")
    try:
        sc.read_survey(broken, declared)
    except sc.SurveyError as error:
        refused = error
        print("\n" + str(error).replace(str(broken), "broken.csv"))

assert survey.size == facts.rows_read
assert sum(missing.values()) == 0
assert sum(refused.counts.values()) == 1

# %% [markdown]
# ### Were the questions answered with care?
#
# Clean cells can still be careless answers: one answer all the way down, the answers of somebody else, no gap
# anywhere. Such signs are counted, and nobody is left out because of one unless you say by which rule.

# %%
care = sc.answer_quality(survey)
for row in care.rows:
    if row.flagged:
        print(f"{row.flagged:3} of {row.n} ({row.share:.0%})   {row.flag:16} {row.role or 'whole questionnaire'}")

everyone = sc.gap_analysis(survey, weights=declared.weights)
careful = sc.gap_analysis(sc.exclude(survey, ["long_run", "no_difference"]), weights=declared.weights)
effect = sc.exclusion_effect(everyone, careful)
overall_moved = next(row for row in effect.rows if row.id == "overall")
print(
    f"\nLong runs of one answer are common where everything is expected, and no sign by themselves; in every question "
    f"at once they are. Without those who show that, or no gap anywhere, {effect.n_after} of "
    f"{effect.n_before} are left, and the overall gap is {overall_moved.gap_after:+.2f} instead of "
    f"{overall_moved.gap_before:+.2f}. The finding does not hang on them, so everybody stays in."
)

assert effect.n_after < effect.n_before
assert (overall_moved.gap_after < 0) == (overall_moved.gap_before < 0)

# %% [markdown]
# ## 3. Where do we fall short?
#
# A gap is perception minus expectation, for each respondent and item, so a negative gap is a shortfall. The dimensions
# are weighted by their importance to the customers (100 points, declared in the card).

# %%
gaps = sc.gap_analysis(survey, weights=declared.weights)


def name(row_id: str) -> str:
    """Return the English name of an item or a dimension."""
    return instrument.name_of(row_id).text("en")


def show(row: sc.GapRow, label: str) -> None:
    """Print one row of the analysis."""
    print(
        f"{label:24} n {row.n:3}   expected {row.expectation:5.2f}   perceived {row.perception:5.2f}   "
        f"gap {row.gap:+5.2f}  [{row.low:+5.2f}, {row.high:+5.2f}]"
    )


for row in sorted(gaps.dimensions, key=lambda r: r.gap):
    show(row, name(row.id))
print()
show(gaps.overall, "Overall")
show(gaps.weighted, "Overall, weighted")

# %% [markdown]
# The brackets hold the confidence interval of the mean gap. A dimension whose interval includes zero is one where we
# cannot say that customers get less (or more) than they expect.

# %%
short = [row for row in gaps.dimensions if row.high < 0]
open_ = [row for row in gaps.dimensions if row.low <= 0 <= row.high]
worst = min(gaps.dimensions, key=lambda r: r.gap)
print(f"{len(short)} of {len(gaps.dimensions)} dimensions clearly fall short of expectation.")
print(f"The largest shortfall is {name(worst.id)}: {worst.gap:+.2f} points on a scale of {scale.points}.")
for row in open_:
    print(
        f"{name(row.id)} is met ({row.gap:+.2f}), and customers expect little of it: "
        f"{row.expectation:.2f}, against {gaps.overall.expectation:.2f} overall."
    )
print(
    f"Weighting by importance deepens the overall gap from {gaps.overall.gap:+.2f} to {gaps.weighted.gap:+.2f}: "
    "we are weakest where it matters."
)

# means and gaps of the same file by R's psych package, and by hand
assert abs(gaps.row("security").gap - -1.80927835051546) < 1e-12
assert abs(gaps.row("tangible").gap - 0.00257731958762887) < 1e-12
assert abs(gaps.overall.gap - -1.12840778923253) < 1e-12
assert abs(gaps.overall_items.gap - -1.15936426116838) < 1e-12
assert [row.id for row in open_] == ["tangible"]
assert gaps.weighted.gap < gaps.overall.gap

# %% [markdown]
# "Not told from zero" is not "met". Met is a claim of its own, with a margin that the client has to name: here a
# quarter of a point on either side. And because answers on a scale are no bell curve, the ranks get a say too:
# Wilcoxon's test beside the t test. Where both agree, nobody has to argue about distributions.

# %%
MARGIN = 0.25


def small(p: float) -> str:
    """Return a p-value, the very small ones as such."""
    return "<0.001" if p < 0.001 else f"{p:6.3f}"


tested = sc.gap_analysis(survey, weights=declared.weights, equivalence_margin=MARGIN)
print(f"Interval: {tested.interval_method}, {tested.confidence:.0%}; adjusted within each family: {tested.adjust}.")
for row in tested.dimensions:
    met = {True: "met", False: "not shown to be met", None: "–"}[row.equivalence.met]
    print(
        f"{name(row.id):12} p (t) {small(row.p_adjusted)}   p (Wilcoxon) {small(row.wilcoxon_p_adjusted)}   "
        f"d {row.effect_size:+.2f}   rank-biserial {row.wilcoxon.rank_biserial:+.2f}   "
        f"within ±{MARGIN}: {met} (p {small(row.equivalence.p_value)})"
    )
disagree = [row for row in tested.dimensions if (row.p_adjusted < 0.05) != (row.wilcoxon_p_adjusted < 0.05)]
print(f"\nThe two tests disagree on {len(disagree)} of {len(tested.dimensions)} dimensions.")
best = max(tested.items, key=lambda row: row.top_box.perception.share)
print(
    f"Most often praised: {name(best.id)}; {best.top_box.perception.share:.0%} gave the highest answer "
    f"[{best.top_box.perception.low:.0%}, {best.top_box.perception.high:.0%}], "
    f"and {best.top_box.expectation.share:.0%} expected it."
)

assert [row.id for row in tested.dimensions if row.equivalence.met] == ["tangible"]
assert not disagree

# %% [markdown]
# The chart says the same at a glance: hollow is expected, filled is perceived; on the right the gap with its interval.

# %%
gaps.plot.dumbbell()

# %% [markdown]
# ### Down to the items
#
# With this many tests some would look significant by luck alone; the p-values are therefore adjusted (Holm) over
# all items.

# %%
ranked = sorted(gaps.items, key=lambda r: r.gap)
for row in ranked[:6]:
    show(row, name(row.id))
print("  …")
for row in ranked[-4:]:
    show(row, name(row.id))

below = [row for row in gaps.items if row.p_adjusted < 0.05 and row.gap < 0]
above = [row for row in gaps.items if row.p_adjusted < 0.05 and row.gap > 0]
unclear = len(gaps.items) - len(below) - len(above)
print(f"\n{len(gaps.items)} items. Short: {len(below)}. Above: {len(above)}. Not told from zero: {unclear}.")
outside = [row for row in ranked[:6] if instrument.item(row.id).dimension is None]
print(
    f"Of the six largest gaps, {len(outside)} belong to no dimension ({', '.join(name(row.id) for row in outside)}): "
    "a report of dimensions alone would miss them."
)

assert len(below) + len(above) + unclear == 24
assert all(abs(row.perception - row.expectation - row.gap) < 1e-12 for row in gaps.items)

# %% [markdown]
# ## 4. Can I trust these numbers?
#
# ### Do all customers see it alike?
#
# By age first. Small groups are not shown, so that nobody can be recognised. The labels are Korean in the file;
# the card names them in English.

# %%
by_age = sc.gap_analysis(survey, by="age")
for label, group in by_age.segments.items():
    told = "not shown" if group.hidden else f"overall gap {group.overall.gap:+.2f}"
    print(f"{label:8} n {group.n:3}   {told}")

shown = [group for group in by_age.segments.values() if not group.hidden]
share = max(group.n for group in shown) / survey.size
print(
    f"\n{share:.0%} of the respondents are in one age group, {len(by_age.segments) - len(shown)} groups are too small "
    "to show. This survey cannot compare ages, and it does not speak for older customers."
)

assert all(group.hidden for group in by_age.segments.values() if group.n < by_age.privacy_threshold)
assert all(group.overall.gap is None for group in by_age.segments.values() if group.hidden)

# %% [markdown]
# Frequency of use is spread better: at least two or three times a week, a month or half a year.

# %%
by_use = sc.gap_analysis(survey, by="frequency")
print(by_use.heat_map())

between = sc.segment_differences(survey, by="frequency")
clear = [row for row in between.rows if row.p_adjusted is not None and row.p_adjusted < 0.05]
print()
for row in (row for row in between.rows if row.id == "overall"):
    print(
        f"{row.first} against {row.second}: overall {row.difference:+.2f} [{row.low:+.2f}, {row.high:+.2f}], "
        f"p adjusted {row.p_adjusted:.2f}, n {row.n_first} and {row.n_second}"
    )
print(f"\nDifferences that stand after adjustment: {len(clear)} of {len(between.rows)}.")
for row in clear:
    print(f"  {name(row.id)}: {row.first} against {row.second} {row.difference:+.2f}")

assert sum(group.n for group in by_use.segments.values()) == survey.size

# %% [markdown]
# A league table of three groups is soon drawn, and soon wrong: the ranks below are those that the data leave open.

# %%
for row in by_use.ranking().rows:
    print(f"rank {row.rank} ({row.rank_low} to {row.rank_high})   {row.value:+.2f}   n {row.n:3}   {row.label}")

assert all(row.rank_low <= row.rank <= row.rank_high for row in by_use.ranking().rows)

# %% [markdown]
# ### Do the items of a dimension measure one thing?
#
# Cronbach's alpha, for expectation, perception and the gap. A common convention asks for 0.70; the interval shows how
# sure we are of the coefficient itself.

# %%
reliability = sc.reliability(survey)
for dimension in instrument.dimensions:
    cells = []
    for scale_of in ("expectation", "perception", "gap"):
        alpha = reliability.row(dimension.id, scale_of)
        cells.append(f"{scale_of} {alpha.alpha:.2f} [{alpha.low:.2f}, {alpha.high:.2f}]")
    print(f"{dimension.name.text('en'):12} {alpha.k} items   " + "   ".join(cells))

weak = [
    f"{name(dimension.id)} ({scale_of} {reliability.row(dimension.id, scale_of).alpha:.2f})"
    for dimension in instrument.dimensions
    for scale_of in ("expectation", "perception", "gap")
    if reliability.row(dimension.id, scale_of).alpha < 0.7
]
print(f"\nBelow 0.70: {', '.join(weak)}. Read these dimensions item by item before you act on their mean.")

best_of = max(instrument.dimensions, key=lambda d: reliability.row(d.id, "gap").alpha)
row = reliability.row(best_of.id, "gap")
print(
    f"The gap of {name(best_of.id)} holds best: alpha {row.alpha:.2f}, omega {row.omega:.2f} (one factor, maximum "
    f"likelihood), composite reliability {row.composite_reliability:.2f}, "
    f"average variance extracted {row.average_variance_extracted:.2f}."
)
print(
    f"As a difference of two scores it has a reliability of {row.difference.unequal_variances:.2f}: subtracting costs "
    "something, and what it costs depends on how alike expectation and perception are."
)

# the same coefficients by R's psych package
assert abs(reliability.row("economy", "expectation").alpha - 0.581718299711816) < 1e-12
assert abs(reliability.row("security", "gap").alpha - 0.848478704763008) < 1e-12

# %% [markdown]
# ## 5. What first?
#
# Importance against performance: what is important to customers and done below average belongs at the top of the
# list. The lines stand at the means of the data, so something always falls into each corner: the chart ranks, it does
# not judge.

# %%
ipa = sc.importance_performance(survey)
corners = {
    "concentrate": "Concentrate here",
    "keep_up": "Keep up",
    "low_priority": "Low priority",
    "overkill": "Possible overkill",
}
for quadrant, title in corners.items():
    inside = [row for row in ipa.rows if row.quadrant == quadrant]
    print(f"{title} ({len(inside)}): {', '.join(name(row.id) for row in inside) or 'nothing'}")

far = [row for row in ipa.rows if row.quadrant == "keep_up" and gaps.row(row.id).gap < gaps.overall_items.gap]
print(
    f"\n'Keep up' is no praise: {len(far)} of its items have a gap larger than the mean item, "
    f"{name(min(far, key=lambda r: gaps.row(r.id).gap).id)} most of all. Gap and quadrant answer different questions."
)

assert far
assert {row.quadrant for row in ipa.rows} <= set(corners)
assert len(ipa.rows) == len(instrument.items)

# %%
ipa.plot.quadrants()

# %% [markdown]
# ### What customers say matters, and what moves them
#
# Importance was asked. It can also be derived: how closely does satisfaction with an item go with the answer to an
# overall question? The file holds four such answers (1 to 5) whose wording is not published; the first stands here for
# the overall verdict. Stated and derived importance answer different questions, and it pays to look where they part.

# %%
derived = sc.importance_performance(survey, performance="satisfaction", derived="correlation", outcome="overall_1")
stated_rank = {row.id: at for at, row in enumerate(sorted(ipa.rows, key=lambda r: -r.importance), start=1)}
strongest = sorted(derived.rows, key=lambda r: -r.importance)
for at, row in enumerate(strongest[:5], start=1):
    print(f"derived {at}, stated {stated_rank[row.id]:2} of {len(ipa.rows)}   r {row.importance:.2f}   {name(row.id)}")
quiet = [row for row in strongest[:5] if stated_rank[row.id] > len(ipa.rows) / 2]
print(
    f"\n{len(quiet)} of the five items that go most closely with the verdict stand in the lower half of what customers "
    f"call important: {', '.join(name(row.id) for row in quiet) or 'none'}."
)

assert len(strongest) == len(instrument.items)
assert all(-1 <= row.importance <= 1 for row in strongest)

# %% [markdown]
# ### The list
#
# One list, and what it rests on: the weight of an item, its gap, and how certain it is that there is a gap at all.

# %%
todo = sc.priorities(gaps, weights=declared.weights)
for row in (*todo.dimensions[:2], *todo.items[:3]):
    print(f"{row.rank}. {row.reason.text('en')}\n")
aside = [left.id for left in todo.left_out if left.reason == "no_dimension"]
print(
    f"No weight, hence not on the list: {', '.join(map(name, aside))}. Ask what they are worth before leaving them out."
)

assert todo.dimensions[0].id == worst.id

# %% [markdown]
# ## 6. And with ten million answers?
#
# Nothing above needs the respondents, only counts of them. Counts add up, so a survey of any size is read piece by
# piece, and the numbers are the same to the last bit, whatever the pieces.

# %%
pieces = sc.tally_survey(files["survey"], declared, weights=declared.weights, chunk_rows=50)
again = sc.gap_analysis(pieces, weights=declared.weights)
print(f"Read in pieces of 50: overall {again.overall.gap:+.4f}; in one piece: overall {gaps.overall.gap:+.4f}.")

assert again.numbers_json() == gaps.numbers_json()

# %% [markdown]
# ## 7. What it means
#
# Three sentences for the client, made from the numbers above.

# %%
first = [row for row in ipa.rows if row.quadrant == "concentrate"]
both = [row.id for row in first if gaps.row(row.id).gap < gaps.overall_items.gap]
print(
    f"1. Kiosks fall {-gaps.weighted.gap:.2f} points short of what customers expect, most of all in {name(worst.id)}."
)
print(
    f"2. The finding is firm for the customers asked ({gaps.confidence:.0%} interval {gaps.weighted.low:+.2f} to "
    f"{gaps.weighted.high:+.2f}), but {share:.0%} of them are of one age group: ask the older ones before deciding "
    "for them."
)
print(f"3. Start with what is important, done below average, and far from expectation: {', '.join(map(name, both))}.")

assert both

# %% [markdown]
# ## Where to go next
#
# `gaps.to_frame()` gives every row as a data frame. `examples/kiosk/run.py` takes the same survey, adds the KPI
# values and writes the management review.
