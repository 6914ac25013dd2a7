"""Organisers read by themselves: the evening's digest, how a meeting stands, the run sheet."""

from datetime import datetime, timedelta

from bot.domain.member import Role
from tests.house.house import GROUP
from tests.house.publishing import MONDAY, on_monday, published, written_to
from tests.house.welcome import settled

DIGEST = "Le point du soir"
SIGNS = "Signes reçus"
SHEET = "Le fil de la rencontre"


async def evening(house, *, days=0, hour=18):
    """Move to an evening, so many days after that Monday."""
    moment = datetime.fromisoformat(MONDAY).replace(hour=hour) + timedelta(days=days)
    await house.clock(to=moment.isoformat())


async def begun(house, *others):
    """Publish a meeting of 16 March at 18:30; return Nadia and others who may be written to."""
    await on_monday(house)
    people = await written_to(house, "m01", *others)
    await published(people[0])
    await people[0].there(GROUP).reads("Une soirée jeux")
    return people


async def holding(person, words):
    """Return the messages of the bot that hold these words."""
    return [m for m in await person.messages() if m.is_from_bot and words in m.text]


async def say_in_the_group(house, key, *answers):
    for answer in answers:
        await house.somebody(key).there(GROUP).tap(answer)


async def test_in_the_evening_organisers_read_who_comes_and_who_goes_once(house):
    nadia, yves, ousmane = await begun(house, "m02", "m07")
    await say_in_the_group(house, "m12", "Je viens", "Je ne peux pas")
    await say_in_the_group(house, "m02", "Je viens")

    await evening(house)
    told = await nadia.reads(DIGEST)
    await say_in_the_group(house, "m12", "Je viens", "Je ne sais pas encore", "Je ne peux pas")
    await say_in_the_group(house, "m07", "Je viens")
    await evening(house, days=1)
    second = await nadia.reads("Ousmane K. : Je viens")
    board = await nadia.tap_in(second.labels[0], "Tableau de bord")

    assert "Fatou N. : Je ne peux pas" in told.text
    assert "Yves L. : Je viens" in told.text
    assert "Fatou" not in second.text
    assert "Une soirée jeux" in board.text
    assert "Yves" not in (await holding(yves, DIGEST))[0].text
    assert not await holding(ousmane, DIGEST)
    await evening(house, days=2)
    assert len(await holding(nadia, DIGEST)) == 1  # the first one, for the second shows the board


async def test_on_a_sunday_evening_nobody_is_written_to_and_monday_tells_all(house):
    nadia, _ = await begun(house, "m02")
    await evening(house, days=5, hour=19)
    await say_in_the_group(house, "m07", "Je viens")

    await evening(house, days=6)
    sunday = await holding(nadia, DIGEST)
    await evening(house, days=7)

    assert sunday == []
    assert "Ousmane K. : Je viens" in (await nadia.reads(DIGEST)).text


async def test_a_newcomer_and_who_blocked_the_bot_are_named_with_a_way_to_them(house):
    nadia, gaelle = await begun(house, "m06")
    await gaelle.tap("Je ne sais pas encore", on=await gaelle.reads("Une soirée jeux"))
    await gaelle.do("block")
    await evening(house, days=7)
    zoe = await house.stranger("Zoé")
    await settled(zoe)
    await evening(house, days=8, hour=11)  # after the reminder of a week before

    await evening(house, days=8)
    told = await nadia.reads(f"{DIGEST}\nDu nouveau depuis lundi 8 mars")
    record = await nadia.tap_in("Gaëlle S.", "AMAP du canal")

    assert "Nouvelles arrivées : Zoé." in told.text
    assert "Message non reçu par : Gaëlle S." in told.text
    assert "Zoé" in told.labels
    assert "Gaëlle S." in record.text


async def test_the_digest_is_switched_off_and_on_by_its_reader_alone(house):
    nadia, yves = await begun(house, "m02")
    await say_in_the_group(house, "m07", "Je viens")
    await evening(house)
    await nadia.tap_in("Ne plus recevoir ce résumé", "je ne vous enverrai plus le résumé")
    me = await nadia.say("/moi")
    await say_in_the_group(house, "m12", "Je viens")

    await evening(house, days=1)
    await yves.reads("Fatou N. : Je viens")
    await nadia.tap_in("Recevoir de nouveau le résumé", "le résumé revient vers 18 h")
    await say_in_the_group(house, "m06", "Je viens")
    await evening(house, days=2)

    third = await nadia.reads("Gaëlle S. : Je viens")
    assert "Résumé du soir" in me.text
    assert "Fatou" not in third.text
    assert len(await holding(nadia, DIGEST)) == 2


async def test_a_week_before_organisers_read_how_it_stands(house):
    nadia, yves, ousmane = await begun(house, "m02", "m07")
    await say_in_the_group(house, "m12", "Je viens")
    await say_in_the_group(house, "m07", "Je ne peux pas")

    await evening(house, days=8)
    told = await yves.reads(SIGNS)
    await yves.tap_in("Liste à appeler", "Mes messages n’arrivent pas à ces personnes.")

    assert "« Une soirée jeux », mardi 16 mars à 18 h 30" in told.text
    assert "Signes reçus : 2 sur 24" in told.text
    assert "Je viens : 1 | Je ne peux pas : 1 | Je ne sais pas encore : 0" in told.text
    assert told.labels == [
        "Tableau de bord",
        "Relancer",
        "Liste à appeler",
        "Partager cette rencontre",
    ]
    assert len(await holding(nadia, SIGNS)) == 1
    assert not await holding(ousmane, SIGNS)


async def test_the_evening_before_who_facilitates_gets_the_sheet_and_says_it_is_fine(house):
    nadia, yves = await begun(house, "m02")
    await say_in_the_group(house, "m01", "Je viens")
    await say_in_the_group(house, "m22", "Je viens")

    await evening(house, days=14)
    sheet = await nadia.reads(SHEET)
    seen = await nadia.tap_in("C’est bon", "C’est noté dans le journal.")
    journal = await nadia.say("/journal")

    assert "Premières venues annoncées : 1 (Jonas U.)" in sheet.text
    assert sheet.labels == ["C’est bon", "Tableau de bord"]
    assert seen.labels == ["Tableau de bord"]
    assert "Nadia R. : fil de la rencontre relu" in journal.text
    assert not await holding(yves, SHEET)


async def test_without_a_facilitator_who_comes_organisers_get_the_sheet_unless_they_left(house):
    nadia, yves = await begun(house, "m02")

    def leave(store):
        member = store.members.by_telegram_id(yves.id)
        store.team.revoke(member.id, Role.PROJECT_GROUP)

    await house.cellar.change(leave)
    await evening(house, days=14)

    await nadia.reads(SHEET)
    assert not await holding(yves, SHEET)
    assert not await holding(yves, SIGNS)


async def test_in_the_night_before_a_late_no_arrives_without_a_sound(house):
    nadia, _ = await begun(house, "m02")
    await say_in_the_group(house, "m02", "Je viens")
    await evening(house, days=14, hour=22)
    before = house.seq

    await say_in_the_group(house, "m02", "Je ne peux pas")
    told = await nadia.reads("Yves L. ne peut pas venir.")

    sent = house.calls("sendMessage", after=before)
    silent = [c.params.get("disable_notification") for c in sent if int(c.params["chat_id"]) > 0]
    assert "Prévu avec cette personne : la tenue du temps." in told.text
    assert silent == ["true"]
