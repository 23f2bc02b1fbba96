"""The model of ``model.toml`` as Splink wants it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["model", "reasons", "settings"]

PATH = Path(__file__).with_name("model.toml")
ONE_WITHOUT = "l.without_number + r.without_number > 0"
"""Two rows with different numbers in order are two persons, and two with the same number are found without any model."""


@cache
def model() -> Mapping[str, Any]:
    """The model as it lies in the file."""
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


def settings(rarity: Any) -> dict[str, Any]:
    """Splink's settings; ``rarity`` is the share of all pairs of the roll that are supposed to be twins."""
    rules = [rule for block in model()["block"] for rule in block["rules"]]
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row",
        "probability_two_random_records_match": rarity,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": f"{rule} AND {ONE_WITHOUT}", "sql_dialect": "duckdb"} for rule in rules
        ],
        "comparisons": [_comparison(each) for each in model()["comparison"]],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
    }


def _comparison(told: Mapping[str, Any]) -> dict[str, Any]:
    missing = {"sql_condition": told["missing"], "label_for_charts": "missing", "is_null_level": True}
    levels = [
        {
            "sql_condition": level["when"],
            "label_for_charts": level["key"] or "differs",
            "m_probability": level["one_person"],
            "u_probability": level["two_persons"],
            "fix_m_probability": True,
            "fix_u_probability": not level.get("measured", False),
        }
        for level in told["levels"]
    ]
    return {"output_column_name": told["name"], "comparison_levels": [missing, *levels]}


def reasons() -> str:
    """What agrees in a pair, as an expression of DuckDB that gives a list of codes; columns end in ``_l`` and ``_r``."""
    cases = [_reason(each) for each in model()["comparison"]]
    return f"list_filter([{', '.join(cases)}], lambda reason: reason IS NOT NULL)"


def _reason(told: Mapping[str, Any]) -> str:
    whens = [f"WHEN {told['missing']} THEN NULL"]
    for level in told["levels"]:
        code = f"'{told['name']}:{level['key']}'" if level["key"] else "NULL"
        whens.append(f"ELSE {code}" if level["when"] == "ELSE" else f"WHEN {level['when']} THEN {code}")
    return f"CASE {' '.join(whens)} END"
