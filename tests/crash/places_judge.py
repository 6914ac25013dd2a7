"""What became of the visits, read past the store: too many, twice, idle, untold, lost."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, text

from bot.domain.rsvp import WITHDRAWN
from tests.crash.places_wishes import WAITS
from tests.crash.verdict import Story, judge
from tests.storage.rows import begun

_STANDS: Final = text("""
    SELECT gathering_id, capacity, taken, freed,
        (SELECT coalesce(sum(1 + guests), 0) FROM rsvps AS r
            WHERE r.gathering_id = p.gathering_id AND answer = 'yes')
        + (SELECT count(*) FROM waitings AS w
            WHERE w.gathering_id = p.gathering_id AND offer_until IS NOT NULL)
    FROM visit_places AS p ORDER BY gathering_id
""")
_WAITS: Final = text("""
    SELECT count(*) FROM waitings
    WHERE gathering_id = :visit AND offer_until IS NULL
        AND (passed IS NULL OR passed < :freed)
""")
_BOTH: Final = text("""
    SELECT count(*) FROM waitings AS w JOIN rsvps AS r
        ON r.gathering_id = w.gathering_id AND r.member_id = w.member_id
    WHERE r.answer = 'yes'
""")
_PROMOTED: Final = text("SELECT gathering_id, waiting_id FROM promotions")
_OFFERS: Final = text("SELECT id, promise, state FROM deliveries WHERE kind = 'place_offered'")
_WITNESSED: Final = text("SELECT key, gathering_id, member_id, outcome FROM witnessed ORDER BY id")
_HISTORY: Final = text(
    "SELECT gathering_id, member_id, answer, guests FROM rsvp_history ORDER BY id"
)
_ANSWERS: Final = text("SELECT gathering_id, member_id, answer, guests FROM rsvps")
_PROMISE: Final = re.compile(r"place_offered:(\d+):(\d+):")
_TAKEN_BACK: Final = frozenset({"no", "maybe"})
_CHANGING: Final = _TAKEN_BACK | {"yes", WITHDRAWN}

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How the visits stand at one moment; `excess` counts people without a place."""

    excess: int
    idle: int
    misstated: int


@dataclass(frozen=True, slots=True)
class Findings:
    """
    All of it is 0 when nothing went wrong, except for `promoted`.

    Whose process was killed while a letter left gets it a second time (`twice`): nobody can know.
    """

    duplicates: int
    untold: int
    lost: int
    promoted: int
    twice: int
    too_often: int


def look(connection: Connection, *, whether_idle: bool = False) -> Look:
    """Look at all visits at one moment; only where nobody is at work an idle place is one."""
    stands = connection.execute(_STANDS).all()
    idle = sum(_idle(connection, *row) for row in stands) if whether_idle else 0
    return Look(
        excess=sum(max(0, heads - capacity) for _, capacity, _, _, heads in stands),
        idle=idle,
        misstated=sum(taken != heads for _, _, taken, _, heads in stands),
    )


def _idle(
    connection: Connection, visit: int, capacity: int, _: int, freed: int, heads: int
) -> int:
    waits: int = connection.execute(_WAITS, {"visit": visit, "freed": freed}).scalar_one()
    return min(max(0, capacity - heads), waits)


def findings(
    database_url: str, acknowledged: Iterable[Path], mailboxes: Iterable[Path]
) -> Findings:
    """Judge everything that was done, once all is quiet; what left the house is in `mailboxes`."""
    copies = Counter(chain.from_iterable(_lines(mailboxes)))
    with begun(database_url) as connection:
        promoted = Counter((int(g), int(w)) for g, w in connection.execute(_PROMOTED))
        offers = connection.execute(_OFFERS).all()
        witnessed = connection.execute(_WITNESSED).all()
        history = connection.execute(_HISTORY).all()
        answers = {(g, m): (said, guests) for g, m, said, guests in connection.execute(_ANSWERS)}
        both = connection.execute(_BOTH).scalar_one()
    stories = judge(_witnessed_story(witnessed), _written_story(history))
    told = Counter(_whom(row[1]) for row in offers if _is_told(row, copies))
    read = [copies[str(row[0])] for row in offers]
    kept = {key: outcome for key, _, _, outcome in witnessed}
    return Findings(
        duplicates=both + stories.doubled,
        untold=(promoted - told).total() + (told - promoted).total(),
        lost=_forgotten(acknowledged, kept) + _stale(history, answers) + stories.lost,
        promoted=promoted.total(),
        twice=read.count(2),
        too_often=sum(number > 2 for number in read),
    )


def _lines(files: Iterable[Path]) -> Iterable[Sequence[str]]:
    return (file.read_text().splitlines() for file in files)


def _is_told(row: Sequence[Any], copies: Mapping[str, int]) -> bool:
    """
    Tell whether a letter arrived, and whether we say so.

    One in doubt twice stays so for ever: what left then is all that can be known.
    """
    return row[2] in {"sent", "uncertain"} and copies[str(row[0])] > 0


def _whom(promise: str) -> Key:
    found = _PROMISE.match(promise)
    assert found, promise
    return int(found[1]), int(found[2])


def _witnessed_story(rows: Iterable[Sequence[Any]]) -> Story:
    """Tell what each answered to each visit; who waits takes a no back."""
    story: dict[int, list[str]] = defaultdict(list)
    for _, visit, member, outcome in rows:
        said = story[_one(visit, member)]
        if outcome in _CHANGING:
            said.append(outcome)
        elif outcome == WAITS and said and said[-1] in _TAKEN_BACK:
            said.append(WITHDRAWN)
    return story


def _written_story(rows: Iterable[Sequence[Any]]) -> Story:
    """Read the history of answers; another yes after a yes only says how many come along."""
    story: dict[int, list[str]] = defaultdict(list)
    for visit, member, answer, _ in rows:
        said = story[_one(visit, member)]
        if not (said and said[-1] == answer == "yes"):
            said.append(answer)
    return story


def _one(visit: int, member: int) -> int:
    return visit * 1_000_000 + member


def _forgotten(files: Iterable[Path], kept: Mapping[str, str]) -> int:
    """Count the outcomes that were acknowledged and are not there, or are others now."""
    lines = chain.from_iterable(_lines(files))
    said = [line.split(maxsplit=1) for line in lines if not line.endswith("!")]
    return sum(kept.get(key) != outcome for key, outcome in said)


def _stale(history: Iterable[Sequence[Any]], answers: Mapping[Key, tuple[str, int]]) -> int:
    """Count the answers that are not what their history says last."""
    last: dict[Key, tuple[str, int]] = {}
    for visit, member, answer, guests in history:
        last[visit, member] = answer, guests
    stands = {key: said for key, said in last.items() if said[0] != WITHDRAWN}
    return len({*stands.items()} ^ {*answers.items()})
