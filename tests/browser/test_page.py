"""People use the chat page with mouse and keys, as at a presentation."""

import pytest
from playwright.async_api import expect

from tests.house.publishing import on_monday, written_to

pytestmark = pytest.mark.browser


async def test_two_members_answer_and_both_see_the_card_change(house, screen, other_screen):
    fatou, gaelle = house.somebody("m12"), house.somebody("m06")
    await screen.show(fatou)
    await other_screen.show(gaelle)
    await other_screen.reads("Je viens : 9 (7 structures)")

    await screen.button("Je viens").click()
    await screen.sees_toast("C’est noté, vous venez. Merci !")
    await other_screen.reads("Je viens : 10 (8 structures)")
    await other_screen.button("Je ne peux pas").click()

    await other_screen.sees_toast("C’est changé : vous ne venez plus.")
    for seen, name in ((screen, "group-wide"), (other_screen, "group-phone")):
        await seen.reads("Je viens : 9 (7 structures)")
        await seen.reads("Je ne peux pas : 4 (4 structures)")
        await seen.picture(name)


async def test_a_newcomer_says_hello_and_arrives(house, screen):
    zoe = await house.stranger("Zoé")
    await screen.show_private(zoe)

    await screen.page.get_by_test_id("start").click()
    await screen.reads("Bonjour Zoé.")
    await screen.picture("welcome-wide")
    await screen.button("D’accord, on commence").click()
    await screen.button("Garder « Zoé »").click()
    await screen.reads("Venez-vous au nom d’une association")
    await screen.picture("organisations-wide")
    await screen.button("AMAP du canal").click()
    await screen.button("Mon prénom et ma structure").click()

    await screen.reads("Merci Zoé, c’est prêt.")
    await screen.reads("Quatrième rencontre : Nos besoins, nos ressources")
    await screen.picture("arrived-wide")


async def test_on_a_phone_a_meeting_is_prepared(house, other_screen):
    nadia = house.somebody("m01")
    await other_screen.show_private(nadia)
    await nadia.start()

    await other_screen.types("/nouvelle", answer="Quel titre pour cette rencontre ?")
    await other_screen.types("Une soirée jeux", answer="Quel jour, à quelle heure ?")
    await other_screen.types("dans 15 jours à 18h30", answer="C’est bien cela ?")
    await other_screen.button("Oui, c’est cela").click()
    await other_screen.button("En visio").click()
    await other_screen.reads("Voici ce que liront les membres.")
    await other_screen.picture("preview-phone")
    await other_screen.button("Publier").click()

    await other_screen.reads("C’est publié : « Une soirée jeux »")


async def test_a_meeting_is_published_answered_with_a_word_and_read_on_the_board(
    house, screen, other_screen
):
    await on_monday(house)
    nadia, gaelle = await written_to(house, "m01", "m06")
    await screen.show_private(nadia)
    await screen.types("/nouvelle", answer="Quel titre pour cette rencontre ?")
    await screen.types("Une soirée jeux", answer="Quel jour, à quelle heure ?")
    await screen.types("dans 15 jours à 18h30", answer="C’est bien cela ?")
    await screen.button("Oui, c’est cela").click()
    await screen.button("À décider").click()
    await screen.button("Où et quand l’annoncer").click()
    await screen.reads("Dans 1 groupe, et en privé à 2 personnes.")
    await screen.button("Publier maintenant").click()
    await screen.reads("C’est publié : « Une soirée jeux »")

    await other_screen.show_private(gaelle)
    await other_screen.reads("Une nouvelle rencontre vous est proposée.")
    await other_screen.button("Je viens").click()
    await other_screen.reads("Votre réponse : Je viens.")
    await other_screen.button("Autre chose").click()
    await other_screen.button("Laisser un mot").click()
    await other_screen.reads("Écrivez votre mot")
    await other_screen.types("J’apporte les dés.", answer="Merci, votre mot est gardé")

    await screen.button("Tableau de bord").click()
    await screen.reads("Je viens : 1 (1 structure)")
    await screen.picture("board-wide")
    await screen.button("Mots à lire").click()
    await screen.reads("« J’apporte les dés. »")


async def test_a_member_answers_with_the_keyboard_alone(house, screen):
    fatou = house.somebody("m12")
    await screen.show(fatou)
    await screen.reads("Je viens : 9")
    choice = screen.button("Je ne sais pas encore")

    for _ in range(60):
        if await choice.evaluate("button => button === document.activeElement"):
            break
        await screen.page.keyboard.press("Tab")
    await expect(choice).to_be_focused()
    await screen.page.keyboard.press("Enter")

    await screen.sees_toast("C’est noté, prenez votre temps.")
    await screen.reads("Je ne sais pas encore : 3")
    await screen.picture("keyboard-wide")
