"""How long the proofs run, and what they say: short in the tests, at length in `./dev faults`."""

import json
import os
from pathlib import Path

MINUTES = "FAULTS_MINUTES"
RUNS = "FAULTS_RUNS"
REPORT = "FAULTS_REPORT"


def at_length() -> bool:
    """Whether every proof is to run at length."""
    return REPORT in os.environ


def seconds(short: float) -> float:
    """For how long to go on: a short time in the tests, the minutes asked for at length."""
    return float(os.environ[MINUTES]) * 60 if MINUTES in os.environ else short


def runs(short: int) -> int:
    """How often to do something: a few times in the tests, as often as asked for at length."""
    return int(os.environ[RUNS]) if RUNS in os.environ else short


def note(proof: str, done: int, lost: int = 0, late: int = 0) -> None:
    """Note what a proof came to, for the table of `./dev faults`."""
    report = os.environ.get(REPORT)
    if report:
        with Path(report).open("a", encoding="utf-8") as file:
            file.write(json.dumps([proof, done, lost, late]) + "\n")
