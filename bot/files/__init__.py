"""Files that people take with them: made here, from plain values, in memory."""
