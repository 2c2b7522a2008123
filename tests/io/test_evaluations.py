"""An evaluation in a file: whole or not at all, and loaded as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

import scorecard
from scorecard.cli.inputs import gather
from scorecard.errors import HistoryError, OutputError
from scorecard.io import evaluations, load_evaluation
from scorecard.report import review
from scorecard.scoring import evaluate
from scorecard.templates import load_template, template_files
from tests.refusal import refusal
from tests.scoring.saved_cases import assert_same, rich


def test_a_file_and_back(tmp_path: Path) -> None:
    path = tmp_path / "q1.json"
    ev = rich()
    ev.save(path)
    assert_same(ev, scorecard.load_evaluation(path))
    assert [p.name for p in tmp_path.iterdir()] == ["q1.json"]


@pytest.mark.slow
def test_the_template_is_explained_drawn_and_reviewed_alike(tmp_path: Path) -> None:
    card, files = load_template("self_service_kiosk"), template_files("self_service_kiosk")
    read = gather(card, surveys=[f"customers@2019-Q4={files['survey']}"], values=[files["values"]], period="2019-Q4")
    whole = evaluate(card, read.observations)
    whole.save(tmp_path / "all.json")
    loaded = load_evaluation(tmp_path / "all.json")
    assert_same(whole, loaded)
    one, other = whole.at(period="2019-Q4"), loaded.at(period="2019-Q4")
    for node in card.node_ids:
        assert other.explain(node).to_html("zh") == one.explain(node).to_html("zh")
    one.plot.scorecard_table().save(tmp_path / "one.svg")
    other.plot.scorecard_table().save(tmp_path / "other.svg")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()
    paths = tmp_path / "one.pdf", tmp_path / "other.pdf"
    review(card, one).save(paths[0])
    review(loaded.card, other).save(paths[1])
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "q1.json"
    path.write_bytes(b"\xff{}")
    assert refusal(lambda: load_evaluation(path), error=HistoryError) == [
        f"{path}: this is not JSON in UTF-8. Load the file as it was saved. [saved-json]"
    ]
    path.unlink()
    assert refusal(lambda: load_evaluation(path), error=HistoryError) == [
        f"{path}: there is no such file. Check the name and the folder. [no-such-file]"
    ]


def test_what_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OutputError):
        rich().save(tmp_path / "no" / "q1.json")
    path = tmp_path / "q1.json"
    monkeypatch.setattr(evaluations, "MAX_SAVED_BYTES", 1000)
    assert refusal(lambda: rich().save(path), error=HistoryError) == [
        (
            f"{path}: the evaluation takes more than 0 MB; found '0 MB'. "
            "Save parts of it: evaluation.at(period=…).save(…). [saved-too-large]"
        )
    ]
    assert list(tmp_path.iterdir()) == []
