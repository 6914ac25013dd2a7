"""Fixtures of the tests that spoil updates."""

from tests.crash.figures import chance, kills, seed, tell

__all__ = ["chance", "kills", "seed", "tell"]
