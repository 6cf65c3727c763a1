"""Shared by all tests."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

settings.register_profile("handbook", deadline=None)  # a busy machine is no fault of what is tested
settings.load_profile("handbook")
