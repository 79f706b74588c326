# The two commands: `make run` (set up, build, check, draw the map) and `make test` (set up, run the tests).
# Needs Python 3.11 or newer, make and git; everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run test test-full validators lint types docs clean

help: ## What there is
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/'

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(STAMP)

run: $(STAMP) ## Set up, build the release, check it and draw the map: out/release/ and out/aktorkart.html
	$(BIN)/aktorkart build -o out/release
	$(BIN)/aktorkart check
	$(BIN)/aktorkart view -o out/aktorkart.html
	@echo
	@echo "Open out/aktorkart.html in a browser. Then try:"
	@echo "  $(BIN)/aktorkart ask who-held-post --organisation Difi --as-of 2016-08-24"
	@echo "  $(BIN)/aktorkart show Altinn"
	@echo "  $(BIN)/aktorkart export csv -o out/csv"

test: $(STAMP) ## Set up and run the tests, those in a browser included
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "not slow"

validators: $(STAMP) ## Install what only validates an export: followthemoney, which needs ICU and a compiler
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[ftm]'

test-full: validators ## The long lane: all tests, and the benchmarks
	$(BIN)/python -m pytest -n $(JOBS)
	$(BIN)/python -m tests.benchmarks.run

lint: $(STAMP) ## Style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check graph export tests

types: $(STAMP) ## Types
	$(BIN)/mypy

docs: $(STAMP) ## Refresh the command output in README.md and docs/reference.md
	$(BIN)/python -m tests.docs.generate

clean: ## Remove what was made
	rm -rf $(VENV) out dist
