"""What the tests are given: someone who is new, in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from newcomer import Newcomer


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    return Newcomer(tmp_path)
