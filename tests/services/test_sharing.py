"""Passing a meeting on, and keeping true the cards that people put elsewhere."""

import pytest

from bot.domain.card import INLINE_AT_MOST, CardState
from bot.domain.gathering import (
    GatheringCancelled,
    GatheringOver,
    NoSuchGathering,
    NotAnnounced,
    Status,
)
from bot.services import sharing
from tests.services.community import NOW, agreed, draft, meeting, organiser
from tests.storage.counting import questions


def shown(store, made):
    return [card for card in store.cards.of(made.id) if card.inline_id]


def keep(store, made, inline_id, language="fr"):
    facts = {"inline_id": inline_id, "language": language, "now": NOW}
    sharing.keep_true(store, gathering_id=made.id, **facts)


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        (Status.DRAFT, NotAnnounced),
        (Status.CANCELLED, GatheringCancelled),
        (Status.HELD, GatheringOver),
    ],
)
async def test_only_what_people_can_come_to_is_passed_on(database, status, refusal):
    def deed(store):
        made = meeting(store, status=status)
        with pytest.raises(refusal):
            sharing.pass_on(store, gathering_id=made.id, now=NOW)

    await database.write(deed)


async def test_who_publishes_also_prints(database):
    def deed(store):
        made = meeting(store)
        members = (organiser(store), agreed(store), None)
        posters = [
            sharing.poster(store, gathering_id=made.id, member=member, now=NOW)
            for member in members
        ]
        assert [poster.for_print for poster in posters] == [True, False, False]

    await database.write(deed)


async def test_words_are_found_in_titles_however_they_are_written(database):
    def deed(store):
        made = meeting(store, title="L’été à la Fabrique")
        meeting(store, title="Repas partagé")
        draft(store, title="Un été secret")
        meeting(store, title="Été annulé", status=Status.CANCELLED)

        def found(words):
            return [s.gathering.id for s in sharing.offered(store, words=words, now=NOW)]

        assert found("ETE fabrique") == [made.id]
        assert len(found("")) == len(found("  ")) == 2
        assert found("hiver") == []

    await database.write(deed)


async def test_five_are_offered_and_the_questions_to_the_database_do_not_grow(database):
    def deed(store):
        for _ in range(5):
            meeting(store)
        few, asked = questions(store, lambda s: sharing.offered(s, words="", now=NOW))
        for _ in range(20):
            meeting(store)
        many, asked_of_many = questions(store, lambda s: sharing.offered(s, words="", now=NOW))

        assert len(few) == len(many) == sharing.OFFERED_AT_MOST
        assert asked_of_many == asked

    await database.write(deed)


async def test_a_card_is_known_once_and_keeps_its_language(database, touched):
    def deed(store):
        made = meeting(store)
        keep(store, made, "a", "en")
        keep(store, made, "a", "fr")
        return made

    made = await database.write(deed)

    [card] = await database.read(lambda store: shown(store, made))
    assert (card.language, card.state, card.message_id) == ("en", CardState.LIVE, None)
    assert touched[-1] == {made.id}


async def test_of_many_cards_the_latest_are_kept_true_and_a_tap_brings_one_back(database):
    def deed(store):
        made = meeting(store)
        for number in range(INLINE_AT_MOST + 2):
            keep(store, made, f"card {number}", "en")
        assert len(shown(store, made)) == INLINE_AT_MOST
        keep(store, made, "card 0", "fr")
        back = {card.inline_id: card.language for card in shown(store, made)}
        assert (len(back), back["card 0"]) == (INLINE_AT_MOST, "en")
        assert "card 2" not in back

    await database.write(deed)


async def test_no_card_shows_a_draft_or_nothing(database):
    def deed(store):
        hidden = draft(store)
        with pytest.raises(NotAnnounced):
            keep(store, hidden, "a")
        with pytest.raises(NoSuchGathering):
            sharing.keep_true(store, gathering_id=99, inline_id="a", language="fr", now=NOW)

    await database.write(deed)
