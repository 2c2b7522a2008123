from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from scorecard.plots.labels import Box, Label, place_labels

FRAME = Box(0.0, 0.0, 440.0, 320.0)


def overlap(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 1e-9 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1e-9


def scatter(seed: int, n: int = 22) -> list[Label]:
    """Return points as of an importance–performance chart, a quarter of them with long labels."""
    random = np.random.default_rng(seed)
    xs, ys = random.uniform(30, 410, n), random.normal(160, 60, n).clip(20, 300)
    widths = np.where(random.random(n) < 0.25, 90.0, 35.0)
    return [Label(float(x), float(y), 4.0, float(w), 8.6) for x, y, w in zip(xs, ys, widths, strict=True)]


@pytest.mark.parametrize("seed", range(6))
def test_no_label_on_a_label_a_mark_or_what_is_taken(seed: int) -> None:
    labels = scatter(seed)
    taken = [Box(2, 2, 90, 16), Box(350, 2, 438, 16), Box(0, 158, 440, 160)]
    places = place_labels(labels, frame=FRAME, taken=taken)
    marks = [Box(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for p in labels]
    boxes = [place.box for place in places]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert not [(box, other) for box in boxes for other in (*marks, *taken) if overlap(box, other)]
    assert all(FRAME.x0 <= b.x0 and b.x1 <= FRAME.x1 and FRAME.y0 <= b.y0 and b.y1 <= FRAME.y1 for b in boxes)
    assert all(place.overlap == 0 for place in places)


@pytest.mark.parametrize("seed", [0, 2])
def test_sixty_labels_keep_apart(seed: int) -> None:
    places = place_labels(scatter(seed, 60), frame=FRAME)
    assert not [pair for pair in combinations([place.box for place in places], 2) if overlap(*pair)]
    assert all(place.overlap == 0 for place in places), "no label on a mark"


@pytest.mark.parametrize("seed", range(3))
def test_boxes_have_the_size_of_their_labels(seed: int) -> None:
    labels = scatter(seed)
    for label, place in zip(labels, place_labels(labels, frame=FRAME), strict=True):
        assert place.box.x1 - place.box.x0 == pytest.approx(label.width)
        assert place.box.y1 - place.box.y0 == pytest.approx(label.height)


def test_label_stands_close_when_there_is_room() -> None:
    (place,) = place_labels([Label(100, 100, 4, 40, 8)], frame=FRAME)
    assert place.box.x0 - 104 == pytest.approx(2.5), "to the right, 2.5 from the mark"
    assert not place.leader
    assert not place.blocked


def test_label_does_not_stand_behind_a_wall() -> None:
    wall = Box(110, 0, 112, 320)
    (place,) = place_labels([Label(100, 100, 4, 40, 8)], frame=FRAME, taken=[wall])
    assert place.box.x1 <= 110
    assert not place.blocked


def test_label_at_the_edge_stays_inside() -> None:
    (place,) = place_labels([Label(436, 6, 4, 60, 8)], frame=FRAME)
    assert place.box.x1 <= FRAME.x1
    assert place.box.y0 >= FRAME.y0


def test_what_cannot_be_avoided_is_said() -> None:
    crowd = [Label(20, 10, 4, 60, 8) for _ in range(30)]
    places = place_labels(crowd, frame=Box(0, 0, 100, 20))
    assert any(place.overlap > 0 for place in places)


def test_same_input_same_places() -> None:
    assert place_labels(scatter(1), frame=FRAME) == place_labels(scatter(1), frame=FRAME)


def test_no_labels() -> None:
    assert place_labels([], frame=FRAME) == ()
