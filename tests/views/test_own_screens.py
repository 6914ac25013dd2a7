"""Screens of one's own fit into Telegram with the longest names and lists."""

from dataclasses import replace

import pytest

from bot.callbacks.relays import ReplyTap
from bot.domain.affiliation import Affiliation
from bot.domain.gathering import TITLE_LENGTH, Status
from bot.domain.guess import Courtesy, Guess
from bot.domain.listing import Listed
from bot.domain.member import NAME_LENGTH, Status as MemberStatus, Topic
from bot.domain.organisation import ORGANISATION_NAME_LENGTH, Organisation
from bot.domain.rsvp import Answer
from bot.services.meetings import ANSWERS_PAGE, ListPage
from bot.services.privacy import Known
from bot.services.profiles import Profile, Wishes
from bot.services.relays import Sender
from bot.views import guesses, listings, menus, pauses, privacy, profiles, relays, ties, wishes
from tests.views.scene import ENGLISH, FRENCH, MEETING, NOW, STARTS, YVES, problems, read

WIDE = "<&W>"
MEMBER = replace(YVES, name=(WIDE * NAME_LENGTH)[:NAME_LENGTH])
MANY = [
    Affiliation(Organisation(n, (WIDE * ORGANISATION_NAME_LENGTH)[:ORGANISATION_NAME_LENGTH]))
    for n in range(30)
]
LINE = Listed(
    2**40, (WIDE * TITLE_LENGTH)[:TITLE_LENGTH], Status.ANNOUNCED, STARTS, None, Answer.MAYBE, True
)
PAGE = ListPage([LINE] * ANSWERS_PAGE, 10**6, 8 * 10**6, is_last=False)
PROFILE = Profile(MEMBER, MANY, frozenset(Topic))
SENDER = Sender(MEMBER.name, MANY[0].organisation.name, WIDE * 100)
LONGEST = WIDE * 1024  # what one message to us may hold
TITLED = replace(MEETING, title=LINE.title)


def screens(setting):
    typed, near = LINE.title, [tie.organisation for tie in MANY[:6]]
    return [
        listings.agenda(PAGE, setting),
        listings.answers(PAGE, setting),
        profiles.me(PROFILE, setting),
        profiles.ask_name(MEMBER, setting),
        profiles.directory(MEMBER, setting),
        profiles.languages(setting),
        wishes.messages(Wishes(frozenset(Topic), [TITLED] * 9, is_organiser=True), setting),
        ties.organisations(MANY, setting),
        ties.organisation(MANY[0], setting),
        ties.is_it_one_of(near, typed, setting),
        pauses.ask(setting),
        pauses.begun(replace(MEMBER, status=MemberStatus.PAUSED, paused_until=NOW), setting),
        guesses.ask(Guess(Answer.YES, 3), TITLED, setting),
        guesses.left(TITLED, setting),
        *relays.message(SENDER, LONGEST, setting, reply_to=2**62, about=TITLED),
        *relays.answer(MEMBER.name, LONGEST, setting),
        relays.call_wished(SENDER, TITLED, setting, reply_to=1),
        relays.told(MEMBER.name, "", setting),
        menus.help_(setting, is_organiser=True),
        menus.courtesy(Courtesy.HELLO, setting, is_organiser=True),
        privacy.known(Known(MEMBER.name, [tie.organisation.name for tie in MANY], 9), setting),
    ]


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_telegram_takes_every_screen(setting):
    assert [problems(screen) for screen in screens(setting)] == [[]] * len(screens(setting))


def test_a_long_message_is_cut_and_only_its_end_can_be_replied_to():
    *first, last = relays.message(SENDER, LONGEST, FRENCH, reply_to=7)

    assert len(first) == 2
    assert not any(screen.buttons for screen in first)
    assert last.buttons[0][0].memory == ReplyTap(7).pack()


def test_a_list_says_ones_state_before_each_title():
    off = replace(LINE, title="Repas", status=Status.CANCELLED, answer=Answer.YES)
    undated = replace(LINE, title="Visite", starts_at=None, answer=None, to_confirm=False)
    to_confirm = replace(LINE, title="Fête", answer=Answer.YES)

    shown = read(listings.agenda(ListPage([off, undated, to_confirm], 0, 0, True), FRENCH))

    assert "1. Je viens (annulée) : « Repas », samedi 5 décembre à 10 h" in shown
    assert "2. Pas encore de réponse : « Visite », date à venir" in shown
    assert "3. Je viens (à confirmer) : « Fête »" in shown
    assert "[3. Fête]" in shown
