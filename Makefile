# run: the app (make run PORT=8600 where 8501 is taken) · test: the suite · check: lint, types, contracts · bench: speed and quality beside others
# gate: pinned floors of quality · pictures: those of the guide, anew · pins: dependencies
# golden: what the formats are pinned to in tests/reports/golden · schema: the pages that follow from the code
PYTHON ?= python3
VENV := .venv
PORT ?= 8501
BIN := $(VENV)/bin

.PHONY: run test check bench gate pictures pins schema golden

run: $(VENV)/ready
	@$(BIN)/claimdesk serve --port $(PORT)

test: $(VENV)/ready-dev
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports

bench: $(VENV)/ready-bench
	$(BIN)/python -m benchmarks

gate: $(VENV)/ready-dev
	$(BIN)/python -m benchmarks.gate

golden: $(VENV)/ready-dev
	$(BIN)/python -m tests.reports.golden

schema: $(VENV)/ready-dev
	$(BIN)/python -m docs.generate
	$(BIN)/python -m cli.reference

pictures: $(VENV)/ready-dev
	$(BIN)/python -m docs.pictures

pins: $(VENV)/ready-dev
	$(BIN)/pip-compile --quiet --strip-extras --no-annotate --no-emit-index-url --no-emit-find-links -o requirements.txt requirements.in
	$(BIN)/pip-compile --quiet --strip-extras --no-annotate --no-emit-index-url --no-emit-find-links -o requirements-dev.txt requirements-dev.in
	$(BIN)/pip-compile --quiet --strip-extras --no-annotate --no-emit-index-url --no-emit-find-links -o requirements-bench.txt requirements-bench.in

$(VENV)/ready: requirements.txt pyproject.toml
	@echo "Setting up in $(VENV), once: this takes a minute or two."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@$(BIN)/pip install --quiet -r requirements.txt
	@PYTHONWARNINGS=ignore $(BIN)/pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(BIN)/pip install --quiet -r requirements-dev.txt
	touch $@

$(VENV)/ready-bench: $(VENV)/ready-dev requirements-bench.txt
	$(BIN)/pip install --quiet -r requirements-bench.txt
	touch $@
