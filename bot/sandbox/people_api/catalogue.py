"""All paths of the people's side together: importing this fills the routes."""

from bot.sandbox.people_api import extras, groups, people, talking, tools
from bot.sandbox.people_api.routing import answer_people

__all__ = ["answer_people", "extras", "groups", "people", "talking", "tools"]
