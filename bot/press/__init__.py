"""Makes files in a process of its own: whatever happens there, taps are answered here."""
