"""Colour differences against published values."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from scorecard.plots.colour_vision import (
    DEFICIENCIES,
    Deficiency,
    ciede2000,
    contrast,
    difference,
    lightness,
    luminance,
    simulated,
)

SHARMA = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0009), 7.1792),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]
"""Test pairs of Sharma, Wu & Dalal (2005), table 1: L*, a*, b* twice, ΔE₀₀ to four digits."""

VIENOT: dict[Deficiency, tuple[tuple[float, float, float], ...]] = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}
"""Viénot, Brettel & Mollon (1999), for linear channels of sRGB."""

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda c: "#{:02x}{:02x}{:02x}".format(*c))


@pytest.mark.parametrize(("first", "second", "wanted"), SHARMA)
def test_difference_of_the_published_pairs(
    first: tuple[float, float, float], second: tuple[float, float, float], wanted: float
) -> None:
    assert ciede2000(first, second) == pytest.approx(wanted, abs=5e-5)
    assert ciede2000(second, first) == pytest.approx(wanted, abs=5e-5)


@pytest.mark.parametrize(
    ("colour", "wanted"), [("#FF0000", 0.2126), ("#00FF00", 0.7152), ("#0000FF", 0.0722), ("#FFFFFF", 1.0)]
)
def test_luminance_of_the_primaries(colour: str, wanted: float) -> None:
    assert luminance(colour) == pytest.approx(wanted)


def test_contrast_as_the_guideline_computes_it() -> None:
    """#767676 is the lightest grey that passes 4.5 on white: 4.54 (WebAIM)."""
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("colour", ["#FF0000", "#00FF00", "#0000FF"])
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_simulation_of_a_primary_is_a_column_of_the_matrix(colour: str, deficiency: Deficiency) -> None:
    published = {
        "protanopia": ((0.152286, 0.114503, -0.003882), (1.052583, 0.786281, -0.048116), (-0.204868, 0.099216, 1.051998)),
        "deuteranopia": ((0.367322, 0.280085, -0.011820), (0.860646, 0.672501, 0.042940), (-0.227968, 0.047413, 0.968881)),
        "tritanopia": ((1.255528, -0.078411, 0.004733), (-0.076749, 0.930809, 0.691367), (-0.178779, 0.147602, 0.303900)),
    }  # fmt: skip
    column = published[deficiency][["#FF0000", "#00FF00", "#0000FF"].index(colour)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(simulated(colour, deficiency))
    ]
    assert linear == pytest.approx([min(max(c, 0.0), 1.0) for c in column], abs=0.005)  # a step of 1/255


@pytest.mark.parametrize("deficiency", list(VIENOT))
@pytest.mark.parametrize("colour", ["#2E7D79", "#F9B233", "#98140F", "#1F6F9F"])
def test_two_models_agree_on_our_colours(colour: str, deficiency: Deficiency) -> None:
    """Viénot 1999 is a projection, Machado 2009 a model of cones: they name nearly the same colour."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    mixed = [min(max(sum(a * b for a, b in zip(row, linear, strict=True)), 0.0), 1.0) for row in VIENOT[deficiency]]
    shown = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in mixed]
    other = "#{:02x}{:02x}{:02x}".format(*(round(255 * c) for c in shown))
    assert difference(simulated(colour, deficiency), other) < 10


@given(COLOURS)
def test_grey_stays_grey_for_everybody(colour: str) -> None:
    grey = f"#{colour[1:3] * 3}"
    for deficiency in DEFICIENCIES:
        assert difference(simulated(grey, deficiency), grey) < 1


@given(COLOURS, COLOURS)
def test_difference_is_symmetric_and_zero_for_the_same(first: str, second: str) -> None:
    assert difference(first, first) == 0
    assert difference(first, second) == pytest.approx(difference(second, first), abs=1e-9)
    assert difference(first, second) >= 0


def test_known_palettes_fall_where_they_fail() -> None:
    """A traffic light loses its red and green to deuteranopia, Okabe–Ito its statuses to grey print."""

    def worst(fills: str, deficiency: Deficiency) -> float:
        seen = [simulated(fill, deficiency) for fill in fills.split()]
        return min(difference(a, b) for a, b in combinations(seen, 2))

    assert worst("#28A745 #FFC107 #DC3545", "deuteranopia") < 6
    assert worst("#2E7D79 #F9B233 #98140F", "deuteranopia") > 25
    assert worst("#004488 #DDAA33 #BB5566", "deuteranopia") > 20
    greys = [lightness(fill) for fill in ("#009E73", "#E69F00", "#D55E00")]
    assert min(abs(a - b) for a, b in combinations(greys, 2)) == pytest.approx(3.6, abs=0.1)
