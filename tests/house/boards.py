"""The dashboard of one gathering, found by its title where several wait for somebody's look."""

from tests.house.people import Shown, Somebody

FOURTH = "Nos besoins, nos ressources"


async def dashboard(
    somebody: Somebody, title: str = FOURTH, *, command: str = "/tableau"
) -> Shown:
    """Ask for the dashboard, pick a gathering by its title, and return what is shown then."""
    asked = await somebody.say(command)
    if title in asked.text:  # the only one
        return asked
    [label, *_] = [label for label in asked.labels if label.startswith(title)]
    await somebody.tap(label, on=asked)
    return await somebody.turned(asked)
