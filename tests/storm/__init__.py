"""Everybody taps at once: the card stays true, and within what Telegram allows."""
