# Everything is installed into this folder: .tools/ holds uv, .venv/ holds the rest.
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS = never
export UV_PYTHON = $(PYTHON)

.PHONY: run test check format lint types bench crash lock install browser clean help

help: ## Show what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.ready ## Run the bot: on Telegram with a token, else in the sandbox
	@$(BIN)/pasdecote run

test: .venv/.ready ## Run every test, on SQLite and on PostgreSQL
	@$(BIN)/python -m pytest

check: .venv/.ready ## Format, lint, import contracts, sizes, types, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports
	@$(BIN)/python tests/tools/sizes.py bot handlers storage tests
	@$(BIN)/mypy
	@$(MAKE) --no-print-directory test

format: .venv/.ready ## Put the code in its usual form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: .venv/.ready ## Measure taps, memory and start, beside other programs
	@$(BIN)/python -m tests.bench

crash: .venv/.ready ## Kill the bot at 200 random points on each database
	@$(BIN)/python -m pytest -m crash --crash-kills=200

lock: $(UV) ## Choose the newest allowed version of every dependency
	@$(UV) pip compile -q --universal --all-extras --group dev --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --upgrade pyproject.toml -o requirements.lock

install: .venv/.ready ## Install what is missing, run nothing

clean: ## Remove what was installed and what the sandbox remembers
	@rm -rf .venv .tools var

$(UV):
	@$(PYTHON) -m pip install -q --disable-pip-version-check --root-user-action=ignore \
		--target .tools "uv==0.13.9"

.venv/.ready: $(UV) requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(UV) venv -q .venv
	@$(UV) pip sync -q --python $(BIN)/python --require-hashes requirements.lock
	@$(UV) pip install -q --python $(BIN)/python --no-deps -e .
	@touch $@
