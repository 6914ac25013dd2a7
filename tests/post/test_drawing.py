"""What several readers are told alike is drawn once, and nobody reads what is another's."""

from dataclasses import replace

from bot.calls import Screen
from bot.domain.appointment import Stage
from bot.domain.delivery import Kind
from bot.domain.mailing import Group
from bot.domain.member import Member
from bot.domain.rsvp import Answer, Rsvp
from bot.post.drawing import drawing_once
from bot.services.letters import Letter, Notice
from bot.services.mailing_letters import Message, Nudge
from bot.services.meetings import Seen
from bot.services.reminder_letters import Reminder
from bot.views.letters import letter as in_words
from tests.views.scene import ENGLISH, FRENCH, MEETING, NOW

GAELLE = Member(3, "Gaëlle", 103, 103, "fr")
OUSMANE = Member(4, "Ousmane", 104, 104, "fr")
FATOU = Member(5, "Fatou", 105, 105, "en")
YES = Rsvp(MEETING.id, 3, Answer.YES, guests=2)


class Pen:
    """Draws as the bot does, and counts."""

    def __init__(self) -> None:
        self.drawn = 0
        self.draw = drawing_once(self._one)

    def _one(self, letter: Letter) -> Screen:
        self.drawn += 1
        return in_words(letter, ENGLISH if letter.member.language == "en" else FRENCH)


def letters_to(member: Member, *, rsvp: Rsvp | None = None) -> list[Letter]:
    """Write one of every kind that goes to many."""
    seen = Seen(MEETING, rsvp=rsvp)
    return [
        Notice(Kind.ANNOUNCEMENT, member, seen),
        Notice(Kind.MOVED, member, seen, before=NOW),
        Reminder(member, seen, Stage.CALL),
        Nudge(member, seen, Group.SILENT),
        Message(member, "Pensez aux chaises.", "Nadia", MEETING),
    ]


def test_what_two_readers_are_told_alike_is_drawn_once():
    for one, other in zip(letters_to(GAELLE), letters_to(OUSMANE), strict=True):
        pen = Pen()

        assert pen.draw(one) == pen.draw(other)
        assert pen.drawn == 1


def test_a_reader_of_another_language_reads_other_words():
    for one, other in zip(letters_to(GAELLE), letters_to(FATOU), strict=True):
        pen = Pen()

        assert pen.draw(one).text != pen.draw(other).text


def test_who_answered_reads_their_own_answer_and_who_did_not_reads_none():
    pen = Pen()
    comes = Notice(Kind.ANNOUNCEMENT, GAELLE, Seen(MEETING, rsvp=YES))
    alone = Notice(
        Kind.ANNOUNCEMENT, OUSMANE, Seen(MEETING, rsvp=replace(YES, member_id=4, guests=0))
    )
    silent = Notice(Kind.ANNOUNCEMENT, OUSMANE, Seen(MEETING))

    texts = {pen.draw(letter).text for letter in (comes, alone, silent)}

    assert len(texts) == 3


def test_who_draws_is_not_told_who_reads():
    told: list[Member] = []

    def draw(letter: Letter) -> Screen:
        told.append(letter.member)
        return Screen("x")

    for letter in letters_to(GAELLE, rsvp=YES):
        drawing_once(draw)(letter)

    assert set(told) == {Member(0, "", language="fr")}
