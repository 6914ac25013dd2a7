"""All that can be called at our address: one path, and nothing beside it."""

from starlette.applications import Starlette
from starlette.routing import Route, Router
from starlette.types import ASGIApp


def street(path: str, endpoint: ASGIApp) -> ASGIApp:
    """Return an application that has one endpoint; every other path is not found."""
    application = Starlette(routes=[Route(path, endpoint)])
    router: Router = application.router
    router.redirect_slashes = False
    return application
