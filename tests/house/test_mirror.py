"""``tests/`` mirrors ``src/scorecard``: whoever changes a module knows where its test is."""

from __future__ import annotations

import ast

from tests.house.source import PACKAGE, TESTS, modules, tree

NO_TEST_OF_ITS_OWN: dict[str, str] = {
    "__init__.py": "the public surface; see tests/house/test_public_surface.py and test_lazy_imports.py",
}
"""Module (path inside the package) -> why another test covers it."""


def has_code(path_tree: ast.Module) -> bool:
    """Whether a module defines a function or a class."""
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in path_tree.body)


MODULES = [path.relative_to(PACKAGE).as_posix() for path in modules() if has_code(tree(path))]


def has_test(module: str) -> bool:
    """Whether a module has a test under the same path."""
    folder, _, name = module.rpartition("/")
    stem = name.removesuffix(".py")
    stem = (folder.rpartition("/")[2] or "scorecard") if stem == "__init__" else stem
    return any((TESTS / folder / f"test_{one}.py").is_file() for one in (stem, stem.lstrip("_")))


def test_every_module_has_its_test() -> None:
    assert [module for module in MODULES if not has_test(module) and module not in NO_TEST_OF_ITS_OWN] == []
    assert [module for module in NO_TEST_OF_ITS_OWN if has_test(module)] == [], "they have a test now"


def test_exemptions_exist() -> None:
    assert set(NO_TEST_OF_ITS_OWN) <= set(MODULES)


def test_no_test_outlives_its_module() -> None:
    """A test in a mirrored folder belongs to a module, a package, or names one by its beginning."""
    rooms = {path.relative_to(PACKAGE).parts[0] for path in modules() if path.parent != PACKAGE}
    stray = []
    for test in TESTS.rglob("test_*.py"):
        folder = test.parent.relative_to(TESTS)
        if not folder.parts or folder.parts[0] not in rooms:
            continue
        stem = test.stem.removeprefix("test_")
        sources = {p.stem.lstrip("_") for p in (PACKAGE / folder).glob("*.py")} | {folder.name}
        sources |= (
            {p.name for p in (PACKAGE / folder).iterdir() if p.is_dir()} if (PACKAGE / folder).is_dir() else set()
        )
        if not any(stem == s or stem.startswith(f"{s}_") for s in sources):
            stray.append(test.relative_to(TESTS).as_posix())
    assert stray == []
