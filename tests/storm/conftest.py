"""Fixtures of the tests with a crowd."""

from tests.crash.figures import chance, kills, seed, tell

__all__ = ["chance", "kills", "seed", "tell"]
