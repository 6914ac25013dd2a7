"""Telegram hinders the bot in every way it knows; people read what they should, at most twice."""

import pytest

from tests.house.house import GROUP, House

BROKEN_AFTER = [
    {"kind": "drop_after"},
    {"kind": "error_after"},
    {"kind": "garbage_after", "what": "json"},
    {"kind": "garbage_after", "what": "html"},
    {"kind": "garbage_after", "what": "redirect"},
    {"kind": "garbage_after", "what": "ok_html"},
    {"kind": "slow_answer", "seconds": 1.5},
]
BROKEN_BEFORE = [
    {"kind": "drop_before"},
    {"kind": "bad_gateway"},
    {"kind": "reset"},
    {"kind": "too_many_requests", "retry_after": 1},
    {"kind": "too_many_requests", "retry_after": 1, "with_parameters": False},
    {"kind": "error", "code": 500, "description": "Internal Server Error"},
]


def name_of(fault):
    return "-".join(str(value) for value in fault.values())


@pytest.fixture
async def hasty(sqlite_url):
    """Return a house whose bot waits for an answer for half a second only."""
    house = await House.build(sqlite_url, call_seconds=0.5)
    await house.open()
    yield house
    await house.close()


@pytest.mark.parametrize("fault", [*BROKEN_BEFORE, *BROKEN_AFTER], ids=name_of)
async def test_a_tap_is_answered_and_the_card_told_whatever_breaks(hasty, fault):
    fatou = hasty.somebody("m12").there(GROUP)
    card = await fatou.reads("Je viens : 9")
    await hasty.fault(**fault, method="answerCallbackQuery")
    await hasty.fault(**fault, method="editMessageText")

    toast = await fatou.tap("Je viens", on=card)

    assert toast.text.startswith("C’est noté, vous venez.")
    assert (await fatou.reads("Je viens : 10 (8 structures)")).id == card.id
    assert len([m for m in await fatou.messages() if m.is_from_bot]) == 1


@pytest.mark.parametrize("fault", BROKEN_BEFORE, ids=name_of)
async def test_what_was_surely_not_sent_comes_once(hasty, fault):
    fatou = hasty.somebody("m12")
    await hasty.fault(**fault, method="sendMessage", chat_id=fatou.id)

    await fatou.say("/menu")
    await fatou.say("/humain")

    assert await copies(fatou, "Que souhaitez-vous faire") == 1


@pytest.mark.parametrize("fault", BROKEN_AFTER, ids=name_of)
async def test_what_was_perhaps_sent_comes_at_most_twice(hasty, fault):
    fatou = hasty.somebody("m12")
    await hasty.fault(**fault, method="sendMessage", chat_id=fatou.id, times=5)

    await fatou.say("/menu")
    await fatou.do("say", text="/humain")
    await fatou.reads("Une personne peut vous répondre")

    assert 1 <= await copies(fatou, "Que souhaitez-vous faire") <= 2


@pytest.mark.parametrize("fault", BROKEN_AFTER, ids=name_of)
async def test_a_card_of_which_the_posting_broke_is_kept_true(sqlite_url, fault):
    house = await House.build(sqlite_url, call_seconds=0.5)
    await house.fault(**fault, method="sendMessage", chat_id=GROUP)
    await house.start()
    fatou = house.somebody("m12").there(GROUP)

    await fatou.tap("Je viens")

    await fatou.reads("Je viens : 10 (8 structures)")
    assert await copies(fatou, "Nos besoins") <= 2
    await house.close()


async def test_an_unmodified_card_and_an_expired_tap_hinder_nothing(house):
    fatou = house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9")
    await house.fault("not_modified", "editMessageText")
    await house.fault("expired_callback", "answerCallbackQuery")
    card = await fatou.sees("Je viens")
    row, column = card.place_of("Je viens")

    await fatou.do("tap", message_id=card.id, row=row, column=column, wait=0)
    await house.until_called("editMessageText")
    await fatou.tap("Je ne peux pas", on=card)

    await fatou.reads("Je viens : 9 (7 structures)\nJe ne peux pas : 4")


async def test_who_blocks_the_bot_and_comes_back_is_known(house):
    fatou = house.somebody("m12")
    await fatou.start()
    await fatou.do("block")
    await house.until_so(lambda store: store.members.by_telegram_id(fatou.id).chat_id is None)

    await fatou.do("unblock")
    back = await fatou.start()

    assert back.text.startswith("Bon retour parmi nous, Fatou N. !")


async def test_an_organiser_who_blocked_the_bot_does_not_hinder_the_others(house):
    nadia, yves, zoe = house.somebody("m01"), house.somebody("m02"), await house.stranger("Zoé")
    for organiser in (nadia, yves):
        await organiser.start()
    await house.fault("blocked", "sendMessage", chat_id=nadia.id)

    await zoe.start()
    await zoe.tap_in("D’accord, on commence", "Comment souhaitez-vous")
    await zoe.tap_in("Garder « Zoé »", "Venez-vous au nom")
    await zoe.tap_in("Plus tard", "Que peuvent savoir")
    await zoe.tap("Mon prénom")

    await yves.reads("Nouvelle arrivée : Zoé (à titre personnel)")


@pytest.mark.parametrize("kind", ["conflict", "bad_gateway", "reset", "drop_after", "error"])
async def test_polling_goes_on_after_whatever_breaks_it(sqlite_house, kind):
    fatou = sqlite_house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9")
    more = {"code": 500, "description": "Internal Server Error"} if kind == "error" else {}
    await sqlite_house.fault(kind, "getUpdates", times=2, **more)
    await fatou.tap("Je viens")

    toast = await fatou.tap("Je viens")

    assert toast.text.startswith("C’est déjà noté.")


async def test_an_update_that_comes_again_has_one_effect(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    await fatou.there(GROUP).reads("Je viens : 9")
    await house.fault("duplicate_update", "getUpdates", times=4)
    before = await house.cellar.count("rsvp_history")

    await fatou.there(GROUP).tap("Je viens")
    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")
    await fatou.say("/menu")

    assert await house.cellar.count("rsvp_history") == before + 1
    assert await copies(nadia, "Quel titre") == 1
    assert await copies(nadia, "Quel jour") == 1


async def copies(person, words):
    """Count the messages of the bot that begin with these words or hold them."""
    return sum(words in m.text for m in await person.messages() if m.is_from_bot)
