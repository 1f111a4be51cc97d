# Two commands are enough, and each sets everything up first: `make run` and `make test`. The rest is under `make help`.

VENV   := .venv/bin/python
PO     := $(wildcard translations/*/LC_MESSAGES/*.po)
MO     := $(PO:.po=.mo)
NOISE  := .pytest_cache .mypy_cache .ruff_cache .hypothesis dist

# Compiled modules are kept, whatever this machine is told: the tests start the program more than a hundred times.
unexport PYTHONDONTWRITEBYTECODE

# A screen is asked for before anything is installed. Qt's other platforms (eglfs, linuxfb, vnc) need none.
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)$(QT_QPA_PLATFORM)
ifneq ($(shell uname -s),Linux)
SCREEN := native
endif

.PHONY: help run test lint format types catalogue pytest soak catalogues extract lock pictures wheel clean distclean \
        screen ready-run ready-test

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

run: screen ready-run catalogues ## the booth; make run ARGS="--windowed 1280x720"
	@$(VENV) main.py run $(ARGS)

test: lint types catalogue pytest ## everything that has to pass

lint: ready-test ## ruff: rules and format
	@$(VENV) -m ruff check .
	@$(VENV) -m ruff format --check .

types: ready-test ## mypy --strict, all but kiosk/ui
	@$(VENV) -m mypy

catalogue: ready-test ## every message extracted and translated
	@$(VENV) .ci/catalogues.py check

pytest: ready-test catalogues ## the tests; make pytest ARGS="-k charts"
	@$(VENV) -m pytest -n auto --dist loadfile $(ARGS)

soak: ready-test catalogues ## the long runs: kills, storms, matrices
	@$(VENV) -m pytest -m soak $(ARGS)

format: ready-test ## write the sources as ruff wants them
	@$(VENV) -m ruff check --fix .
	@$(VENV) -m ruff format .

catalogues: $(MO) ## compile the translations

extract: ready-test ## carry new messages from the sources into the translations; ARGS=fr begins a language
	@$(VENV) .ci/catalogues.py extract $(ARGS)

lock: ready-test ## renew requirements.lock from pyproject.toml; ARGS=--upgrade for newest releases
	@.ci/lock $(VENV) $(ARGS)

pictures: ready-run catalogues ## the README's pictures, made by the program
	@$(VENV) .ci/pictures.py

wheel: ready-test ## dist/*.whl, with content, assets and translations inside
	@$(VENV) -m hatchling build -t wheel

clean: ## remove what was made, but .venv
	@rm -rf $(NOISE) $(MO)
	@find kiosk tests -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## and .venv
	@rm -rf .venv

screen:
	@$(if $(SCREEN),:,$(error kiosk: manca uno schermo (DISPLAY e WAYLAND_DISPLAY sono vuote) / no display (DISPLAY and WAYLAND_DISPLAY are empty)))

ready-run:
	@.ci/setup run

ready-test:
	@.ci/setup test

# Order only: the compiler must be there, but its being there is no reason to compile again.
%.mo: %.po | $(if $(filter run,$(MAKECMDGOALS)),ready-run,ready-test)
	@$(VENV) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@
