"""Files that the bot sent, as a person opens them."""

from tests.house.house import House
from tests.house.people import Shown, Somebody


async def received(somebody: Somebody, kind: str, *, after: int = 0) -> Shown:
    """Wait for a message that is a `document` or a `photo`, and return the last one."""
    seq = await somebody.seq()
    while True:
        found = [m for m in await somebody.messages() if m.whole[kind] and m.id > after]
        if found:
            return found[-1]
        seq = await somebody._wait(seq, kind)


async def content(house: House, shown: Shown) -> bytes:
    """Return what is in the file of a message."""
    file = shown.whole["document"] or shown.whole["photo"]
    async with house.http.get(file["url"]) as response:
        assert response.status == 200
        return await response.read()
