"""Laws of weights in words."""

from __future__ import annotations

from scorecard.weighting.uncertain_words import note_of


def test_notes_in_both_languages() -> None:
    assert note_of("free").en == "Every vector of weights that sums to 1 is equally likely: Dirichlet(1, …, 1)."
    assert note_of("ranks", "open").zh == "符合该排序的所有权重组合等可能。同名次者之间不作先后假定。"
    assert note_of("experts", "one_expert").en == "The weights of one expert, drawn at random."
