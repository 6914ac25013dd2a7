"""« Écrire à… »: words of an organiser to a part of the members, and how far they have come."""

from bot.domain.delivery import State
from bot.domain.member import Role
from bot.domain.rsvp import Answer
from tests.house.house import GROUP
from tests.house.letters import all_over, copies, crowd, states
from tests.house.mailings import announced, board_of, from_menu, tap_counted

WORDS = "Pensez aux chaises !\nUn lien : https://exemple.fr/plan <b>&</b>"
HEAD = "Message du groupe projet (Nadia)"


async def write_to_all(nadia, words=WORDS):
    """Go from the menu to the preview."""
    await from_menu(nadia)
    await tap_counted(nadia, "Tout le monde", "Écrivez votre message.")
    await nadia.say(words)
    return await nadia.reads("tel qu’il sera lu")


async def test_what_is_shown_before_is_what_members_read_and_they_can_answer(monday):
    one, gone = await crowd(monday, 2)
    nadia = monday.somebody("m01")
    await monday.fault("blocked", "sendMessage", chat_id=gone.id)

    preview = await write_to_all(nadia)
    shown = await nadia.reads(HEAD)
    await nadia.tap("Envoyer", on=preview)
    report = await nadia.reads("Envoi terminé")
    await all_over(monday)

    letter = await one.reads(HEAD)
    assert letter.text == shown.text
    assert letter.text.endswith(WORDS)
    assert shown.labels == []
    assert letter.labels == ["Répondre", "Choisir mes messages"]
    assert "Départ : dès votre accord." in preview.text
    assert report.id == preview.id
    assert "Bloqués : 1" in report.text
    await one.tap("Répondre", on=letter)
    await one.reads("Écrivez votre message. Une personne du groupe projet")
    await one.say("J’en apporte six.")
    assert "J’en apporte six." in (await nadia.reads("Un message pour le groupe projet")).text
    assert await copies(nadia.there(GROUP), "chaises") == 0


async def test_words_that_will_not_do_are_asked_for_again_and_can_be_left(sqlite_monday):
    nadia = sqlite_monday.somebody("m01")
    await from_menu(nadia)
    await tap_counted(nadia, "Tout le monde", "Au plus 2000 signes.")

    long = await nadia.say("a" * 2005)
    assert "Signes en trop : 5" in long.text
    await nadia.say("Un premier jet")
    await nadia.tap_in("Réécrire", "Écrivez votre message.")
    await nadia.say("Le bon texte")
    assert "Le bon texte" in (await nadia.reads(HEAD)).text
    left = await nadia.tap_in("Ne pas envoyer", "Rien n’est parti.")

    assert left.labels == ["Voir le menu"]
    assert await sqlite_monday.look(states) == []


async def test_those_who_come_to_a_meeting_read_which_one_it_is_about(sqlite_monday):
    comes, excused = await crowd(sqlite_monday, 2)
    made = await announced(sqlite_monday, {comes: Answer.YES, excused: Answer.NO})
    nadia = sqlite_monday.somebody("m01")
    board = await board_of(nadia, made)
    await nadia.tap("Écrire à…", on=board)
    await nadia.reads("À qui voulez-vous écrire ?")
    await tap_counted(nadia, "Qui vient", "Pour : Qui vient, « Les jardins »")
    await nadia.say("Rendez-vous à la grille.")
    await nadia.tap("Envoyer")
    await nadia.reads("Envoi terminé")

    letter = await comes.reads("Rendez-vous à la grille.")
    assert "À propos : « Les jardins », samedi 13 mars à 10 h" in letter.text
    assert letter.labels == ["Répondre", "Voir la rencontre", "Choisir mes messages"]
    assert await copies(excused, "Rendez-vous") == 0


async def test_it_is_stopped_by_another_organiser_and_goes_on_after_a_restart(monday):
    people = await crowd(monday, 40)
    nadia = monday.somebody("m01")
    preview = await write_to_all(nadia)
    yves = await monday.organiser("Yvette", "fr")
    await from_menu(yves)
    before = len(monday.calls("sendMessage"))

    await nadia.tap("Envoyer", on=preview)
    await monday.until(lambda: len(monday.calls("sendMessage")) > before + 4)
    await yves.tap_in("Tous les envois", "Touchez un envoi")
    [line] = [label for label in (await yves.last()).labels if label.startswith("Message")]
    await yves.tap_in(line, "Envoi en cours")
    stopped = await yves.tap("Arrêter")
    halted = await nadia.reads("Envoi arrêté")

    assert stopped.text.startswith("Arrêté")
    assert halted.id == preview.id
    await monday.restart()
    assert (await monday.look(states)).count(State.DROPPED) > 0
    await nadia.tap("Reprendre", on=halted)
    over = await nadia.reads("Envoi terminé")
    await all_over(monday)

    assert over.id == preview.id
    assert [await copies(one, HEAD) for one in people] == [1] * 40


async def test_a_restart_in_the_middle_goes_on_with_the_same_message(monday):
    people = await crowd(monday, 40)
    nadia = monday.somebody("m01")
    preview = await write_to_all(nadia)
    before = len(monday.calls("sendMessage"))

    await nadia.tap("Envoyer", on=preview)
    await monday.until(lambda: len(monday.calls("sendMessage")) > before + 4)
    await monday.restart()
    report = await nadia.reads("Envoi terminé")
    await all_over(monday)

    assert report.id == preview.id
    assert sum([await copies(one, HEAD) for one in people]) == 40


async def test_what_is_in_doubt_is_sent_again_by_choice_and_once(monday):
    one, cut = await crowd(monday, 2)
    nadia = monday.somebody("m01")
    preview = await write_to_all(nadia)
    await monday.fault("drop_after", "sendMessage", chat_id=cut.id, times=2)

    await nadia.tap("Envoyer", on=preview)
    report = await nadia.reads("Incertains : 1")
    assert "« Renvoyer » l’envoie une seconde fois, jamais une troisième." in report.text
    assert await copies(cut, HEAD) == 1
    await nadia.tap("Renvoyer (1)", on=report)
    await monday.until_so(lambda store: _tries(store, cut) == 2)
    again = await nadia.reads_without("Envoi terminé", label="Renvoyer (1)")
    await all_over(monday)

    assert await copies(cut, HEAD) == 2
    assert await copies(one, HEAD) == 1
    assert "Incertains : 1" in again.text


def _tries(store, somebody):
    member = store.members.by_telegram_id(somebody.id)
    mailing = store.mailings.page(start=0, size=1)[0]
    found = store.deliveries.find(f"message:{mailing.id}:{member.id}")
    return found.tries if found.state is State.UNCERTAIN else 0


async def test_late_in_the_evening_it_waits_for_the_morning(sqlite_monday):
    [one] = await crowd(sqlite_monday, 1)
    nadia = sqlite_monday.somebody("m01")
    await sqlite_monday.clock(to="2027-03-01T21:30:00+01:00")

    preview = await write_to_all(nadia)
    assert "Départ : mardi 2 mars à 9 h, parce qu’il est tard." in preview.text
    await nadia.tap("Envoyer", on=preview)
    waits = await nadia.reads("Envoi prévu pour plus tard")
    assert "au plus tôt mardi 2 mars à 9 h" in waits.text
    assert await copies(one, HEAD) == 0
    await sqlite_monday.clock(to="2027-03-02T09:00:01+01:00")

    assert "Envoi terminé" in (await nadia.reads("Envoi terminé")).text
    assert await copies(one, HEAD) == 1


async def test_progress_goes_on_in_a_new_message_where_the_first_was_deleted(sqlite_monday):
    await crowd(sqlite_monday, 1)
    nadia = sqlite_monday.somebody("m01")
    preview = await write_to_all(nadia)
    await sqlite_monday.clock(to="2027-03-01T21:30:00+01:00")
    await nadia.tap("Envoyer", on=preview)
    await nadia.reads("Envoi prévu pour plus tard")

    await nadia.do("delete", message_id=preview.id)
    await sqlite_monday.clock(to="2027-03-02T09:00:01+01:00")
    report = await nadia.reads("Envoi terminé")

    assert report.id != preview.id


async def test_who_left_the_project_group_meanwhile_can_send_nothing(sqlite_monday):
    [one] = await crowd(sqlite_monday, 1)
    yvette = await sqlite_monday.organiser("Yvette", "fr")
    preview = await write_to_all(yvette)

    def dismiss(store):
        member = store.members.by_telegram_id(yvette.id)
        store.team.revoke(member.id, Role.PROJECT_GROUP)

    await sqlite_monday.cellar.change(dismiss)
    toast = await yvette.tap("Envoyer", on=preview)

    assert "groupe projet" in toast.text
    assert await copies(one, "Message du groupe projet") == 0
