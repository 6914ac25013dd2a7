"""A member writes to people, and people answer; nothing of it is kept."""

from bot.callbacks.meetings import HandTap
from bot.callbacks.relays import ReplyTap
from storage.tables import metadata
from tests.storage.rows import rows_of

ASK = "Écrivez votre message."
WORDS = "Trois marches, c’est une de trop pour mon fauteuil"


async def organisers(house):
    """Return two organisers whose private chats are open."""
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    await nadia.start()
    await yves.start()
    return nadia, yves


async def test_a_message_reaches_the_project_group_and_the_reply_comes_back(house):
    nadia, yves = await organisers(house)
    gaelle = house.somebody("m06")

    asked = await gaelle.say("/humain")
    done = await gaelle.say("Peut-on venir avec un <b>chien</b> ?")
    await yves.reads("Peut-on venir")
    message = await nadia.reads("Peut-on venir avec un <b>chien</b> ?")
    await nadia.tap_in("Répondre", "Écrivez votre réponse.")
    sent = await nadia.say("Oui, s’il est calme.")
    answer = await gaelle.reads("Oui, s’il est calme.")
    told = await yves.reads("Nadia R. a répondu au message.")

    assert asked.text.startswith(ASK)
    assert done.text.startswith("C’est transmis.")
    assert "De la part de : Gaëlle S.\nStructure : AMAP du canal" in message.text
    assert sent.text == "C’est envoyé."
    assert answer.text.startswith("Une réponse pour vous\nDe la part de : Nadia R.")
    assert "calme" not in told.text
    await gaelle.tap_in("Répondre", ASK)


async def test_what_would_help_is_passed_on_and_stands_in_no_table(house):
    nadia, _ = await organisers(house)
    gaelle = house.somebody("m06")
    meeting = await house.next_meeting()
    await gaelle.start()
    card = await gaelle.say("/prochaine")

    await gaelle.forge(HandTap(meeting.id).pack(), message_id=card.id)
    await gaelle.reads("Qu’est-ce qui rendrait votre venue plus facile ?")
    await gaelle.say(WORDS)
    message = await nadia.reads(WORDS)
    await gaelle.reads("Je n’en garde aucune copie.")

    assert f"Pour : « {meeting.title} »" in message.text
    await house.until_so(lambda store: not store.inbox.owed())
    url = house.plan.config.database.url
    assert WORDS not in repr([rows_of(url, table) for table in metadata.sorted_tables])


async def test_a_call_may_be_preferred_to_writing(sqlite_house):
    house = sqlite_house
    nadia, _ = await organisers(house)
    gaelle = house.somebody("m06")
    meeting = await house.next_meeting()
    card = await gaelle.say("/prochaine")

    await gaelle.forge(HandTap(meeting.id).pack(), message_id=card.id)
    await gaelle.reads("Qu’est-ce qui rendrait")
    await gaelle.tap_in("Je préfère un appel", "Une personne vous appellera.")

    assert "Gaëlle S." in (await nadia.reads("Un appel est souhaité")).text


async def test_where_nobody_can_be_reached_a_person_is_named(sqlite_house):
    said = await sqlite_house.somebody("m06").say("/humain")

    assert said.text == "Une personne peut vous répondre : Nadia, 01 99 00 00 01"


async def test_the_question_is_left_by_a_button_and_by_a_word(sqlite_house):
    nadia, _ = await organisers(sqlite_house)
    gaelle = sqlite_house.somebody("m06")

    await gaelle.say("/human")
    await gaelle.tap_in("Annuler", "C’est laissé. Rien n’a été changé.")
    await gaelle.say("/humain")
    left = await gaelle.say("/annuler")

    assert left.text == "C’est laissé. Rien n’a été changé."
    assert not [m for m in await nadia.messages() if "Gaëlle" in m.text]


async def test_who_turns_to_something_else_leaves_the_question_behind(sqlite_house):
    nadia, _ = await organisers(sqlite_house)
    gaelle = sqlite_house.somebody("m06")

    await gaelle.say("/humain")
    await gaelle.say("/agenda")
    stray = await gaelle.say("Des nouvelles de ma voisine")

    assert stray.text.startswith("Je n’ai pas compris, pardon.")
    assert not [m for m in await nadia.messages() if "voisine" in m.text]


async def test_a_newcomer_may_ask_before_anything_is_kept_of_them(house):
    nadia, _ = await organisers(house)
    zoe = await house.stranger("Zoé")

    await zoe.say("/humain")
    await zoe.say("Est-ce payant ?")
    await nadia.reads("Est-ce payant ?")
    await nadia.tap_in("Répondre", "Pour : une personne qui découvre l’espace")
    await nadia.say("Non, c’est gratuit.")

    await zoe.reads("Non, c’est gratuit.")
    assert await house.look(lambda store: store.members.by_telegram_id(zoe.id)) is None


async def test_only_the_project_group_replies_in_its_name(sqlite_house):
    gaelle, fatou = sqlite_house.somebody("m06"), sqlite_house.somebody("m12")
    menu = await fatou.say("/menu")

    toast = await fatou.forge(ReplyTap(gaelle.id).pack(), message_id=menu.id)

    assert toast.text == "Seul le groupe projet peut faire cela."


async def test_somebody_who_left_the_chat_cannot_be_answered_and_it_is_said(sqlite_house):
    house = sqlite_house
    nadia, _ = await organisers(house)
    gaelle = house.somebody("m06")
    await gaelle.say("/humain")
    await gaelle.say("Une question")
    await nadia.reads("Une question")

    await gaelle.do("block")
    await house.until_so(lambda store: store.members.by_telegram_id(gaelle.id).chat_id is None)
    await nadia.tap_in("Répondre", "Cette personne n’est plus joignable ici.")


async def test_a_very_long_message_arrives_whole(sqlite_house):
    nadia, _ = await organisers(sqlite_house)
    gaelle = sqlite_house.somebody("m06")
    await gaelle.say("/humain")

    await gaelle.say("<&>" * 1300 + "fin")

    last = await nadia.reads("&>fin")
    whole = "".join(m.text for m in await nadia.messages() if m.is_from_bot and "<&>" in m.text)
    assert whole.count("<&>") >= 1295
    assert last.labels == ["Répondre"]
