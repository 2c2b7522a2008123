# make demo      two reviews from the packaged survey: build/review.pdf, build/review-zh.pdf
# make check     the fast gates: style, types, floors, docstrings
# make test      every gate on this machine, from nothing in under ten minutes
# make test-all  make test with the newest packages, then slow tests, the lowest packages, long random tests, the site, poppler, Chromium, LibreOffice
# make docs      the documentation as a site, with reference and gallery made from the code: build/docs/index.html
# make pictures  the pictures of the README
# make glossary  docs/glossary.md, from the packaged templates and instruments
# make templates the generated data of the templates, from tools/template_truth
# make bench     how much `import scorecard` costs; surveys, scoring, AHP, ranks beside others: docs/benchmarks*.md
# make coverage-study  how often intervals hold what is true, statuses are true, tests of links err: docs/*-study.md, in 80 minutes
# make clean     everything that can be made again

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
REPORTS := build/reports
# what the library can work with; a notebook of one's own needs more, the tests do not
EXTRAS := pandas,polars,duckdb,excel,spss

# pyright and notebooks look for their Python on PATH, not for the one that started them
export PATH := $(CURDIR)/$(BIN):$(PATH)
# two test processes on two cores: no threads of numpy beside them
export OPENBLAS_NUM_THREADS := 1
# modules are compiled once, by whichever process comes first
export PYTHONDONTWRITEBYTECODE :=

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := test
.DELETE_ON_ERROR:
.PHONY: demo check style types mypy pyright completeness floors docstrings test tests gates reference notebooks wheel \
        test-all test-extra site papers upgrade slow journeys lowest long docs poppler browser office pictures glossary templates bench coverage-study clean

# --------------------------------------------------------------------- set-up

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("scorecard needs Python 3.11 or later; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) install --quiet -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) install --quiet --upgrade pip
	$(PIP) install --quiet --no-compile -e '.[$(EXTRAS),dev]'
	@touch $@ $(VENV)/.base

$(VENV)/.bench: $(VENV)/.dev
	$(PIP) install --quiet -e '.[bench]'
	@touch $@

# ----------------------------------------------------------------------- demo

demo: $(VENV)/.base
	$(BIN)/scorecard demo

# ----------------------------------------------------------------- fast gates

# what keeps one core busy runs beside what keeps the other one
check: $(VENV)/.dev
	$(MAKE) --jobs 2 --output-sync=target style types floors docstrings

style: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: mypy pyright

mypy: $(VENV)/.dev
	$(BIN)/mypy

pyright: $(VENV)/.dev
	$(BIN)/pyright --pythonpath $(BIN)/python

floors: $(VENV)/.dev
	$(BIN)/lint-imports --no-cache

docstrings: $(VENV)/.dev
	$(BIN)/python -m numpydoc lint $$(find src -name '*.py' | sort)

# ---------------------------------------------------------------------- tests

# the tests keep two processes busy; the other gates, one after the other, take what those leave of two cores
test: $(VENV)/.dev
	$(MAKE) --jobs 2 tests gates

gates: $(VENV)/.dev
	$(MAKE) --jobs 1 style types floors docstrings reference notebooks wheel

tests: $(VENV)/.dev
	@mkdir -p $(REPORTS)
	$(BIN)/python -m pytest -n 2 --dist loadfile --quiet --durations=8 -m "not slow" --ignore tests/extra --junitxml=$(REPORTS)/tests.xml

reference: $(VENV)/.dev
	$(BIN)/python -m tests.reference.run tests/reference/cases.json

# the first hours in make test, the ways of working of logistics in make test-all
notebooks: RUN := $(wildcard notebooks/0*.py)
journeys: RUN := $(wildcard notebooks/1*.py)
notebooks journeys: $(VENV)/.dev
	@rm -rf build/$@ && mkdir -p build/$@ $(REPORTS)
	for source in $(RUN); do \
	  $(BIN)/jupytext --quiet --to ipynb --output "build/$@/$$(basename "$$source" .py).ipynb" "$$source"; \
	done
	$(BIN)/python -m pytest -n 2 --quiet --nbmake --nbmake-timeout=240 --junitxml=$(REPORTS)/$@.xml build/$@

wheel: $(VENV)/.dev
	rm -rf build/dist build/empty build/elsewhere && mkdir -p build/elsewhere
	$(BIN)/python -m build --outdir build/dist . > build/build.log 2>&1 || { cat build/build.log; exit 1; }
	$(BIN)/check-wheel-contents build/dist/*.whl
	$(BIN)/twine check --strict build/dist/*
	$(PYTHON) -m venv build/empty
	build/empty/bin/python -m pip --disable-pip-version-check install --quiet build/dist/*.whl
	cd build/elsewhere && ../empty/bin/python -I -W error ../../tools/smoke.py

# ------------------------------------------------------------------- test-all

test-all: upgrade
	$(MAKE) test
	$(MAKE) test-extra

upgrade: $(VENV)/.dev
	$(PIP) install --quiet --upgrade --upgrade-strategy eager -e '.[$(EXTRAS),dev]'

# first what keeps one core busy, two at a time; then what keeps both busy
test-extra: $(VENV)/.dev
	$(MAKE) --jobs 2 site papers
	$(MAKE) --jobs 1 slow journeys lowest long

site: completeness docs
papers: $(VENV)/.dev
	$(MAKE) --jobs 1 poppler browser office

# every name that users reach has a type, in the file that declares it as well
completeness: $(VENV)/.dev
	@mkdir -p build
	@$(BIN)/pyright --verifytypes scorecard --ignoreexternal > build/verifytypes.txt || { cat build/verifytypes.txt; exit 1; }
	@grep -E 'exported by|completeness' build/verifytypes.txt

# what make test leaves out
slow: $(VENV)/.dev
	@mkdir -p $(REPORTS)
	$(BIN)/python -m pytest -n 2 --dist loadfile --quiet -m slow --junitxml=$(REPORTS)/slow.xml tests

# the lowest versions that pyproject.toml allows, in an environment of their own; random tests take few examples
LOWEST := build/lowest
lowest: $(VENV)/.dev
	@mkdir -p $(REPORTS)
	$(BIN)/python tools/lowest.py pyproject.toml > build/lowest.txt
	@cmp --silent build/lowest.txt $(LOWEST)/constraints.txt || rm -rf $(LOWEST)
	test -d $(LOWEST) || $(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip --disable-pip-version-check install --quiet --upgrade pip
	$(LOWEST)/bin/python -m pip --disable-pip-version-check install --quiet --constraint build/lowest.txt -e '.[$(EXTRAS),test]'
	cp build/lowest.txt $(LOWEST)/constraints.txt
	PATH="$(CURDIR)/$(LOWEST)/bin:$$PATH" HYPOTHESIS_PROFILE=few $(LOWEST)/bin/python -m pytest -n 2 --dist loadfile --quiet -m "not slow" --ignore tests/extra --junitxml=$(REPORTS)/lowest.xml

# the same random tests with many more examples
long: $(VENV)/.dev
	@mkdir -p $(REPORTS)
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -n 2 --dist loadfile --quiet -m hypothesis --junitxml=$(REPORTS)/long.xml tests

# in an environment of its own; a warning is an error, a link inside the site that leads nowhere is a warning
SITE := build/site
$(SITE)/.ready: pyproject.toml
	test -d $(SITE) || $(PYTHON) -m venv $(SITE)
	$(SITE)/bin/python -m pip --disable-pip-version-check install --quiet --upgrade pip
	$(SITE)/bin/python -m pip --disable-pip-version-check install --quiet -e '.[docs]'
	@touch $@

docs: $(SITE)/.ready
	rm -rf docs/gallery docs/reference/api build/docs
	$(SITE)/bin/python -W error -m tools.gallery docs/gallery
	$(SITE)/bin/python -W error -m tools.reference_pages docs/reference
	$(SITE)/bin/python -m sphinx -W --keep-going -n -q -b html docs build/docs

# the printed review as another program reads it
poppler: $(VENV)/.dev
	@mkdir -p $(REPORTS)
	@bash tools/get_poppler.sh
	$(BIN)/python -m pytest --quiet --junitxml=$(REPORTS)/poppler.xml tests/extra/test_poppler.py

# the HTML review as a browser opens it
browser: $(VENV)/.dev
	@mkdir -p $(REPORTS)
	@bash tools/get_chromium.sh
	$(BIN)/python -m pytest --quiet --junitxml=$(REPORTS)/browser.xml tests/extra/test_browser.py

# the workbooks as a spreadsheet program opens, computes and saves them
office: $(VENV)/.dev
	@mkdir -p $(REPORTS)
	@bash tools/get_office.sh
	$(BIN)/python -m pytest --quiet --junitxml=$(REPORTS)/office.xml tests/extra/test_office.py

# ---------------------------------------------------------------------- other

# e.g. make bench BENCH="--rounds 1 --most 0"
BENCH :=
bench: $(VENV)/.bench
	$(BIN)/python bench/import_time.py
	$(BIN)/python bench/survey/run.py $(BENCH)
	$(BIN)/python bench/scoring/run.py
	$(BIN)/python bench/ahp/run.py
	$(BIN)/python bench/smaa/run.py
	$(BIN)/python bench/orders/run.py

coverage-study: $(VENV)/.dev
	$(BIN)/python -W error -m tools.coverage_study
	$(BIN)/python -W error -m tools.score_study
	$(BIN)/python -W error -m tools.link_study
	$(BIN)/python -W error -m tools.service_study

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} +

pictures: $(VENV)/.base
	$(BIN)/python -m tools.gallery --readme docs/images

glossary: $(VENV)/.base
	$(BIN)/python tools/glossary.py docs/glossary.md

templates: $(VENV)/.base
	$(BIN)/python -m tools.make_templates
