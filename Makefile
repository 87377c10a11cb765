# make demo: a filled site on this machine. make test: everything the project promises. Both set up what they need.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BASHU := $(VENV)/bin/bashu
DEMO := .demo

.PHONY: setup demo test lint bench clean

setup: $(VENV)/.demo-ready

demo: setup
	@test -f $(DEMO)/bashu.toml || $(BASHU) init $(DEMO) --pack chengdu_chongqing
	$(BASHU) serve -w $(DEMO) --port $(PORT) --open

test: $(VENV)/.dev-ready lint
	$(VENV)/bin/pytest

lint: $(VENV)/.dev-ready
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache

bench: $(VENV)/.dev-ready
	$(VENV)/bin/python -m benchmarks

clean:
	rm -rf $(VENV) $(DEMO)

# The locked versions go into .venv; a second run does nothing until a lock or the project changes.
$(VENV)/.demo-ready: requirements/demo.lock pyproject.toml
	PYTHON="$(PYTHON)" sh requirements/setup.sh $(VENV) requirements/demo.lock
	@touch $@

$(VENV)/.dev-ready: requirements/dev.lock pyproject.toml
	PYTHON="$(PYTHON)" sh requirements/setup.sh $(VENV) requirements/dev.lock
	@touch $@ $(VENV)/.demo-ready
