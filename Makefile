# What the project can do for you. `make help` lists the targets.
# Everything that a target needs and that is missing is installed by it, from Debian's packages and npm.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

CARGO  ?= cargo
LISTEN ?= 127.0.0.1:8080
DATA   ?= data
TARGET  = $(or $(CARGO_TARGET_DIR),target)

# The solver of disclosure control is C++: built by cmake, bound by libclang.
SOLVER = cmake libclang-dev

.PHONY: tools help run test conformance lint bench assets check unit browser clean-data

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: assets tools ## build in release mode, fill the demo district, serve on http://127.0.0.1:8080
	$(CARGO) build --release --bin verzahnt
	scripts/wordlist/fetch.sh $(DATA)/catalogue/words.txt
	$(TARGET)/release/verzahnt demo --data $(DATA)
	$(TARGET)/release/verzahnt serve --data $(DATA) --listen $(LISTEN)

test: unit browser ## everything that the project can prove on its own, PostgreSQL and browser included

unit: assets tools
	scripts/install postgresql python3-venv nginx-light
	scripts/judges
	scripts/with-postgres scripts/nextest unit

browser: assets tools
	scripts/install chromium curl libfaketime
	$(CARGO) build --bin verzahnt
	scripts/browser-tests

conformance: assets tools ## foreign judges: real files in ../shared/data (left out with a message when it is not there)
	@if [ -d ../shared/data ]; then scripts/nextest conformance; \
	else echo "../shared/data is not there: conformance is left out"; fi

lint: assets tools ## format and lints, warnings are errors
	$(CARGO) fmt --all -- --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings

bench: assets tools ## the measurements of docs/src/benchmarks.md, in release mode
	scripts/install postgresql wrk nginx-light time curl
	$(CARGO) build --release --bin verzahnt
	scripts/with-postgres scripts/bench
	scripts/load
	scripts/with-postgres scripts/load

tools:
	scripts/install $(SOLVER)

assets: crates/web/dist/stamp ## style, fonts and scripts of the portal, built by npm from the lock file

crates/web/dist/stamp: crates/web/package-lock.json $(shell find crates/web/assets crates/web/build -type f 2>/dev/null)
	cd crates/web && npm ci --no-audit --no-fund --silent && npm run --silent build
	@touch $@

clean-data: ## throw the demo's data away
	rm -rf $(DATA)
