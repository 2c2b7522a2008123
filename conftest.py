"""Run the code of README.md and docs/ as tests.

- ``python`` blocks run in order and share their names down the page.
- ``text`` blocks must equal what the python block before them printed.
- ``console`` blocks: each ``$ scorecard …`` line runs in one folder a page, filled with the files of
  ``examples/``; the lines below it must equal what it printed (``...`` stands for anything).
  Commands that fetch or install are shown, not run: see ``SHOWN_ONLY``.
- A block below ``<!-- file: NAME -->`` is written into that folder under its name, as a reader would save it.
- ``<!-- skip: next "reason" -->`` above a block leaves it out.
"""

from __future__ import annotations

import atexit
import contextlib
import doctest
import gc
import io
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser

gc.set_threshold(50_000, 20, 50)
"""Charts and cards are many small things that stay: looking for rubbish among them as often as usual costs a tenth."""

ROOT = Path(__file__).parent
PAGES = ["README.md", "CONTRIBUTING.md", "docs/*.md", "docs/**/*.md"]

GENERATED = ["docs/gallery/*.md", "docs/reference/*.md"]
"""Pages made from code that ran when they were made."""

SHOWN_ONLY = ("git clone", "cd ", "make ", "python3 -m venv", "pip install", ". .venv/", ".venv/bin/pip")
"""Beginnings of commands that a reader types but a test must not run."""


class Printing(PythonEvaluator):
    """Runs a python block and keeps what it prints."""

    def __call__(self, example: Example) -> None:
        """Run the block in the page's own folder."""
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.chdir(folder_of(example.namespace)):
            super().__call__(example)
        example.namespace["__printed__"] = out.getvalue()


def folder_of(namespace: dict[str, object]) -> Path:
    """Return the page's own folder, which holds the examples."""
    if "__folder__" not in namespace:
        folder = tempfile.mkdtemp(prefix="scorecard-docs-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        if (examples := ROOT / "examples").is_dir():
            shutil.copytree(examples, Path(folder) / "examples")
        namespace["__folder__"] = folder
    return Path(str(namespace["__folder__"]))


def compare(expected: str, got: str) -> None:
    """Compare printed text; ``...`` stands for anything, spaces at line ends do not count."""
    want = "\n".join(line.rstrip() for line in expected.strip().splitlines()) + "\n"
    have = "\n".join(line.rstrip() for line in got.strip().splitlines()) + "\n"
    if not doctest.OutputChecker().check_output(want, have, doctest.ELLIPSIS):
        raise AssertionError(f"the page shows\n{want}\nbut this was printed\n{have}")


def printed(example: Example) -> None:
    """Compare a text block with what the python block before it printed."""
    if "__printed__" not in example.namespace:
        raise AssertionError("a text block stands before any python block; use another language for plain text")
    compare(str(example.parsed), str(example.namespace["__printed__"]))


def console(example: Example) -> None:
    """Run each ``$`` line and compare what it prints with the lines below it."""
    commands: list[tuple[str, list[str]]] = []
    for line in str(example.parsed).splitlines():
        if line.startswith("$ "):
            commands.append((line[2:].strip(), []))
        elif line.startswith("> ") and commands and not commands[-1][1]:
            commands[-1] = (f"{commands[-1][0].removesuffix(chr(92))} {line[2:].strip()}", [])
        elif commands:
            commands[-1][1].append(line)
        else:
            raise AssertionError("a console block begins with a line that has no `$`")
    for command, expected in commands:
        run(command, "\n".join(expected), folder_of(example.namespace))


def run(command: str, expected: str, folder: Path) -> None:
    """Run one command of a console block."""
    if command == "make" or command.startswith(SHOWN_ONLY):
        return
    words = shlex.split(command)
    if words[0] == "scorecard":
        code, out, err = in_this_process(words[1:], folder)
    elif words[0] in {"python", "python3"}:
        done = subprocess.run(
            [sys.executable, *words[1:]], cwd=folder, capture_output=True, text=True, timeout=120, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        code, out, err = done.returncode, done.stdout, done.stderr
    else:
        raise AssertionError(f"neither run nor listed as shown only: {command}")
    if code:
        raise AssertionError(f"$ {command}\nexit code {code}\n{out}{err}")
    if expected.strip():
        compare(expected, out)


def in_this_process(words: list[str], folder: Path) -> tuple[int, str, str]:
    """Run the command where its modules are loaded already; return exit code, output, errors."""
    from scorecard.cli import main

    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.chdir(folder),
        contextlib.redirect_stdout(io.StringIO()) as out,
        contextlib.redirect_stderr(io.StringIO()) as err,
    ):
        patch.setenv("COLUMNS", "100")
        patch.setenv("NO_COLOR", "1")
        try:
            main(words)
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
        else:
            code = 0
    return code, out.getvalue(), err.getvalue()


FILE_BLOCK = re.compile(r"<!-- file: (?P<name>[\w./-]+) -->\n\n```\w+\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


def files(document: Document) -> Iterator[Region]:
    """Yield each block that a reader saves as a file."""
    for found in FILE_BLOCK.finditer(document.text):
        yield Region(found.start(), found.end(), (found["name"], found["text"]), saved)


def saved(example: Example) -> None:
    """Write a file of the page into the page's own folder."""
    name, text = example.parsed
    (folder_of(example.namespace) / name).write_text(text, encoding="utf-8")


pytest_collect_file = Sybil(
    parsers=[
        CodeBlockParser(language="python", evaluator=Printing()),
        CodeBlockParser(language="text", evaluator=printed),
        CodeBlockParser(language="console", evaluator=console),
        files,
        SkipParser(),
    ],
    patterns=PAGES,
    excludes=GENERATED,
).pytest()
