# Mithaq: make demo | test | lint | bench | docs | clean.  Needs Python 3.11 or newer, make and git; the rest goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench fast docs sizes clean

help:
	@echo "make demo    the packaged sample, read and shown"
	@echo "make test    all tests and doctests"
	@echo "make lint    style, types and the order of the packages"
	@echo "make bench   articles a second, milliseconds a layer, memory; compiled too where there is a C compiler"
	@echo "make fast    the same program with its readers compiled to C, in build/fast"
	@echo "make docs    checks that the docs name everything there is, and writes the API pages to build/docs"
	@echo "make sizes   how long modules, functions and rule files are"
	@echo "make clean   removes .venv, caches and build products"

# One environment for all targets, made again only when its inputs change.
$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,versions]'
	@touch $@

demo: $(READY)
	@$(BIN)/mithaq demo

test: $(READY)
	@$(BIN)/python -m pytest

lint: $(READY)
	@$(BIN)/ruff check src tests bench setup.py
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY)
	@$(BIN)/python bench/bench.py
	@if command -v cc > /dev/null; then $(MAKE) --no-print-directory fast && PYTHONPATH=build/fast $(BIN)/python bench/bench.py; \
	else echo "No C compiler (cc): the compiled modules are not measured."; fi

fast: build/fast/.ready

# Compiled again only when a source is newer; takes some minutes.
build/fast/.ready: setup.py pyproject.toml $(READY) $(shell find src -name '*.py')
	@echo "Compiling the modules that read (some minutes) ..."
	@rm -rf build/fast build/temp
	@mkdir -p build
	@MITHAQ_COMPILED=1 $(BIN)/python setup.py --quiet build --build-lib build/fast --build-temp build/temp --parallel 2 > build/fast.log 2>&1 \
	  || { tail -20 build/fast.log; exit 1; }
	@touch $@
	@echo "Compiled. Use it: PYTHONPATH=build/fast, or install it: MITHAQ_COMPILED=1 pip install ."

docs: $(READY)
	@$(BIN)/python -m pytest tests/test_docs.py
	@mkdir -p build/docs
	@cd build/docs && ../../$(BIN)/python -m pydoc -w $(patsubst src/mithaq/%.py,mithaq.%,$(wildcard src/mithaq/pipeline.py src/mithaq/errors.py)) mithaq > /dev/null
	@echo "Start with docs/first-hour.md; API pages are in build/docs."

sizes: $(READY)
	@$(BIN)/python tests/test_sizes.py

clean:
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis src/*.egg-info
	@find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
