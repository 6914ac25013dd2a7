"""The bot was away for longer than Telegram keeps a tap: the groups are told, once."""

from dataclasses import replace
from datetime import timedelta

from tests.house.house import GROUP, House

AT_ONCE = timedelta(seconds=0.3)


async def vigilant(url):
    """Return a house whose bot soon looks at what nobody tells it of."""
    house = await House.build(url)
    house.plan = replace(house.plan, look_around_every=AT_ONCE)
    await house.start()
    return house


async def test_after_a_long_absence_the_group_is_told_once(database_url):
    house = await vigilant(database_url)
    fatou = house.somebody("m12").there(GROUP)
    await fatou.tap("Je ne sais pas encore")
    await house.stop()
    await house.clock(to_tomorrow_at="10:00", zone="Europe/Paris")
    await house.start()
    await fatou.tap("Je viens")

    notice = await fatou.reads("Je n’étais pas joignable")
    await house.until_so(lambda store: store.memos.get("outage.untold") == "")
    await house.restart()
    await fatou.tap("Je ne peux pas")
    await house.until_so(lambda store: store.memos.get("outage.untold") == "")

    assert "à 10 h. Si vous avez touché un bouton" in notice.text
    texts = [message.text for message in await fatou.messages()]
    assert sum(text.startswith("Je n’étais pas joignable") for text in texts) == 1
    await house.close()


async def test_a_short_absence_is_not_worth_a_word(database_url):
    house = await vigilant(database_url)
    fatou = house.somebody("m12").there(GROUP)
    await fatou.tap("Je ne peux pas")
    await house.stop()
    await house.clock(forward_seconds=100)
    await house.start()
    await fatou.tap("Je viens")

    assert not await house.look(lambda store: store.memos.get("outage.untold"))
    await house.close()


async def test_a_clock_that_is_moved_while_the_bot_works_is_no_absence(database_url):
    house = await vigilant(database_url)
    fatou = house.somebody("m12").there(GROUP)
    await fatou.tap("Je ne peux pas")
    await house.clock(forward_seconds=86400)
    await fatou.tap("Je viens")

    await house.restart()
    await fatou.tap("Je ne sais pas encore")

    assert not await house.look(lambda store: store.memos.get("outage.untold"))
    assert not [m for m in await fatou.messages() if "joignable" in m.text]
    await house.close()
