"""Exit codes, and where errors go."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.cli.app import build
from tests.cli.running import FILES, inputs, run

COMMANDS = ("demo", "check", "inspect", "gaps", "evaluate", "review", "template", "schema")


def test_help_names_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in ran.out
    assert "0 fine, 1 problems in the input, 2 wrong usage, 3 the condition of" in " ".join(ran.out.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_its_options(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, command, "--help")
    assert ran.code == 0
    assert f"scorecard {command}" in ran.out
    assert "[required]" in ran.out or "Options:" in ran.out


def test_problems_in_the_input_exit_with_1_and_go_to_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = tmp_path / "card.yaml"
    card.write_text("id: demo\nid: again\n", encoding="utf-8")
    ran = run(capsys, "check", card)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"{card} cannot be read.\n")
    assert "[duplicate-key]" in ran.err


def test_a_call_that_does_not_fit_the_card_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "evaluate", FILES["card"], *inputs(), "--period", "2019-Q9")
    assert (ran.code, ran.out) == (2, "")
    assert "2019-Q9" in ran.err


@pytest.mark.parametrize(
    "words",
    [("evaluate",), ("fly",), ("review", "--lang", "fr", "card.yaml"), ("check", "card.yaml", "--decimal", ";")],
)
def test_wrong_words_exit_with_2(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, *words)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: scorecard" in ran.err


def test_the_installed_command_prints_chinese_whatever_the_locale() -> None:
    command = Path(sys.executable).with_name("scorecard")
    words = [str(command), "gaps", str(FILES["survey"]), "--card", str(FILES["card"]), "--lang", "zh"]
    done = subprocess.run(words, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}, timeout=120)
    assert done.returncode == 0
    assert "安全性" in done.stdout.decode("utf-8")


def test_a_stream_of_another_encoding_is_made_utf_8() -> None:
    command = Path(sys.executable).with_name("scorecard")
    words = [str(command), "check", str(FILES["card"].parent / "计分卡.yaml")]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(words, capture_output=True, check=False, env=environment, timeout=120)
    assert done.returncode == 1
    assert "计分卡.yaml: there is no such file." in done.stderr.decode("utf-8")


def test_stopping_by_hand_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(words: list[str]) -> None:
        assert words == ["check", "card.yaml"]
        raise KeyboardInterrupt

    monkeypatch.setattr("scorecard.cli.app.build", stopped)
    ran = run(capsys, "check", "card.yaml")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    """What a command needs is loaded when it runs, so that stopping early leaves no traces of an import."""
    program = (
        "import sys, scorecard.cli; heavy = {'numpy', 'typer', 'matplotlib', 'pyarrow', 'typst'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


RUN = "from scorecard.cli import main\ntry: main({words!r})\nexcept SystemExit: pass"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "free_of"),
    [
        ([], {"numpy", "pydantic", "scorecard.io", "scorecard.models"}),
        (["--help"], {"numpy", "pydantic", "scorecard.io", "scorecard.models"}),
        (["no_such_command"], {"numpy", "scorecard.io", "scorecard.models"}),
        (["template"], {"numpy", "scorecard.models", "scorecard.survey", "scorecard.scoring"}),
        (["template", "no_such_template"], {"numpy", "scorecard.models", "scorecard.survey", "scorecard.scoring"}),
        (["inspect", "nowhere.csv"], {"scorecard.report", "scorecard.plots", "matplotlib", "scipy"}),
        (["schema"], {"scorecard.report", "scorecard.plots", "matplotlib", "scipy", "pyarrow"}),
        (["gaps", "--help"], {"scorecard.report", "scorecard.plots", "matplotlib"}),
        (["evaluate", "--help"], {"scorecard.report.review", "matplotlib"}),
        (["check", str(FILES["card"])], {"scorecard.report.review", "matplotlib"}),
    ],
)
def test_a_call_loads_what_its_command_needs(words: list[str], free_of: set[str]) -> None:
    """Who asks for help waits for nothing else; who writes no review loads none."""
    program = f"import sys\n{RUN.format(words=words)}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert free_of & set(done.stderr.split()) == set()


def test_a_command_is_found_behind_the_sign_that_ends_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--", "template").out.startswith("customer_service_programme  ")


def test_a_misspelt_command_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "evalute")
    assert (ran.code, ran.out) == (2, "")
    assert "No such command 'evalute'. Did you mean 'evaluate'?" in ran.err


def test_the_application_runs_under_typers_own_runner() -> None:
    ran = CliRunner().invoke(build(), ["check", str(FILES["card"])])
    assert ran.exit_code == 0
    assert "no problem found" in ran.output


def test_help_is_whole_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    """No command's line in the overview is cut off."""
    out = run(capsys, "--help").out
    assert "..." not in out.partition("Commands:")[2]
    assert "Write the management review as a PDF or HTML file." in out


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    command = Path(sys.executable).with_name("scorecard")
    with subprocess.Popen(
        [str(command), "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read().decode()
        process.wait(timeout=60)
    assert "Traceback" not in said
    assert process.returncode == 1


def test_a_call_within_another_program_leaves_its_memory_alone(capsys: pytest.CaptureFixture[str]) -> None:
    before = gc.get_threshold()
    run(capsys, "template")
    assert gc.get_threshold() == before
    code = "import gc, sys; from scorecard.cli.app import main; sys.argv = ['scorecard', 'template']\n"
    code += "try:\n    main()\nexcept SystemExit:\n    print(gc.get_threshold()[0] > 10_000)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "True"


@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
@pytest.mark.parametrize("made_of_it", ["raise", "raise ValueError('Invalid affine transformation matrix')"])
def test_a_command_that_is_asked_to_end_leaves_nothing_half_written(
    tmp_path: Path, number: str, code: int, made_of_it: str
) -> None:
    """The signal comes while the new file stands beside its place; some libraries make an error of their own of it."""
    said = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # what is started in the background ignores it
        "from scorecard.cli.app import main\n"
        "def asked(_):\n"
        "    print(len(os.listdir('.')))\n"
        "    try:\n"
        f"        os.kill(os.getpid(), signal.{number})\n"
        "    except BaseException:\n"
        f"        {made_of_it}\n"
        "os.fsync = asked\n"
        "sys.argv = ['scorecard', 'schema', '-o', 'card.schema.json']\n"
        "main()\n"
    )
    ran = subprocess.run([sys.executable, "-c", said], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (code, "1\n")
    assert list(tmp_path.iterdir()) == []
    assert "Traceback" not in ran.stderr
