"""The bot as a process of its own, killed at any moment, started again, and held to account."""
