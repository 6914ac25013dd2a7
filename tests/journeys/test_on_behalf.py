"""An organiser notes what somebody said on the phone; the person it is about has the last word."""

from datetime import timedelta

from bot.domain.rsvp import Answer, Readers, Via
from tests.house.boards import dashboard
from tests.house.house import GROUP

ASK = "Que vous a dit cette personne ?"


async def noted(person, name, *, answer="Je ne peux pas", way="Par téléphone"):
    """Note an answer for somebody who is found by a part of their name."""
    await person.say("/repondre")
    found = await person.say(name)
    await person.tap(found.labels[0], on=found)
    await person.reads(ASK)
    await person.tap(answer, on=await person.last())
    await person.reads("vous l’a dit ?")
    await person.tap(way)
    return await person.reads("noté pour")


async def rsvp_of(house, name):
    """Return the answer of a member to the next meeting."""
    meeting = await house.next_meeting()

    def deed(store):
        (member,) = store.directory.members_like(name, start=0, limit=1)
        return store.rsvps.of(meeting.id, member.id)

    return await house.look(deed)


async def test_an_answer_taken_on_the_phone_is_noted_in_a_few_taps(house):
    therese = house.somebody("m03")
    board = await dashboard(therese)
    await therese.tap_in("Répondre pour quelqu’un", "Écrivez une partie du nom")

    found = await therese.say("paul")
    asked = await therese.tap_in("Paulette H., Jardin partagé des Voies", ASK)
    await therese.tap("Je viens", on=asked)
    await therese.tap_in("Avec 2 personnes", "Comment Paulette H. vous l’a dit ?")
    done = await therese.tap_in("De vive voix", "C’est noté pour Paulette H.")
    listed = await therese.tap_in("Tableau de bord", "Je viens : 12 (8 structures)")
    page = await therese.tap_in("Qui vient", "Paulette H.")

    assert done.text == "C’est noté pour Paulette H. : Je viens, avec 2 personnes"
    assert {found.id} == {shown.id for shown in (asked, done, listed, page)}
    assert board.id != found.id
    assert "Paulette H. (Jardin partagé des Voies) : première venue" in page.text
    assert "avec 2 personnes, réponse notée par Thérèse B. (de vive voix)" in page.text
    await therese.there(GROUP).reads("Je viens : 12 (8 structures)")
    entry = (await house.look(lambda store: store.audit.page(start=0, size=1)))[0]
    assert (entry.action, entry.kind) == ("behalf.note", "gathering")
    assert "Paulette" not in entry.facts


async def test_somebody_new_is_added_with_how_to_reach_them(house):
    ines = house.somebody("m05")
    await ines.say("/answer_for")

    found = await ines.say("Marguerite <b>")
    await ines.tap_in("Ajouter « Marguerite <b> »", "comment joindre cette personne")
    await ines.tap_in("Par téléphone", "Seul le groupe projet lira cette ligne.")
    asked = await ines.say("après 18 h")
    await ines.tap("Je ne sais pas encore", on=asked)
    await ines.tap_in("Par téléphone", "C’est noté pour Marguerite <b> : Je ne sais pas encore")
    await ines.tap_in("Tableau de bord", "Je ne sais pas encore : 3")
    page = await ines.tap_in("Qui ne sait pas encore", "Marguerite")

    assert found.text.startswith("Je ne trouve personne pour « Marguerite <b> ».")
    assert "réponse notée par Inès P. (téléphone)" in page.text
    marguerite = await house.look(
        lambda store: store.directory.members_like("Marguerite", start=0, limit=2)
    )
    assert [member.contact_note for member in marguerite] == ["après 18 h"]


async def test_the_form_goes_on_after_a_restart_and_can_be_left(house):
    ines = house.somebody("m05")
    await ines.say("/repondre")
    await ines.say("Marguerite")
    await ines.tap_in("Ajouter « Marguerite »", "comment joindre cette personne")
    await ines.tap_in("Par courrier ou affiche", "Seul le groupe projet lira cette ligne.")

    await house.restart()
    left = await ines.say("/annuler")
    late = await ines.tap("Passer")
    again = await ines.say("/repondre")

    assert left.text.startswith("C’est laissé.")
    assert late.is_alert
    assert "Pour qui notez-vous une réponse ?" in again.text
    everybody = await house.look(
        lambda store: store.directory.members_like("Marguerite", start=0, limit=2)
    )
    assert not everybody


async def test_who_can_be_written_to_is_asked_and_makes_it_their_own(house):
    fatou, therese = house.somebody("m12"), house.somebody("m03")
    await fatou.start()

    done = await noted(therese, "fatou", answer="Je ne peux pas", way="Par mail")
    check = await fatou.reads("Thérèse B. a noté votre réponse : Je ne peux pas")
    before = await rsvp_of(house, "Fatou")
    toast = await fatou.tap("Oui, c’est juste")
    card = await fatou.reads("Votre réponse : Je ne peux pas")

    assert done.text.endswith("Un message lui demande si c’est juste.")
    assert "« Nos besoins, nos ressources », samedi 28 novembre à 10 h" in check.text
    assert (before.via, before.entered_by is None) == (Via.MAIL, False)
    assert toast.text == "Merci, c’est confirmé."
    assert card.id == check.id
    own = await rsvp_of(house, "Fatou")
    assert (own.answer, own.entered_by, own.via) == (Answer.NO, None, Via.BUTTON)


async def test_what_was_heard_wrongly_is_corrected_by_the_person(house):
    fatou, therese = house.somebody("m12"), house.somebody("m03")
    await fatou.start()
    await noted(therese, "fatou")

    check = await fatou.reads("C’est juste ?")
    await fatou.tap("Corriger")
    card = await fatou.reads("Votre réponse : Je ne peux pas")
    await fatou.tap("Finalement, je viens", on=card)
    await fatou.there(GROUP).reads("Je viens : 10")
    own = await rsvp_of(house, "Fatou")
    late = await fatou.forge(f"1:fo:{own.gathering_id}:no:0", message_id=check.id)

    assert (own.answer, own.entered_by) == (Answer.YES, None)
    assert late.text == "Votre réponse a changé depuis ce message. La voici."
    assert (await rsvp_of(house, "Fatou")).answer is Answer.YES


async def test_an_own_answer_stays_whatever_was_heard(house):
    therese, gaelle = house.somebody("m03"), house.somebody("m06")
    await therese.say("/repondre")
    found = await therese.say("gaëlle")

    refused = await therese.tap_in(found.labels[0], "a déjà donné sa réponse : Je viens")
    own = await rsvp_of(house, "Gaëlle")
    forged = await therese.forge(
        f"1:fv:{own.gathering_id}:{own.member_id}:no:0:phone", message_id=refused.id
    )

    assert refused.labels == ["Tableau de bord"]
    assert forged.is_alert
    assert await rsvp_of(house, "Gaëlle") == own
    assert not [m for m in await gaelle.messages() if "a noté votre réponse" in m.text]


async def test_while_the_organiser_chooses_the_person_answers_and_that_stays(house):
    therese, fatou = house.somebody("m03"), house.somebody("m12")
    await therese.say("/repondre")
    found = await therese.say("fatou")
    asked = await therese.tap_in(found.labels[0], ASK)
    await therese.tap("Je ne peux pas", on=asked)
    await therese.reads("vous l’a dit ?")
    await fatou.there(GROUP).tap("Je viens")

    toast = await therese.tap("Par téléphone")

    assert toast.is_alert
    assert (await rsvp_of(house, "Fatou")).answer is Answer.YES


async def test_a_slip_is_taken_back(house):
    therese = house.somebody("m03")
    await noted(therese, "paulette")
    await therese.there(GROUP).reads("Je ne peux pas : 4")

    back = await therese.tap_in("Retirer cette réponse", "est retirée")
    twice = await therese.say("/menu")

    assert back.labels == ["Répondre pour quelqu’un d’autre", "Tableau de bord"]
    assert await rsvp_of(house, "Paulette") is None
    await twice_is_harmless(house, therese, twice)
    await therese.there(GROUP).reads("Je ne peux pas : 3")


async def twice_is_harmless(house, person, message):
    """Tap « Retirer » once more from an old message: nothing breaks, and one is told."""
    meeting = await house.next_meeting()

    def find(store):
        (member,) = store.directory.members_like("Paulette", start=0, limit=1)
        return member.id

    member_id = await house.look(find)
    toast = await person.forge(f"1:fd:{meeting.id}:{_b36(member_id)}:back", message_id=message.id)
    assert toast.text == "Cette réponse a changé depuis. Rien n’a été modifié ici."


def _b36(number):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (digits[number // 36] if number >= 36 else "") + digits[number % 36]


async def test_a_word_comes_with_the_answer_and_says_who_may_read_it(house):
    therese = house.somebody("m03")
    await noted(therese, "paulette")
    await therese.tap_in("Ajouter son mot", "Quel mot vous a confié Paulette H. ?")

    too_long = await therese.say("é" * 301)
    asked = await therese.say("Je pense à vous <3")
    kept = await therese.tap_in("Lu à la rencontre", "Le mot confié par Paulette H. est noté.")

    assert too_long.text.startswith("Ce mot est trop long.")
    assert asked.text == "« Je pense à vous <3 »\nQui pourra lire ce mot ?"
    assert kept.labels == ["Répondre pour quelqu’un d’autre", "Tableau de bord"]
    rsvp = await rsvp_of(house, "Paulette")
    assert (rsvp.word, rsvp.readers) == ("Je pense à vous <3", Readers.MEETING)


async def test_one_answers_for_oneself_on_ones_own_card(sqlite_house):
    therese = sqlite_house.somebody("m03")
    await therese.say("/repondre")
    found = await therese.say("thérèse")

    toast = await therese.tap(found.labels[0])

    assert toast.text == "Pour vous, répondez sur votre propre carte : /prochaine"


async def test_after_the_meeting_nothing_is_noted_any_more(sqlite_house):
    house, therese = sqlite_house, sqlite_house.somebody("m03")
    meeting = await house.next_meeting()
    await house.clock(to=meeting.starts_at.isoformat())
    await therese.say("/repondre")
    await house.clock(to=(meeting.ends_at + timedelta(minutes=1)).isoformat())

    late = await therese.say("paulette")
    after = await therese.say("paulette")

    assert late.text == "Cette rencontre est passée."
    assert after.text != late.text


async def test_an_english_member_is_asked_in_english(sqlite_house):
    house, therese = sqlite_house, sqlite_house.somebody("m03")
    zoe = await house.organiser("Zoe", "en")
    await zoe.start()

    await noted(therese, "zoe")

    check = await zoe.reads("Thérèse B. noted your answer: I can’t make it")
    assert check.labels == ["Yes, that is right", "Correct it"]
