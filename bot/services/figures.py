"""One gathering in numbers, for everybody alike: traces to talk about, never a mark."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.attendance import Taking
from bot.domain.figures import Came, Figures, Presence, Reach, Signs
from bot.domain.gathering import Gathering
from bot.domain.report import Section, Sentence, Source
from bot.domain.rsvp import Answer
from bot.ports import Store

AT_MOST = 3  # side by side: more of them would invite to steer


def of(store: Store, gathering_id: int, *, now: datetime) -> Figures:
    """
    Count a gathering as it stands at `now` (aware); whoever shows it asks for the right to.

    Signs are the answers given before it began. Who was there counts only where a human noted it.

    Raises:
        NoSuchGathering.
    """
    gathering = store.gatherings.get(gathering_id)
    begins = _begins(gathering, now)
    excused, excused_from = store.figures.excused(gathering.id, before=begins)
    previous_id = store.figures.before(gathering)
    presence, again = _presence(store, gathering, previous_id)
    return Figures(
        gathering.id,
        gathering.title,
        gathering.ordinal,
        gathering.starts_at or now,
        signs=_signs(store, gathering, begins),
        presence=presence,
        reach=store.figures.reach(gathering.id) if presence else Reach(),
        excused=excused,
        excused_from=excused_from,
        takings=store.figures.takeaways(gathering.id),
        echoes=store.figures.echoes(gathering.id),
        first_before=store.figures.firsts(previous_id) if presence and previous_id else 0,
        came_again=again,
        minutes=store.figures.minutes(gathering.id),
    )


def three(store: Store, gathering_id: int, *, now: datetime) -> Sequence[Figures]:
    """
    Count a gathering and the two before it whose lists are taken, the first one first.

    Raises:
        NoSuchGathering.
    """
    trail = store.figures.trail(store.gatherings.get(gathering_id), most=AT_MOST)
    return [of(store, one, now=now) for one, _ in reversed(trail)]


def quote(store: Store, gathering_id: int) -> Sentence | None:
    """Return the first sentence of the published report that may still be quoted, if any."""
    edition = store.reports.edition(gathering_id)
    if edition is None:
        return None
    said = store.report_lines.sentences(gathering_id).get(Source.FEEDBACK, ())
    quotable = {sentence.id: sentence for sentence in said}
    chosen = [line.source_id for line in edition.lines if line.section is Section.ECHOES]
    return next((quotable[one] for one in chosen if one in quotable), None)


def freeze_invited(store: Store, gathering_id: int, *, now: datetime) -> None:
    """Keep how many members there were when it began, whoever leaves later."""
    gathering = store.gatherings.get(gathering_id)
    if gathering.starts_at and gathering.starts_at <= now:
        store.figures.keep_invited(gathering.id, at=gathering.starts_at)


def _begins(gathering: Gathering, now: datetime) -> datetime:
    """Return until when a sign counts; of what is to come, all of them do."""
    return min(gathering.starts_at, now) if gathering.starts_at else now


def _signs(store: Store, gathering: Gathering, begins: datetime) -> Signs:
    counts = store.figures.signs(gathering.id, before=begins)
    yes, no, maybe = (counts.get(answer, 0) for answer in (Answer.YES, Answer.NO, Answer.MAYBE))
    return Signs(yes, no, maybe, store.figures.invited(gathering.id, at=begins))


def _presence(
    store: Store, gathering: Gathering, previous_id: int | None
) -> tuple[Presence | None, int]:
    """Return who was there, and how many of them had come once: the time before."""
    if store.attendances.taking(gathering.id) is not Taking.TAKEN:
        return None, 0
    seats = store.figures.seats(gathering.id, previous_id=previous_id)
    again = sum(seat.people for seat in seats if seat.came is Came.AGAIN)
    return Presence.of_seats(seats), again
