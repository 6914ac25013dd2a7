"""Settings of the bot: one TOML file, then the environment, become one frozen `Config`."""

from bot.config.faults import BadConfig
from bot.config.loading import find, load
from bot.config.sections import (
    Community,
    Config,
    Database,
    Health,
    Language,
    Logging,
    Sandbox,
    Telegram,
    Webhook,
)
from bot.config.summary import summary

__all__ = [
    "BadConfig",
    "Community",
    "Config",
    "Database",
    "Health",
    "Language",
    "Logging",
    "Sandbox",
    "Telegram",
    "Webhook",
    "find",
    "load",
    "summary",
]
