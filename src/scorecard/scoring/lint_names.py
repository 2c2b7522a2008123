"""Rules of lint on names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard._text import LANGS, LocalText
from scorecard.models.perspective import STANDARD
from scorecard.scoring.lint_rule import Hit, Rule, Scene

__all__ = ["IGNORE_ERROR", "IGNORE_UNKNOWN", "LANGUAGE_MISSING", "NAME_REPEATED"]


@dataclass(frozen=True, slots=True)
class _Named:
    """Something with a name, and where the name stands."""

    kind: str
    path: str
    node: str | None
    name: LocalText


def _names(scene: Scene) -> Iterator[_Named]:
    """Yield every name that people wrote into a card."""
    card = scene.card
    yield _Named("card", "name", None, card.name)
    for perspective in scene.perspectives():
        if perspective.part.name != STANDARD.get(perspective.part.id):
            yield _Named("perspective", f"{perspective.path}.name", perspective.part.id, perspective.part.name)
    for objective in scene.objectives():
        part = objective.part
        yield _Named("objective", f"{objective.path}.name", part.id, part.name)
        for k, measure in enumerate(part.measures):
            yield _Named("measure", f"{objective.path}.measures.{k}.name", measure.id, measure.name)
        for k, initiative in enumerate(part.initiatives):
            yield _Named("initiative", f"{objective.path}.initiatives.{k}.name", part.id, initiative.name)
    for i, entity in enumerate(card.entities):
        yield _Named("entity", f"entities.{i}.name", None, entity.name)
    for survey_id, survey in card.surveys.items():
        if survey.name is not None:
            yield _Named("survey", f"surveys.{survey_id}.name", None, survey.name)


def _repeated(scene: Scene) -> Iterator[Hit]:
    """Yield names that another thing of the same kind has in one of the languages."""
    seen: dict[tuple[str, str], str] = {}
    for named in _names(scene):
        keys = {(named.kind, named.name.text(lang).casefold()) for lang in LANGS}
        first = next((seen[key] for key in sorted(keys) if key in seen), None)
        if first is not None:
            yield Hit(named.path, named.node, {"name": named.name, "first": first})
        for key in keys:
            seen.setdefault(key, named.path)


def _one_language(scene: Scene) -> Iterator[Hit]:
    """Yield names in one language of a card that speaks both."""
    names = list(_names(scene))
    if any(named.name.complete for named in names):
        for named in names:
            if not named.name.complete:
                lacking = _CHINESE if named.name.zh is None else _ENGLISH
                yield Hit(named.path, named.node, {"name": named.name, "language": lacking})


def _unknown(scene: Scene) -> Iterator[Hit]:
    """Yield entries of lint_ignore that name no rule."""
    for i, entry in enumerate(scene.card.lint_ignore):
        if entry.code not in scene.severities:
            yield Hit(f"lint_ignore.{i}.code", None, {"code": entry.code})


def _firm(scene: Scene) -> Iterator[Hit]:
    """Yield entries of lint_ignore that name an error."""
    for i, entry in enumerate(scene.card.lint_ignore):
        if scene.severities.get(entry.code) == "error":
            yield Hit(f"lint_ignore.{i}.code", None, {"code": entry.code})


_ENGLISH = LocalText(en="English", zh="英文")
_CHINESE = LocalText(en="Chinese", zh="中文")

NAME_REPEATED = Rule(
    _repeated,
    what=LocalText(en="the name {name} already stands at {first}", zh="名称“{name}”已用于 {first}"),
    why=LocalText(
        en="In tables and charts nobody can tell the two apart.",
        zh="在表格和图中无法区分两者。",
    ),
    cure=LocalText(en="Give each a name of its own.", zh="请为每一项另取名称。"),
)
LANGUAGE_MISSING = Rule(
    _one_language,
    what=LocalText(
        en="{name} has no name in {language}, and the card speaks both languages",
        zh="“{name}”没有{language}名称，而计分卡使用两种语言",
    ),
    why=LocalText(
        en="The review in that language prints the name in the other.",
        zh="该语言的报告会印出另一种语言的名称。",
    ),
    cure=LocalText(en="Write it as en: and zh:.", zh="请分别写出 en: 和 zh:。"),
)
IGNORE_UNKNOWN = Rule(
    _unknown,
    what=LocalText(en="lint_ignore names no rule of lint: {code}", zh="lint_ignore 中的代码不是检查规则：{code}"),
    why=LocalText(
        en="A mistyped code leaves out nothing, and a rule that is gone needs no exception.",
        zh="写错的代码不会排除任何建议；规则若已取消，也就不需要例外。",
    ),
    cure=LocalText(
        en="Copy the code from the advice, or remove the entry.",
        zh="请照抄建议中的代码，或删去此条。",
    ),
)
IGNORE_ERROR = Rule(
    _firm,
    what=LocalText(en="lint_ignore names an error: {code}", zh="lint_ignore 中的代码属于错误：{code}"),
    why=LocalText(
        en="Advice can be declined; an error makes numbers wrong whatever the reason.",
        zh="建议可以不采纳；错误则会使数字失真，与理由无关。",
    ),
    cure=LocalText(en="Mend the error, and remove the entry.", zh="请改正错误，并删去此条。"),
)
