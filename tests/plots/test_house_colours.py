"""House colours: what passes, and what is refused with which figures."""

from __future__ import annotations

from scorecard.errors import ChartError
from scorecard.plots.colour_vision import contrast
from scorecard.plots.house_colours import checked_colours, darkened, mixed
from tests.refusal import refusal

OURS = {"good": "#2E7D79", "watch": "#F9B233", "bad": "#98140F"}


def test_a_traffic_light_is_refused_with_pair_deficiency_and_figure() -> None:
    chosen = {"good": "#28A745", "watch": "#FFC107", "bad": "#DC3545"}
    assert refusal(lambda: checked_colours(chosen, others=OURS), error=ChartError) == [
        (
            "colours: good and watch look alike with protanopia: ΔE 14.1, and 15 are needed; found '#28A745 and #FFC107'. "
            "Move one of them in hue or lightness. [house-colour-alike]"
        ),
        (
            "colours: good and bad look alike with deuteranopia: ΔE 4.0, and 15 are needed; found '#28A745 and #DC3545'. "
            "Move one of them in hue or lightness. [house-colour-alike]"
        ),
    ]


def test_statuses_of_one_lightness_are_refused() -> None:
    chosen = {"good": "#009E73", "watch": "#E69F00", "bad": "#D55E00"}
    said = refusal(lambda: checked_colours(chosen, others=OURS), error=ChartError)
    assert said[0] == (
        "colours: good and bad look alike in grey print: ΔL* 3.5, and 10 are needed; found '#009E73 and #D55E00'. "
        "Make one of them lighter or darker. [house-colour-grey]"
    )


def test_every_fault_is_named_at_once() -> None:
    chosen = {"accent": "#FFD400", "previous": "#EEEEEE", "ink": "black", "acent": "#000000"}
    assert refusal(lambda: checked_colours(chosen, others=OURS), error=ChartError) == [  # type: ignore[arg-type]  # on purpose
        "colours: the colour ink cannot be read; found 'black'. Write it as #RRGGBB, such as #0B3D91. [house-colour-form]",
        "colours: no colour has this name; found 'acent'. Did you mean 'accent'? [house-colour-name]",
        (
            "colours: the colour accent is too pale on white: contrast 1.43, and text needs 4.5; found '#FFD400'. "
            "Take a darker one, such as #8c7500. [house-colour-contrast]"
        ),
        (
            "colours: the colour previous is too pale on white: contrast 1.16, and marks need 3; found '#EEEEEE'. "
            "Take a darker one, such as #949494. [house-colour-contrast]"
        ),
    ]


def test_a_pale_status_gets_an_edge_and_text_that_show() -> None:
    found = checked_colours({"watch": "#FFD9A0", "accent": "#0B3D91"}, others=OURS)
    mark = found.marks["watch"]
    assert (mark.shape, mark.fill, mark.sign) == ("^", "#FFD9A0", "▲")
    assert contrast(mark.edge, "#FFFFFF") >= 4.5
    assert contrast(mark.text, "#FFFFFF") >= 4.5
    assert found.plain == {"accent": "#0B3D91"}


def test_statuses_that_are_not_chosen_are_compared_too() -> None:
    said = refusal(lambda: checked_colours({"good": "#8C3B2E"}, others=OURS), error=ChartError)
    assert any(line.startswith("colours: good and bad look alike") for line in said)


def test_darkening_goes_no_farther_than_it_must() -> None:
    found = darkened("#F9B233", 4.5)
    assert 4.5 <= contrast(found, "#FFFFFF") < 4.7
    assert mixed("#000000", "#FFFFFF", 0.25) == "#404040"
