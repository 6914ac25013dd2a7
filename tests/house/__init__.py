"""The whole house in one test: the real bot, the sandbox and the people, over HTTP."""
