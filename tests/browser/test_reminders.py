"""At the page, somebody publishes a meeting, skips the clock, and sees each reminder arrive."""

import pytest

from tests.browser.screens import Screen
from tests.house.publishing import on_monday, written_to

pytestmark = pytest.mark.browser

STARTS = "2027-03-17T18:30"  # a Wednesday


async def skip_to(screen: Screen, distance: str) -> None:
    """Move the clock of the page to so long before the meeting."""
    page = screen.page
    if not await page.get_by_test_id("clock-date").is_visible():
        await page.get_by_text("Un autre moment").click()
    await page.get_by_test_id("clock-date").fill(STARTS)
    await page.get_by_test_id("clock-distance").select_option(distance)
    await page.get_by_test_id("clock-go").click()


async def published(screen: Screen) -> None:
    await screen.types("/nouvelle", answer="Quel titre pour cette rencontre ?")
    await screen.types("Une soirée jeux", answer="Quel jour, à quelle heure ?")
    await screen.types("dans 16 jours à 18h30", answer="C’est bien cela ?")
    await screen.button("Oui, c’est cela").click()
    await screen.button("Sur place").click()
    await screen.types("La salle du canal", answer="Rappels : mercredi 10 mars à 10 h")
    await screen.picture("reminders-preview-wide")
    await screen.button("Publier").click()
    await screen.reads("C’est publié : « Une soirée jeux »")


async def test_the_clock_is_skipped_to_each_reminder_and_it_arrives(house, screen, other_screen):
    await on_monday(house)
    nadia, gaelle = await written_to(house, "m01", "m06")
    await screen.show_private(nadia)
    await other_screen.show_private(gaelle)
    await published(screen)
    await other_screen.reads("Une nouvelle rencontre vous est proposée.")

    await skip_to(screen, "at7")
    await other_screen.reads("C’est dans une semaine : « Une soirée jeux »")
    await other_screen.picture("reminder-week-phone")
    await other_screen.button("Je viens").click()
    await other_screen.reads("Votre réponse : Je viens.")
    await skip_to(screen, "at2")
    await other_screen.reads("C’est après-demain : « Une soirée jeux »")
    await other_screen.picture("reminder-details-phone")
    await skip_to(screen, "at1")
    await other_screen.reads("On se retrouve dans une heure : « Une soirée jeux »")
    await other_screen.picture("reminder-hour-phone")

    await screen.button("Modifier").click()
    await screen.button("Rappels").click()
    await screen.reads("Dernier rappel, à qui vient : déjà parti")
    await screen.picture("reminders-sent-wide")
