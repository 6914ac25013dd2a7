"""What is said of a visit speaks of a visit: a meeting is what hears of it, and nothing else."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.asking_after import Asking
from bot.domain.attendance import Taking
from bot.domain.board import NothingToTellOfVisit
from bot.domain.change import check_changeable
from bot.domain.gathering import GatheringCancelled, GatheringOver, Status
from bot.domain.presence import PresenceList, VisitNotBegun
from bot.domain.rsvp import Answer
from bot.domain.task import Task
from bot.domain.visit import NoSuchVisit, Visit
from bot.services.feedback_letters import FeedbackLetter
from bot.services.late_no import LateNo
from bot.services.mailing_letters import Message
from bot.services.presence_letters import PresenceLetter
from bot.services.visit_questions import Asked
from bot.views import (
    attendances,
    calendars,
    digests,
    guesses,
    latecomers,
    letters,
    reminders,
    visit_questions,
)
from bot.views.visit_changes import SAID
from tests.views.scene import ENGLISH, FRENCH, NOW, STARTS, YVES, plain, read
from tests.views.test_visit_secrets import GATHERING, PERSONAL, PUBLIC, READERS, seen_by

_MEETING = re.compile(r"rencontre|\bmeetings?\b(?! point)", re.IGNORECASE)
_PLACE = re.compile(r"\{\w+\}")
_VISIT = Visit(GATHERING.id, host_organisation_id=1, host_name="La Cantine")


def presence(taking):
    return PresenceList(GATHERING, taking)


def beside(gathering, setting):
    entry = calendars.entry(seen_by("comes"), STARTS, setting)
    gone = replace(entry, is_cancelled=True)
    files = [calendars.beside_the_file(gathering, one, setting) for one in (entry, gone)]
    return "\n".join([calendars.file_name(gathering, entry, setting), *map(read, files)])


def late(answer, setting):
    return read(digests.late_no(LateNo(YVES, GATHERING, YVES, answer, Task.VISIT), setting))


OTHERS = {
    "presence": lambda setting: read(
        attendances.letter(PresenceLetter(YVES, presence(Taking.OPEN)), setting)
    ),
    "skipped": lambda setting: read(
        attendances.presence_list(presence(Taking.SKIPPED), 0, setting)
    ),
    "who received": lambda setting: read(latecomers.voices(presence(Taking.OPEN), 0, setting)),
    "late": lambda setting: "\n".join(late(one, setting) for one in (None, *Answer)),
    "calendar": lambda setting: beside(GATHERING, setting),
    "organisers' words": lambda setting: read(
        letters.letter(Message(YVES, "Bonjour", "Nadia", GATHERING), setting)
    ),
    "asked after": lambda setting: read(
        letters.letter(FeedbackLetter(YVES, Asking(GATHERING), is_sure=False), setting)
    ),
    "hushed": lambda setting: read(reminders.hushed(seen_by("comes"), setting)),
    "not guessed": lambda setting: read(guesses.left(GATHERING, setting)),
    "question kept": lambda setting: read(
        visit_questions.kept(Asked(GATHERING, "Qui décide ?"), setting)
    ),
}


def named(words, setting):
    """Return what calls the visit a meeting; where it is told, and what comes next, is one."""
    rightly = [setting.words.plain(key) for key in ("visit.exchange_next", "button.next")]
    for sentence in (*rightly, "//Rencontres//"):
        words = words.replace(plain(sentence), "")
    return _MEETING.findall(plain(words))


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
@pytest.mark.parametrize("door", PERSONAL | PUBLIC)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("is_over", [False, True])
def test_whoever_reads_of_a_visit_reads_of_a_visit(door, reader, setting, is_over):
    seen = replace(seen_by(reader), visit=_VISIT)
    now = STARTS + timedelta(days=1) if is_over else NOW
    told = (PERSONAL | PUBLIC)[door](seen, replace(setting, now=now))

    assert told
    assert not named(told, setting)


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
@pytest.mark.parametrize("door", OTHERS)
def test_organisers_and_visitors_read_of_a_visit_beside_it(door, setting):
    told = OTHERS[door](setting)

    assert told
    assert not named(told, setting)


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_every_sentence_with_a_twin_for_visits_is_said_of_visits(setting):
    # « La rencontre qui écoutera » is the one at which a visit is told.
    said = {key: setting.words._sentences[key] for key in SAID.values() if key != "visit.standing"}

    assert not [key for key, sentence in said.items() if named(_PLACE.sub("", sentence), setting)]


@pytest.mark.parametrize(
    ("change", "expected", "sentence"),
    [
        ({"status": Status.CANCELLED}, GatheringCancelled, "Cette visite n’aura pas lieu."),
        ({"status": Status.HELD}, GatheringOver, "Cette visite est passée."),
    ],
)
def test_a_visit_that_is_off_or_over_says_so_of_itself(change, expected, sentence):
    gathering = replace(GATHERING, **change)

    with pytest.raises(expected) as answered:
        gathering.check_open(NOW)
    with pytest.raises(expected) as changed:
        check_changeable(gathering, now=NOW)

    said = {FRENCH.words.plain(refused.value.key) for refused in (answered, changed)}
    assert said == {sentence}


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
@pytest.mark.parametrize("refusal", [VisitNotBegun, NothingToTellOfVisit, NoSuchVisit])
def test_what_a_rule_refuses_of_a_visit_speaks_of_a_visit(refusal, setting):
    assert re.search(r"\bvisite?\b", setting.words.plain(refusal.key))
    assert not named(setting.words.plain(refusal.key), setting)
