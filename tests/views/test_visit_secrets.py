"""The address of a visit, how to get in and whom to call: for those who have a place alone."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.domain.appointment import Stage
from bot.domain.delivery import Kind
from bot.domain.gathering import Kind as GatheringKind
from bot.domain.mailing import Group
from bot.domain.place import Place
from bot.domain.places import Places, Waiting
from bot.domain.rsvp import Answer, Rsvp
from bot.domain.visit import Visit, has_place
from bot.files.calendars import calendar_file
from bot.services.letters import Notice
from bot.services.mailing_letters import Nudge
from bot.services.meetings import Seen
from bot.services.reminder_letters import Reminder
from bot.views import calendars, letters, mailing_letters, meetings, own_cards, sharing
from bot.views.calendar_links import WebCalendar, address
from tests.views.scene import ENGLISH, FRENCH, MEETING, NOW, STARTS, YVES, plain, read

SECRETS = ("Quai secret", "rue du Lac", "portail vert", "code 4321", "Rosa", "06 12 34 56 78")
HIDDEN = Place(3, "Quai secret", "12 rue du Lac", access="code 4321", landmark="portail vert")
GATHERING = replace(
    MEETING, kind=GatheringKind.VISIT, title="Une cuisine", place=HIDDEN, held_by="La Cantine"
)
VISIT = Visit(
    GATHERING.id,
    host_organisation_id=1,
    host_name="La Cantine",
    topic="Comment on partage une cuisine",
    meeting_point="devant le portail vert",
    access="code 4321",
    contact_name="Rosa",
    contact_phone="06 12 34 56 78",
    told_on=STARTS + timedelta(days=20),
)


def rsvp(answer, **more):
    return Rsvp(GATHERING.id, YVES.id, answer, answered_at=NOW, **more)


WAITING = Waiting(1, GATHERING.id, YVES.id, NOW)
READERS = {
    "silent": {},
    "no": {"rsvp": rsvp(Answer.NO)},
    "unsure": {"rsvp": rsvp(Answer.MAYBE)},
    "asked again": {"rsvp": rsvp(Answer.YES, to_confirm=True)},
    "waits": {"waiting": WAITING},
    "was offered a place": {"waiting": replace(WAITING, offered_at=NOW, offer_until=STARTS)},
    "comes": {"rsvp": rsvp(Answer.YES)},
    "sends somebody": {"rsvp": rsvp(Answer.NO, stand_in="Karim", stand_ins=1)},
}


def seen_by(reader):
    return Seen(GATHERING, visit=VISIT, places=Places(GATHERING.id, 8), **READERS[reader])


def notice(kind):
    what = "place,meet,access,contact" if kind is Kind.CHANGED else ""

    def told(seen, setting):
        return read(letters.letter(Notice(kind, YVES, seen, NOW, what), setting))

    return told


def calendar(seen, setting):
    entry = calendars.entry(seen, STARTS, setting)
    links = [address(entry, web) for web in WebCalendar]
    return "\n".join([str(entry), calendar_file(entry).decode(), *links])


def offered_card(seen, setting):
    offer = sharing.offer(seen, setting)
    return "\n".join([offer.title, offer.description, read(offer.card)])


def reminded(seen, setting):
    return read(letters.letter(Reminder(YVES, seen, Stage.DETAILS), setting))


def nudged(seen, setting):
    return read(mailing_letters.nudge(Nudge(YVES, seen, Group.SILENT), setting))


PERSONAL = {
    "own card": lambda seen, setting: read(own_cards.own_card(seen, setting)),
    "announced": notice(Kind.ANNOUNCEMENT),
    "changed": notice(Kind.CHANGED),
    "reminded": reminded,
    "calendar": calendar,
}
PUBLIC = {
    "group card": lambda seen, setting: read(meetings.group_card(_anybody(seen), setting)),
    "card in any chat": lambda seen, setting: offered_card(_anybody(seen), setting),
    "text to forward": lambda seen, setting: read(sharing.ways(seen.gathering, setting)),
    "poster": lambda seen, setting: read(sharing.under_the_code(seen.gathering, setting)),
    "moved": notice(Kind.MOVED),
    "reinstated": notice(Kind.REINSTATED),
    "called off": notice(Kind.CANCELLED),
    "nudged": nudged,
}


def _anybody(seen):
    return replace(seen, rsvp=None, waiting=None)


def told_by(door, reader, setting):
    return plain((PERSONAL | PUBLIC)[door](seen_by(reader), setting))


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
@pytest.mark.parametrize(("door", "reader"), list(product(PERSONAL | PUBLIC, READERS)))
def test_no_door_tells_where_a_visit_is_to_who_has_no_place(door, reader, setting):
    seen = seen_by(reader)
    told = told_by(door, reader, setting)

    leaked = [secret for secret in SECRETS if secret in told]
    assert "Une cuisine" in told
    assert not leaked or (door in PERSONAL and has_place(seen.rsvp))


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_who_has_a_place_reads_where_how_and_whom_to_call(setting):
    card, changed = (told_by(door, "comes", setting) for door in ("own card", "changed"))

    assert not [secret for secret in SECRETS if secret not in card]
    assert not [secret for secret in SECRETS if secret not in changed]
    assert "Quai secret, 12 rue du Lac" in told_by("calendar", "comes", setting).replace("\\", "")


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_a_group_reads_no_name_of_who_receives(setting):
    card = told_by("group card", "comes", setting)

    assert "La Cantine" in card
    assert "Rosa" not in card


@pytest.mark.parametrize(
    ("reader", "kept"),
    [
        ("comes", "Votre place est gardée."),
        ("asked again", "Votre place est gardée."),
        ("waits", "Vous gardez votre rang dans la liste d’attente"),
        ("no", "Votre réponse est gardée."),
        ("unsure", "Votre réponse est gardée."),
        ("silent", ""),
    ],
)
def test_a_visit_without_a_date_promises_a_place_to_those_alone_who_have_one(reader, kept):
    seen = seen_by(reader)
    undated = replace(seen, gathering=replace(GATHERING, starts_at=None, ends_at=None))
    told = notice(Kind.MOVED)(undated, FRENCH)

    assert kept in told
    assert ("place est gardée" in told) == ("place" in kept)
    assert "Je vous écrirai quand la nouvelle date sera connue." in told
