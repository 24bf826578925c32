# Atelier. `make demo`, `make run` and `make test` set up all that they need; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help secrets demo stack run test test-fast chaos starve roll fuzz check bench bench-quick profile lock previews web web-check clean

# The first Python of at least 3.11 on the PATH; `make PYTHON=/path/to/python ...` overrides it.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.14; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v "$$python"; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PORT ?= 8000

help: ## List the commands.
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

.venv/created:
	@test -n "$(PYTHON)" || { echo "Atelier needs Python 3.11 or newer, and none was found on the PATH."; exit 1; }
	@echo "Creating .venv with $(PYTHON) ..."
	@"$(PYTHON)" -m venv .venv || { echo "Could not create .venv (on Debian: apt-get install python3-venv)."; exit 1; }
	@touch $@

.venv/installed: .venv/created requirements.txt pyproject.toml
	@echo "Installing what Atelier runs on (pinned, with hashes) ..."
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.txt
	@PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	@echo "Installing what the tests need (pinned, with hashes) ..."
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@

SECRETS := POSTGRES_PASSWORD VALKEY_PASSWORD AWS_SECRET_ACCESS_KEY SANDBOX_WEBHOOK_KEY

secrets: ## Write the secrets that compose.yaml needs into .env, those that are missing there.
	@umask 077; touch .env; chmod 600 .env; test -z "$$(tail -c 1 .env)" || echo >> .env; \
	for name in $(SECRETS); do \
		grep -q "^$$name=." .env || echo "$$name=$$(od -An -N 32 -tx1 /dev/urandom | tr -d ' \n')" >> .env; \
	done

demo: .venv/installed ## Make one image from a real photograph and watch it happen; SERVER=... uses one that runs.
	@$(BIN)/atelier demo $(if $(SERVER),--url $(SERVER))

stack: .venv/installed-dev ## PostgreSQL, Valkey, SeaweedFS, two servers, two workers and the sandbox, until Ctrl-C.
	@$(BIN)/python -m tests.support.stack

run: .venv/installed ## Serve on http://127.0.0.1:$(PORT) until Ctrl-C.
	@$(BIN)/atelier serve --port $(PORT)

# Four at a time keep two processors busy: much of what is tested is that something is waited for.
SIDE_BY_SIDE := --numprocesses 4 --dist loadfile --no-loadscope-reorder
# The files with tests that run alone; they are deselected while others run beside them.
ALONE = $(shell grep -rl 'mark\.alone' tests --include='test_*.py')
# What is tested without the planner too.
UNPLANNED := tests/schema tests/transport tests/clients
# Run tests: a name, and the arguments. A test that fails while others load the machine runs once more by itself, and
# fails the whole only if it fails again; both results are printed.
define tested
	@$(BIN)/python -m pytest -o cache_dir=.pytest_cache/$(1) --cache-clear $(2) $(PYTEST_ARGS) || { \
		test $$? -eq 1 && echo "Once more, by themselves: the tests that failed ..." && \
		$(BIN)/python -m pytest -o cache_dir=.pytest_cache/$(1) -n0 --last-failed --last-failed-no-failures=none \
			$(filter-out $(SIDE_BY_SIDE),$(2)) $(PYTEST_ARGS); }
endef
# What is compiled is kept, whatever the environment says: each of them would rewrite the asserts of all tests anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: .venv/installed-dev ## Run every test; what a scaled installation has on servers, a second time on real ones.
	$(call tested,plain,$(SIDE_BY_SIDE))
	@echo "Once more on PostgreSQL, Valkey and SeaweedFS: what uses a database, a broadcaster or a storage ..."
	$(call tested,scaled,$(SIDE_BY_SIDE) --scaled)
	@echo "Once more without the planner, which never changes an answer ..."
	$(call tested,unplanned,$(SIDE_BY_SIDE) --planner=off $(UNPLANNED))
	@echo "Alone, on an idle machine: tests that measure time ..."
	$(call tested,alone,-n0 -m alone $(ALONE))
	$(call tested,alone-scaled,-n0 -m alone --scaled $(ALONE))

# These start processes or browsers, decode large images, compare many random documents, or make a server for each test.
SLOW := clients db/postgres edges faults fuzzing routes sandbox services/billing/payments services/events \
	services/generation/steps services/media/decoding transport/planner web
test-fast: .venv/installed-dev ## Run the tests of daily work, without the folders that take longest.
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not process" $(SLOW:%=--ignore=tests/%) $(PYTEST_ARGS)

fuzz: .venv/installed-dev ## Try far more examples than the tests do, and others each time (minutes).
	@$(BIN)/python -m pytest -n0 tests/fuzzing tests/transport/planner/test_executor.py --hypothesis-profile=long \
		--hypothesis-show-statistics --timeout=1200 $(PYTEST_ARGS)

chaos: .venv/installed-dev ## Break the whole stack for SECONDS=300 while it works, and judge it; SEED=... does it again.
	@$(BIN)/python -m tests.faults.tools.chaos --seconds $(or $(SECONDS),300) $(if $(SEED),--seed $(SEED))

starve: .venv/installed-dev ## Attack for SECONDS=60, and measure ten others; ATTACK=pictures, drip or uploads, INSTALLATION=embedded or scaled.
	@$(BIN)/python -m tests.faults.tools.starvation --seconds $(or $(SECONDS),60) \
		--attack $(or $(ATTACK),all) --installation $(or $(INSTALLATION),both)

roll: .venv/installed-dev ## Roll the whole stack to a version with a migration and back, under load with SOCKETS=500.
	@$(BIN)/python -m tests.faults.tools.rolling --sockets $(or $(SOCKETS),500)

check: .venv/installed-dev ## Lint, types, import rules, printed schema, contract with clients, prose.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/atelier schema --check
	$(BIN)/python tools/contract.py
	$(BIN)/python tools/prose.py

bench: .venv/installed-dev ## Measure beside peers and write bench/RESULTS.md (Node and a C compiler; 20 minutes).
	@$(BIN)/python -m bench

bench-quick: .venv/installed-dev ## The same in 4 minutes, with less data and one round; writes nothing.
	@$(BIN)/python -m bench --quick

OPERATION ?= creations
profile: .venv/installed-dev ## Draw where the server's time goes; OPERATION=creations, createGeneration or push.
	@$(BIN)/python -m bench.profile $(OPERATION)

lock: .venv/installed-dev ## Pin the newest versions of all dependencies again.
	@for name in requirements requirements-dev; do \
		CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --strip-extras --allow-unsafe \
			--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --generate-hashes --output-file $$name.txt $$name.in || exit 1; \
	done

previews: .venv/installed ## Paint the styles' preview pictures again.
	@$(BIN)/python -m web.previews

web: ## Build what browsers get from web/graphiql and web/pages again (needs Node 20).
	@web/build.sh

web-check: ## Build it aside, and compare it byte for byte with what is kept.
	@web/build.sh --check

clean: ## Remove the environment and everything that was made here.
	rm -rf .venv data demo *.egg-info
