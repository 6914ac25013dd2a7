"""A personal link makes somebody of the directory somebody on Telegram, once."""

import re

from bot.domain.member import Channel, Status
from bot.domain.rsvp import Answer
from tests.house.house import GROUP
from tests.house.welcome import NOTHING
from tests.journeys.test_directory import member_named
from tests.journeys.test_merging import counts, on_paper

YES = "Oui, c’est moi, on commence"
NO = "Non, ce n’est pas moi"


async def link_for(house, name):
    """Let an organiser make a personal link; return what follows `?start=`."""
    nadia = house.somebody("m01")
    await nadia.say(f"/membres {name}")
    await nadia.tap_in(name, "Moyen de contact")
    shown = await nadia.tap_in("Lien personnel", "à transmettre à cette personne seule")
    found = re.search(r"start=(c_[\w-]{22})", shown.text)
    assert found
    return found[1]


async def test_a_link_brings_somebody_in_with_the_answers_noted_for_them(house):
    paper = await on_paper(house, "Marcelle", answers=Answer.YES)
    marcelle = await house.stranger("Mimi")
    payload = await link_for(house, "Marcelle")

    asked = await marcelle.start(payload)

    assert "Je garde le minimum" in asked.text
    assert "Ce lien a été préparé pour Marcelle (à titre personnel)." in asked.text
    await house.restart()
    await marcelle.tap_in(YES, "Que peuvent savoir")
    await marcelle.tap_in(NOTHING, "c’est prêt")
    card = await marcelle.reads("Votre réponse : Je viens.")
    assert "📅" in card.text
    member = await house.look(lambda store: store.members.get(paper.id))
    assert (member.telegram_id, member.chat_id) == (marcelle.id, marcelle.id)
    assert (member.name, member.status, member.channel) == (
        "Marcelle",
        Status.ACTIVE,
        Channel.TELEGRAM,
    )
    await house.somebody("m01").reads("Marcelle (à titre personnel)")


async def test_a_link_works_once_and_can_be_taken_back(house):
    await on_paper(house, "Marcelle")
    first = await link_for(house, "Marcelle")
    second = await link_for(house, "Marcelle")
    zoe, mimi = await house.stranger("Zoé"), await house.stranger("Mimi")
    assert "Ce lien ne mène nulle part" in (await zoe.start(first)).text
    await mimi.start(second)
    await mimi.tap_in(YES, "Que peuvent savoir")

    late = await zoe.start(second)

    assert "Ce lien a déjà servi" in late.text
    assert await house.look(lambda s: s.members.by_telegram_id(zoe.id)) is None
    await on_paper(house, "Odile")
    third = await link_for(house, "Odile")
    await house.somebody("m01").tap_in("Reprendre ce lien", "ce lien ne s’ouvre plus")
    assert "Ce lien ne mène nulle part" in (await zoe.start(third)).text


async def test_a_link_ends_after_thirty_days(sqlite_house):
    house = sqlite_house
    await on_paper(house, "Marcelle")
    zoe = await house.stranger("Zoé")
    payload = await link_for(house, "Marcelle")
    asked = await zoe.start(payload)
    await house.clock(forward_seconds=30 * 24 * 3600)

    too_late = await zoe.tap(YES, on=asked)

    assert (too_late.is_alert, "trop ancien" in too_late.text) == (True, True)
    assert "trop ancien" in (await zoe.start(payload)).text


async def test_a_no_leaves_the_link_to_the_person_it_waits_for(sqlite_house):
    house = sqlite_house
    await on_paper(house, "Marcelle")
    zoe, mimi = await house.stranger("Zoé"), await house.stranger("Mimi")
    payload = await link_for(house, "Marcelle")
    asked = await zoe.start(payload)
    await zoe.tap_in(NO, "Merci de l’avoir dit")

    old = await zoe.forge("1:xy:yes", message_id=asked.id)

    assert old.is_alert
    assert await house.look(lambda s: s.members.by_telegram_id(zoe.id)) is None
    assert "préparé pour Marcelle" in (await mimi.start(payload)).text


async def test_whoever_answered_in_the_group_first_keeps_that_answer(house):
    paper = await on_paper(house, "Marcelle", answers=Answer.NO)
    mimi = await house.stranger("Mimi")
    await mimi.there(GROUP).reads("Je viens : 9")
    await mimi.there(GROUP).tap("Je viens")
    payload = await link_for(house, "Marcelle")
    await mimi.start(payload)

    await mimi.tap_in(YES, "Que peuvent savoir")

    headcount = await counts(house)
    assert (headcount.of(Answer.YES), headcount.of(Answer.NO)) == (10, 3)
    known = await house.look(lambda s: s.members.by_telegram_id(mimi.id))
    assert (known.id, known.name, known.has_agreed) == (paper.id, "Marcelle", True)


async def test_a_member_who_follows_a_link_stays_who_they_are_until_organisers_decide(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    await on_paper(house, "Fatoumata")
    payload = await link_for(house, "Fatoumata")
    await fatou.start(payload)

    await fatou.tap_in(YES, "Je vous connais déjà")

    assert await house.look(member_named("Fatoumata")) is not None
    told = await nadia.reads("C’est sans doute la même personne.")
    assert "a ouvert le lien personnel préparé pour Fatoumata" in told.text
    await nadia.tap_in("Voir avant de réunir", "Nom gardé")
    await nadia.tap_in("Réunir", "il n’y a plus qu’une fiche")
    assert await house.look(member_named("Fatoumata")) is None
    assert "Ce lien a déjà servi" in (await fatou.start(payload)).text


async def test_five_wrong_links_within_a_minute_and_even_the_right_one_must_wait(house):
    await on_paper(house, "Marcelle")
    payload = await link_for(house, "Marcelle")
    zoe, mimi = await house.stranger("Zoé"), await house.stranger("Mimi")
    wrong = [await zoe.start(f"c_{number:022}") for number in range(5)]
    assert all("Ce lien ne mène nulle part" in told.text for told in wrong)

    assert "faisons une pause" in (await zoe.start(payload)).text

    assert "préparé pour Marcelle" in (await mimi.start(payload)).text
    await house.clock(forward_seconds=61)
    assert "préparé pour Marcelle" in (await zoe.start(payload)).text


async def test_the_secret_of_a_link_is_kept_nowhere(house):
    await on_paper(house, "Marcelle")
    mimi = await house.stranger("Mimi")
    payload = await link_for(house, "Marcelle")
    await mimi.start(payload)
    await mimi.tap_in(YES, "Que peuvent savoir")
    await mimi.tap_in(NOTHING, "c’est prêt")
    await house.until_so(lambda store: not store.inbox.owed() and not store.inbox.waiting())

    whole = repr(await house.cellar.whole())

    assert payload.removeprefix("c_") not in whole
