# Landscribe: make demo | make test | make run | make bench | make lint | make package | make pictures | make clean
#
# Each target does its own set-up: QGIS through apt-get where it is missing, the engine's environment (.venv, isolated)
# and the QGIS side's test environment (.venv-qgis, over QGIS's own Python). A second run finds everything in place.

PYTHON ?= python3
# QGIS's own Python: Debian's QGIS is built for the system's.
QGIS_PYTHON ?= /usr/bin/python3

BUILD := .build
ENGINE := .venv/bin/python
ENGINE_READY := .venv/.ready
QGIS_TESTS_READY := .venv-qgis/.ready
LOCKS := resources/requirements

# The scene of `make demo`: the built-in landscape, or any raster: make demo SCENE=path/to/raster.tif
DEMO := demo
SCENE ?= $(DEMO)/scene.tif
SIZE ?= 2048

# QGIS finds the plugin as $(BUILD)/plugins/landscribe, and keeps its settings in $(BUILD): the user's profile stays untouched.
export QGIS_PLUGINPATH := $(CURDIR)/$(BUILD)/plugins
export XDG_RUNTIME_DIR ?= $(CURDIR)/$(BUILD)/runtime
HEADLESS := QT_QPA_PLATFORM=offscreen QGIS_CUSTOM_CONFIG_PATH=$(CURDIR)/$(BUILD)/headless

.PHONY: setup demo test test-core test-qgis test-qt6 fuzz test-qgis-matrix run bench lint format package pictures picture-pass first-evening clean qgis
.DEFAULT_GOAL := setup

setup: qgis $(ENGINE_READY)

# --- set-up -----------------------------------------------------------------------------------------------------------

qgis: $(BUILD)/plugins/landscribe
	@command -v qgis_process >/dev/null && command -v xvfb-run >/dev/null && command -v xauth >/dev/null && \
	  $(QGIS_PYTHON) -c "import qgis.core, ensurepip" 2>/dev/null || .ci/install-qgis
	@$(QGIS_PYTHON) -c "import qgis.core" || \
	  { echo "QGIS is installed, but $(QGIS_PYTHON) cannot import it: set QGIS_PYTHON to QGIS's own Python." >&2; exit 1; }

$(BUILD)/plugins/landscribe:
	@mkdir -p $(@D) $(BUILD)/headless && mkdir -p -m 700 $(BUILD)/runtime && ln -sfn ../.. $@

# The engine's environment. Needs Python 3.11 or newer and its venv module (python3-venv comes with the QGIS step).
$(ENGINE_READY): $(LOCKS)/engine.txt $(LOCKS)/engine-dev.txt $(LOCKS)/alone.txt $(LOCKS)/cluster.txt pyproject.toml | qgis
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
	  { echo "The engine needs Python 3.11 or newer: set PYTHON to one, for example make PYTHON=python3.11" >&2; exit 1; }
	@test -x $(ENGINE) || $(PYTHON) -m venv .venv
	@echo "Installing the engine's environment in .venv (torch is large: minutes)"
	@$(ENGINE) -m pip install -q --disable-pip-version-check -r $(LOCKS)/engine.txt -r $(LOCKS)/engine-dev.txt
	@$(ENGINE) -m pip install -q --disable-pip-version-check --no-deps -r $(LOCKS)/alone.txt -r $(LOCKS)/cluster.txt
	@$(ENGINE) -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(QGIS_TESTS_READY): $(LOCKS)/qgis-tests.txt | qgis
	@test -x .venv-qgis/bin/python || $(QGIS_PYTHON) -m venv --system-site-packages .venv-qgis
	@.venv-qgis/bin/python -m pip install -q --disable-pip-version-check -r $(LOCKS)/qgis-tests.txt
	@touch $@

# --- what one does with it --------------------------------------------------------------------------------------------

$(DEMO)/scene.tif: $(ENGINE_READY) $(wildcard core/demo/*.py)
	@$(ENGINE) -m core.demo $@ --truth $(DEMO)/truth.tif --size $(SIZE)

# Real headless QGIS: loads the plugin, runs landscribe:map, leaves layers, a project, a picture and a summary in demo/.
demo: qgis $(ENGINE_READY) $(SCENE)
	@$(HEADLESS) PYTHONPATH=$(QGIS_PLUGINPATH) $(QGIS_PYTHON) -m landscribe.ui.demo $(SCENE) $(DEMO)
	@test $(SCENE) != $(DEMO)/scene.tif || \
	  $(ENGINE) -m core.demo.agreement $(DEMO)/landcover.tif $(DEMO)/truth.tif | tee -a $(DEMO)/summary.txt

test: test-core test-qgis test-qt6

# A process a core, and one more, since some tests wait; the tests of a file stay together, since they share what is slow to
# make; slow files come first (tests/conftest.py).
export PYTEST_XDIST_AUTO_NUM_WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
IN_PARALLEL := -n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder

test-core: $(ENGINE_READY)
	OMP_NUM_THREADS=1 $(ENGINE) -m pytest $(IN_PARALLEL) tests/core $(PYTEST)

# test_plugin.py unloads the plugin with all its modules, so it has a process of its own. The others end without QGIS's exit,
# which aborted at the end of some long runs, and pytest-xdist then waits for ever; test_plugin.py has it.
test-qgis: qgis $(ENGINE_READY) $(QGIS_TESTS_READY)
	$(HEADLESS) .venv-qgis/bin/python -m pytest $(IN_PARALLEL) --qgis_disable_exit tests/qgis \
	  --ignore tests/qgis/test_plugin.py $(PYTEST)
	$(HEADLESS) .venv-qgis/bin/python -m pytest tests/qgis/test_plugin.py $(PYTEST)

# Seeded mutants of every kind of input through the engine's methods: make fuzz FUZZ="--seconds 600 --seed 7"
FUZZ ?= --seconds 60
fuzz: $(ENGINE_READY)
	$(ENGINE) -m tests.fuzz $(FUZZ)

# What needs nothing but Qt, with Qt 6; skipped, and said so, where PyQt6 cannot be had.
test-qt6: $(ENGINE_READY)
	@.ci/test-qt6 $(PYTEST)

# The QGIS side in QGIS 3.22, 3.40 and 3.44: this system's QGIS, and other Debians as folders in $(SYSTEMS) (2 GB each, minutes
# once). Where they cannot be made, that is said and counts as skipped. make test-qgis-matrix SUITES=sid for one of them.
SYSTEMS ?= $(CURDIR)/$(BUILD)/systems
SUITES ?= bookworm trixie sid
test-qgis-matrix: qgis $(ENGINE_READY) $(QGIS_TESTS_READY)
	@PYTEST="$(PYTEST)" .ci/test-qgis-matrix "$(SYSTEMS)" $(SUITES)

# QGIS with the plugin switched on in a profile of its own, and a sample project with the built-in scene.
PROFILES := $(CURDIR)/$(BUILD)/profiles
run: qgis $(ENGINE_READY) $(SCENE)
	@test -n "$$DISPLAY$$WAYLAND_DISPLAY" || \
	  { echo "make run opens a window, and there is no display here: run it on a desktop, or use make demo." >&2; exit 1; }
	@$(HEADLESS) PYTHONPATH=$(QGIS_PLUGINPATH) $(QGIS_PYTHON) -m landscribe.ui.demo --project-only $(SCENE) $(DEMO)
	@mkdir -p $(PROFILES)/profiles/default/QGIS && \
	  { test -e $(PROFILES)/profiles/default/QGIS/QGIS3.ini || \
	    printf '[PythonPlugins]\nlandscribe=true\n' > $(PROFILES)/profiles/default/QGIS/QGIS3.ini; }
	qgis --nologo --noversioncheck --profiles-path $(PROFILES) --code ui/open_dock.py $(DEMO)/sample.qgz

bench: qgis $(ENGINE_READY) $(QGIS_TESTS_READY)
	@$(ENGINE) -m core.bench $(BENCH)
	@$(ENGINE) -m core.bench.table
	@$(ENGINE) -m core.bench.polygons
	@.ci/gaps

lint: $(ENGINE_READY)
	$(ENGINE) -m ruff check .
	$(ENGINE) -m ruff format --check .
	.venv/bin/lint-imports --no-logo --no-cache
	$(ENGINE) .ci/translations.py check
	$(ENGINE) .ci/plugin_rules.py

format: $(ENGINE_READY)
	$(ENGINE) -m ruff check --fix .
	$(ENGINE) -m ruff format .

# dist/landscribe-X.Y.Z.zip, of what is committed.
package: $(ENGINE_READY)
	@$(ENGINE) .ci/package.py dist

# The pictures of docs/manual.md, taken from the real dock over the built-in scene.
pictures: qgis $(ENGINE_READY) $(DEMO)/scene.tif
	@.ci/pictures docs/pictures $(DEMO)/scene.tif

# Every page and dialog in every look (light, dark, small, hidpi, de, zh), to be looked at: make picture-pass LOOKS="dark de"
picture-pass: qgis $(ENGINE_READY) $(DEMO)/scene.tif
	@.ci/picture-pass $(BUILD)/pictures-of-looks $(DEMO)/scene.tif $(LOOKS)

# From the zip and an empty profile to the first map, in a real window that nobody sees: pictures and a summary in
# $(BUILD)/first-evening. Sets the engine up for real: 1.5 GB, minutes.
first-evening: qgis $(ENGINE_READY) $(DEMO)/scene.tif
	@.ci/first-evening $(BUILD)/first-evening $(DEMO)/scene.tif

# What make made, other than the environments.
clean:
	rm -rf $(BUILD) $(DEMO) dist .pytest_cache .ruff_cache landscribe.egg-info
