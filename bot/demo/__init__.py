"""The demo community: people, organisations and meetings that nobody could meet in the street."""
