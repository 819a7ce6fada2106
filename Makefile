# The same targets for people and for CI. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PWA := static/pwa
RUN_STAMP := $(VENV)/.run
TEST_STAMP := $(VENV)/.test
BENCH_STAMP := $(VENV)/.bench
NODE_RUN := $(PWA)/node_modules/.run
NODE_TEST := $(PWA)/node_modules/.test
APP := $(PWA)/dist/index.html
PWA_SOURCES := $(shell find $(PWA)/src $(PWA)/public -type f) $(PWA)/index.html $(PWA)/vite.config.ts static/tokens.css
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: help run test test-fast test-slow lint format bench eval build pack-stick screens clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: $(RUN_STAMP) $(APP) ## install what running needs, load the region and the examples, serve on PORT (8000)
	@$(BIN)/gezel init --examples
	@PORT=$(PORT) $(BIN)/gezel serve

test: $(TEST_STAMP) $(NODE_TEST) $(APP) lint ## everything: style, types, Python, TypeScript, Chromium, PostgreSQL
	$(BIN)/python -m pytest -n 2 -m "not slow"
	cd $(PWA) && npm test --silent

test-fast: $(TEST_STAMP) $(NODE_TEST) ## what one runs while working: rules, words, pages; no browser, no PostgreSQL; under a minute
	$(BIN)/python -m pytest -n 2 -m "not slow and not thorough and not browser and not postgres"
	cd $(PWA) && npm test --silent

test-slow: $(TEST_STAMP) $(NODE_TEST) $(APP) ## faults, fuzzing with new examples, big data
	$(BIN)/python -m pytest -m "slow or hypothesis" --hypothesis-profile=exploring

lint: $(TEST_STAMP) $(NODE_TEST) ## style and types, Python and TypeScript
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd $(PWA) && npm run --silent check

format: $(TEST_STAMP) ## put the code in shape
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

bench: $(BENCH_STAMP) $(NODE_TEST) $(APP) ## measure speed side by side with peers (docs/benchmarks.md); BENCH="--big --write" for more
	$(BIN)/python -m benchmarks $(BENCH)

eval: $(TEST_STAMP) $(NODE_TEST) $(APP) ## type the field queries into the app offline, beside the server; EVAL="FILE.tsv --show" for others
	$(BIN)/python -m tests.eval.offline_app $(EVAL)

build: $(RUN_STAMP) $(APP) ## the app, and a wheel that carries it
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

pack-stick: $(RUN_STAMP) $(APP) ## the app and the pack as a folder for a stick or any static server, in build/stick
	@$(BIN)/gezel pack stick build/stick

screens: $(TEST_STAMP) $(NODE_TEST) $(APP) ## take pictures of every screen, in build/screens; the README's in docs/screens
	$(BIN)/python -m tests.screens

clean: ## throw away what was installed, built and seeded
	rm -rf $(VENV) $(PWA)/node_modules $(PWA)/dist var build dist

$(BIN)/python:
	@echo "Gezel: making a virtual environment"
	@$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): $(BIN)/python requirements/run.txt pyproject.toml
	@echo "Gezel: installing what running needs"
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_STAMP): $(RUN_STAMP) requirements/test.txt
	@echo "Gezel: installing what tests need"
	@$(PIP) --require-hashes -r requirements/test.txt
	@.ci/install-servers
	@touch $@

$(BENCH_STAMP): $(RUN_STAMP) requirements/bench.txt
	@echo "Gezel: installing what measuring needs"
	@$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@

$(NODE_RUN): $(PWA)/package-lock.json
	@echo "Gezel: installing what building the app needs"
	@cd $(PWA) && npm ci --omit=dev --silent
	@touch $@

$(NODE_TEST): $(PWA)/package-lock.json
	@echo "Gezel: installing what testing the app needs"
	@cd $(PWA) && npm ci --silent
	@touch $@ $(NODE_RUN)

$(APP): $(PWA_SOURCES) | $(NODE_RUN)
	@echo "Gezel: building the app"
	@cd $(PWA) && npm run --silent build
