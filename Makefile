# What a person does with this repository. `make` alone lists it.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

program := .build/release/cyclorama
# Newer than every source it was built from. SwiftPM leaves the program's own time alone when nothing changed.
built := .build/release.stamp
# The build links to these by absolute path, so without them the program does not start.
needed := $(program) .deps/arrow/lib/libparquet.so .deps/simdjson/simdjson.h
missing := $(filter-out $(wildcard $(needed)),$(needed))
# Folders too: their time changes when a file goes.
sources := $(shell find Package.swift Sources Resources scripts/bootstrap)
swift_files := Sources Tests Resources Package.swift
shell_files := scripts/bootstrap scripts/check-imports scripts/install scripts/demo $(wildcard scripts/screenshots) .ci/run
python_files := Benchmarks/run Benchmarks/votes Benchmarks/keys Benchmarks/search Benchmarks/genres Benchmarks/load Benchmarks/customers $(wildcard Benchmarks/*/*.py)

.PHONY: help run build install uninstall test torture bench bench-votes bench-search bench-genres bench-load bench-customers format lint screenshots clean force

help: ## this list
	@echo "Cyclorama: Customer 360 in one terminal program. Begin with: make run"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

run: $(built) ## open the dashboard; installs and builds what is missing first
	@exec $(program) $(ARGS)

build: $(built) ## build .build/release/cyclorama

$(built): $(sources) $(if $(missing),force)
	@echo "make: installing what the build needs, then building; about 10 minutes the first time, on two cores" >&2
	@scripts/bootstrap
	@SECONDS=0; swift build -c release --product cyclorama >&2 && echo "make: built in $$SECONDS s" >&2
	@touch $@

# One after the other: tests that wait for servers and terminals must not starve behind those that use every core.
test: ## build for debugging and run all tests
	@echo "make: the tests are built for debugging first; about 20 minutes the first time with the tests, on two cores" >&2
	@scripts/bootstrap --test
	@SECONDS=0; swift test --no-parallel && echo "make: tests built and passed in $$SECONDS s"

torture: ## kill the stream engine everywhere, and ARGS times (200) at random; cut its power in every way
	@scripts/bootstrap --test
	@CYCLORAMA_TORTURE=$(or $(ARGS),200) swift test --filter 'StreamKillTests|PowerLossTests|MutationTests|SystemErrorTests'

PREFIX ?= /usr/local
install: $(built) ## put the program, its man page and completions under PREFIX=/usr/local; `make uninstall` removes them
	@scripts/install "$(DESTDIR)$(PREFIX)"

uninstall: ## remove what `make install` put there; data and settings stay
	@scripts/install --remove "$(DESTDIR)$(PREFIX)"

bench: $(built) ## time the ETL beside other tools (Benchmarks/README.md); ARGS="--scale large" for more
	@Benchmarks/run $(ARGS)

bench-votes: $(built) ## time the stream engine beside other tools, and keys while it runs; ARGS="--million" for more
	@Benchmarks/votes $(ARGS)
	@Benchmarks/keys

bench-search: $(built) ## time the search ETL beside DuckDB's query of the same logs
	@Benchmarks/search $(ARGS)

bench-genres: $(built) ## measure genres on keywords not seen; needs ARGS="--labels FILE.csv"
	@Benchmarks/genres $(ARGS)

bench-load: $(built) ## time the load into MariaDB beside mariadb-import; ARGS="--peers mariadb-import,spark" for more
	@scripts/bootstrap --test
	@Benchmarks/load $(ARGS)

bench-customers: $(built) ## time the customers screen at two million customers, beside DuckDB and VisiData
	@Benchmarks/customers $(ARGS)

format: ## lay all Swift files out by .swift-format
	@swift format --in-place --parallel --recursive $(swift_files)

lint: ## check layout, imports between rooms, and scripts
	@swift format lint --strict --parallel --recursive $(swift_files)
	@scripts/check-imports
	@for file in $(shell_files); do bash -n "$$file"; done
	@for file in $(python_files); do python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read(), sys.argv[1])' "$$file"; done
	@echo "make: lint found nothing"

screenshots: $(built) ## photograph the dashboard in a real terminal, into screenshots/
	@scripts/bootstrap --shots
	@scripts/screenshots

clean: ## remove what was built; keeps .deps, which bootstrap fetched
	@rm -rf .build
