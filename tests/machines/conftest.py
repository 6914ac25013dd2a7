"""Says what differed, where a machine finds that something does."""

import pytest

pytest.register_assert_rewrite(
    "tests.machines.machine", "tests.machines.life", "tests.machines.whole"
)
