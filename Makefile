# Two commands are enough: `make run` and `make test`. `make help` lists the rest.

PORT ?= 8000
VENV := .venv
CORE_VENV := .venv-core
BIN := $(VENV)/bin
# The first Python on this machine that is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check
PIP_WHEEL := -m pip wheel --quiet --disable-pip-version-check
ASSET_SOURCES := package.json package-lock.json tools/build_assets.py $(shell find src/goldthread_site/assets -type f 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run test check format assets bench docs lock wheel clean

help: ## List the verbs
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

run: $(VENV)/.site-installed $(VENV)/.assets-built ## Install, load the demo and serve it on http://127.0.0.1:8000 (or PORT=…)
	@$(BIN)/python manage.py serve_demo --port $(PORT)

test: $(VENV)/.dev-installed $(VENV)/.assets-built $(CORE_VENV)/.installed ## Install what the tests need and run them all, the core’s without Django
	@tools/system_needs.sh
	@! $(CORE_VENV)/bin/python -c 'import django' 2>/dev/null || { echo "$(CORE_VENV) must not hold Django"; exit 1; }
	@tools/run_tests.sh $(CORE_VENV)/bin/python $(BIN)/python

check: $(VENV)/.dev-installed ## Look for faults in the code without running it
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.dev-installed ## Lay the code out
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

assets: $(VENV)/.site-installed ## Build the page assets again
	@tools/node_needs.sh
	@$(BIN)/python tools/build_assets.py --force
	@touch $(VENV)/.assets-built

bench: $(VENV)/.dev-installed ## Print how long reading, checking and starting take, and how much memory
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.measures
	@$(BIN)/python -m bench.site_pages
	@$(BIN)/python -m bench.portfolio
	@$(BIN)/python -m bench.crowd
	@$(BIN)/python -m bench.trail --operations 10000
	@$(BIN)/python -m bench.edits
	@$(BIN)/python -m bench.crashes
	@$(BIN)/python -m bench.killed_imports
	@$(BIN)/python -m bench.bad_nights
	@$(BIN)/python -m bench.backups
	@$(BIN)/python -m bench.api --examples 5
	@$(BIN)/python -m bench.disclosure --councils 4

docs: $(VENV)/.dev-installed ## Write the pages of docs/reference that come from the code
	@$(BIN)/python -m tools.write_reference
	@$(BIN)/python -m tools.write_api_reference

wheel: $(VENV)/.assets-built ## Build dist/: the package with its page styles, and the locked list of what it needs
	@rm -rf dist build && mkdir dist
	@$(BIN)/python $(PIP_WHEEL) --no-deps --no-build-isolation --wheel-dir dist .
	@cp requirements/site.txt dist/requirements.txt
	@rm -rf build; ls dist

lock: $(VENV)/.dev-installed ## Choose the newest allowed packages and lock them by hash
	@tools/lock.sh

clean: ## Throw away what was installed and built; the data in var/ stays
	rm -rf $(VENV) $(CORE_VENV) node_modules src/goldthread_site/static/build build

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Goldthread needs Python 3.11 or later, with venv. Install it and try again."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(CORE_VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Goldthread needs Python 3.11 or later, with venv. Install it and try again."; exit 1; }
	@$(PYTHON) -m venv $(CORE_VENV)

# A stamp file says that an install is done, so that the next run skips it.
$(VENV)/.site-installed: requirements/site.txt pyproject.toml | $(BIN)/python
	@echo "Installing the site ..."
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements/site.txt
	@$(BIN)/python $(PIP_INSTALL) --no-index --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev-installed: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Installing the site and what its tests need ..."
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@$(BIN)/python $(PIP_INSTALL) --no-index --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.site-installed

$(CORE_VENV)/.installed: requirements/core-test.txt pyproject.toml | $(CORE_VENV)/bin/python
	@echo "Installing the core alone ..."
	@$(CORE_VENV)/bin/python $(PIP_INSTALL) --require-hashes -r requirements/core-test.txt
	@$(CORE_VENV)/bin/python $(PIP_INSTALL) --no-index --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.assets-built: $(ASSET_SOURCES) | $(VENV)/.site-installed
	@echo "Building the page assets ..."
	@tools/node_needs.sh
	@$(BIN)/python tools/build_assets.py
	@touch $@
