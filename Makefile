# make demo   builds the knowledge base from data/articles, prints what it found, draws the page
# make test   ruff, mypy and the whole test suite
# make compiled  builds the wheel with the reader compiled, and compares its claims with those of the sources
# make clean  removes what these made

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := demo
KB     := $(DEMO)/claimroot.kb
PAGE   := $(DEMO)/claimroot.html
TEXTS  ?= $(wildcard tests/reading/texts/*.txt data/articles/*.md)
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: demo test lint compiled clean

demo: $(VENV)/installed
	@mkdir -p $(DEMO)
	@$(BIN)/claimroot build --into $(KB)
	@echo
	@echo '== claimroot trace "57%"'
	@$(BIN)/claimroot trace "57%" --kb $(KB)
	@echo '== claimroot trace "chronic back pain" --limit 2'
	@$(BIN)/claimroot trace "chronic back pain" --limit 2 --kb $(KB)
	@echo '== claimroot trace acupuncture'
	@$(BIN)/claimroot trace acupuncture --kb $(KB)
	@$(BIN)/claimroot draw --kb $(KB) -o $(PAGE)
	@echo "The knowledge base is in $(KB), the page in $(PAGE): open it in a browser, it needs no network."

test: lint
	@$(BIN)/python -m pytest -q -n auto

lint: $(VENV)/developing
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

# Compiled beside the sources, the output would be taken for them: so in a copy of what git knows.
compiled: $(VENV)/developing
	@rm -rf build/compiled && mkdir -p build/compiled/tree
	@git ls-files -z | tar -c --null -T - -f - | tar -x -f - -C build/compiled/tree
	@HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(PIP) wheel --no-deps -w build/compiled build/compiled/tree
	@$(PYTHON) -m venv build/compiled/venv
	@build/compiled/venv/bin/python -m pip install --quiet --constraint constraints.txt build/compiled/claimroot-*.whl
	@$(BIN)/python benchmarks/compiled.py build/compiled/venv/bin/python $(TEXTS)

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "claimroot needs Python 3.11 or newer: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade "pip>=25.1"
	@touch $@

$(VENV)/installed: pyproject.toml constraints.txt hatch_build.py | $(VENV)/python
	@echo "installing claimroot into $(VENV) (a minute or two, once)"
	@$(PIP) install --constraint constraints.txt --editable ".[all]"
	@touch $@

$(VENV)/developing: $(VENV)/installed
	@$(PIP) install --constraint constraints.txt --group dev
	@touch $@

clean:
	rm -rf $(VENV) $(DEMO) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
