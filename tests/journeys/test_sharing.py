"""« Partager »: a text to forward, a code for a poster, the card in a chat."""

from dataclasses import replace

import segno

from bot.callbacks.meetings import ShareTap
from bot.domain.gathering import Status
from tests.house.files import content, received


async def ways(somebody, meeting):
    """Tap « Partager » in private; return the message with the ways."""
    card = await somebody.say("/prochaine")
    await somebody.forge(ShareTap(meeting.id).pack(), message_id=card.id)
    return await somebody.reads("Pour inviter à la rencontre")


async def test_a_member_gets_a_text_to_forward_and_a_button_for_chats(house):
    fatou = house.somebody("m12")
    meeting = await house.next_meeting()

    shown = await ways(fatou, meeting)

    assert f"Rencontre « {meeting.title} »\nQuand : samedi 28 novembre" in shown.text
    assert f"https://t.me/{house.bot_username}?start=r_4" in shown.text
    assert "<pre>" in shown.whole["html"]
    [[chat], [poster]] = shown.whole["buttons"]
    assert (chat["kind"], chat["query"]) == ("switch_inline", meeting.title)
    assert poster["kind"] == "callback"


async def test_a_typed_word_shares_the_next_meeting(sqlite_house):
    fatou = sqlite_house.somebody("m12")
    meeting = await sqlite_house.next_meeting()

    shown = await fatou.say("/partager")
    await sqlite_house.cellar.change(_becomes(meeting, Status.CANCELLED))
    nothing = await fatou.say("/share")

    assert meeting.title in shown.text
    assert "La prochaine date n’est pas encore fixée." in nothing.text


async def test_the_text_leads_somebody_new_to_the_meeting(house):
    meeting = await house.next_meeting()
    shown = await ways(house.somebody("m12"), meeting)
    link = next(word for word in shown.text.split() if word.startswith("https://t.me/"))
    zoe = await house.stranger("Zoé")

    await zoe.open(link)

    await zoe.reads(meeting.title)


async def test_the_poster_code_is_a_picture_and_a_file_for_those_who_print(house):
    fatou, nadia = house.somebody("m12"), house.somebody("m01")
    meeting = await house.next_meeting()
    link = f"https://t.me/{house.bot_username}?start=r_4"

    for person in (fatou, nadia):
        await ways(person, meeting)
        await person.tap("Code QR pour une affiche")

    picture = await received(fatou, "photo")
    assert meeting.title in picture.text
    assert link in picture.text
    modules = segno.make(link, error="q", micro=False).symbol_size(border=4)[0]
    photo = picture.whole["photo"]
    assert photo["width"] == photo["height"] == 24 * modules
    file = await received(nadia, "document")
    assert file.whole["document"]["file_name"] == "code-rencontre-4.png"
    assert await content(house, file) == await content(house, picture)
    assert not [m for m in await fatou.messages() if m.whole["document"]]


async def test_only_what_everybody_may_read_is_shared(sqlite_house):
    house = sqlite_house
    fatou = house.somebody("m12")
    meeting = await house.next_meeting()
    card = await fatou.say("/menu")
    for status, words in (
        (Status.DRAFT, "Cette rencontre n’existe plus."),
        (Status.CANCELLED, "Cette rencontre n’aura pas lieu."),
        (Status.HELD, "Cette rencontre est passée."),
    ):
        await house.cellar.change(_becomes(meeting, status))

        toast = await fatou.forge(ShareTap(meeting.id).pack(), message_id=card.id)

        assert toast.is_alert
        assert words in toast.text


async def test_a_button_of_the_private_chat_does_nothing_in_a_group(sqlite_house):
    fatou = sqlite_house.somebody("m12").there(sqlite_house.group_id)
    meeting = await sqlite_house.next_meeting()
    card = await fatou.reads("📅 Quand")

    toast = await fatou.forge(ShareTap(meeting.id).pack(), message_id=card.id)

    assert "Ce bouton date un peu" in toast.text


def _becomes(meeting, status):
    return lambda store: store.gatherings.save(replace(meeting, status=status))
