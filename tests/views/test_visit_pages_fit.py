"""What hosts, visitors and organisers open of a visit fits one message, whatever people typed."""

from dataclasses import replace

import pytest

from bot.domain.board import Slice
from bot.domain.feedback import Consent, readable_sentence
from bot.domain.gathering import TITLE_LENGTH, Kind
from bot.domain.member import NAME_LENGTH, Directory
from bot.domain.naming import units
from bot.domain.places import Places
from bot.domain.rsvp import WORD_LENGTH
from bot.domain.telling import VisitSaid, VisitTeller
from bot.domain.visit import Teller, Visit, VisitAnswer, VisitWord
from bot.domain.visit_board import Glance, HostPage
from bot.domain.visit_call import Visitor
from bot.services.telling import PAGE as SENTENCES, Told
from bot.services.visit_hosting import PAGE
from bot.services.visit_words import OwnWords
from bot.views import telling, visit_board_hosts, visit_words
from bot.views.labels import shortened
from tests.views.scene import ENGLISH, FRENCH, MEETING, NOW, problems

BOTH = pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
FLOWER = "\N{SUNFLOWER}"
SIGNS = pytest.mark.parametrize("sign", ["é", "&", FLOWER, "e\u0301"])
NAMED = Directory.NAME_AND_ORGANISATION


def visit(sign):
    return replace(MEETING, kind=Kind.VISIT, title=(sign * TITLE_LENGTH)[:TITLE_LENGTH])


def longest(sign):
    """Return the longest sentence of one sign that is taken."""
    return readable_sentence(sign * (300 if units(sign) > 1 else 500))


@BOTH
@SIGNS
def test_a_page_of_a_host_fits_one_message(sign, setting):
    name = (sign * NAME_LENGTH)[:NAME_LENGTH]
    people = [Visitor(n, name, f"{name}, {name}", 3, NAMED) for n in range(PAGE)]
    told_at = replace(MEETING, title=(sign * TITLE_LENGTH)[:TITLE_LENGTH])
    glance = Glance(Visit(7), Places(7, 99, taken=98), waiting=99, questions=99, told_at=told_at)
    for lines in (people, [sign * WORD_LENGTH] * PAGE):
        page = HostPage(visit(sign), glance, Slice(lines, 0, is_last=False), 98)

        assert problems(visit_board_hosts.page(page, setting)) == []


@BOTH
@SIGNS
def test_all_that_somebody_said_of_a_visit_fits_one_message(sign, setting):
    facts = {"consent": Consent.ANONYMOUS, "answered_at": NOW, "sentence": longest(sign)}
    answers = {word: VisitAnswer(7, 2, word, **facts) for word in VisitWord}
    own = OwnWords(visit(sign), Visit(7), answers, Teller.ALONE, MEETING)

    assert problems(visit_words.mine(own, setting, said="telling.ack")) == []
    for word, said in answers.items():
        assert problems(visit_words.ask_word(own, word, setting)) == []
        assert problems(visit_words.withdrawing(own, said, setting)) == []


@BOTH
@SIGNS
def test_a_page_of_what_a_visit_brings_back_fits_one_message(sign, setting):
    name = (sign * NAME_LENGTH)[:NAME_LENGTH]
    facts = (longest(sign), "", "", Consent.NAMED, name)
    said = [VisitSaid(n, VisitWord.HOST, *facts) for n in range(SENTENCES)]
    tellers = [VisitTeller(n, name, Teller.TOGETHER) for n in range(30)]
    told_at = replace(MEETING, title=(sign * TITLE_LENGTH)[:TITLE_LENGTH])
    page = Slice(said, 0, is_last=False)
    found = Told(visit(sign), Visit(7), told_at, page, 99, tellers, may_settle=True)

    assert problems(telling.page(found, setting, said="telling.noted")) == []


@pytest.mark.parametrize(
    ("text", "limit"), [(FLOWER * 40, 40), (FLOWER * 9, 9), ("a" + FLOWER * 30, 12), ("é" * 99, 7)]
)
def test_what_is_shortened_is_as_short_as_telegram_counts(text, limit):
    short = shortened(text, limit=limit)

    assert limit - 2 <= units(short) <= limit
    assert text.startswith(short.removesuffix("…"))
    assert shortened(short, limit=limit) == short
