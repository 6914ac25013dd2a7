"""Two bots on one database: a message to many goes on, and is shown, when the leader leaves."""

from tests.house.letters import all_over, copies, crowd
from tests.house.mailings import from_menu, tap_counted

HEAD = "Message du groupe projet (Nadia)"


async def test_the_other_bot_carries_the_rest_and_edits_the_same_message(company_on_monday):
    house = company_on_monday.house
    people = await crowd(house, 30)
    nadia = house.somebody("m01")
    await from_menu(nadia)
    await tap_counted(nadia, "Tout le monde", "Écrivez votre message.")
    await nadia.say("Pensez aux chaises.")
    preview = await nadia.reads("tel qu’il sera lu")
    before = len(house.calls("sendMessage"))

    await nadia.tap("Envoyer", on=preview)
    await house.until(lambda: len(house.calls("sendMessage")) > before + 4)
    await house.stop()
    report = await nadia.reads("Envoi terminé")
    await all_over(house)

    assert report.id == preview.id
    assert [await copies(one, HEAD) for one in people] == [1] * 30
