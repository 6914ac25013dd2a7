"""All paths of the people's side together: importing this fills the routes."""

from bot.sandbox.people_api import extras, groups, people, talking, tools
from bot.sandbox.people_api.routing import people_routes

__all__ = ["extras", "groups", "people", "people_routes", "talking", "tools"]
