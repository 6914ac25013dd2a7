"""Files that are asked for: answers go before them, and nobody waits in vain."""

import pytest

from bot.calls import Call, toast
from bot.domain.member import NotAnOrganiser, Status
from bot.domain.order import Form
from bot.outcomes import Refused
from tests.intake.waiting import until
from tests.post.desk import DOUBT, HELLO, all_paid, answered, owed, take_up
from tests.post.shop import UNDER, Shop, has, order


async def owe(shop, desk, *calls, person=101):
    """Answer an update with these calls, as a worker does."""
    desk.owe(person, await answered(shop.database, *calls, person=person), calls)


async def bring(shop, *calls: Call):
    """Owe these calls and wait until nothing is owed."""
    desk = shop.open()
    await owe(shop, desk, *calls)
    await until(all_paid(shop.database))
    await desk.close(within=1)


async def test_a_file_is_announced_made_and_sent_after_the_answer(database):
    shop = Shop(database)

    await bring(shop, toast("1", "Il arrive"), order(await shop.reader()))

    first, action, sent = shop.wire.calls
    assert first.fields["text"] == "Il arrive"
    assert action.fields == {"chat_id": 101, "action": "upload_document"}
    assert (sent.method, sent.fields["caption"]) == ("sendDocument", UNDER.text)
    assert sent.attachment
    assert (sent.attachment.name, sent.attachment.kind) == ("compte-rendu.pdf", "application/pdf")
    assert shop.files() == ["pdf: Compte rendu"]


async def test_a_picture_is_announced_as_one(database):
    shop = Shop(database)

    await bring(shop, order(await shop.reader(), Form.PNG))

    assert shop.wire.calls[0].fields["action"] == "upload_photo"
    assert [call.attachment.field for call in shop.wire.calls if call.attachment] == ["photo"]


async def test_whoever_waits_for_a_file_is_answered_meanwhile(database):
    shop = Shop(database)
    reader = await shop.reader()
    shop.press.gate.clear()
    desk = shop.open()

    await owe(shop, desk, order(reader))
    await until(lambda: shop.press.titles)
    await owe(shop, desk, toast("2", "b"))
    await owe(shop, desk, HELLO, person=102)

    await until(lambda: len(shop.words()) == 2)
    assert (shop.files(), desk.waiting) == ([], 1)
    shop.press.gate.set()
    await until(has(shop, 1))
    await desk.close(within=1)


async def test_what_is_in_a_file_is_read_when_it_is_made(database):
    shop = Shop(database)
    shop.press.gate.clear()
    desk = shop.open()
    reader = await shop.reader()
    await owe(shop, desk, order(reader))
    await until(lambda: shop.press.titles)
    await owe(shop, desk, order(reader, subject=4))

    shop.archive.title = "Corrigé"
    shop.press.gate.set()

    await until(has(shop, 2))
    assert shop.files() == ["pdf: Compte rendu", "pdf: Corrigé"]
    await desk.close(within=1)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Seul le groupe projet peut faire cela."),
        ("en", "Only the project group can do that."),
    ],
)
async def test_who_may_not_have_it_any_more_reads_why(database, language, words):
    shop = Shop(database)
    shop.archive.refusal = NotAnOrganiser()

    await bring(shop, order(await shop.reader(language=language)))

    assert shop.words() == [words]


@pytest.mark.parametrize("refusal", [None, RuntimeError("a fault of ours")])
async def test_a_file_that_cannot_be_made_is_excused_once(database, refusal):
    shop = Shop(database)
    shop.archive.title, shop.archive.refusal = "broken", refusal

    await bring(shop, order(await shop.reader()))

    [words] = shop.words()
    assert "Je n’ai pas pu faire ce fichier" in words
    assert len(shop.press.titles) <= 1


async def test_a_file_that_telegram_refuses_is_excused(database):
    shop = Shop(database)
    shop.wire.on_file = Refused("PHOTO_INVALID_DIMENSIONS")

    await bring(shop, order(await shop.reader(), Form.PNG))

    [words] = shop.words()
    assert "Je n’ai pas pu faire ce fichier" in words


async def test_who_left_meanwhile_gets_nothing(database):
    shop = Shop(database)

    await bring(shop, order(await shop.reader(status=Status.LEFT)))

    assert (shop.files(), shop.words()) == ([], [])


async def test_a_file_tapped_twice_is_made_once_and_again_when_it_is_there(database):
    shop = Shop(database)
    shop.press.gate.clear()
    desk, reader = shop.open(), await shop.reader()
    await owe(shop, desk, order(reader, subject=1))
    await until(lambda: shop.press.titles)

    for _ in range(3):
        await owe(shop, desk, order(reader))
    await until(lambda: desk.waiting == 2)
    shop.press.gate.set()
    await until(all_paid(database))
    await owe(shop, desk, order(reader))
    await until(all_paid(database))

    assert len(shop.files()) == 3
    await desk.close(within=1)


async def test_more_than_eight_that_wait_are_too_many_for_one_person(database):
    shop = Shop(database)
    shop.press.gate.clear()
    desk, reader = shop.open(), await shop.reader()
    await owe(shop, desk, order(reader, subject=1))
    await until(lambda: shop.press.titles)

    for subject in range(2, 12):
        await owe(shop, desk, order(reader, subject=subject))
    await until(lambda: len(shop.words()) == 2)
    shop.press.gate.set()
    await until(all_paid(database))

    assert all("déjà en route" in words for words in shop.words())
    assert len(shop.files()) == 9
    await desk.close(within=1)


async def test_a_restart_makes_a_file_again_and_nothing_that_was_sent_before_it(database):
    shop = Shop(database)
    shop.press.gate.clear()
    desk = shop.open()
    await owe(shop, desk, HELLO, order(await shop.reader()))
    await until(lambda: shop.press.titles)
    await desk.close(within=0)  # as a crash while it is made

    shop.press.gate.set()
    after = shop.open()
    await take_up(after, database)
    await until(all_paid(database))
    await after.close(within=1)

    assert (shop.words(), shop.files()) == (["Bonjour"], ["pdf: Compte rendu"])


async def test_a_file_in_doubt_is_sent_once_more_and_never_again(database):
    shop = Shop(database)
    shop.wire.on_file = DOUBT

    await bring(shop, order(await shop.reader()))

    assert shop.files() == ["pdf: Compte rendu"] * 2


async def test_a_file_that_others_may_have_sent_is_sent_once_more(database):
    shop = Shop(database)
    shop.wire.on_file = DOUBT
    await answered(database, order(await shop.reader()))

    for _ in range(2):
        desk = shop.open()
        await take_up(desk, database)
        await until(all_paid(database))
        await desk.close(within=1)

    assert shop.files() == ["pdf: Compte rendu"]


async def test_what_others_have_in_hand_now_is_left_to_them(database):
    shop = Shop(database)
    desk = shop.open()

    desk.owe(101, 999, [order(await shop.reader())])
    await until(lambda: not desk.waiting)
    await desk.close(within=1)

    assert shop.wire.calls == []


async def test_a_desk_that_closes_lets_a_file_be_finished_if_there_is_time(database):
    shop = Shop(database)
    shop.press.gate.clear()
    desk = shop.open()
    await owe(shop, desk, order(await shop.reader()))
    await until(lambda: shop.press.titles)

    shop.press.gate.set()
    await desk.close(within=5)

    assert shop.files() == ["pdf: Compte rendu"]
    assert await owed(database) == []
