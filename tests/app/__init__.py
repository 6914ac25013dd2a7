"""The plan of the house, as a newcomer meets it."""
