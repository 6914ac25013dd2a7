# Everything is installed into this folder: .tools/ holds uv, .venv/ holds the rest.
# Another Python: make run PYTHON=python3.12
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/uv-$(UV_VERSION)/bin/uv
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS = never
export UV_PYTHON = $(PYTHON)
# What is read for the first time is compiled once, whoever runs it.
unexport PYTHONDONTWRITEBYTECODE
# Trust whom this machine trusts; where it has no list of its own, uv brings one.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt),)
export UV_SYSTEM_CERTS = true
endif
QUIET_PIP := -q --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: run test lint check format bench crash lock install clean help

help: ## Show what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.ready ## Run the bot: on Telegram with a token, else in the sandbox
	@$(BIN)/pasdecote run

# Some want the machine for themselves (`alone`, in tests/conftest.py); the rest share it.
test: .venv/.ready ## Run every test, on SQLite and on PostgreSQL
	@$(BIN)/python -m pytest -n logical --dist worksteal -m "not alone"
	@$(BIN)/python -m pytest -m alone

lint: .venv/.ready ## Format, lint, import contracts, sizes, words, types: a minute, no test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/python tests/tools/sizes.py bot handlers storage tests
	$(BIN)/python tests/tools/house_words.py
	$(BIN)/mypy

check: lint test ## Everything that must hold before you share

format: .venv/.ready ## Put the code in its usual form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: .venv/.ready ## Measure taps, memory and start, beside other programs
	@$(BIN)/python -m tests.bench

crash: .venv/.ready ## Kill the bot at 200 random points on each database
	@$(BIN)/python -m pytest -m crash --crash-kills=200

lock: $(UV) ## Choose the newest allowed version of every dependency
	@$(UV) pip compile -q --universal --python-version 3.11 --all-extras --group dev \
		--generate-hashes --no-header --no-emit-index-url --no-emit-find-links --upgrade \
		pyproject.toml -o requirements.lock

install: .venv/.ready ## Install what is missing, run nothing

clean: ## Remove what was installed and what the sandbox remembers; never the database
	@rm -rf .venv .tools var/sandbox.db*

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed. Is there one? make install PYTHON=python3.12"; exit 1; }
	@echo "Installing into this folder, once..."
	@$(PYTHON) -m pip install $(QUIET_PIP) --root-user-action=ignore \
		--target .tools/uv-$(UV_VERSION) "uv==$(UV_VERSION)"

# Where uv cannot reach the packages, pip may: it knows the settings of this machine.
.venv/.ready: $(UV) requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(UV) venv -q .venv
	@$(UV) pip sync -q --compile-bytecode --python $(BIN)/python --require-hashes requirements.lock \
		|| { echo "Once more, with pip..."; $(PYTHON) -m pip --python $(BIN)/python install \
		$(QUIET_PIP) --root-user-action=ignore --no-deps --require-hashes -r requirements.lock; }
	@$(UV) pip install -q --python $(BIN)/python --offline --no-deps --no-build-isolation -e .
	@touch $@
