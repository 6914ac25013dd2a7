"""/agenda and /mes_reponses: what is to come, and all that one answered."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.gathering import Status
from bot.domain.rsvp import Answer, Rsvp
from tests.house.publishing import written_to


async def announce(house, *, count, key="m06"):
    """Announce more meetings, in the weeks after the next one; the person says no to the first."""
    meeting = await house.next_meeting()
    person = house.somebody(key)

    def deed(store):
        member = store.members.by_telegram_id(person.id)
        for week in range(1, count + 1):
            draft = store.gatherings.add_draft(created_by=member.id, at=house.plan.now())
            later = timedelta(weeks=week)
            store.gatherings.save(
                replace(
                    draft,
                    status=Status.ANNOUNCED,
                    title=f"Soirée {week}",
                    starts_at=meeting.starts_at + later,
                    ends_at=meeting.ends_at + later,
                )
            )
            if week == 1:
                rsvp = Rsvp(draft.id, member.id, Answer.NO, answered_at=house.plan.now())
                store.rsvps.put(rsvp)

    await house.cellar.change(deed)
    return person


async def test_the_agenda_shows_ones_own_state_and_turns_its_pages(house):
    gaelle = await announce(house, count=6)

    agenda = await gaelle.say("/agenda")
    await gaelle.tap("Suite →")
    second = await gaelle.reads("6. Pas encore de réponse : « Soirée 5 »")

    assert "1. Je viens : « " in agenda.text
    assert "2. Je ne peux pas : « Soirée 1 »" in agenda.text
    assert "Soirée 5" not in agenda.text
    assert second.labels == ["6. Soirée 5", "7. Soirée 6", "← Avant", "Voir le menu"]
    card = await gaelle.tap_in("7. Soirée 6", "📅 Quand")
    assert "Soirée 6" in card.text


async def test_every_answer_is_listed_and_an_open_one_can_be_changed(house):
    gaelle = await announce(house, count=1)

    answers = await gaelle.say("/mes_reponses")
    label = next(label for label in answers.labels if label.endswith("Soirée 1"))
    await gaelle.tap(label)
    card = await gaelle.reads("Votre réponse : Je ne peux pas")
    await gaelle.tap(next(label for label in card.labels if "viens" in label), on=card)

    await gaelle.reads("Votre réponse : Je viens")
    assert f"{label.partition('.')[0]}. Je ne peux pas : « Soirée 1 »" in answers.text
    again = await gaelle.say("/my_answers")
    assert "Je ne peux pas : « Soirée 1 »" not in again.text


async def test_what_is_past_promises_nothing_any_more(house):
    meeting, (nadia, gaelle) = await house.next_meeting(), await written_to(house, "m01", "m06")
    before = await gaelle.say("/mes_reponses")
    await house.clock(to=(meeting.ends_at + timedelta(minutes=16)).isoformat())
    await nadia.reads("Qui était là ?")

    after = await gaelle.say("/mes_reponses")
    await nadia.tap_in("Tout est bon", "C’est relevé.")
    await gaelle.say("/moi")
    await gaelle.tap_in("Mes mots et mes réponses", f"Vous y étiez : « {meeting.title} »")

    assert f"Je viens : « {meeting.title} »" in before.text
    assert f"Vous aviez dit oui : « {meeting.title} »" in after.text


async def test_who_never_answered_is_led_to_the_next_meeting(sqlite_house):
    zoe = await sqlite_house.stranger("Zoé")

    said = await zoe.say("/mes_reponses")

    assert said.text == "Vous n’avez encore répondu à aucune rencontre."
    await zoe.tap_in("Prochaine rencontre", "📅 Quand")


async def test_nothing_to_come_is_said(sqlite_house):
    meeting = await sqlite_house.next_meeting()
    await sqlite_house.clock(to=meeting.ends_at.isoformat())

    said = await sqlite_house.somebody("m06").say("/agenda")

    assert said.text.startswith("La prochaine date n’est pas encore fixée.")
