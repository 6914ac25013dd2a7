"""A meeting that was held, and its report: published behind the bot's back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.feedback import Consent, Feedback
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Member
from bot.domain.report import Edition, PrintedLine, Report, ReportStatus, Section, Sign, Source
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import report_letters
from tests.house.house import House
from tests.house.letters import ZONE, meeting
from tests.house.people import Somebody

HELD = datetime(2027, 2, 20, 10, tzinfo=ZONE)
PLUS = PrintedLine(Section.OBSERVATIONS, "Les questions ont été concrètes.", Sign.PLUS)
LEAD = PrintedLine(Section.LEADS, "Visiter la ressourcerie, à quatre ou cinq.")


def member_of(store: Store, somebody: Somebody) -> Member:
    member = store.members.by_telegram_id(somebody.id)
    assert member
    return member


async def held(
    house: House, present: Sequence[Somebody] = (), *, at: datetime = HELD, **facts: object
) -> Gathering:
    """Hold a meeting in the past; who was there is noted where somebody was."""

    def deed(store: Store) -> Gathering:
        usual = {"status": Status.HELD, "starts_at": at, "ends_at": at + timedelta(hours=2)}
        made = meeting(store, **{**usual, **facts})
        for somebody in present:
            who = member_of(store, somebody).id
            store.attendances.put(Attendance(made.id, who, Circle.OTHER, Mode.IN_PERSON))
        if present:
            store.attendances.take(made.id, Taking.TAKEN, at=made.ends_at or at)
        return made

    made: Gathering = await house.cellar.change(deed)
    return made


async def answered(house: House, gathering: Gathering, answers: Mapping[Somebody, Answer]) -> None:
    def deed(store: Store) -> None:
        for somebody, answer in answers.items():
            who = member_of(store, somebody).id
            store.rsvps.put(Rsvp(gathering.id, who, answer, answered_at=HELD - timedelta(days=1)))

    await house.cellar.change(deed)


async def sentence(
    house: House, gathering: Gathering, somebody: Somebody, text: str, consent: Consent
) -> PrintedLine:
    """Let somebody say something after a meeting; return the line that quotes it."""

    def deed(store: Store) -> PrintedLine:
        who = member_of(store, somebody).id
        said = Feedback(0, gathering.id, who, HELD, sentence=text, consent=consent)
        store.feedbacks.put(said)
        kept = store.feedbacks.of(gathering.id, who)
        assert kept
        return PrintedLine(Section.ECHOES, source=Source.FEEDBACK, source_id=kept.id)

    line: PrintedLine = await house.cellar.change(deed)
    return line


async def publish(
    house: House,
    gathering: Gathering,
    lines: Sequence[PrintedLine] = (PLUS, LEAD),
    *,
    authors: Sequence[Somebody] = (),
    tells: bool = True,
) -> None:
    """Publish a report, and promise everybody to hear of it if it `tells`."""
    now = house.plan.now()

    def deed(store: Store) -> None:
        store.reports.open(gathering.id, at=now)
        store.reports.put_edition(gathering.id, Edition(1, lines, now))
        report = Report(gathering.id, ReportStatus.PUBLISHED, now, published_at=now, edition=1)
        store.reports.save(report)
        for somebody in authors:
            store.report_authors.add(gathering.id, member_of(store, somebody).id, at=now)
        reported = replace(store.gatherings.get(gathering.id), status=Status.REPORTED)
        store.gatherings.save(reported)
        if tells:
            report_letters.promise(store, reported, now=now)

    await house.cellar.change(deed)


async def tell(house: House, gathering: Gathering) -> None:
    """Promise everybody to hear of a report that can be read already."""
    now = house.plan.now()
    await house.cellar.change(lambda store: report_letters.promise(store, gathering, now=now))
