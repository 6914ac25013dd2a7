"""Due times of generated meetings, against a reckoning that shares nothing with ours."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings, strategies as st

from bot.domain.appointment import Stage
from bot.domain.delivery import STAGE, Delivery, Kind
from bot.domain.gathering import Gathering, Status
from bot.domain.letter import STARTS, Circumstances, when, why_not
from bot.domain.manner import MANNERS
from bot.domain.member import Member, Status as MemberStatus
from bot.domain.moments import QuietHours
from bot.domain.rations import Other
from bot.domain.reminder import USUAL_PLAN, DaysBefore, ReminderPlan, moments
from bot.domain.rsvp import Answer, Rsvp
from tests.domain.reference import FRENCH_ZONES, HOUR, due_times, is_calm, shown

QUIET = QuietHours(time(20), time(9))
ZONES = st.sampled_from(FRENCH_ZONES)
STARTS_AT = st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31, 23)).map(  # noqa: DTZ001 - made aware here
    lambda at: at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0, tzinfo=UTC)
)
MEMBER = Member(7, "Fatou", telegram_id=12, chat_id=12, status=MemberStatus.ACTIVE)
DAYS_AND_HOUR = st.tuples(st.integers(1, 14), st.integers(0, 23))
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def meeting(starts_at: datetime, which: int = 3) -> Gathering:
    ends_at = starts_at + 2 * HOUR
    return Gathering(which, status=Status.ANNOUNCED, starts_at=starts_at, ends_at=ends_at)


def reminders(gathering: Gathering, zone: ZoneInfo) -> list[Delivery]:
    """Return what one member is owed who said yes to this, and nothing to that."""
    assert gathering.starts_at
    date = gathering.starts_at.isoformat()
    return [
        Delivery(
            id=gathering.id * 10 + which,
            kind=Kind.LAST_REMINDER if one.stage is Stage.LAST else Kind.REMINDER,
            member_id=MEMBER.id,
            gathering_id=gathering.id,
            due_at=one.due_at,
            not_after=one.not_after,
            facts={STAGE: one.stage.value, STARTS: date},
        )
        for which, one in enumerate(moments(gathering, USUAL_PLAN, QUIET, zone))
    ]


@settings(max_examples=1000, deadline=None)
@given(starts_at=STARTS_AT, zone=ZONES, call=DAYS_AND_HOUR, details=DAYS_AND_HOUR)
def test_due_times_are_those_of_a_reckoning_by_walking(starts_at, zone, call, details):
    first, second = (DaysBefore(days, time(hour)) for days, hour in (call, details))
    plan = ReminderPlan(first, second)

    found = moments(meeting(starts_at), plan, QUIET, zone)

    reckoned = due_times(starts_at, zone, call=call, details=details)
    assert {one.stage.value: one.due_at for one in found} == reckoned


@settings(max_examples=300, deadline=None)
@given(starts_at=STARTS_AT, zone=ZONES)
def test_the_usual_plan_is_that_of_the_charter(starts_at: datetime, zone: ZoneInfo):
    found = moments(meeting(starts_at), USUAL_PLAN, QUIET, zone)

    assert {one.stage.value: one.due_at for one in found} == due_times(starts_at, zone)


@settings(max_examples=300, deadline=None)
@given(starts_at=STARTS_AT, zone=ZONES)
def test_nothing_is_due_in_the_quiet_but_the_last_and_nothing_once_it_began(
    starts_at: datetime, zone: ZoneInfo
):
    for one in moments(meeting(starts_at), USUAL_PLAN, QUIET, zone):
        assert one.due_at < one.not_after <= starts_at
        if one.stage is Stage.LAST:
            assert shown(one.due_at, zone)[1] >= 8
        else:
            assert not is_calm(one.due_at, zone)


@dataclass
class Post:
    """The way of messages to one member, as the corridor goes it; the clock is ours to turn."""

    zone: ZoneInfo
    gatherings: dict[int, Gathering]
    rsvps: dict[int, Rsvp]
    waiting: dict[int, Delivery] = field(default_factory=dict)
    sent: list[tuple[datetime, Delivery]] = field(default_factory=list)
    dropped: list[Delivery] = field(default_factory=list)

    def owe(self, *owed: Delivery) -> None:
        self.waiting |= {delivery.id: delivery for delivery in owed}

    def look(self, now: datetime) -> None:
        """Decide about all that is due, oldest first; so often that the day's turn comes too."""
        due = [one for one in self.waiting.values() if one.due_at <= now]
        for delivery in sorted(due, key=lambda one: (one.due_at, one.id)):
            self._decide(delivery, now)

    def _decide(self, delivery: Delivery, now: datetime) -> None:
        seen = self._seen(delivery, now)
        del self.waiting[delivery.id]
        if why_not(delivery, seen):
            self.dropped.append(delivery)
        elif (later := when(delivery, seen)) > now:
            self.waiting[delivery.id] = replace(delivery, due_at=later)
        else:
            self.sent.append((now, delivery))

    def _seen(self, delivery: Delivery, now: datetime) -> Circumstances:
        told = [Other(one.kind, one.stage, at) for at, one in self.sent if _is_rationed(one)]
        due = [
            Other(one.kind, one.stage)
            for one in self.waiting.values()
            if one.id != delivery.id and one.due_at <= now and _is_rationed(one)
        ]
        which = delivery.gathering_id or 0
        return Circumstances(
            MEMBER,
            self.gatherings.get(which),
            self.rsvps.get(which),
            frozenset(),
            QUIET,
            self.zone,
            now,
            others=(*told, *due),
        )


def _is_rationed(delivery: Delivery) -> bool:
    return MANNERS[delivery.kind].is_rationed


YEAR = datetime(2026, 12, 31, 23, tzinfo=UTC)
QUARTERS = st.one_of(st.integers(0, 365 * 24 * 4), st.integers(80 * 24 * 4, 100 * 24 * 4))
MINUTES = QUARTERS.map(lambda quarter: YEAR + quarter * timedelta(minutes=15))
ONE_OFF = (Kind.ANNOUNCEMENT, Kind.NUDGE, Kind.MESSAGE, Kind.CANCELLED, Kind.MOVED)
DUE = st.tuples(st.sampled_from(ONE_OFF), MINUTES, st.integers(1, 14))
ANSWERS = st.sampled_from([None, Answer.YES, Answer.NO, Answer.MAYBE])


def a_year(
    zone: ZoneInfo,
    meetings: list[tuple[datetime, Answer | None]],
    others: list[tuple[Kind, datetime, int]],
) -> Post:
    """Let a member live through a year of meetings and messages; the bell rings when it must."""
    gatherings = {which: meeting(at, which) for which, (at, _) in enumerate(meetings, start=1)}
    answers = enumerate((answer for _, answer in meetings), start=1)
    rsvps = {which: Rsvp(which, MEMBER.id, said) for which, said in answers if said}
    post = Post(zone, gatherings, rsvps)
    for gathering in gatherings.values():
        post.owe(*reminders(gathering, zone))
    for number, (kind, due_at, days) in enumerate(others):
        which = 10_000 + number
        facts = {"before": due_at.isoformat()} if kind is Kind.MOVED else {}
        not_after = due_at + days * DAY
        post.owe(Delivery(which, kind, MEMBER.id, None, due_at, not_after, facts=facts))
    while post.waiting:
        post.look(min(one.due_at for one in post.waiting.values()))
    return post


@settings(max_examples=150, deadline=None)
@given(
    zone=ZONES,
    meetings=st.lists(st.tuples(MINUTES, ANSWERS), max_size=12),
    others=st.lists(DUE, max_size=60),
)
def test_in_a_whole_year_nobody_is_written_to_more_than_they_bear(zone, meetings, others):
    post = a_year(zone, meetings, others)

    told = [at for at, one in post.sent if _is_rationed(one)]
    days = [shown(at, zone)[0] for at in told]
    assert len(set(days)) == len(days)
    assert all(sum(at <= other < at + WEEK for other in told) <= 3 for at in told)
    for at, one in post.sent:
        assert one.not_after is None or at <= one.not_after
        assert not is_calm(at, zone) or not _is_rationed(one)
    for _, one in post.sent:
        answer = post.rsvps.get(one.gathering_id or 0)
        assert answer is None or answer.answer is not Answer.NO


@settings(max_examples=150, deadline=None)
@given(
    zone=ZONES,
    starts_at=STARTS_AT,
    jumps=st.lists(
        st.tuples(st.integers(0, 9 * 24 * 60), st.sampled_from([-HOUR, HOUR])), max_size=6
    ),
)
def test_whatever_the_clock_does_each_is_sent_once_or_not_at_all(zone, starts_at, jumps):
    gathering = meeting(starts_at)
    post = Post(zone, {3: gathering}, {})
    post.owe(*reminders(gathering, zone))
    owed = len(post.waiting)
    skew = dict(jumps)

    now = starts_at - 9 * DAY
    for minute in range(0, 9 * 24 * 60 + 90, 10):
        now += sum((skew[one] for one in range(minute, minute + 10) if one in skew), timedelta(0))
        post.look(now)
        now += timedelta(minutes=10)

    keys = [one.id for _, one in post.sent] + [one.id for one in post.dropped]
    assert len(keys) == len(set(keys))
    assert len(keys) + len(post.waiting) == owed
    assert all(at < starts_at for at, _ in post.sent)
    assert all(not is_calm(at, zone) for at, one in post.sent if one.kind is Kind.REMINDER)


def test_the_night_when_clocks_change_moves_no_reminder():
    paris = FRENCH_ZONES[0]
    tuesday = datetime(2027, 3, 30, 18, tzinfo=paris)

    call, details, last = moments(meeting(tuesday), USUAL_PLAN, QUIET, paris)

    assert shown(call.due_at, paris)[1:] == (10, 0)
    assert f"{details.due_at.astimezone(paris):%a %d %H:%M}" == "Sat 27 10:00"
    assert last.due_at == tuesday - HOUR
