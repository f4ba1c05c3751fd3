"""`ticlist list` stays cheap, counted in instructions, which repeat on any machine."""

from benchmarks import instructions
from tests.tools import needs


def test_listing_costs_a_few_starts_of_python() -> None:
    figure = instructions.measure(needs("valgrind"))
    assert figure.is_met, f"{figure.ours} against {figure.least}: {figure.ratio:.2f}"
