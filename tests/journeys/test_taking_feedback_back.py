"""What somebody answered after a meeting is theirs: taps too may be taken back, all of them."""

from bot.callbacks.feedbacks import NothingLeftTap
from tests.house.after import ASKED, SENTENCE, THANKS, asked_of, said_by
from tests.house.house import GROUP

ALL_GONE = "il ne reste rien ici de ce que vous aviez répondu"


async def tapped(person):
    """Let somebody answer by taps alone."""
    await person.tap("Une idée", on=await person.reads(ASKED))
    await person.tap_in("Je m’y reconnais", SENTENCE)
    return await person.tap_in("Passer", THANKS)


async def test_taps_alone_are_taken_back_as_if_they_had_never_been(house):
    meeting, (_, ousmane) = await asked_of(house, "m07")
    thanks = await tapped(ousmane)

    sure = await ousmane.tap_in("Retirer toute ma réponse", "Retirer tout ce que vous avez")
    kept = await ousmane.tap_in("Ne rien changer", "Vous repartez avec : Une idée")
    await ousmane.tap_in("Retirer toute ma réponse", "Retirer tout ce que vous avez")
    was = await house.look(said_by(ousmane, meeting))
    gone = await ousmane.tap_in("Oui, tout retirer", ALL_GONE)
    old = NothingLeftTap(meeting.id, was.id).pack()
    twice = await ousmane.forge(old, message_id=gone.id)
    mine = await ousmane.sees("Répondre")

    assert thanks.id == sure.id == kept.id == gone.id
    assert twice.is_answered
    assert mine.labels == ["Répondre", "Mes réponses"]
    assert await house.look(said_by(ousmane, meeting)) is None
    assert await house.look(lambda store: store.feedbacks.count(meeting.id)) == 0
    await ousmane.tap_in("Répondre", "Avec quoi repartez-vous ?")
    again = await ousmane.tap_in("Un contact", "récit")
    await ousmane.forge(old, message_id=again.id)
    await ousmane.reads("Vous repartez avec : Un contact")
    assert (await house.look(said_by(ousmane, meeting))).takeaway.value == "contact"


async def test_a_sentence_goes_without_the_taps_and_all_together_with_them(house):
    meeting, (_, ousmane) = await asked_of(house, "m07")
    thanks = await tapped(ousmane)
    await ousmane.tap("Changer ma réponse", on=thanks)
    await ousmane.tap_in("Une idée", "récit")
    await ousmane.tap_in("Je m’y reconnais", SENTENCE)
    await ousmane.say("Un étonnement.")
    await ousmane.tap_in("Oui, sans mon nom", THANKS)

    away = await ousmane.tap_in("Retirer ma phrase", "Que faire de votre phrase ?")
    await ousmane.tap_in("L’effacer tout à fait", "C’est effacé")
    await ousmane.forge(f"1:wm:{meeting.id}:gone", message_id=away.id)
    said = await house.look(said_by(ousmane, meeting))

    assert (said.sentence, said.takeaway.value, said.echo.value) == ("", "idea", "recognise")
    await ousmane.tap_in("Retirer toute ma réponse", "Retirer tout ce que vous avez")
    await ousmane.tap_in("Oui, tout retirer", ALL_GONE)
    assert await house.look(said_by(ousmane, meeting)) is None
    group = house.somebody("m01").there(GROUP)
    assert not [one for one in await group.messages() if "répondu" in one.text]
