"""The people and the group of a sandbox that nobody has furnished."""

from bot.sandbox.actors import Person
from bot.sandbox.clock import Clock
from bot.sandbox.sandbox import Group, Sandbox

_PEOPLE = (
    Person(101, "Nadia", "R.", username="nadia_r", language_code="fr"),
    Person(102, "Yves", "L.", username="yves_l", language_code="fr"),
    Person(103, "Gaëlle", "S.", language_code="fr"),
    Person(104, "Karim", "A.", username="karim_a", language_code="en"),
)
_GROUP = Group("Le quartier", members=[101, 102, 103, 104], admins=[101], id=-1_000_000_000_777)


def lone_sandbox(clock: Clock | None = None) -> Sandbox:
    """A sandbox with four people and a group, open to every bot."""
    return Sandbox(people=_PEOPLE, groups=(_GROUP,), clock=clock)
