"""The `ticlist` command."""

import sys

from ticlist.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
