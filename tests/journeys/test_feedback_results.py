"""Organisers choose what is asked after a meeting, and read what people took home."""

from datetime import timedelta

from bot.callbacks.attendances import CameTap
from bot.domain.feedback import Consent, Echo, Feedback, Takeaway
from tests.house.after import ASKED, QUOTE, SENTENCE, THANKS, asked, asked_of, ended, ticked

THRESHOLD = "Dès cinq réponses, je montre le détail."
MENU = "Questions d’après : « Nos besoins, nos ressources »"
OWN = "Une chose à refaire, une chose à laisser ?"
OTHERS = ("m02", "m03", "m05", "m06")


async def opened(organiser, words):
    """Open what people took home, from the board."""
    menu = await organiser.say("/menu")
    await organiser.forge("1:wa:4", message_id=menu.id)
    return await organiser.reads(words)


async def said(house, meeting, keys, **facts):
    """Write down what people said, as if they had tapped it."""

    def deed(store):
        for key in keys:
            member = store.members.by_telegram_id(house.somebody(key).id)
            store.feedbacks.put(Feedback(0, meeting.id, member.id, meeting.ends_at, **facts))

    await house.cellar.change(deed)


async def test_few_answers_are_counted_together_and_words_stand_apart_from_names(house):
    meeting, (nadia, ousmane) = await asked_of(house, "m07")
    empty = await opened(nadia, "Réponses : 0 sur 9 personnes")
    await said(house, meeting, OTHERS, takeaway=Takeaway.IDEA, echo=Echo.FAR)
    await said(house, meeting, ["m10"], sentence="Un <b>mot</b> de Rosa.", consent=Consent.NAMED)

    four = await opened(nadia, "Réponses : 5 sur 9 personnes")
    await ousmane.tap("Rien cette fois", on=await ousmane.reads(ASKED))
    await ousmane.tap_in("Je m’y reconnais", "Qu’est-ce qui vous aurait été utile ?")
    await ousmane.say("Plus de temps.")
    six = await opened(nadia, "Réponses : 6 sur 9 personnes")

    assert THRESHOLD in empty.text
    assert THRESHOLD in four.text
    for label in ("Une idée :", "Rien cette fois :", "C’est loin de moi :"):
        assert label not in four.text
    assert "Phrases, sans ordre : 1" in four.text
    assert "Un <b>mot</b> de Rosa.\nciter" not in four.text
    assert "Un <b>mot</b> de Rosa.\ncitable avec le prénom : Rosa" in four.text
    assert (
        "Une idée : 4\nUn contact : 0\nL’envie de continuer : 0\nRien cette fois : 1" in six.text
    )
    assert "Le récit « Les paniers du vendredi » :\nJe m’y reconnais : 1" in six.text
    assert "Plus de temps.\néquipe seulement" in six.text
    assert "Ousmane" not in six.text
    assert THRESHOLD not in six.text


async def test_only_those_with_the_right_read_what_others_said(house):
    meeting, (_, gaelle) = await asked_of(house, "m06")
    menu = await gaelle.say("/menu")

    results = await gaelle.forge("1:wa:4", message_id=menu.id)
    page = await gaelle.forge("1:wp:4:1", message_id=menu.id)
    voice = await gaelle.forge("1:wv:1", message_id=menu.id)
    questions = await gaelle.forge("1:wq:4", message_id=menu.id)

    told = {(one.text, one.is_alert) for one in (results, page, voice, questions)}
    assert told == {("Seul le groupe projet peut faire cela.", True)}
    assert meeting.id == 4


async def test_questions_are_chosen_before_they_leave_and_not_after(house):
    meeting, (nadia, ousmane) = await ended(house, "m01", "m07")
    await ticked(nadia)
    await opened(nadia, "Les questions partent samedi 28 novembre à 14 h.")
    await nadia.tap_in("Questions d’après", MENU)
    await nadia.tap_in("Ne pas demander ce qu’on emporte", "C’est noté.")
    await nadia.tap_in("Ne rien demander sur le récit", "• Une phrase pour le groupe")
    await nadia.tap_in("Changer la question de la phrase", "Comment demander la phrase ?")
    too_long = await nadia.say("mot " * 60)
    chosen = await nadia.say(OWN)
    await asked(house, meeting)

    first = await ousmane.reads(OWN)
    await ousmane.tap_in("Dire une phrase", OWN)
    quote = await ousmane.say("La ronde du début.")
    late = await nadia.tap("Ne rien demander du tout", on=chosen)
    await nadia.reads("Les questions sont déjà parties : elles ne changent plus.")
    journal = await nadia.say("/journal")

    assert "200 signes au plus, s’il vous plaît." in too_long.text
    assert f"• {OWN}" in chosen.text
    assert "Avec quoi" not in chosen.text
    assert first.labels == ["Dire une phrase"]
    assert QUOTE in quote.text
    assert late.is_answered
    assert "questions d’après une rencontre changées" in journal.text


async def test_where_nothing_is_to_be_asked_nobody_is(house):
    meeting, (nadia, ousmane) = await ended(house, "m01", "m07")
    await ticked(nadia)
    await opened(nadia, "Les questions partent")
    await nadia.tap_in("Questions d’après", MENU)
    await nadia.tap_in("Ne rien demander du tout", "Rien ne sera demandé.")
    before = len(await ousmane.messages())

    await asked(house, meeting)
    shown = await opened(nadia, "Réponses : 0 sur 9 personnes")

    assert len(await ousmane.messages()) == before
    assert "Questions d’après" not in shown.labels


async def test_who_is_noted_later_is_asked_later_and_a_first_time_is_greeted(house):
    meeting, (nadia, fatou, remi) = await ended(house, "m01", "m12", "m24")
    await ticked(nadia)
    await asked(house, meeting)
    first = await remi.reads(ASKED)
    before = [one for one in await fatou.messages() if ASKED in one.text]

    await house.clock(to=(meeting.ends_at + timedelta(days=2, hours=2)).isoformat())
    greeted = await remi.reads("C’était votre première rencontre parmi nous, merci !")
    await noted_late(house, meeting, nadia, fatou)
    await house.clock(forward_seconds=600)
    late = await fatou.reads(ASKED)
    well = await remi.tap_in("Tout va bien", "La porte reste ouverte.")

    assert before == []
    assert "Merci de votre présence" in late.text
    assert len([one for one in await remi.messages() if ASKED in one.text]) == 1
    assert greeted.labels == ["Poser une question", "Tout va bien"]
    assert well.id == greeted.id
    assert first.id < greeted.id


async def noted_late(house, meeting, organiser, person):
    """Note on the list that counts that somebody else was there."""
    member = await house.look(lambda store: store.members.by_telegram_id(person.id))
    menu = await organiser.say("/menu")
    came = CameTap(meeting.id, member.id).pack()
    await organiser.forge(came, message_id=menu.id)


async def test_erased_words_are_gone_and_the_counts_stay(house):
    _, (nadia, ousmane) = await asked_of(house, "m07")
    await ousmane.tap("Une idée", on=await ousmane.reads(ASKED))
    await ousmane.tap_in("Je m’y reconnais", SENTENCE)
    await ousmane.say("Je parlerai de la rue.")
    await ousmane.tap_in("Oui, avec mon prénom", THANKS)
    data = await ousmane.say("/mes_donnees")

    await ousmane.tap("Tout effacer", on=data)
    await ousmane.tap("Oui, tout effacer")
    await ousmane.reads("effacé")
    results = await opened(nadia, "Réponses : 1 sur 9 personnes")

    assert "retours ensuite : 5" in data.text
    assert "Je parlerai de la rue." not in results.text
    assert "Phrases" not in results.text


async def test_it_all_reads_well_in_english(sqlite_house):
    house = sqlite_house
    meeting, (nadia, ousmane) = await ended(house, "m01", "m07")
    for person in (nadia, ousmane):
        await person.say("/moi")
        await person.tap_in("Langue", "langue")
        await person.tap_in("English", "Language: English")
    await house.clock(to=(meeting.ends_at + timedelta(hours=2, minutes=1)).isoformat())

    first = await ousmane.reads("What are you taking away?")
    await ousmane.tap("The wish to go on", on=first)
    await ousmane.tap_in("I can draw on it", "One sentence for the group, if you wish")
    quote = await ousmane.say("Lend before you plan.")
    await ousmane.tap_in("Yes, with my first name", "Your answers will help to write the report.")
    results = await opened(nadia, "Answers: 1")

    assert "The meeting “Nos besoins, nos ressources” is over. Were you there?" in first.text
    assert first.labels[-1] == "In the end I could not come"
    assert "people may recognise you by the way you say things." in quote.text
    assert "Lend before you plan.\nmay be quoted with the first name: Ousmane" in results.text
