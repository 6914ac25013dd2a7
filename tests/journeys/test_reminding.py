"""Members are reminded in good time, answer in the reminder itself, and can be spared it."""

from dataclasses import replace

from bot.callbacks.reminders import ReminderTap
from bot.domain.appointment import Stage
from tests.house.drafting import PREVIEW, prepared
from tests.house.publishing import changing, on_monday, published, the_meeting, written_to

# « Une soirée jeux » is published on Monday 1 March, for Tuesday 16 March 2027 at 18:30.
A_WEEK = "2027-03-09T10:00:00+01:00"
TWO_DAYS = "2027-03-13T10:00:00+01:00"  # the 14th is a Sunday
AN_HOUR = "2027-03-16T17:30:00+01:00"
LINK = "https://visio.example/jeux"
ASKED = "Je n’ai pas encore votre réponse."
CALLED = "C’est dans une semaine : « Une soirée jeux », mardi 16 mars à 18 h 30."
TOLD = "C’est dans trois jours : « Une soirée jeux », mardi 16 mars à 18 h 30."
SOON = "On se retrouve dans une heure : « Une soirée jeux »"
HUSH = "Ne plus me le rappeler"


async def announced(house, *keys):
    """Publish a meeting by video; return the organiser and members who read its announcement."""
    await on_monday(house)
    nadia, *others = await written_to(house, "m01", *keys)
    await published(nadia)
    for person in others:
        await person.reads("Une nouvelle rencontre vous est proposée.")
    return [nadia, *others]


async def with_link(house):
    """Give the meeting its link, as if it had been there from the beginning."""
    made = await the_meeting(house)
    await house.cellar.change(lambda store: store.gatherings.save(replace(made, online_url=LINK)))


async def reminded(person):
    """Return what somebody was reminded of."""
    return [message for message in await person.messages() if HUSH in message.labels]


async def test_each_is_reminded_in_turn_and_answers_in_the_reminder(house):
    _, gaelle, ousmane, fatou, *_ = await announced(house, "m06", "m07", "m12")
    await with_link(house)
    await gaelle.tap("Je viens")
    await ousmane.tap("Je ne peux pas")

    await house.clock(to=A_WEEK)
    call = await fatou.reads(CALLED)
    assert await reminded(gaelle) == []
    await fatou.tap("Je ne sais pas encore", on=call)
    card = await fatou.reads("Votre réponse : Je ne sais pas encore")
    await house.clock(to=TWO_DAYS)
    details = await gaelle.reads(TOLD)
    door = await fatou.reads("Vous pouvez encore répondre. Après un oui, le lien s’affiche ici.")
    await gaelle.tap("Je viens toujours", on=details)
    still = await gaelle.reads("Votre réponse : Je viens")
    await house.clock(to=AN_HOUR)
    last = await gaelle.reads(SOON)

    assert ASKED in call.text
    assert (card.id, still.id) == (call.id, details.id)
    assert "Je vous enverrai le lien 1 h avant." in details.text
    assert LINK not in details.text + door.text
    assert f"Le lien : {LINK}" in last.text
    assert last.labels == ["Rejoindre", "Je ne peux plus venir", HUSH]
    assert len(await reminded(fatou)) == 1  # the first one has become a card
    assert await reminded(ousmane) == []


async def test_one_tap_ends_the_reminders_of_a_meeting_and_one_brings_them_back(house):
    _, gaelle, fatou = await announced(house, "m06", "m12")
    await house.clock(to=A_WEEK)
    calls = [await person.reads(CALLED) for person in (gaelle, fatou)]

    for person, call in zip((gaelle, fatou), calls, strict=True):
        await person.tap(HUSH, on=call)
    hushed = await gaelle.reads("je ne vous rappellerai plus « Une soirée jeux »")
    await fatou.tap_in("Me le rappeler de nouveau", "Serez-vous des nôtres ?")
    await house.clock(to=TWO_DAYS)
    await fatou.reads(TOLD)

    assert hushed.id == calls[0].id
    assert "Un changement de date ou une annulation vous arrive toujours." in hushed.text
    assert hushed.labels[-1] == "Choisir mes messages"
    assert await reminded(gaelle) == []
    kinds = await gaelle.tap_in("Choisir mes messages", "messages")
    assert kinds.id == hushed.id


async def test_a_meeting_that_moved_reminds_of_its_new_date_and_old_buttons_tell_the_truth(house):
    nadia, gaelle = await announced(house, "m06")
    await house.clock(to=A_WEEK)
    call = await gaelle.reads(CALLED)
    await changing(nadia)
    await nadia.tap_in("Date", "Quelle est la nouvelle date ?")
    await nadia.tap_in("mardi 23 mars à 18 h 30", "Voici ce qui change")
    await nadia.tap_in("Confirmer", "C’est changé")
    await house.clock(to=TWO_DAYS)
    before = await reminded(gaelle)

    await gaelle.tap("Je viens", on=call)
    card = await gaelle.reads("Votre réponse : Je viens")
    await house.clock(to="2027-03-20T10:00:00+01:00")
    await gaelle.reads("C’est dans trois jours : « Une soirée jeux », mardi 23 mars à 18 h 30.")

    assert [message.id for message in before] == [call.id]
    assert card.id == call.id
    assert "mardi 23 mars à 18 h 30" in card.text


async def test_a_meeting_that_is_called_off_reminds_of_nothing_until_it_takes_place_after_all(
    sqlite_house,
):
    house = sqlite_house
    nadia, gaelle = await announced(house, "m06")
    await gaelle.tap("Je viens")
    await changing(nadia)
    await nadia.tap_in("Annuler cette rencontre", "Un mot d’explication")
    await nadia.tap_in("Sans raison", "n’aura pas lieu")
    await nadia.tap_in("Oui, annuler", "C’est annulé")
    await house.clock(to=TWO_DAYS)
    silent = await reminded(gaelle)

    await nadia.tap_in("Modifier", "cette rencontre est annulée")
    await nadia.tap_in("Finalement maintenue", "la rencontre aura finalement lieu ?")
    await nadia.tap_in("Oui, elle aura lieu", "C’est maintenu")
    await gaelle.reads("Nous l’avons finalement maintenue")
    await gaelle.tap("C’est toujours bon")
    await house.clock(to=AN_HOUR)
    await gaelle.reads(SOON)

    assert silent == []


async def test_a_reminder_missed_while_the_bot_was_down_comes_late_while_it_is_of_use(house):
    _, gaelle, fatou = await announced(house, "m06", "m12")
    await gaelle.tap("Je viens")
    await house.stop()
    await house.clock(to="2027-03-15T11:00:00+01:00")

    await house.start()
    late = await gaelle.reads("C’est demain : « Une soirée jeux », mardi 16 mars à 18 h 30.")
    await fatou.reads("C’est demain : « Une soirée jeux »")
    await house.at_rest()
    await house.restart()
    await house.at_rest()

    assert len(await reminded(gaelle)) == 1
    assert "Un empêchement ? Dites-le ici" in late.text
    assert not [m for m in await fatou.messages() if ASKED in m.text]
    await house.stop()
    await house.clock(to="2027-03-16T18:31:00+01:00")
    await house.start()
    await house.at_rest()
    assert len(await reminded(gaelle)) == 1


async def test_an_old_button_of_a_meeting_that_is_over_says_so(sqlite_house):
    house = sqlite_house
    _, gaelle = await announced(house, "m06")
    await house.clock(to=A_WEEK)
    call = await gaelle.reads(CALLED)
    await house.clock(to="2027-03-17T10:00:00+01:00")

    toast = await gaelle.tap(HUSH, on=call)

    assert "passée" in toast.text
    assert (await gaelle.reads("Cette rencontre est passée.")).id == call.id


async def test_an_organiser_chooses_when_a_meeting_is_recalled_and_another_sees_it(house):
    nadia, gaelle = await announced(house, "m06")
    await changing(nadia)

    plan = await nadia.tap_in("Rappels", "Les rappels de « Une soirée jeux » :")
    await nadia.tap_in("Invitation à répondre", "Choisi : 7 jours avant")
    await nadia.tap_in("5 jours avant", "C’est noté.")
    await nadia.tap_in("Dernier rappel", "Choisi : 1 h avant")
    chosen = await nadia.tap_in("Aucun", "Dernier rappel, à qui vient : aucun")
    await house.clock(to="2027-03-10T10:00:00+01:00")
    early = await reminded(gaelle)
    await house.clock(to="2027-03-11T10:00:00+01:00")
    await gaelle.reads(ASKED)
    [yves] = await written_to(house, "m02")
    await yves.say("/menu")
    other = await nadia.tap_in("Comme d’habitude", "C’est noté.")

    assert "Invitation à répondre : mardi 9 mars à 10 h\n" in plan.text
    assert "Où et comment : samedi 13 mars à 10 h\n" in plan.text
    assert "Dernier rappel, à qui vient : mardi 16 mars à 17 h 30" in plan.text
    assert "Invitation à répondre : jeudi 11 mars à 10 h\n" in chosen.text
    assert "Comme d’habitude" in chosen.labels
    assert early == []
    assert "Dernier rappel, à qui vient : mardi 16 mars à 17 h 30" in other.text


async def test_a_draft_has_its_reminders_too_and_members_have_no_say_in_them(sqlite_house):
    house = sqlite_house
    await on_monday(house)
    nadia, gaelle = await written_to(house, "m01", "m06")
    preview = await prepared(nadia)

    await nadia.tap_in("Rappels", "Les rappels de « Une soirée jeux » :")
    await nadia.tap_in("Où et comment", "Choisi : 2 jours avant")
    await nadia.tap_in("La veille", "C’est noté.")
    again = await nadia.tap_in("Revenir à l’aperçu", PREVIEW)
    made = (await the_meeting(house)).id
    await nadia.tap_in("Publier", "C’est publié")
    letter = await gaelle.reads("Une nouvelle rencontre vous est proposée.")
    forged = ReminderTap(made, Stage.LAST, 0).pack()
    refused = await gaelle.forge(forged, message_id=letter.id)
    strange = await nadia.forge(
        ReminderTap(made, Stage.LAST, 17).pack(), message_id=(await nadia.last()).id
    )
    await house.clock(to="2027-03-15T10:00:00+01:00")
    await gaelle.reads("C’est demain : « Une soirée jeux »")

    assert "samedi 13 mars à 10 h, mardi 16 mars à 17 h 30" in preview.text
    assert "lundi 15 mars à 10 h, mardi 16 mars à 17 h 30" in again.text
    assert refused.text
    assert strange.text
