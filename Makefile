# Every target bootstraps what it needs: Python >= 3.11, pip and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MARK := $(VENV)/.installed
BENCH_VENV := .venv/bench
SPARK_VENV := .venv/spark
SPARK_MARK := $(SPARK_VENV)/.installed
MUTATE_MARK := $(VENV)/.mutate

.PHONY: help demo verify test check bench spark fuzz kills mutate docs clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(MARK): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Saylau needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(MARK) ## the main job: the election of 10 January 2021, from protocols to seats, sealed
	@$(BIN)/saylau lab stations elections/kz-2021 --if-missing
	@$(BIN)/saylau run elections/kz-2021 --record

verify: $(MARK) ## prove the record that the demo sealed, with Saylau and with the program that shares no code with it
	@$(BIN)/saylau verify elections/kz-2021
	@$(BIN)/python verifier/verify.py elections/kz-2021

test: $(MARK) ## every test
	$(BIN)/python -m pytest -q -n auto --dist loadfile

check: $(MARK) ## guards, linters, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/house

bench: $(MARK) ## speed, each figure beside its peer and a yardstick, in one run
	test -x $(BENCH_VENV)/bin/python || $(PYTHON) -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BENCH_VENV)/bin/python benchmarks/all.py

$(SPARK_MARK): requirements/spark.txt pyproject.toml
	@command -v java >/dev/null || { echo "make spark needs Java 17; on Debian: apt-get install openjdk-17-jre-headless"; exit 2; }
	@test -x $(SPARK_VENV)/bin/python || $(PYTHON) -m venv $(SPARK_VENV)
	@$(SPARK_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/spark.txt
	@$(SPARK_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

spark: $(SPARK_MARK) ## the same rolls through DuckDB, Spark and plain Python, equal to the unit; needs Java 17
	$(SPARK_VENV)/bin/python -m pytest -q --noconftest -p no:cacheprovider -o filterwarnings=ignore tests/spark/engines_agree.py

fuzz: $(MARK) ## millions of elections rich in ties against second implementations, and new cases for every property
	$(BIN)/python tests/seats/fuzz.py 1000000
	$(BIN)/python tests/lab/batchfuzz.py 10000000
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -q -n auto tests/instruments tests/protocols tests/folder tests/seats tests/tabulation

kills: $(MARK) ## kill a writer of the record 1,000 times, and see that nothing acknowledged is lost
	$(BIN)/python tests/record/kills.py 1000

mutate: $(MARK) ## change the code at random and see that a test notices
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutate.txt
	$(BIN)/python tests/house/mutate.py

docs: $(MARK) ## print the generated tables into docs/
	$(BIN)/python docs/print.py

clean: ## remove what was made
	rm -rf $(VENV) mutants .pytest_cache .mypy_cache .ruff_cache .hypothesis elections/kz-2021/stations.csv elections/kz-2021/protocols.csv elections/*/record
