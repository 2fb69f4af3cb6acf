# Two words do all the set-up: `make demo` and `make test`. They need Python 3.11 or newer, pip and make.
PYTHON ?= python3
BIN := .venv/bin
TRAIN := .venv-train/bin
DATA ?= ../shared/data
PYTEST := $(BIN)/python -m pytest
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# One thread for each process: more only fight over the cores.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check golden gate pin bench docs train testtrain lock chromium clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

demo: .venv/run ## build the shipped articles, ask three questions, write graph.html, graph.ttl and events.ics
	$(BIN)/onrecord build articles --store demo/onrecord.db
	$(BIN)/onrecord ask accusations --store demo/onrecord.db
	$(BIN)/onrecord ask said-about --actor "Theresa May" --about Russia --store demo/onrecord.db
	$(BIN)/onrecord ask timeline --actor "Jeremy Corbyn" --certain --store demo/onrecord.db
	$(BIN)/onrecord view --store demo/onrecord.db -o demo/graph.html
	$(BIN)/onrecord export demo/graph.ttl --store demo/onrecord.db
	$(BIN)/onrecord export demo/events.ics --store demo/onrecord.db
	@echo
	@echo "The page, to open in a browser:  $(CURDIR)/demo/graph.html"
	@echo "The graph, as Turtle:            $(CURDIR)/demo/graph.ttl"
	@echo "Its events, for a calendar:      $(CURDIR)/demo/events.ics"
	@echo "The store, to go on asking:      $(BIN)/onrecord ask --store demo/onrecord.db"

test: .venv/dev chromium ## run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) -n 2 --dist loadgroup

check: .venv/dev ## lint, types, layers and the fast tests: under a minute
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) -q -m "not slow and not browser"

golden: .venv/dev ## write the expected records of the shipped articles anew; review the diff like code
	$(BIN)/python -m tests.golden.write

gate: .venv/dev ## score the annotated articles beside the project against the pinned floors
	$(PYTEST) -q tests/gate

pin: .venv/dev ## raise the floors of the gate to what is reached now
	$(BIN)/python -m tests.gate.pin
	$(BIN)/python -m tests.gate.pin_who
	$(BIN)/python -m tests.gate.pin_relations
	$(BIN)/python -m tests.gate.pin_dates

bench: .venv/dev ## words per CPU-second beside spaCy alone, memory, who is who, who accuses whom, what happened when
	$(BIN)/python -m tests.bench.speed
	$(BIN)/python -m tests.bench.memory
	$(BIN)/python -m tests.bench.clusters
	$(BIN)/python -m tests.bench.speakers
	$(BIN)/python -m tests.bench.actors
	$(BIN)/python -m tests.bench.relations
	$(BIN)/python -m tests.bench.acts
	$(BIN)/python -m tests.bench.factuality test
	$(BIN)/python -m tests.bench.dates
	$(BIN)/python -m tests.bench.attaching
	$(BIN)/python -m tests.bench.occurrences
	$(BIN)/python -m tests.bench.asking

docs: .venv/dev ## write the generated parts of docs/reference anew
	$(BIN)/cog -I . -r docs/reference/*.md

train: .venv-train/ready ## train the model again on the annotated articles in DATA
	env -u OMP_NUM_THREADS -u OPENBLAS_NUM_THREADS $(TRAIN)/python -m onrecord.training $(DATA)

testtrain: .venv-train/ready ## test the training, in its own environment
	env -u OMP_NUM_THREADS -u OPENBLAS_NUM_THREADS $(TRAIN)/python -m pytest -q tests/training

# Training has a lock and an environment of its own, so that nobody else downloads torch. Two packages are left out of
# that lock: torch, whose builds for one version differ by processor and graphics card, so that the hashes of one index
# refuse what another gives; and sentence-transformers, which the package with the first weights asks for, though its
# files can be read without.
lock: .venv/dev ## pin the newest versions that pyproject.toml allows, with hashes, for all platforms
	$(BIN)/uv pip compile pyproject.toml --extra install --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --upgrade -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra install --extra notebook --extra dev --constraints requirements.txt \
		--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade -q -o requirements-dev.txt
	printf 'torch\nsentence-transformers\n' | $(BIN)/uv pip compile pyproject.toml --extra install --extra train \
		--excludes - --constraints requirements.txt --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --upgrade -q -o requirements-train.txt

# The browser tests use Debian's Chromium where this may install it; elsewhere they use what is there, or skip.
chromium:
	@if ! command -v chromium >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium \
		|| echo "Chromium could not be installed: the browser tests will skip"; fi

.venv/run: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "onrecord needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	@echo "Setting up .venv (about a minute, once) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: requirements-dev.txt .venv/run
	@echo "Setting up the tools for tests (about a minute, once) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

.venv-train/ready: requirements-train.txt pyproject.toml
	@echo "Setting up .venv-train (torch is large: some minutes, once) ..."
	@$(PYTHON) -m venv .venv-train
	@$(TRAIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-train.txt
	@$(TRAIN)/python -m pip install --quiet "$$(grep -o 'torch==[0-9.]*' pyproject.toml)"
	@$(TRAIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

clean: ## remove the environments and what was built
	rm -rf .venv .venv-train build dist demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
