"""The bot comes into groups: it is linked by an organiser, moves house, and is sent away."""

from bot.app.playground import BOT_ID
from bot.callbacks.people import RsvpTap
from bot.domain.rsvp import Answer
from tests.house.house import GROUP
from tests.storage.given import NOW

OFFER = "Une personne du groupe projet peut me relier ici d’un geste."
INTRO = "Ici, j’annonce les rencontres et je transmets vos réponses au groupe projet."


async def test_whoever_brings_the_bot_it_asks_to_be_linked(house):
    gaelle = house.somebody("m06")
    group = gaelle.there(await house.group("Les jardins", [gaelle]))

    await group.do("add-bot", bot=BOT_ID)

    offer = await group.reads(OFFER)
    assert offer.labels == ["Relier"]


async def test_an_organiser_links_a_group_and_its_card_comes(house):
    nadia = house.somebody("m01")
    group = nadia.there(await house.group("Les jardins", [nadia]))
    await group.do("add-bot", bot=BOT_ID)
    await group.reads(OFFER)

    toast = await group.tap("Relier")

    assert toast.text == "C’est relié."
    assert (await group.reads(INTRO)).labels == []
    card = await group.reads("Je viens : 9 (7 structures)")
    assert card.labels[-1] == "Répondre en privé"


async def test_a_member_cannot_link_a_group(house):
    gaelle, nadia = house.somebody("m06"), house.somebody("m01")
    group = gaelle.there(await house.group("Les jardins", [gaelle, nadia]))
    await group.do("add-bot", bot=BOT_ID)
    await group.reads(OFFER)

    toast = await group.tap("Relier")

    assert (toast.text, toast.is_alert) == ("Seul le groupe projet peut faire cela.", True)
    await nadia.there(group.chat_id).tap_in("Relier", INTRO)


async def test_a_group_that_nobody_linked_is_told_of_no_meeting(house):
    gaelle = house.somebody("m06")
    group = gaelle.there(await house.group("Les jardins", [gaelle]))
    await group.do("add-bot", bot=BOT_ID)
    await group.reads(OFFER)

    await group.do("say", text="/prochaine")
    await gaelle.say("/menu")

    assert len([message for message in await group.messages() if message.is_from_bot]) == 1


async def test_a_forged_answer_shows_no_meeting_to_a_group_that_nobody_linked(house):
    meeting = await house.next_meeting()
    gaelle = house.somebody("m06")
    group = gaelle.there(await house.group("Les jardins", [gaelle]))
    await group.do("add-bot", bot=BOT_ID)
    offer = await group.reads(OFFER)

    await group.forge(RsvpTap(meeting.id, Answer.NO).pack(), message_id=offer.id)
    await gaelle.there(GROUP).reads("Je viens : 8")

    assert await house.look(lambda s: s.cards.at(group.chat_id, message_id=offer.id)) is None
    assert (await group.reads(OFFER)).labels == ["Relier"]


async def test_an_administrator_who_hides_asks_with_a_word_and_links_with_a_tap(house):
    nadia = house.somebody("m01")
    group = nadia.there(await house.group("Les jardins", [nadia], kind="supergroup"))
    await group.do("add-bot", bot=BOT_ID)
    await group.reads(OFFER)

    offer = await group.say("/ici", anonymous=True)
    await group.tap("Relier", on=offer)

    await group.reads(INTRO)
    await group.reads("Je viens : 9")


async def test_here_is_not_for_everybody(house):
    gaelle = house.somebody("m06")
    group = gaelle.there(GROUP)
    await group.reads("Je viens : 9")

    await group.do("say", text="/ici")
    await gaelle.say("/menu")

    assert len([message for message in await group.messages() if message.is_from_bot]) == 1


async def test_in_a_forum_the_topic_is_chosen_by_a_word_in_it(house):
    nadia = house.somebody("m01")
    chat_id = await house.group("Forum", [nadia], kind="supergroup", topics=["Cafés", "Annonces"])
    group = nadia.there(chat_id)
    await group.do("add-bot", bot=BOT_ID)
    await group.reads(OFFER)
    topic = (await group.chat())["topics"][-1]["thread_id"]

    offer = await group.say("/ici", thread_id=topic)
    await group.tap("Relier", on=offer)

    card = await group.reads("Je viens : 9")
    assert offer.whole["thread_id"] == card.whole["thread_id"] == topic
    await group.tap("Je ne sais pas encore", on=card)
    assert (await group.reads("Je ne sais pas encore : 3")).id == card.id


async def test_a_group_that_becomes_a_supergroup_keeps_its_answers_and_gets_a_card(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    old = await house.linked_group("Les jardins", [nadia, fatou], kind="group")
    await fatou.there(old).tap("Je viens")
    await fatou.there(old).reads("Je viens : 10")

    new = (await house.post(f"groups/{old}/migrate"))["chat_id"]

    card = await fatou.there(new).reads("Je viens : 10 (8 structures)")
    await fatou.there(new).tap("Je ne peux pas", on=card)
    await fatou.there(new).reads("Je viens : 9 (7 structures)\nJe ne peux pas : 4")
    await fatou.there(GROUP).reads("Je viens : 9 (7 structures)\nJe ne peux pas : 4")


async def test_a_move_learnt_from_a_refused_edit_is_followed(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    old = await house.linked_group("Les jardins", [nadia, fatou], kind="group")
    await fatou.there(old).reads("Je viens : 9")
    await house.fault("migrated", "editMessageText", chat_id=old)

    await fatou.there(old).tap("Je viens")

    await house.until(lambda: len({c.params["chat_id"] for c in house.calls("sendMessage")}) == 3)
    chats = [chat for chat in await fatou.chats() if chat["title"] == "Les jardins"]
    new = next(chat for chat in chats if chat["kind"] == "supergroup")
    await fatou.there(new["chat_id"]).reads("Je viens : 10 (8 structures)")


async def test_a_bot_sent_away_writes_there_no_more_and_comes_back_with_a_tap(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    chat_id = await house.linked_group("Les jardins", [nadia, fatou])
    group = nadia.there(chat_id)
    await group.reads("Je viens : 9")

    await group.do("remove-bot", bot=BOT_ID)
    await fatou.there(GROUP).tap("Je viens")
    await fatou.there(GROUP).reads("Je viens : 10")
    await group.do("add-bot", bot=BOT_ID)
    await group.tap("Relier")

    await group.reads("Je viens : 10 (8 structures)")


async def test_a_draft_is_not_announced_where_the_bot_was_sent_away(house):
    nadia = house.somebody("m01")
    chat_id = await house.linked_group("Les jardins", [nadia])
    await nadia.there(chat_id).do("remove-bot", bot=BOT_ID)
    await house.until_so(lambda s: len(s.spaces.all()) == 1)

    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")
    await nadia.say("dans 15 jours à 18h30")
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
    preview = await nadia.tap_in("En visio", "Voici ce que liront les membres")

    assert "Dans 1 groupe, et" in preview.text


async def test_a_link_button_forged_in_private_links_nothing(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    menu = await nadia.say("/menu")

    toast = await nadia.forge("1:l", message_id=menu.id)

    assert toast.is_alert
    spaces = await sqlite_house.look(lambda store: store.spaces.all())
    assert [space.chat_id for space in spaces] == [GROUP]


async def test_a_card_that_somebody_deleted_comes_again_when_the_group_is_linked_again(house):
    nadia = house.somebody("m01").there(GROUP)
    card = await nadia.reads("Je viens : 9")
    await nadia.do("delete", message_id=card.id)
    await house.somebody("m12").say("/prochaine")
    await house.somebody("m12").tap("Je viens")
    await house.until_called("editMessageText", times=2)

    await nadia.tap("Relier", on=await nadia.say("/ici"))

    await nadia.reads("Je viens : 10 (8 structures)")


async def test_a_group_linked_twice_has_one_card(house):
    nadia = house.somebody("m01").there(GROUP)
    await nadia.reads("Je viens : 9")

    for _ in range(2):
        await nadia.tap("Relier", on=await nadia.say("/ici"))
    await house.somebody("m12").there(GROUP).tap("Je viens")
    await nadia.reads("Je viens : 10")

    texts = [message.text for message in await nadia.messages() if message.is_from_bot]
    assert sum("Je viens :" in text for text in texts) == 1


async def test_a_group_that_is_linked_is_not_asked_again(house):
    gaelle = house.somebody("m06")
    group = gaelle.there(await house.group("Les jardins", [gaelle]))
    await house.cellar.change(
        lambda s: s.spaces.open(group.chat_id, thread_id=7, title="Les jardins", at=NOW)
    )

    await group.do("add-bot", bot=BOT_ID)
    await gaelle.say("/menu")

    assert not [message for message in await group.messages() if message.is_from_bot]


async def test_the_project_group_hears_that_the_bot_was_sent_away(house):
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    await yves.say("/menu")
    other = await house.linked_group("Les jardins", [nadia])

    await nadia.there(other).do("remove-bot", bot=BOT_ID)

    told = await yves.reads("Je ne suis plus dans le groupe « Les jardins »")
    assert told.text.endswith("ajoutez-moi au groupe, puis touchez « Relier ».")
