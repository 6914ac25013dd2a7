"""What the bot owes to members arrives: each reads their own, once, whatever hinders it."""

from datetime import timedelta
from typing import Any

from bot.domain.delivery import Kind, State
from bot.domain.gathering import Status
from bot.domain.letter import BEFORE as KNEW, WHAT
from bot.domain.member import Topic
from bot.domain.place import Format
from bot.domain.rsvp import Answer
from tests.house.letters import (
    BEFORE,
    NEW,
    all_over,
    copies,
    crowd,
    owe,
    states,
)

YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.MAYBE
LINK = "https://visio.example/jardins"


async def three(house):
    """Return somebody who comes, somebody who cannot, and somebody who does not know."""
    return dict(zip(await crowd(house, 3), (YES, NO, MAYBE), strict=True))


async def test_forty_people_are_told_though_telegram_hinders_and_the_bot_restarts(monday):
    people = await crowd(monday, 40)
    slow, cut, gone = people[3], people[7], people[11]
    await monday.fault("too_many_requests", "sendMessage", chat_id=slow.id, retry_after=1)
    await monday.fault("drop_after", "sendMessage", chat_id=cut.id)
    await gone.do("block")

    before = len(monday.calls("sendMessage"))
    await owe(monday, Kind.ANNOUNCEMENT, dict.fromkeys(people))
    await monday.until_called("sendMessage", times=before + 12)
    await monday.restart()
    await all_over(monday)

    got = {somebody.id: await copies(somebody, NEW) for somebody in people}
    assert got[gone.id] == 0
    assert got[cut.id] == 2
    assert all(number == 1 for who, number in got.items() if who not in {gone.id, cut.id})
    assert (await monday.look(states)).count(State.SENT) == 39


async def test_what_people_ask_is_answered_at_once_while_many_are_written_to(monday):
    people = await crowd(monday, 40)
    nadia = monday.somebody("m01")
    await owe(monday, Kind.ANNOUNCEMENT, dict.fromkeys(people))
    await monday.until(lambda: len(monday.calls("sendMessage")) > 44)

    await nadia.say("/menu")

    assert [state for state in await monday.look(states) if state is State.PLANNED]
    await all_over(monday)


async def test_calling_off_in_the_middle_leaves_the_rest_untold(monday):
    people = await crowd(monday, 40)
    made = await owe(monday, Kind.ANNOUNCEMENT, dict.fromkeys(people))
    await monday.until(lambda: len(monday.calls("sendMessage")) > 44)

    now = monday.plan.now()
    await monday.cellar.change(
        lambda store: store.deliveries.drop(made.id, reason="cancelled", at=now)
    )
    await all_over(monday)

    told = await monday.look(states)
    assert set(told) == {State.SENT, State.DROPPED}
    assert sum([await copies(one, NEW) for one in people]) == told.count(State.SENT)


async def test_an_announcement_is_a_card_that_can_be_answered_on_the_spot(sqlite_monday):
    [somebody] = await crowd(sqlite_monday, 1)
    await owe(sqlite_monday, Kind.ANNOUNCEMENT, {somebody: None})

    letter = await somebody.reads(NEW)
    await somebody.tap("Je viens", on=letter)

    assert "Les jardins" in letter.text
    assert "samedi 13 mars à 10 h" in letter.text
    assert (await somebody.reads("Votre réponse : Je viens")).id == letter.id


async def test_a_meeting_that_moves_asks_everybody_again_each_in_their_words(sqlite_monday):
    everybody = await three(sqlite_monday)
    facts = {KNEW: BEFORE.isoformat()}
    await owe(sqlite_monday, Kind.MOVED, everybody, facts=facts, to_confirm=True)
    comes, excused, unsure = everybody

    letter = await comes.reads("change de date")
    await comes.tap("C’est toujours bon", on=letter)

    assert "Avant : samedi 6 mars à 10 h" in letter.text
    assert "Maintenant : samedi 13 mars à 10 h" in letter.text
    assert letter.text.endswith("Vous veniez : c’est toujours bon ?")
    assert letter.labels == ["C’est toujours bon", "Je ne peux pas", "Je ne sais pas encore"]
    assert (await comes.reads("Votre réponse : Je viens")).id == letter.id
    asked = await excused.reads("est-ce que cela vous convient mieux maintenant ?")
    assert asked.labels == ["Je viens", "Je ne peux pas", "Je ne sais pas encore"]
    await unsure.reads("y voyez-vous plus clair maintenant ?")


async def test_a_meeting_without_a_new_date_yet_asks_nothing(sqlite_monday):
    everybody = await three(sqlite_monday)
    facts = {KNEW: BEFORE.isoformat()}
    undated: dict[str, Any] = {"status": Status.POSTPONED, "starts_at": None, "ends_at": None}
    await owe(sqlite_monday, Kind.MOVED, everybody, facts=facts, to_confirm=True, **undated)

    letter = await next(iter(everybody)).reads("Je vous écrirai quand la nouvelle date")

    assert "Maintenant : date à décider" in letter.text
    assert letter.labels == ["Prochaine rencontre"]


async def test_a_new_link_goes_to_those_who_come_and_to_nobody_else(sqlite_monday):
    everybody = await three(sqlite_monday)
    video: dict[str, Any] = {"format": Format.VIDEO, "online_url": LINK}
    await owe(sqlite_monday, Kind.CHANGED, everybody, facts={WHAT: "end,link"}, **video)
    comes, excused, unsure = everybody

    letter = await comes.reads(LINK)
    other = await unsure.reads("Un changement pour la rencontre « Les jardins ».")
    await all_over(sqlite_monday)

    assert "Fin : samedi 13 mars à 12 h" in letter.text
    assert letter.labels == ["Voir la rencontre", "Mettre à jour mon agenda"]
    assert LINK not in other.text
    assert other.labels == ["Voir la rencontre"]
    assert await copies(excused, "Un changement") == 0


async def test_a_meeting_that_is_called_off_is_told_with_its_reason_to_the_excused_too(
    sqlite_monday,
):
    everybody = await three(sqlite_monday)
    off: dict[str, Any] = {"status": Status.CANCELLED, "cancel_reason": "La salle est <inondée>."}
    await owe(sqlite_monday, Kind.CANCELLED, everybody, **off)
    comes, excused, _ = everybody

    letter = await comes.reads("La rencontre « Les jardins » n’aura pas lieu.")
    other = await excused.reads("n’aura pas lieu.")

    assert "Mot de l’équipe : La salle est <inondée>." in letter.text
    assert "Elle était prévue : samedi 13 mars à 10 h" in letter.text
    assert letter.labels == ["Prochaine rencontre", "Mettre à jour mon agenda"]
    assert other.labels == ["Prochaine rencontre"]


async def test_a_meeting_that_takes_place_after_all_asks_again(sqlite_monday):
    everybody = await three(sqlite_monday)
    await owe(sqlite_monday, Kind.REINSTATED, everybody, to_confirm=True)
    comes, *_ = everybody

    letter = await comes.reads("Nous l’avons finalement maintenue")

    assert letter.labels[0] == "C’est toujours bon"


async def spared_reminders(house, somebody):
    """Let somebody want no reminders: one of another meeting would take the place of the day."""

    def deed(store):
        member = store.members.by_telegram_id(somebody.id)
        store.mutes.put(member.id, Topic.REMINDERS)

    await house.cellar.change(deed)


async def test_on_a_sunday_evening_nobody_is_written_to_before_the_morning(sqlite_monday):
    house = sqlite_monday
    [somebody] = await crowd(house, 1)
    await spared_reminders(house, somebody)
    await house.clock(to="2027-03-07T21:00:00+01:00")
    await owe(house, Kind.ANNOUNCEMENT, {somebody: None})
    morning = house.plan.now() + timedelta(hours=12)
    await house.until_so(
        lambda store: (
            (store.deliveries.next_due() or morning).hour == morning.hour
            and store.deliveries.next_due() > house.plan.now() + timedelta(hours=11)
        )
    )
    assert await copies(somebody, NEW) == 0

    await house.clock(to="2027-03-08T09:00:01+01:00")

    await somebody.reads(NEW)


async def test_who_reads_english_is_written_to_in_english(sqlite_monday):
    house = sqlite_monday
    john = await house.stranger("John", "en")
    await john.start()
    await john.tap_in("OK, let’s start", "What should we call you?")
    await owe(house, Kind.ANNOUNCEMENT, {john: None})

    letter = await john.reads("Here is a new meeting for you.")

    assert "I’m coming" in letter.labels
