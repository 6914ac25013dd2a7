"""Several processes at once on the same few places; one of them may be killed, again and again."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine

from storage.database import open_database
from storage.engine import parse
from tests.crash.places_ground import Ground, lay, moment_after, witness
from tests.crash.places_judge import Findings, Look, findings, look
from tests.crash.places_post import MARKS_FIRST, Postman, bury_all
from tests.crash.places_wishes import witnesses
from tests.crash.places_worker import Order, keep_what_is_due
from tests.crash.processes import Nursery, Surroundings
from tests.crash.town import eventually

PROCESSES: Final = 4
PATIENCE: Final = 900.0  # seconds
MOST_KILLS: Final = 1_000_000
_BREATH: Final = 0.1
_LATER: Final = timedelta(minutes=1)  # what is in doubt goes once more, behind the others


@dataclass
class Rush:
    """
    So many wishes at once; `looks` are taken while everybody is at work. `habit` is how places are
    taken, `post` how letters leave: as they should, unless it is said.
    """

    around: Surroundings
    number: int
    seed: int
    habit: str = ""
    post: str = ""
    looks: list[Look] = field(default_factory=list)
    kills: int = 0
    seconds: float = 0.0

    async def lay(self, *, visits: int, people: int) -> None:
        """Announce so many visits that so many people wish to see."""
        url = self.around.database_url
        await asyncio.to_thread(witness, url)
        with closing(open_database(url)) as database:
            self.ground: Ground = await database.write(partial(lay, visits=visits, people=people))

    async def run(self, *, kill_every: float | None, most: int = MOST_KILLS) -> None:
        """Let all wishes be fulfilled; kill one process after the other (seconds), if asked to."""
        nurseries = await self._open()
        for nursery in nurseries:
            await nursery.start()
        begun = time.monotonic()
        killing = asyncio.create_task(self._kill(islice(cycle(nurseries), most), every=kill_every))
        watching = asyncio.create_task(self._watch())
        await self._until_all_is_done()
        self.seconds = time.monotonic() - begun
        for task in (killing, watching):
            task.cancel()
        await asyncio.gather(killing, watching, return_exceptions=True)
        for nursery in nurseries:
            await nursery.close()

    async def settle(self) -> None:
        """Keep what is due still, until all is quiet."""
        with closing(open_database(self.around.database_url)) as database:
            await bury_all(database)
            habit = "" if self.post == MARKS_FIRST else self.post  # nobody would end its road
            postman = Postman(database, self._mailbox(PROCESSES), habit)
            at_last = moment_after(1, of=1)
            while await keep_what_is_due(postman, now=at_last):
                continue
            await postman.bring(at_last + _LATER)

    async def look(self) -> Look:
        """Look how it stands once all is quiet."""
        return await asyncio.to_thread(self._look, whether_idle=True)

    async def findings(self) -> Findings:
        files = [file for file in map(self._acknowledged, range(PROCESSES)) if file.exists()]
        boxes = [box for box in map(self._mailbox, range(PROCESSES + 1)) if box.exists()]
        return await asyncio.to_thread(findings, self.around.database_url, files, boxes)

    @property
    def troubles(self) -> int:
        """Count how often a process was told that the database cannot, and tried again."""
        files = [file for file in map(self._acknowledged, range(PROCESSES)) if file.exists()]
        return sum(file.read_text().count("!") for file in files)

    async def _open(self) -> Sequence[Nursery]:
        order = Order(
            self.around.database_url,
            str(self.around.folder),
            (self.ground.visits.start, self.ground.visits.stop),
            (self.ground.people.start, self.ground.people.stop),
            wishes=self.number,
            seed=self.seed,
            among=PROCESSES,
            habit=self.habit,
            post=self.post,
        )
        words = order.written()
        process = await self.around.spawn("tests.crash.places_worker", words, log="places.log")
        return [Nursery(process, str(number)) for number in range(PROCESSES)]

    def _acknowledged(self, number: int) -> Path:
        return self.around.folder / f"acknowledged-{number}"

    def _mailbox(self, number: int) -> Path:
        return self.around.folder / f"mailbox-{number}"

    async def _kill(self, unlucky_ones: Iterable[Nursery], *, every: float | None) -> None:
        for unlucky in unlucky_ones if every else ():
            await asyncio.sleep(every or 0)
            await unlucky.kill()
            await unlucky.start()
            self.kills += 1

    async def _watch(self) -> None:
        while True:
            self.looks.append(await asyncio.to_thread(self._look))
            await asyncio.sleep(_BREATH)

    def _look(self, *, whether_idle: bool = False) -> Look:
        engine = create_engine(parse(self.around.database_url))
        with engine.connect() as connection:
            seen = look(connection, whether_idle=whether_idle)
        engine.dispose()
        return seen

    async def _until_all_is_done(self) -> None:
        with closing(open_database(self.around.database_url)) as database:

            async def all_is_done() -> bool:
                return await database.read(witnesses) >= self.number

            await eventually(all_is_done, within=PATIENCE)
