"""After the meeting that was to hear of a visit, organisers are asked whether it was told."""

from datetime import timedelta

from bot.callbacks.after import PresenceTap, ReportTap
from tests.house.visiting import TITLE
from tests.journeys.test_telling_visits import evening_after

QUESTION = f"La visite « {TITLE} » a-t-elle été racontée ?"
BUTTON = f"« {TITLE} » : racontée ?"
ALL_GOOD = "Tout est bon"


async def over(house):
    """Let the meeting pass that was to hear of a visit; return it, and who is asked."""
    nadia, _, _, meeting, _ = await evening_after(house, "m07")
    await house.clock(to=(meeting.ends_at + timedelta(minutes=16)).isoformat())
    return nadia, meeting


async def opened(person, tap, words):
    """Open a page as a button of an older message does."""
    await person.say("/tableau")
    await person.forge(tap.pack(), message_id=(await person.last()).id)
    return await person.reads(words)


async def test_whoever_notes_presences_is_asked_whether_the_visit_was_told(monday):
    nadia, meeting = await over(monday)
    asked = await nadia.reads("Qui était là ?")

    noted = await nadia.tap_in(ALL_GOOD, "C’est relevé.")
    await nadia.tap_in(BUTTON, "La visite a-t-elle été racontée ?")
    await nadia.tap_in("Oui", "Racontée.")
    after = await opened(nadia, PresenceTap(meeting.id), "C’est relevé.")

    assert (QUESTION in asked.text, BUTTON in asked.labels) == (False, False)
    assert (QUESTION in noted.text, BUTTON in noted.labels) == (True, True)
    assert (QUESTION in after.text, BUTTON in after.labels) == (False, False)


async def test_the_desk_of_the_report_asks_until_somebody_answered(sqlite_monday):
    nadia, meeting = await over(sqlite_monday)
    await nadia.reads("Qui était là ?")

    skipped = await nadia.tap_in("Je ne relève pas", QUESTION)
    desk = await opened(nadia, ReportTap(meeting.id), "Compte rendu : ")
    await nadia.tap_in(BUTTON, "La visite a-t-elle été racontée ?")
    await nadia.tap_in("Pas encore", "Pas encore racontée.")
    after = await opened(nadia, ReportTap(meeting.id), "Compte rendu : ")

    assert BUTTON in skipped.labels
    assert (QUESTION in desk.text, BUTTON in desk.labels) == (True, True)
    assert (QUESTION in after.text, BUTTON in after.labels) == (False, False)
