"""Every gate runs in one command, and the package says it is typed."""

from __future__ import annotations

import re
import tomllib

from tests.house.source import PACKAGE, ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def prerequisites(target: str) -> set[str]:
    """Return what a target of the Makefile runs, all the way down: before itself, or in a make of its own."""
    found: set[str] = set()
    for recipe in re.findall(rf"^{re.escape(target)}:[^=\n]*\n((?:\t.*\n)*)", MAKEFILE, re.M):
        for line in re.findall(r"^\t\$\(MAKE\) (.*)$", recipe, re.M):
            for name in line.split():
                if not name.startswith("-") and name.isalpha():
                    found |= {name} | prerequisites(name)
    for line in re.findall(rf"^{re.escape(target)}:([^=\n]*)$", MAKEFILE, re.M):
        for name in line.split("|")[0].split():
            found |= {name} | prerequisites(name)
    return found


def test_make_test_runs_every_gate() -> None:
    assert prerequisites("test") >= {
        "style", "mypy", "pyright", "floors", "docstrings", "tests", "reference", "notebooks", "wheel",
    }  # fmt: skip


def test_ci_runs_make_test_then_the_rest_of_test_all() -> None:
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert ci.index("make test ") < ci.index("make test-extra")
    assert prerequisites("test-extra") >= {
        "slow", "journeys", "lowest", "long", "docs", "poppler", "browser", "office", "completeness",
    }  # fmt: skip


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_no_lock_file_is_kept() -> None:
    assert [p.name for pattern in ("*.lock", "pylock*.toml") for p in ROOT.glob(pattern)] == []


def test_all_extra_takes_in_every_run_time_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    inside = set(re.findall(r"\[(.*)\]", extras["all"][0])[0].split(","))
    assert inside == set(extras) - {"all", "bench", "dev", "test", "docs"}


def test_one_version() -> None:
    """The package, the citation and the changelog speak of the same version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {project['version']}\n" in citation
    assert f"\nlicense: {project['license']}\n" in citation
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "### Numbers that change" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_notices_name_every_work_that_is_not_ours() -> None:
    """Fonts and data in the package come with their licence beside them and in the notices."""
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text("utf-8")
    for licence in (*PACKAGE.rglob("OFL.txt"), *PACKAGE.rglob("LICENSE*")):
        body = licence.read_text("utf-8").split()
        assert " ".join(body) in " ".join(notices.split()), licence.name
    for font in PACKAGE.rglob("*.ttf"):
        assert {"OFL.txt", "LICENSE_DEJAVU"} <= {p.name for p in font.parent.iterdir()}
