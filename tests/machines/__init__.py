"""Plain models of what the house does, and machines that try to tell the two apart."""
