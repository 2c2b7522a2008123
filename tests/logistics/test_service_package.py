"""Packages are what they state, in files too, and every flaw is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.io import read_service_programme, write_service_programme
from scorecard.logistics import ServicePackage, ServiceProgramme, ServicePromise, ServiceStandard
from tests.refusal import refusal

WORDS = LocalText(en="word", zh="词")


def standard(id_: str = "on_time", value: float = 0.95, *, platform: bool = False) -> ServiceStandard:
    """Return a standard of on-time delivery."""
    return ServiceStandard(
        id=id_, element=LocalText(en="On time", zh="准时"), phase="transaction", standard=WORDS, platform=platform,
        promise=ServicePromise(value=value, direction="at_least"), measure=id_,
    )  # fmt: skip


def package(name: str, *standards: ServiceStandard, of: str | None = None) -> ServicePackage:
    """Return a package of one class."""
    return ServicePackage(id=name, name=WORDS, customer_class=of or name, standards=standards)


PROGRAMME = ServiceProgramme(
    id="p",
    name=LocalText(en="Programme", zh="服务方案"),
    packages=(package("key", standard(value=0.98)), package("general", standard(platform=True))),
)


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_files_hold_the_same_programme(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"programme.{ending}"
    write_service_programme(PROGRAMME, path)
    assert read_service_programme(path) == PROGRAMME


def test_plain_data_and_json_hold_the_same_programme() -> None:
    assert ServiceProgramme.model_validate(PROGRAMME.model_dump(mode="json")) == PROGRAMME
    assert ServiceProgramme.model_validate_json(PROGRAMME.model_dump_json()) == PROGRAMME


def test_a_promise_is_kept_on_its_side_and_on_the_value() -> None:
    most = ServicePromise(value=2, direction="at_most")
    assert [most.kept_by(v) for v in (1.9, 2, 2.1)] == [True, True, False]
    least = ServicePromise(value=2, direction="at_least")
    assert [least.kept_by(v) for v in (1.9, 2, 2.1)] == [False, True, True]


def test_flaws_of_standards_and_packages_are_told() -> None:
    def unmeasured() -> object:
        return ServiceStandard(
            id="a", element=WORDS, phase="transaction", standard=WORDS,
            promise=ServicePromise(value=1, direction="at_most"),
        )  # fmt: skip

    assert refusal(unmeasured) == [
        (
            "measure: a promise has nothing that measures it. Name the measure, or leave the promise out. "
            "[promise-unmeasured]"
        )
    ]
    assert refusal(lambda: package("key", standard(), standard())) == [
        (
            "standards.1.id: this id is already used at standards.0; found 'on_time'. Give every standard an id of its own. "
            "[duplicate-id]"
        )
    ]


def test_flaws_of_a_programme_are_told() -> None:
    def programme(*packages: ServicePackage) -> object:
        return ServiceProgramme(id="p", name=WORDS, packages=packages)

    own = "Give every package an id and a class of its own."
    assert refusal(lambda: programme(package("a", standard()), package("a", standard(), of="a"))) == [
        f"packages.1.id: this id is already used at packages.0; found 'a'. {own} [duplicate-id]",
        f"packages.1.customer_class: this class is already used at packages.0; found 'a'. {own} [class-twice]",
    ]
    base = package("general", standard(platform=True), standard("damage", platform=True))
    assert refusal(lambda: programme(base, package("key", standard(value=0.9)))) == [
        (
            "packages.1.standards: the package promises less than the basic platform; found 'on_time'. Promise at least as "
            "much, or take the standard off the platform. [platform-lower]"
        ),
        (
            "packages.1.standards: the package lacks a standard of the basic platform; found 'damage'. Add it; what belongs "
            "to the platform, every class gets. [platform-missing]"
        ),
    ]


def test_the_strictest_platform_holds_whichever_package_comes_last() -> None:
    high, low = package("a", standard(platform=True)), package("b", standard(value=0.9, platform=True), of="b")
    for first, second, number in ((high, low, 1), (low, high, 0)):
        found = refusal(lambda: ServiceProgramme(id="p", name=WORDS, packages=(first, second)))  # noqa: B023
        assert [line.partition(":")[0] for line in found] == [f"packages.{number}.standards"]
        assert found[0].endswith("[platform-lower]")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "programme.txt"
    assert refusal(lambda: write_service_programme(PROGRAMME, path), error=UsageError) == [
        (
            f"{path}: a service programme is written as YAML or JSON; found '.txt'. Give the file the ending .yaml or .json. "
            "[unknown-ending]"
        )
    ]


def in_unit(value: float, kind: str, *, currency: str | None = None, platform: bool = False) -> ServiceStandard:
    """Return a standard with a promise in some unit."""
    unit = {"kind": kind} if currency is None else {"kind": kind, "currency": currency}
    promise = ServicePromise.model_validate({"value": value, "direction": "at_least", "unit": unit})
    return standard(platform=platform).model_copy(update={"promise": promise})


@pytest.mark.parametrize(
    ("platform", "kept", "broken"),
    [
        ((0.95, "fraction"), (95, "percent"), (94.9, "percent")),
        ((95, "percent"), (0.95, "fraction"), (0.949, "fraction")),
        ((2, "hours"), (120, "minutes"), (119, "minutes")),
        ((0.95, "number"), (0.95, "fraction"), (0.9, "fraction")),
        ((3, "days"), (3, "number"), (2, "number")),
    ],
)
def test_the_platform_is_compared_in_one_unit(
    platform: tuple[float, str], kept: tuple[float, str], broken: tuple[float, str]
) -> None:
    def programme(value: float, kind: str) -> ServiceProgramme:
        packages = (package("key", in_unit(*platform, platform=True)), package("general", in_unit(value, kind)))
        return ServiceProgramme(id="p", name=WORDS, packages=packages)

    assert programme(*kept).packages[1].customer_class == "general"
    assert refusal(lambda: programme(*broken)) == [
        (
            "packages.1.standards: the package promises less than the basic platform; found 'on_time'. "
            "Promise at least as much, or take the standard off the platform. [platform-lower]"
        )
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (in_unit(0.95, "number", platform=True), in_unit(95, "percent")),
        (in_unit(3, "days", platform=True), in_unit(72, "hours")),
        (in_unit(3, "currency", currency="EUR", platform=True), in_unit(3, "currency", currency="CNY")),
    ],
)
def test_units_that_cannot_be_compared_are_told(one: ServiceStandard, other: ServiceStandard) -> None:
    def build() -> object:
        return ServiceProgramme(id="p", name=WORDS, packages=(package("key", one), package("general", other)))

    assert one.promise is not None
    assert other.promise is not None
    assert refusal(build) == [
        (
            "packages.1.standards: the package promises in another unit than the basic platform; "
            f"found 'on_time: {other.promise.unit.kind}, not {one.promise.unit.kind}'. "
            "Write both promises in one unit. [platform-unit]"
        )
    ]


def test_a_promise_on_the_other_side_is_none_of_the_platform() -> None:
    most = ServicePromise(value=0.99, direction="at_most")
    packages = (
        package("key", standard(platform=True)),
        package("general", standard().model_copy(update={"promise": most})),
    )
    assert refusal(lambda: ServiceProgramme(id="p", name=WORDS, packages=packages)) == [
        (
            "packages.1.standards: the package promises less than the basic platform; found 'on_time'. "
            "Promise at least as much, or take the standard off the platform. [platform-lower]"
        )
    ]
