"""Tests of the scorecard as a whole."""

from __future__ import annotations

import copy
import pickle

import jsonschema
import pytest

from scorecard._text import LocalText
from scorecard._yaml import load_yaml
from scorecard.models import Band, Bands, Entity, LintException, Measure, Objective, Perspective, Scorecard
from tests.house.source import PACKAGE
from tests.models.cards import Plain, card
from tests.refusal import refusal

KIOSK = Scorecard.model_validate(card())


# ----------------------------------------------------------------- navigation


def test_nodes_come_depth_first() -> None:
    nodes = ("customer", "trust", "gap", "complaints", "speed", "seconds", "financial", "earn")
    assert KIOSK.node_ids == nodes
    assert KIOSK.model_copy(update={"total": True}).node_ids == ("total", *nodes)
    assert [m.id for m in KIOSK.measures] == ["gap", "complaints", "seconds"]
    assert [o.id for o in KIOSK.objectives] == ["trust", "speed", "earn"]
    for found in (KIOSK, KIOSK.model_copy(update={"total": True})):
        assert list(found.node_places.items()) == [(node, i) for i, node in enumerate(found.node_ids)]


def test_every_node_knows_its_kind_its_parent_and_its_children() -> None:
    total = KIOSK.model_copy(update={"total": True})
    for found in (KIOSK, total):
        for node_id in found.node_ids:
            for child in found.children_of(node_id):
                assert found.parent_of(child) == node_id
    assert [KIOSK.kind_of(n) for n in ("customer", "trust", "gap", "total")] == [
        "perspective",
        "objective",
        "measure",
        "total",
    ]
    assert KIOSK.parent_of("customer") is None
    assert total.parent_of("customer") == "total"
    assert total.parent_of("total") is None
    assert total.children_of("total") == ("customer", "financial")
    assert KIOSK.children_of("gap") == KIOSK.children_of("earn") == ()
    assert isinstance(KIOSK.node("customer"), Perspective)
    assert isinstance(KIOSK.node("trust"), Objective)
    assert KIOSK.node("gap") is KIOSK.measure("gap")


def test_names_and_bands_of_nodes() -> None:
    own = Bands(
        bands=(Band(id="all", low=0, high=100, level="good", name=LocalText(en="all"), letter=LocalText(en="A")),)
    )
    written = card()
    written["perspectives"][0]["objectives"][0]["measures"][0]["bands"] = own.model_dump()
    found = Scorecard.model_validate(written)
    assert found.bands_of("gap") == own
    assert found.bands_of("trust") == found.bands_of("total") == found.bands == Bands.default()
    assert found.name_of("total") == LocalText(en="Total", zh="总分")
    assert found.name_of("customer") == LocalText(en="Customer", zh="客户")
    assert found.name_of("gap") == LocalText(en="Gap")


def test_what_is_not_there_is_named_with_the_nearest_name() -> None:
    assert refusal(lambda: KIOSK.node("custmer")) == [
        "the card has no such node; found 'custmer'. Did you mean 'customer'? [unknown-node]"
    ]
    assert refusal(lambda: KIOSK.measure("trust")) == [
        "the card has no such measure; found 'trust'. Use one of: gap, complaints, seconds. [unknown-measure]"
    ]
    for ask in (KIOSK.kind_of, KIOSK.parent_of, KIOSK.children_of, KIOSK.name_of, KIOSK.bands_of):
        assert "[unknown-node]" in refusal(lambda ask=ask: ask("zzz"))[0]  # type: ignore[misc]


def test_bands_in_force_in_a_period() -> None:
    """The card's bands change in the third quarter, the measure's own are taken away in the fourth."""

    def one(name: str) -> list[Plain]:
        return [{"id": name, "low": 0, "high": 100, "level": "good", "name": name, "letter": "A"}]

    written = card()
    measure = written["perspectives"][0]["objectives"][0]["measures"][0]
    measure |= {"bands": one("own"), "changes": [{"since": "2026-Q4", "bands": None}]}
    written["changes"] = [{"since": "2026-07-01", "bands": one("later")}, {"since": "2026-Q4", "bands": one("last")}]
    found = Scorecard.model_validate(written)
    periods = found.calendar.periods
    assert [[b.id for b in found.bands_of("gap", period=p)] for p in periods] == [["own"], ["own"], ["own"], ["last"]]
    assert [len(found.bands_of("trust", period=p)) for p in periods] == [3, 3, 1, 1]
    assert [b.id for b in found.bands_of("total", period=periods[2])] == ["later"]
    assert len(found.bands_of("trust")) == 3


# ---------------------------------------------------------------------- fields


@pytest.mark.parametrize("cap", [100, 100.0, 120, 1000, "none"])
def test_the_cap(cap: object) -> None:
    assert Scorecard.model_validate({**card(), "cap": cap}).cap == cap


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        *(
            (
                "cap",
                value,
                (
                    f"cap: the cap must be a number from 100 to 1000, or none; found '{shown}'. "
                    "Leave it out to let scores above 100 count as 100. [cap-value]"
                ),
            )
            for value, shown in (
                (99, "99"),
                (1001, "1001"),
                ("None", "None"),
                ("120", "120"),
                (True, "True"),
                (None, "nothing"),
                (float("nan"), "nan"),
            )
        ),
        *(
            (
                "schema_version",
                value,
                (
                    f"schema_version: this version of the card format is not known; found '{shown}'. "
                    "Write 2, or use the release of scorecard that the card was made for. [schema-version]"
                ),
            )
            for value, shown in ((3, "3"), (0, "0"), ("1", "1"), (True, "True"), (1.0, "1.0"), (None, "nothing"))
        ),
        ("total", "perhaps", "total: true or false is needed; found 'perhaps'. Write true or false. [wrong-type]"),
        ("name", None, "name: a text is needed; found 'nothing'. Write it in quotes, or as en: and zh:. [wrong-type]"),
        (
            "perspectives",
            [],
            "perspectives: at least 1 entry is needed here; found 'an empty list'. Add what is missing. [wrong-length]",
        ),
        (
            "perspectives",
            None,
            "perspectives: a list is needed; found 'nothing'. Write one entry a line, each after a dash. [wrong-type]",
        ),
        (
            "bands",
            "red",
            "bands: a mapping of fields is needed; found 'red'. Write one field: value a line. [wrong-type]",
        ),
        (
            "surveys",
            {"my survey": card()["surveys"]["customers"], **card()["surveys"]},
            (
                "surveys.my survey: this is no valid id; found 'my survey'. "
                "Use a letter, then letters, digits or underscores, 64 at most. [bad-id]"
            ),
        ),
    ],
)
def test_a_field_that_cannot_be_read_is_named(field: str, value: object, line: str) -> None:
    assert refusal(lambda: Scorecard.model_validate({**card(), field: value})) == [line]


def test_a_card_is_built_by_hand_from_its_parts() -> None:
    measure = Measure(id="otif", name=LocalText(en="OTIF"), worst=80, target=98)
    objective = Objective(id="punctual", name=LocalText(en="Deliver on time"), measures=(measure,))
    built = Scorecard(
        id="demo",
        name=LocalText(en="Demo"),
        calendar=KIOSK.calendar,
        perspectives=(Perspective(id="customer", objectives=(objective,)),),
        entities=(Entity(id="north", name=LocalText(en="North")),),
        lint_ignore=(LintException(code="few-measures", reason=LocalText(en="a pilot")),),
    )
    assert built.measure("otif") is measure
    assert Scorecard.model_validate(built.model_dump(mode="json")) == built


# ------------------------------------------------------------------ frozenness


def test_nothing_in_a_card_can_be_changed() -> None:
    for change in (
        lambda: setattr(KIOSK, "id", "x"),
        lambda: setattr(KIOSK.perspectives[0], "weight", 3.0),
        lambda: setattr(KIOSK.bands.bands[0], "low", 3.0),
    ):
        with pytest.raises(Exception, match=r"cannot be changed"):
            change()
    with pytest.raises(TypeError):
        KIOSK.surveys["other"] = KIOSK.surveys["customers"]  # type: ignore[index]
    with pytest.raises(TypeError):
        KIOSK.perspectives[0] = KIOSK.perspectives[1]  # type: ignore[index]


def test_cards_are_copied_compared_and_hashed() -> None:
    _ = KIOSK.measures, KIOSK.node_ids, KIOSK.node_places, KIOSK.node("gap")
    assert pickle.loads(pickle.dumps(KIOSK)) == KIOSK
    for twin in (copy.deepcopy(KIOSK), KIOSK.model_copy(deep=True), KIOSK.model_copy(), copy.copy(KIOSK)):
        assert twin == KIOSK
        assert hash(twin) == hash(KIOSK)
        assert twin.node_ids == KIOSK.node_ids
    assert Scorecard.model_validate(card()) == KIOSK
    assert KIOSK.model_copy(update={"total": True}) != KIOSK


def test_a_changed_copy_forgets_what_was_counted_before() -> None:
    """Node lists are kept once they are made; a copy with other perspectives makes its own."""
    assert "gap" in KIOSK.node_ids
    changed = KIOSK.model_copy(update={"perspectives": KIOSK.perspectives[1:], "strategy_map": {}})
    assert changed.node_ids == ("financial", "earn")
    assert changed.measures == ()
    assert KIOSK.node_ids[0] == "customer"


def test_a_changed_copy_is_checked_as_a_whole() -> None:
    assert refusal(lambda: KIOSK.model_copy(update={"surveys": {}})) == [
        (
            "perspectives.0.objectives.0.measures.0.source.survey: the card declares no such survey; found 'customers'. "
            "There is none to choose from. [unknown-survey]"
        )
    ]


# ------------------------------------------------------------------------ forms


def test_what_is_written_is_read_back() -> None:
    for options in ({}, {"exclude_defaults": True}, {"exclude_none": True}, {"exclude_unset": True}):
        assert Scorecard.model_validate(KIOSK.model_dump(mode="json", **options)) == KIOSK  # type: ignore[arg-type]
        assert Scorecard.model_validate(KIOSK.model_dump(**options)) == KIOSK  # type: ignore[arg-type]
        assert Scorecard.model_validate_json(KIOSK.model_dump_json(**options)) == KIOSK  # type: ignore[arg-type]


SCHEMA = Scorecard.model_json_schema()


def test_the_json_schema_is_one_and_knows_the_card() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert validator.is_valid(card())
    assert validator.is_valid(KIOSK.model_dump(mode="json"))
    template, _ = load_yaml((PACKAGE / "templates" / "self_service_kiosk" / "card.yaml").read_text("utf-8"))
    validator.validate(template)


@pytest.mark.parametrize(
    "change",
    [
        {"nmae": "x"},
        {"id": "1"},
        {"name": 5},
        {"name": {"de": "x"}},
        {"perspectives": []},
        {"perspectives": [{"id": "customer", "weight": -1}]},
        {"perspectives": [{"id": "customer", "objectives": [{"id": "o"}]}]},
        {"bands": {"bands": []}},
        {"bands": [{"id": "a"}]},
        {"cap": 50},
        {"calendar": {"first": "2026-Q5", "last": "2026-Q4"}},
        {"strategy_map": {"links": [{"cause": "a", "effect": "b", "sign": "x"}]}},
        {"schema_version": 3},
    ],
)
def test_the_json_schema_catches_what_an_editor_can_catch(change: dict[str, object]) -> None:
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid({**card(), **change})


def test_every_field_that_people_write_is_described() -> None:
    silent = [
        f"{name}.{field}"
        for name, definition in {"Scorecard": SCHEMA, **SCHEMA["$defs"]}.items()
        for field, schema in definition.get("properties", {}).items()
        if not schema.get("description")
    ]
    assert silent == []
