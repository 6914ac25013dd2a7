"""One story in each file, told over HTTP with the real bot, on both databases."""
