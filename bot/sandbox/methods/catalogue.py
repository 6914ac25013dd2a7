"""All methods together: importing this fills the registry."""

from bot.sandbox.methods import callbacks, editing, identity, polling, sending
from bot.sandbox.methods.registry import METHODS

__all__ = ["METHODS", "callbacks", "editing", "identity", "polling", "sending"]
