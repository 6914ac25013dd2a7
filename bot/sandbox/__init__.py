"""A small Telegram on this machine: a Bot API server and the people who talk to its bots."""
