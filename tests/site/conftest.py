from pathlib import Path

import pytest

from tests.site.making import Server


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """Give a server on which everything is right."""
    top = tmp_path / "server"
    top.mkdir()
    return Server(top)
