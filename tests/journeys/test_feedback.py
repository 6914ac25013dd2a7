"""Two hours after a meeting those who were there say what they take home, once, if they like."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.feedback import Consent, Echo, Takeaway
from bot.domain.gathering import Status
from tests.house.after import (
    ASKED,
    QUOTE,
    SENTENCE,
    STORY,
    THANKS,
    asked,
    asked_of,
    ended,
    said_by,
    ticked,
)
from tests.house.house import GROUP

WARNING = "Même sans nom, votre façon de dire peut vous faire reconnaître."
WORDS = "On a le même souci d’horaires <b>que</b> d’autres & c’est bien."
KEPT_BACK = "Seul le groupe projet la lira."


async def test_who_was_there_is_asked_and_goes_through_it_in_one_message(house):
    meeting, (_, ousmane) = await asked_of(house, "m07")
    first = await ousmane.reads(ASKED)

    await ousmane.tap("Une idée", on=first)
    story = await ousmane.reads(STORY)
    await ousmane.tap("Je peux m’en inspirer", on=story)
    sentence = await ousmane.reads(SENTENCE)
    await house.restart()
    quote = await ousmane.say(WORDS)
    await ousmane.tap("Oui, sans mon nom", on=quote)
    thanks = await ousmane.reads(THANKS)
    twice = await ousmane.forge("1:wt:4:idea", message_id=first.id)

    assert "Merci de votre présence à la rencontre « Nos besoins, nos ressources »." in first.text
    assert (first.id, story.id) == (story.id, sentence.id)
    assert f"compte rendu ?\n{WORDS}\n{WARNING}" in quote.text
    assert thanks.id == quote.id
    assert thanks.labels == ["Changer ma réponse", "Retirer ma phrase"]
    assert twice.is_answered
    said = await house.look(said_by(ousmane, meeting))
    assert (said.takeaway, said.echo, said.sentence) == (Takeaway.IDEA, Echo.INSPIRE, WORDS)
    assert said.consent is Consent.ANONYMOUS


async def test_the_excused_the_silent_and_the_group_read_nothing(house):
    group = house.somebody("m01").there(GROUP)
    meeting, (nadia, excused, silent, spared) = await ended(house, "m01", "m11", "m12", "m10")
    await spared.say("/moi")
    await spared.tap_in("Messages reçus", "Questions après une rencontre :")
    await spared.tap("Questions après une rencontre : oui")
    await spared.sees("Questions après une rencontre : non")
    await ticked(nadia)
    before = [one.id for one in await group.messages()]

    await asked(house, meeting)
    await nadia.reads(ASKED)

    for other in (excused, silent, spared):
        assert not [one for one in await other.messages() if ASKED in one.text]
    assert [one.id for one in await group.messages()] == before


async def test_nothing_this_time_is_welcome_and_only_the_team_reads_why(house):
    meeting, (_, ousmane) = await asked_of(house, "m07")
    await ousmane.tap("Rien cette fois", on=await ousmane.reads(ASKED))
    await ousmane.tap_in("C’est loin de moi", KEPT_BACK)

    too_long = await ousmane.say("long " * 120)
    thanks = await ousmane.say("Il manquait un moment informel.")

    assert "Elle en compte 599." in too_long.text
    assert THANKS in thanks.text
    said = await house.look(said_by(ousmane, meeting))
    assert (said.takeaway, said.consent) == (Takeaway.NONE, Consent.NONE)
    assert said.sentence == "Il manquait un moment informel."

    await ousmane.tap("Changer ma réponse", on=thanks)
    await ousmane.tap_in("Un contact", STORY)
    again = await ousmane.tap_in("Je m’y reconnais", "Votre phrase, pour l’instant :")
    quote = await ousmane.tap_in("Garder ma phrase", QUOTE)
    await ousmane.tap_in("Non", THANKS)

    assert "Il manquait un moment informel." in again.text
    assert "Il manquait un moment informel." in quote.text
    said = await house.look(said_by(ousmane, meeting))
    assert (said.takeaway, said.consent) == (Takeaway.CONTACT, Consent.NONE)


async def test_where_nobody_noted_who_was_there_those_who_meant_to_come_are_asked(house):
    meeting, (ousmane, ines) = await ended(house, "m07", "m05")
    await asked(house, meeting)
    first = await ousmane.reads(ASKED)
    other = await ines.reads(ASKED)

    missed = await ousmane.tap("Finalement je n’ai pas pu venir", on=first)
    card = await ousmane.reads("Vous avez dit ne pas pouvoir être là : merci.")
    await ines.tap("L’envie de continuer", on=other)
    story = await ines.reads(STORY)
    passed = await ines.tap_in("C’est loin de moi", SENTENCE)
    await ines.tap("Passer", on=passed)
    done = await ines.reads(THANKS)

    assert "est finie. Vous y étiez ? Merci !" in first.text
    assert missed.text == "Merci de l’avoir dit. C’est noté, même après coup."
    assert card.id == first.id
    assert "Finalement je n’ai pas pu venir" not in story.labels
    assert done.labels == ["Changer ma réponse", "Retirer toute ma réponse"]
    said = await house.look(lambda s: s.feedbacks.count(meeting.id))
    assert said == 1


async def quoted(ousmane):
    """Let Ousmane say all that can be said, with his first name."""
    await ousmane.tap("Une idée", on=await ousmane.reads(ASKED))
    await ousmane.tap_in("Je m’y reconnais", SENTENCE)
    await ousmane.say("Un étonnement.")
    return await ousmane.tap_in("Oui, avec mon prénom", THANKS)


async def test_what_was_said_is_found_again_and_may_be_quoted_otherwise(house):
    meeting, (_, ousmane) = await asked_of(house, "m07")
    await quoted(ousmane)
    await house.clock(to=(meeting.ends_at + timedelta(days=9)).isoformat())

    await ousmane.say("/mes_reponses")
    await ousmane.tap_in("Ce que j’ai dit après", "Après ces rencontres, vous avez répondu.")
    mine = await ousmane.tap_in("Nos besoins, nos ressources", "Vous repartez avec : Une idée")
    await ousmane.tap_in("Choisir qui peut la lire", QUOTE)
    await ousmane.tap_in("Oui, sans mon nom", THANKS)
    await ousmane.tap_in("Retirer ma phrase", "Que faire de votre phrase ?")
    team = await ousmane.tap_in("Seulement pour le groupe projet", "le groupe projet seul peut")

    assert "Le récit : Je m’y reconnais\nVotre phrase : Un étonnement." in mine.text
    assert "Nous pouvons le citer avec votre prénom." in mine.text
    assert "Un étonnement." in team.text
    said = await house.look(said_by(ousmane, meeting))
    assert (said.sentence, said.consent) == ("Un étonnement.", Consent.NONE)


async def test_a_sentence_is_taken_back_for_good_and_the_report_is_spoken_of(house):
    meeting, (_, ousmane) = await asked_of(house, "m07")
    await quoted(ousmane)
    await house.cellar.change(
        lambda store: store.gatherings.save(replace(meeting, status=Status.REPORTED))
    )

    await ousmane.tap_in("Retirer ma phrase", "Que faire de votre phrase ?")
    gone = await ousmane.tap_in("L’effacer tout à fait", "C’est effacé")
    again = await ousmane.forge("1:wm:4:gone", message_id=gone.id)
    nothing = await ousmane.forge("1:wc:4:named", message_id=gone.id)
    await ousmane.reads("Il n’y a plus de phrase à retirer.")

    assert "Un étonnement." not in gone.text
    assert "s’il citait votre phrase, elle n’y figure plus." in gone.text
    assert (again.is_answered, nothing.is_answered) == (True, True)
    said = await house.look(said_by(ousmane, meeting))
    assert (said.sentence, said.consent, said.takeaway) == ("", Consent.NONE, Takeaway.IDEA)


async def test_a_voice_note_is_kept_where_a_sentence_is_asked_for_and_nowhere_else(house):
    meeting, (nadia, ousmane) = await asked_of(house, "m07")
    await ousmane.tap("Un contact", on=await ousmane.reads(ASKED))
    await ousmane.tap_in("Je m’y reconnais", SENTENCE)

    quote = await ousmane.speak()
    thanks = await ousmane.tap_in("Oui, avec mon prénom", THANKS)
    elsewhere = await ousmane.speak("autre chose")
    menu = await nadia.say("/menu")
    await nadia.forge("1:wa:4", message_id=menu.id)
    results = await nadia.reads("Réponses : 1 sur 9 personnes")
    await nadia.tap("Écouter le message vocal 1", on=results)
    played = await nadia.reads("Message vocal : citable avec le prénom : Ousmane")
    await nadia.forge(f"1:ua:{meeting.id}", message_id=menu.id)
    await nadia.reads("Brouillon : l’équipe seule le lit.")
    await ousmane.tap("Retirer mon message vocal", on=thanks)
    await ousmane.tap_in("L’effacer tout à fait", "C’est effacé")
    told = await nadia.reads("Un message vocal ne peut plus être cité")
    late = await nadia.tap("Écouter le message vocal 1", on=results)

    assert "votre message vocal est gardé" in quote.text
    assert "ne garde" in elsewhere.text
    assert "Dès cinq réponses, je montre le détail." in results.text
    assert played.whole["voice"]
    assert (late.text, late.is_alert) == ("Ce message vocal a été retiré.", True)
    assert "Ousmane" not in told.text
    assert (await house.look(said_by(ousmane, meeting))).voice == ""


async def test_who_leaves_the_question_is_left_alone_and_what_they_tapped_is_kept(sqlite_house):
    meeting, (_, ousmane) = await asked_of(sqlite_house, "m07")
    await ousmane.tap("Une idée", on=await ousmane.reads(ASKED))
    await ousmane.tap_in("Je m’y reconnais", SENTENCE)

    left = await ousmane.say("/annuler")
    typed = await ousmane.say("À plus tard, bonne semaine.")
    said = await sqlite_house.look(said_by(ousmane, meeting))

    assert QUOTE not in left.text
    assert QUOTE not in typed.text
    assert (said.takeaway, said.sentence) == (Takeaway.IDEA, "")
    await sqlite_house.clock(to=(meeting.ends_at + timedelta(days=6)).isoformat())
    assert len([one for one in await ousmane.messages() if ASKED in one.text]) == 0
