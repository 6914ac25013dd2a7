"""Words with a slash, stray lines and pictures: what everybody reads, and where all is silent."""

import pytest

from tests.house.house import GROUP
from tests.house.welcome import agreed

MEMBERS = [
    *(
        "start",
        "prochaine",
        "agenda",
        "visites",
        "mes_reponses",
        "comptes_rendus",
        "annee",
        "moi",
        "menu",
        "aide",
    ),
    *(
        "accueillir",
        "partager",
        "privacy",
        "mes_donnees",
        "pause",
        "reprendre",
        "humain",
        "annuler",
    ),
]
ORGANISERS = ["nouvelle", "tableau", "repondre", "membres", "equipe", "journal", "incidents"]
BOTH_LANGUAGES = [("/prochaine", "Nos besoins, nos ressources"), ("/next", "Nos besoins")]


@pytest.mark.parametrize(("word", "reads"), BOTH_LANGUAGES)
async def test_the_next_meeting_is_one_word_away(sqlite_house, word, reads):
    gaelle = sqlite_house.somebody("m06")

    card = await gaelle.say(word)

    assert reads in card.text
    assert "Votre réponse : Je viens. Merci !" in card.text


async def test_the_next_meeting_asked_for_in_a_group_is_a_card_that_is_kept_true(house):
    fatou = house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9")

    card = await fatou.say("/prochaine")
    await fatou.tap("Je viens", on=card)

    await house.until_called("editMessageText", times=2)
    texts = [message.text for message in await fatou.messages() if message.is_from_bot]
    assert len(texts) == 2
    assert all("Je viens : 10 (8 structures)" in text for text in texts)


async def test_without_a_meeting_the_next_one_is_said_to_come(house):
    meeting = await house.next_meeting()
    await house.clock(to=meeting.ends_at.isoformat())
    fatou = house.somebody("m12")

    in_private = await fatou.say("/prochaine")
    in_group = await fatou.there(GROUP).say("/prochaine")

    assert in_private.text.startswith("La prochaine date n’est pas encore fixée.")
    assert "Nadia" in in_private.text
    assert in_group.text == "La prochaine date n’est pas encore fixée."


async def test_the_menu_leads_everywhere(sqlite_house):
    fatou = sqlite_house.somebody("m12")
    menu = await fatou.say("/menu")

    for label in menu.labels:
        await fatou.tap(label, on=menu)

    await fatou.reads("Nos besoins, nos ressources")
    await fatou.reads("Agenda : ce qui est prévu")
    await fatou.reads("Mes réponses")
    await fatou.reads("Nom affiché : Fatou")
    await fatou.reads("Voici ce que je sais sur vous")
    await fatou.reads("Le plus simple : les boutons.")
    await fatou.reads("Une personne peut vous répondre : Nadia, 01 99 00 00 01")
    await fatou.tap_in("Ce que je garde de vous", "Vos données, en clair")


async def test_organisers_have_a_menu_of_their_own_and_each_button_opens_a_door(sqlite_house):
    nadia, fatou = sqlite_house.somebody("m01"), sqlite_house.somebody("m12")
    await nadia.say("/menu")
    group = await nadia.tap_in("Groupe projet", "Groupe projet : que souhaitez-vous faire ?")

    toasts = []
    for label in group.labels:
        await nadia.say("/menu")
        shown = await nadia.tap_in("Groupe projet", "Groupe projet : que souhaitez-vous faire ?")
        toasts.append(await nadia.tap(label, on=shown))

    assert not [toast.text for toast in toasts if "Ce bouton date" in toast.text]
    assert "Groupe projet" not in (await fatou.say("/menu")).labels


async def test_help_tells_organisers_more(sqlite_house):
    nadia, fatou = sqlite_house.somebody("m01"), sqlite_house.somebody("m12")

    to_organiser, to_member = await nadia.say("/aide"), await fatou.say("/aide")

    assert "/nouvelle : Préparer une rencontre" in to_organiser.text
    assert "/mes_reponses : Tout ce que vous avez répondu" in to_member.text
    assert "/nouvelle" not in to_member.text


async def test_what_is_kept_is_told_before_anything_is(house):
    zoe = await house.stranger("Zoé")

    told = await zoe.say("/privacy")
    in_group = await zoe.there(GROUP).say("/privacy")

    assert told.text.startswith("Vos données, en clair\nQui est responsable ?")
    assert in_group.text.startswith("Vos données, en clair\nQui est responsable ?")
    assert await house.look(lambda store: store.members.by_telegram_id(zoe.id)) is None


async def test_cancel_leaves_the_open_question(house):
    zoe = await house.stranger("Zoé")
    await agreed(zoe)

    left = await zoe.say("/annuler")
    nothing = await zoe.say("/cancel")
    stray = await zoe.say("Zoé du pont")

    assert left.text == "C’est laissé. Rien n’a été changé."
    assert nothing.text == "Aucune question n’attend de réponse."
    assert stray.text.startswith("Je n’ai pas compris, pardon. Je comprends surtout les boutons.")


async def test_an_unknown_word_and_a_stray_line_lead_to_the_menu(sqlite_house):
    fatou = sqlite_house.somebody("m12")

    unknown, stray = await fatou.say("/danser"), await fatou.say("Quel temps fera-t-il ?")

    assert unknown.text == "Que souhaitez-vous faire ?"
    assert stray.labels == ["Oui, transmettez", "Voir le menu"]
    await fatou.tap_in("Voir le menu", "Que souhaitez-vous faire ?")


@pytest.mark.parametrize("kind", ["photo", "voice", "document"])
async def test_pictures_sounds_and_files_are_not_kept_and_it_is_said(sqlite_house, kind):
    fatou = sqlite_house.somebody("m12")

    await fatou.do("send-file", file_name="souvenir", text="...", kind=kind)

    said = await fatou.reads("Je ne garde pas les photos, les sons ni les fichiers.")
    assert "Nadia, 01 99 00 00 01" in said.text


async def test_what_people_say_in_a_group_is_left_alone(house):
    fatou = house.somebody("m12")
    group = fatou.there(GROUP)
    card = await group.reads("Je viens : 9")
    await house.until_called("setMyCommands", times=6)
    seq = house.seq

    await group.do("say", text="Bonjour à tout le monde")
    await group.do("say", text="Merci", reply_to=card.id)
    for word in ("/menu", "/aide", "/nouvelle", "/danser", "/start", "/prochaine@autre_bot"):
        await group.do("say", text=word)
    await group.do("send-file", file_name="souvenir", text="...", kind="photo")
    await fatou.say("/humain")

    assert [call.params["chat_id"] for call in house.calls("sendMessage", after=seq)] == [
        str(fatou.id)
    ]


async def test_each_person_sees_the_words_that_are_for_them(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    ann = await house.stranger("Ann", "en")
    await house.until_called("setMyCommands", times=6)
    await nadia.start()
    await house.until_called("setMyCommands", times=9)

    assert await words_of(fatou) == MEMBERS
    assert await words_of(fatou.there(GROUP)) == ["prochaine"]
    assert await words_of(ann) == [
        *("start", "next", "agenda", "visits", "my_answers", "reports", "year", "me", "menu"),
        *("help", "host", "share", "privacy", "my_data", "pause", "resume", "human", "cancel"),
    ]
    assert await words_of(nadia) == [*MEMBERS, *ORGANISERS]


async def test_an_organiser_who_comes_by_a_link_gets_the_words_of_organisers_too(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await sqlite_house.until_called("setMyCommands", times=6)

    await nadia.start("r_1")
    await sqlite_house.until_called("setMyCommands", times=9)

    assert (await words_of(nadia))[-7:] == ORGANISERS


async def test_an_organiser_reads_that_everything_was_handled(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")

    to_organiser, to_member = await nadia.say("/incidents"), await fatou.say("/incidents")

    assert to_organiser.text == "Tout a été traité."
    assert to_member.text == "Seul le groupe projet peut faire cela."


async def words_of(person):
    return [command["command"] for command in (await person.chat())["commands"]]
