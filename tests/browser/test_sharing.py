"""Files and shared cards, as they look on the chat page."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.browser


async def test_a_calendar_file_and_a_poster_code_are_seen(house, screen):
    nadia = house.somebody("m01")
    await nadia.start()
    await screen.show_private(nadia)
    await screen.types("/prochaine", answer="📅 Quand")
    await screen.button("Ajouter à mon agenda").click()
    await screen.reads("Touchez le fichier")

    file = screen.messages.get_by_role("link", name="rencontre-2026-")
    await expect(file).to_be_visible()
    await screen.picture("calendar-wide")
    await screen.button("Partager cette rencontre").click()
    await screen.reads("Rencontre « Nos besoins, nos ressources »")
    await screen.button("Code QR pour une affiche").click()
    await screen.reads("Le même code, en grand")

    code = screen.messages.get_by_role("img").last
    await expect(code).to_be_visible()
    assert await code.evaluate("image => image.complete && image.naturalWidth > 900")
    await code.scroll_into_view_if_needed()
    await screen.picture("sharing-wide")


async def test_a_card_is_put_into_a_chat_where_the_bot_is_not(house, screen, other_screen):
    fatou, gaelle = house.somebody("m12"), house.somebody("m06")
    await house.group("Les voisines", [fatou, gaelle])
    await fatou.start()
    await fatou.say("/partager")
    await screen.show_private(fatou)

    await screen.button("Partager dans une conversation").click()
    await screen.page.get_by_test_id("box").get_by_role("button", name="Les voisines").click()
    offer = screen.page.get_by_test_id("offers").get_by_role("button")
    await expect(offer).to_contain_text("Nos besoins, nos ressources")
    await screen.picture("inline-offer-wide")
    await offer.click()

    await screen.reads("Quatrième rencontre : Nos besoins, nos ressources")
    await screen.reads("via @passerelle_demo_bot")
    chat = next(chat for chat in await gaelle.chats() if chat["title"] == "Les voisines")
    await other_screen.show(gaelle, chat["chat_id"])
    await other_screen.button("Je ne peux pas").click()
    await other_screen.sees_toast("Merci de l’avoir dit")
    await screen.reads("Je ne peux pas : 4")
    await other_screen.picture("inline-card-phone")
