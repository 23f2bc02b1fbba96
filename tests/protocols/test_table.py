"""The rule table of the docs is printed from the rules."""

from protocols.worked import day
from saylau.protocols import RULES, rule_table


def test_every_rule_has_one_row_in_the_order_of_its_code():
    rows = [line for line in rule_table(day()).splitlines() if line.startswith(("| K.", "| S."))]
    assert [row.split(" | ")[0].strip("| ") for row in rows] == [rule.code for rule in RULES]
    assert all(f"`{rule.name}`" in row and rule.condition in row for rule, row in zip(RULES, rows, strict=True))


def test_a_row_says_when_the_rule_fires_what_it_hides_and_what_it_rests_on():
    printed = rule_table(day())
    assert (
        "| K.403 | `total_of_valid_is_written` | V = 0 and Σ v_i + A + E > 0 | K.402, K.404 | procedure protocol K.4 "
        "| A only where the law of the day has the line, E only where the form has it |" in printed
    )
    assert "| S.123 | `count_was_within_its_time` | t_sign − t_count > 12 hours | | elections 43(1) | |" in printed


def test_hard_and_soft_rules_stand_in_tables_of_their_own():
    headings = [line for line in rule_table(day()).splitlines() if line.startswith("## ")]
    assert headings == [
        "## Hard rules: acceptance waits until a person decides",
        "## Soft rules: the commission explains in writing",
    ]
