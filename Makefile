# Cầu Nối: `make demo` to see it, `make test` to prove it. Every target does its own set-up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DOCS   ?= samples
PORT   ?= 8000
CATALOGUES := $(wildcard src/caunoi_web/locale/*/LC_MESSAGES/django.po)
COMPILED   := $(CATALOGUES:.po=.mo)
COMPILE := uv pip compile pyproject.toml --universal -p 3.11 --extra site --extra postgres --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" -q

.PHONY: demo test drill check fix messages lock bench clean system system-test

demo: system $(VENV)/.site $(COMPILED)  ## read the sample documents (or DOCS=folder) and serve the site
	@$(BIN)/caunoi-web demo "$(DOCS)" --port $(PORT)

# The shape of answers, the files of an installation, and what works on a SQLite file of its own anyway.
SAME_ON_BOTH := --ignore tests/site/api/test_contract.py --ignore tests/site/operation/test_deploy.py \
	--ignore tests/site/operation/test_web_server.py --deselect \
	tests/site/operation/test_upgrade.py::test_migrating_keeps_every_value_of_every_row_and_the_site_answers

# What is compiled once need not be compiled in each of the hundreds of processes that the tests start.
test: export PYTHONDONTWRITEBYTECODE :=
test: system-test $(VENV)/.dev $(COMPILED)  ## every check and every test, on SQLite and PostgreSQL, in a real browser
	@$(MAKE) --no-print-directory check
	@echo "== Tests on SQLite, with a real browser"
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -q --ignore tests/site/operation/test_drill.py  # below, on both
	@echo "== The site's tests on PostgreSQL"
	@$(BIN)/python -m tests.postgres -- $(BIN)/python -m pytest -n 2 --dist loadgroup -q tests/site --ignore tests/site/browser \
		$(SAME_ON_BOTH)

check: $(VENV)/.dev  ## style, types and layers (under a minute)
	@echo "== Style, types and layers"
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

fix: $(VENV)/.dev  ## put the code into the common form
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

messages: $(VENV)/.dev  ## collect the interface's sentences into the Vietnamese catalogue
	@$(BIN)/python -m caunoi_web.translations update

lock:  ## renew the pins (needs uv on the PATH)
	@$(COMPILE) --group build -o requirements.lock
	@$(COMPILE) --extra ocr --extra oidc --extra scale --group build --group dev -c requirements.lock -o requirements-dev.lock

drill: $(VENV)/.dev $(COMPILED)  ## back up while somebody writes, restore elsewhere, compare: on both databases
	@$(BIN)/python -m tests.postgres -- $(BIN)/python -m tests.site.operation.drill

BENCHMARKS := extraction growth reading round_trips matching pdf batch
OF_REGISTER := matching_register matching_vietnamese matching_clusters

bench: $(VENV)/.dev  ## speed and memory, as ratios against named yardsticks (REGISTER=ror.jsonl.gz for more)
	@for name in $(BENCHMARKS); do echo "== $$name"; PYTHONPATH=. $(BIN)/python benchmarks/$$name.py || exit 1; done
	@for name in $(if $(REGISTER),$(OF_REGISTER)); do echo "== $$name"; \
		PYTHONPATH=. $(BIN)/python benchmarks/$$name.py "$(REGISTER)" || exit 1; done

clean:  ## remove what was made here, but never the data in var/
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist $(COMPILED)

system:
	@sh scripts/system-packages.sh demo $(PYTHON)

system-test:
	@sh scripts/system-packages.sh test $(PYTHON)

$(VENV)/bin/pip:
	@echo "== Making the virtual environment $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/bin/pip
	@echo "== Installing the pinned packages (about a minute the first time)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.site
	@echo "== Installing the tools for the tests"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

%.mo: %.po $(VENV)/.site
	@echo "== Compiling the translations"
	@$(BIN)/python -m caunoi_web.translations compile
