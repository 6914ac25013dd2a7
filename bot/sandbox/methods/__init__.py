"""The methods of the Bot API that the sandbox knows, grouped by what they are about."""
