"""The part of a template's README that states what is true of its data."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.models import Scorecard
from tools.template_data.orders import simulation, truth_table
from tools.template_data.surveys import item_means

BEGIN = "<!-- truth: written by tools/make_templates.py -->"
END = "<!-- end of truth -->"
ORDERS = "`orders.csv`, `customers.csv`, `complaints.csv`, from 自"
_KINDS = {
    "proportion": "independent cases 独立个案",
    "mean": "mean of cases 个案均值",
    "lines": "lines within orders 订单内各行",
    "events": "events 事件数",
    "share": "all there are, no sampling error 全数统计",
    "exact": "books, no sampling error 账面数",
}


def with_truth(text: str, card: Scorecard, truth: Mapping[str, object]) -> str:
    """Return a README with its part on the truth written anew."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    parts = [_measures(card, truth)]
    parts += [_survey(card, truth[key]) for key in ("survey", "wanted") if key in truth]  # type: ignore[arg-type]
    if "rivals" in truth:
        parts.append(_rivals(truth["rivals"]))  # type: ignore[arg-type]  # a mapping in the file
    if "orders" in truth:
        of: Mapping[str, object] = truth["orders"]  # type: ignore[assignment]  # a mapping in the file
        head = f"{ORDERS}, {of['truth']['start']}"  # type: ignore[index]  # a mapping in the file
        parts.append(f"{head}:\n\n{truth_table(simulation(of, seed=int(str(truth['seed']))))}")
    return f"{before}{BEGIN}\n\n" + "\n\n".join(parts) + f"\n\n{END}{after}"


def _measures(card: Scorecard, truth: Mapping[str, object]) -> str:
    """Return the true course of every measure."""
    measures: Mapping[str, Mapping[str, object]] = truth["measures"]  # type: ignore[assignment]  # a mapping
    lines = ["| measure 指标 | true values 真实值 | error 误差来源 |", "|---|---|---|"]
    for name, of in measures.items():
        path: list[float] = of["path"]  # type: ignore[assignment]  # a list in the file
        names = card.measure(name).name
        values = " → ".join(f"{value:g}" for value in path)
        lines.append(f"| {names.text('en')} {names.text('zh')} `{name}` | {values} | {_KINDS[str(of['kind'])]} |")
    return "\n".join(lines)


def _survey(card: Scorecard, of: Mapping[str, object]) -> str:
    """Return the true mean of every item over all classes, and what classes add to it."""
    declared = card.surveys[str(of["survey"])]
    roles: Mapping[str, Mapping[str, float]] = of["roles"]  # type: ignore[assignment]  # a mapping
    shifts: Mapping[str, Mapping[str, float]] = of["class_shift"]  # type: ignore[assignment]  # a mapping
    shares: Mapping[str, float] = of["classes"]  # type: ignore[assignment]  # a mapping
    means = {role: item_means(declared.instrument, role, given) for role, given in roles.items()}
    name = declared.name or declared.instrument.name
    lines = [f"`{of['file']}`, n = {of['n']}: {name.text('en')} {name.text('zh')}", ""]
    lines += [f"| item 题项 | {' | '.join(roles)} |", "|---|" + "---|" * len(roles)]
    for item in declared.instrument.items:
        cells = " | ".join(f"{means[role][item.id]:.2f}" for role in roles)
        lines.append(f"| {item.label.text('en')} {item.label.text('zh')} | {cells} |")
    added = "; ".join(
        f"{role}: " + ", ".join(f"{group} {by[group]:+g}" for group in by)
        for role, by in shifts.items()
        if any(by.values())
    )
    listed = ", ".join(f"{group} {100 * share:g} %" for group, share in shares.items())
    lines += ["", f"Classes 客户类别: {listed}. Added to the means 各类加减: {added}."]
    return "\n".join(lines)


def _rivals(of: Mapping[str, object]) -> str:
    """Return the true means of the rival."""
    given: Mapping[str, float] = of["perception"]  # type: ignore[assignment]  # a mapping
    cells = ", ".join(f"{item} {mean:g}" for item, mean in given.items())
    return f"`{of['file']}`, rival 竞争对手, n = {of['n']}: {cells}."
