"""What the demo community has behind it: who was there, what they took home, what it took."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from bot.demo.cast import DemoCast
from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.effort import EffortKind
from bot.domain.feedback import Consent, Echo, Feedback, Takeaway
from bot.domain.gathering import Gathering
from bot.domain.place import Format
from bot.ports import Store

_Kind = TypeVar("_Kind", bound=StrEnum)
_HOUR = 60  # minutes
_ANSWERS_AFTER = timedelta(hours=3)


def remember(store: Store, cast: DemoCast, key: str, *, by: str) -> None:
    """Note what is left of a meeting that is over."""
    presences(store, cast, key, by=by)
    _feedback(store, cast, key)
    gathering = cast.gatherings[key]
    for kind, hours in cast.demo["efforts"][key].items():
        store.efforts.put(gathering.id, EffortKind(kind), hours * _HOUR, at=end(gathering))


def presences(store: Store, cast: DemoCast, key: str, *, by: str) -> None:
    """Note who was there, as `by` took the list."""
    gathering = cast.gatherings[key]
    mode = Mode.REMOTE if gathering.format is Format.VIDEO else Mode.IN_PERSON
    for circle, keys in cast.demo["attendance"][key].items():
        for one in keys:
            member_id = cast.members[one]
            noted_by = cast.members[by]
            store.attendances.put(
                Attendance(gathering.id, member_id, Circle(circle), mode, recorded_by=noted_by)
            )
    store.attendances.take(gathering.id, Taking.TAKEN, at=end(gathering))
    if gathering.starts_at:
        store.figures.keep_invited(gathering.id, at=gathering.starts_at)


def _feedback(store: Store, cast: DemoCast, key: str) -> None:
    """
    Let as many answer as the demo counts: those first who left a sentence.

    Who told the story does not say what it told them.
    """
    gathering = cast.gatherings[key]
    demo, there = cast.demo, cast.demo["attendance"][key]
    story = next(one for one in demo["meetings"] if one["id"] == key)["story"]
    said = {who: (words, consent) for m, who, consent, words in _sentences(demo) if m == key}
    others = [who for circle in ("other", "project_group") for who in there[circle]]
    people = [*said, *(who for who in others if who not in said)]
    taps = _spread(demo["feedback_q1"][key], Takeaway)
    echoes = _spread(demo["echoes"][story], Echo)
    for number, (who, takeaway, echo) in enumerate(zip(people, taps, echoes, strict=False)):
        words, consent = said.get(who, ("", Consent.NONE))
        at = end(gathering) + _ANSWERS_AFTER + number * timedelta(minutes=7)
        store.feedbacks.put(
            Feedback(
                0,
                gathering.id,
                cast.members[who],
                at,
                takeaway,
                echo,
                words,
                consent=Consent(consent),
                consent_at=at if words else None,
            )
        )


def _sentences(demo: dict[str, Any]) -> Sequence[Sequence[str]]:
    rows: Sequence[Sequence[str]] = demo["feedback_sentences"]
    return rows


def _spread(counts: Mapping[str, int], kinds: type[_Kind]) -> Iterator[_Kind]:
    """Deal the answers out one kind after the other, so that neighbours differ."""
    left = dict(counts)
    while any(left.values()):
        for name in counts:
            if left[name]:
                left[name] -= 1
                yield kinds(name)


def end(gathering: Gathering) -> datetime:
    """Return when something ended that is over."""
    if gathering.ends_at is None:
        raise ValueError("a meeting that is over has an end")
    return gathering.ends_at
