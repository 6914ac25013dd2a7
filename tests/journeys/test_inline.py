"""The card of a meeting in any chat: our name is typed there, nothing else is needed."""

from dataclasses import replace

from bot.app.playground import BOT_ID
from bot.domain.card import CardState
from bot.domain.gathering import Status
from tests.house.house import GROUP
from tests.house.people import Shown, plain


async def offers(somebody, words=""):
    """Type our name and some words in a chat; return what is offered."""
    return (await somebody.do("inline", bot=BOT_ID, query=words, wait=10))["results"]


async def put(somebody, words=""):
    """Put the first card that is offered into a chat."""
    [first, *_] = await offers(somebody, words)
    sent = await somebody.do("inline/choose", bot=BOT_ID, query=words, result_id=first["id"])
    return await there(somebody, sent["message_id"])


async def there(somebody, message_id) -> Shown:
    found: Shown = next(m for m in await somebody.messages() if m.id == message_id)
    return found


async def until_it_says(house, somebody, card, words) -> Shown:
    seq = house.seq
    while words not in (shown := await there(somebody, card.id)).text:
        seq = await somebody._wait(seq, words)
    return shown


async def elsewhere(house, *people):
    """Open a group in which the bot is not, and return it as its first member sees it."""
    chat_id = await house.group("Le comité de quartier", people)
    return people[0].there(chat_id)


async def test_a_card_put_into_any_chat_takes_answers_and_stays_true(house):
    rosa, omar = await house.stranger("Rosa"), await house.stranger("Omar")
    rosa = await elsewhere(house, rosa, omar)
    omar = omar.there(rosa.chat_id)

    card = await put(rosa, "")
    assert "📅 Quand" in card.text
    assert card.labels[:3] == ["Je viens", "Je ne peux pas", "Je ne sais pas encore"]
    before = await house.next_meeting()
    toast = await omar.tap("Je viens", on=await there(omar, card.id))

    assert toast.text.startswith("C’est noté, vous venez.")
    shown = await until_it_says(house, rosa, card, "Je viens : 10")
    assert "Omar" not in shown.text
    await omar.there(GROUP).reads("Je viens : 10")
    member = await house.look(lambda s: s.members.by_telegram_id(omar.id))
    assert (member.name, member.chat_id, member.has_agreed) == ("Omar", None, False)
    assert await house.look(lambda s: s.rsvps.of(before.id, member.id))


async def test_offers_are_found_by_words_and_only_what_is_announced(house):
    nadia = house.somebody("m01").there(GROUP)
    meeting = await house.next_meeting()
    draft = await house.cellar.change(
        lambda s: s.gatherings.add_draft(created_by=meeting.created_by or 1, at=house.plan.now())
    )
    await house.cellar.change(
        lambda s: s.gatherings.save(replace(draft, title=f"{meeting.title} bis"))
    )
    await house.cellar.change(
        lambda s: s.gatherings.save(replace(meeting, online_url="https://visio.example.org/x"))
    )

    [whole] = await offers(nadia, meeting.title.upper())
    nothing = await offers(nadia, "zzz")

    assert plain(whole["title"]) == plain(meeting.title)
    assert nothing == []
    assert "visio.example.org" not in str(whole)


async def test_a_card_keeps_the_language_it_was_sent_in(house):
    rosa, omar = await house.stranger("Rosa", "en"), await house.stranger("Omar")
    rosa = await elsewhere(house, rosa, omar)

    card = await put(rosa)
    await omar.there(rosa.chat_id).tap("I’m coming", on=card)

    shown = await until_it_says(house, rosa, card, "Coming: 10")
    assert shown.labels[0] == "I’m coming"


async def test_a_card_says_so_when_the_meeting_is_called_off(house):
    rosa = await house.stranger("Rosa")
    rosa = await elsewhere(house, rosa)
    card = await put(rosa)
    meeting = await house.next_meeting()

    def call_off(store):
        store.gatherings.save(replace(meeting, status=Status.CANCELLED))
        store.touch(meeting.id)

    row, column = card.place_of("Je viens")
    coming = card.whole["buttons"][row][column]["callback_data"]
    await house.cellar.change(call_off)
    await rosa.forge(coming, message_id=card.id)

    shown = await until_it_says(house, rosa, card, "n’aura pas lieu")
    assert shown.labels == []


async def test_without_feedback_from_telegram_the_first_tap_makes_a_card_known(house):
    rosa = await house.stranger("Rosa")
    rosa = await elsewhere(house, rosa)
    card = await put(rosa)
    meeting = await house.next_meeting()
    await house.until_so(lambda s: inline_of(s, meeting))

    def lose(store):
        for one in inline_of(store, meeting):
            store.cards.save(replace(one, state=CardState.LOST))

    await house.cellar.change(lose)
    await rosa.tap("Je viens", on=card)

    await until_it_says(house, rosa, card, "Je viens : 10")
    [known] = await house.look(lambda s: inline_of(s, meeting))
    assert known.state is CardState.LIVE


async def test_a_private_button_forged_on_a_card_says_nothing_there(house):
    rosa = await house.stranger("Rosa")
    rosa = await elsewhere(house, rosa)
    card = await put(rosa)

    toast = await rosa.forge("1:m:privacy", message_id=card.id)

    assert toast.is_alert
    assert "Ce bouton date un peu" in toast.text
    assert (await there(rosa, card.id)).text == card.text


def inline_of(store, meeting):
    return [card for card in store.cards.of(meeting.id) if card.inline_id]
