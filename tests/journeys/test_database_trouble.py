"""The database cannot write for a while: people are told, and nothing is half done."""

from tests.house.house import GROUP
from tests.house.trouble import cut, locked


async def test_who_taps_while_nothing_can_be_written_reads_an_apology(house):
    fatou = house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9")

    with locked(house.cellar.url):
        toast = await fatou.tap("Je viens")

    assert toast.is_alert
    assert toast.text.startswith("Un souci de mon côté, votre réponse n’a pas été enregistrée.")
    await fatou.reads("Je viens : 10 (8 structures)")
    assert (await fatou.tap("Je viens")).text.startswith("C’est déjà noté.")


async def test_what_is_typed_while_nothing_can_be_written_is_answered_later(house):
    zoe = await house.stranger("Zoé")
    await zoe.start()

    with locked(house.cellar.url):
        await zoe.do("say", text="/privacy")
        await zoe.do("say", text="/menu")

    await zoe.reads("Que souhaitez-vous faire ?")
    texts = [message.text for message in await zoe.messages() if message.is_from_bot]
    assert len([text for text in texts if text.startswith("Vos données, en clair")]) == 1


async def test_lines_cut_to_postgresql_are_taken_up_again(postgres_house):
    fatou = postgres_house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9")

    cut(postgres_house.cellar.url)
    await fatou.tap("Je viens")

    await fatou.reads("Je viens : 10 (8 structures)")
