# Two commands: `make site` (or `make serve`) and `make test`. Each sets up what it needs in .venv first.

PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: bench bench-browser fuzz load site serve schema test test-lowest test-properdocs lint requirements clean

site: schema ## Build the example handbook into site/
	$(BIN)/mkdocs build

serve: schema ## Show the example handbook at http://127.0.0.1:8000 and follow every edit
	STRATEGY_PATTERNS=true $(BIN)/mkdocs serve

schema: .venv/ready ## Help editors to help: explanations, marks and the ids there are, while one types
	$(BIN)/strategy schema --output .strategy/schema.json

test: .venv/ready-dev lint ## Pass all tests
	$(BIN)/pytest -n auto

# Enough of the tests to know that everything is read, checked, rendered and built there, too
ELSEWHERE := tests/hosts tests/site/test_published.py \
	tests/site/test_example.py::test_every_internal_link_and_anchor_leads_somewhere

test-lowest: .venv-lowest/ready ## Pass with the lowest versions that pyproject.toml allows
	.venv-lowest/bin/python -m pytest -q -p no:cacheprovider $(ELSEWHERE) tests/cli/test_strategy_render.py tests/checks/test_cases.py

test-properdocs: .venv-properdocs/ready ## Pass with ProperDocs in the place of MkDocs, and build with Zensical
	SITE_GENERATOR=properdocs .venv-properdocs/bin/python -m pytest -q -p no:cacheprovider $(ELSEWHERE)

.venv-lowest/ready: requirements-lowest.txt pyproject.toml
.venv-properdocs/ready: requirements-hosts.txt pyproject.toml
.venv-lowest/ready .venv-properdocs/ready:
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

lint: .venv/ready-dev
	$(BIN)/ruff check plugins tests benchmarks
	$(BIN)/mypy

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.venv/ready-dev: requirements-dev.txt tests/node/package-lock.json .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	if command -v npm >/dev/null; then npm ci --prefix tests/node --silent --no-audit --no-fund; fi
	touch $@

bench: .venv/ready-dev ## Measure what a handbook costs, beside what could do part of its work; prints tables, writes bench.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	$(BIN)/python benchmarks/run.py

bench-browser: .venv/ready-dev ## Measure first load, search, map and tables in Debian's Chromium, at 1,000 and 10,000 entities
	$(BIN)/python benchmarks/in_browser.py

load: site ## Ask nginx for pages of the example as fast as wrk can; prints a table
	$(BIN)/python benchmarks/load.py site

FUZZ_SECONDS ?= 300
fuzz: .venv/ready-dev ## Look for inputs that break the reader, the settings, pages, free text or edits; stops at the first
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.txt
	for target in reader checks settings page free_text edits; do \
	    $(BIN)/python tests/fuzz/run.py $$target -max_total_time=$(FUZZ_SECONDS) -max_len=3000 -timeout=20 || exit 1; done

requirements: ## Pin anew, with hashes and without addresses
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra bench --universal --generate-hashes --no-emit-index-url --no-header -c requirements.txt -o requirements-bench.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra fuzz --universal --generate-hashes --no-emit-index-url --no-header -c requirements.txt -o requirements-fuzz.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-emit-index-url --no-header -c requirements.txt -o requirements-dev.txt
	$(BIN)/uv pip compile pyproject.toml --extra hosts --universal --generate-hashes --no-emit-index-url --no-header -c requirements.txt -o requirements-hosts.txt
	$(BIN)/uv pip compile pyproject.toml --extra test --resolution lowest-direct --universal --generate-hashes --no-emit-index-url --no-header -o requirements-lowest.txt

clean:
	rm -rf .venv .venv-lowest .venv-properdocs tests/node/node_modules .strategy site dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
