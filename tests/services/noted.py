"""What people told an organiser after a meeting, for tests of use cases. All is made in a deed."""

from datetime import timedelta

from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.feedback import Consent, Takeaway
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Status
from bot.ports import Store
from bot.services import noted_feedback
from bot.services.noted_feedback import About, Heard
from tests.services.community import ENDS, NOW, meeting, organiser

DUE = ENDS + timedelta(days=1)


def lucienne(store: Store) -> Member:
    return store.members.add("Lucienne P.", telegram_id=None, status=Status.ACTIVE, at=NOW)


def held(store: Store, *there: Member) -> Gathering:
    """Hold a meeting at which these people were seen."""
    made = meeting(store, story_title="Les paniers")
    for one in there:
        store.attendances.put(Attendance(made.id, one.id, Circle.OTHER, Mode.IN_PERSON))
    store.attendances.take(made.id, Taking.TAKEN, at=ENDS)
    return made


def about(made: Gathering, who: Member, seen: int = 0) -> About:
    return About(made.id, who.id, seen)


def taken(
    store: Store,
    made: Gathering,
    who: Member,
    *,
    takeaway: Takeaway = Takeaway.IDEA,
    seen: int = 0,
) -> Heard:
    return noted_feedback.take_home(
        store, about(made, who, seen), member=organiser(store), takeaway=takeaway, now=DUE
    )


def said(store: Store, made: Gathering, who: Member, text: str, *, seen: int = 0) -> Heard:
    return noted_feedback.say(
        store, about(made, who, seen), member=organiser(store), text=text, now=DUE
    )


def allowed(store: Store, made: Gathering, who: Member, consent: Consent, *, seen: int) -> Heard:
    return noted_feedback.allow(
        store, about(made, who, seen), member=organiser(store), consent=consent, now=DUE
    )
