"""A report is published: everybody hears of it once, each in the words that fit them."""

from dataclasses import replace

from bot.domain.feedback import Consent
from bot.domain.member import Role, Status, Topic
from bot.domain.rsvp import Answer
from tests.house.letters import all_over, copies, crowd
from tests.house.telling import (
    HELD,
    LEAD,
    PLUS,
    answered,
    held,
    member_of,
    publish,
    sentence,
    tell,
)

READY = "Le compte rendu de la rencontre « Les jardins » est prêt."
WITHOUT_YOU = "Voici l’essentiel de la rencontre « Les jardins »."
SAID = "Prêter avant de monter un projet"


def assert_is_whole(read):
    """Look at what somebody reads who was there for the first time."""
    assert "Vous y étiez pour la première fois : merci" in read.text
    assert "Présences : 3. Premières venues : 2." in read.text
    assert f"+ {PLUS.text}\n« {SAID} »" in read.text
    assert read.labels == [
        *("Lire en entier", "Les pistes", "Corriger ou retirer", "Prochaine rencontre"),
    ]


async def test_each_member_hears_of_a_report_in_words_that_fit_them(monday):
    first, back, excused, unseen, calm, spared, funder = await crowd(monday, 7)
    silent = monday.somebody("m06")
    await silent.start()
    await held(monday, [back], at=HELD.replace(month=1), title="Avant")
    made = await held(monday, [first, back, funder])
    await answered(monday, made, {excused: Answer.NO, unseen: Answer.YES})
    quote = await sentence(monday, made, back, SAID, Consent.ANONYMOUS)

    def wishes(store):
        store.members.save(replace(member_of(store, calm), status=Status.PAUSED))
        store.mutes.put(member_of(store, spared).id, Topic.REPORTS)
        store.members.grant(member_of(store, funder).id, Role.FUNDER_OBSERVER)

    await monday.cellar.change(wishes)
    await publish(monday, made, [PLUS, quote, LEAD])
    await all_over(monday)

    assert_is_whole(await first.reads(READY))
    assert "Vous y étiez : il est aussi le vôtre." in (await back.reads(READY)).text
    assert (await excused.reads("l’essentiel")).text.startswith("Vous aviez prévenu, merci :")
    assert (await unseen.reads("l’essentiel")).text.startswith(WITHOUT_YOU)
    assert (await silent.reads("l’essentiel")).text.startswith(WITHOUT_YOU)
    seen = await funder.reads(READY)
    assert "?" not in seen.text
    assert "Corriger ou retirer" not in seen.labels
    assert [await copies(one, "compte rendu") for one in (calm, spared)] == [0, 0]


async def test_where_nobody_noted_who_was_there_nobody_is_told_that_they_were(sqlite_monday):
    came, silent = await crowd(sqlite_monday, 2)
    made = await held(sqlite_monday)
    await answered(sqlite_monday, made, {came: Answer.YES})

    await publish(sqlite_monday, made)
    await all_over(sqlite_monday)

    read = await came.reads(READY)
    assert "Vous y étiez" not in read.text
    assert "Présences" not in read.text
    assert (await silent.reads("l’essentiel")).text.startswith(WITHOUT_YOU)


async def test_a_sentence_withdrawn_before_a_letter_leaves_is_not_in_it(sqlite_monday):
    house = sqlite_monday
    author, reader = await crowd(house, 2)
    made = await held(house, [author])
    quote = await sentence(house, made, author, SAID, Consent.NAMED)
    await publish(house, made, [quote, LEAD], tells=False)

    await house.cellar.change(
        lambda s: s.feedbacks.put(
            replace(s.feedbacks.of(made.id, member_of(s, author).id), consent=Consent.NONE)
        )
    )
    await tell(house, made)
    await all_over(house)

    read = await reader.reads("l’essentiel")
    assert SAID not in read.text
    assert "Pistes : 1." in read.text
