"""ticlist: a calm, private place to reflect on trauma-informed practice, in a terminal."""

__version__ = "0.1.0"
