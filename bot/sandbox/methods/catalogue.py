"""All methods together: importing this fills the registry."""

from bot.sandbox.methods import (
    callbacks,
    chatting,
    editing,
    identity,
    inline,
    media,
    menu,
    polling,
    sending,
    webhook,
)
from bot.sandbox.methods.registry import METHODS

__all__ = [
    "METHODS",
    "callbacks",
    "chatting",
    "editing",
    "identity",
    "inline",
    "media",
    "menu",
    "polling",
    "sending",
    "webhook",
]
