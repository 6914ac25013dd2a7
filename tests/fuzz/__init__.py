"""Updates that no good server would send, thrown at the whole bot."""
