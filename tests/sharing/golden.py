"""Files as they were when somebody last looked at them, in `tests/sharing/golden`.

They are renewed by `RENEW_GOLDEN=1 ./dev test tests/sharing`; what changed is then to be read.
"""

import os
from pathlib import Path

GOLDEN = Path(__file__).with_name("golden")
RENEW = bool(os.environ.get("RENEW_GOLDEN"))


def is_golden(name: str, written: bytes) -> bool:
    """Whether a file is as it was; where they are renewed, it is from now on."""
    path = GOLDEN / name
    if RENEW:
        path.write_bytes(written)
    return path.read_bytes() == written
