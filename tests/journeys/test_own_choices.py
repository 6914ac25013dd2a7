"""« Moi »: a name, organisations, what others know, a language, messages, a pause."""

from datetime import timedelta

from bot.domain.member import Directory, Status, Topic
from tests.house.house import GROUP


def member_of(person):
    return lambda store: store.members.by_telegram_id(person.id)


async def test_everything_one_chose_can_be_chosen_anew(house):
    gaelle = house.somebody("m06")

    me = await gaelle.say("/moi")
    await gaelle.tap_in("Mon nom affiché", "Comment souhaitez-vous que l’on vous appelle ?")
    renamed = await gaelle.say("Gaëlle du canal")
    await gaelle.tap_in("Ce que voient les membres", "Que peuvent savoir les autres membres ?")
    await gaelle.tap_in("Rien, compter sans nommer", "Ce que les membres voient : rien")
    await gaelle.tap_in("Messages reçus", "Quels messages")
    await gaelle.tap("Rappels : oui")
    await gaelle.sees("Rappels : non")
    await gaelle.tap_in("Retour à « Moi »", "Messages refusés : Rappels")

    member = await house.look(member_of(gaelle))
    assert "Nom affiché : Gaëlle S.\nStructures : AMAP du canal" in me.text
    assert "Nom affiché : Gaëlle du canal" in renamed.text
    assert (member.name, member.directory) == ("Gaëlle du canal", Directory.NONE)
    assert await house.look(lambda store: store.mutes.of(member.id)) == {Topic.REMINDERS}


async def test_an_organisation_is_added_put_first_and_taken_off_and_cards_follow(house):
    gaelle = house.somebody("m06")
    await gaelle.there(GROUP).reads("Je viens : 9 (7 structures)")
    await gaelle.say("/me")

    await gaelle.tap_in("Mes structures", "AMAP du canal")
    await gaelle.tap_in("Ajouter une structure", "Écrivez le nom de la structure")
    await gaelle.say("Chorale du port")
    await gaelle.tap_in("Ajouter « Chorale du port »", "La première est celle que nous nommons")
    await gaelle.there(GROUP).reads("Je viens : 9 (8 structures)")
    await gaelle.tap_in("Chorale du port", "Que souhaitez-vous faire ?")
    await gaelle.tap("La mettre en premier")
    await gaelle.reads("Mes structures\nChorale du port\nAMAP du canal")
    await gaelle.tap_in("AMAP du canal", "Structure : AMAP du canal")
    await gaelle.tap("La retirer")

    await gaelle.reads("Mes structures\nChorale du port\nLa première")
    await gaelle.there(GROUP).reads("Je viens : 9 (7 structures)")


async def test_the_language_changes_from_that_very_message_on(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    await gaelle.say("/moi")

    await gaelle.tap_in("Langue", "Dans quelle langue vous écrire ?")
    await gaelle.tap_in("English", "Name shown: Gaëlle S.")
    menu = await gaelle.say("/menu")
    await gaelle.tap_in("Me", "Language: English")
    await gaelle.tap_in("Langue" if "Langue" in menu.labels else "Language", "In which language")
    await gaelle.tap_in("That of Telegram", "Nom affiché : Gaëlle S.")

    assert "Next meeting" in menu.labels


async def test_a_pause_is_taken_shown_and_ended(house):
    gaelle = house.somebody("m06")

    await gaelle.say("/pause")
    ack = await gaelle.tap_in("Trois mois", "Votre place vous attend.")
    still = await gaelle.start()
    resumed = await gaelle.say("/reprendre")
    again = await gaelle.say("/resume")

    member = await house.look(member_of(gaelle))
    assert ack.text.startswith("Pause notée (jusqu’à cette date : ")
    assert still.text.startswith("Bon retour, Gaëlle S. ! Votre pause continue")
    assert resumed.text == "Bon retour, Gaëlle S. ! Vous recevrez de nouveau les annonces."
    assert again.text.startswith("Vous n’êtes pas en pause")
    assert (member.status, member.paused_until) == (Status.ACTIVE, None)


async def test_a_pause_ends_by_itself_and_outlasts_a_block(sqlite_house):
    house, gaelle = sqlite_house, sqlite_house.somebody("m06")
    await gaelle.say("/pause")
    await gaelle.tap_in("Un mois", "Votre place vous attend.")

    await gaelle.do("block")
    await house.until_so(lambda store: member_of(gaelle)(store).chat_id is None)
    await gaelle.do("unblock")
    still = await gaelle.start()
    await house.clock(forward_seconds=int(timedelta(days=32).total_seconds()))
    back = await gaelle.start()

    assert "Votre pause continue" in still.text
    assert back.text.startswith("Bon retour parmi nous, Gaëlle S.")


async def test_who_is_not_known_yet_is_asked_to_begin(sqlite_house):
    zoe = await sqlite_house.stranger("Zoé")

    said = [await zoe.say(word) for word in ("/moi", "/pause", "/reprendre")]

    assert {message.text for message in said} == {
        "Commençons par faire connaissance : envoyez /start."
    }


async def test_a_restart_in_the_middle_of_a_name_loses_nothing(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    await gaelle.say("/moi")
    await gaelle.tap_in("Mon nom affiché", "Comment souhaitez-vous")

    await sqlite_house.restart()

    assert "Nom affiché : Gaëlle T." in (await gaelle.say("Gaëlle T.")).text
