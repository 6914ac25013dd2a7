"""A card in the group, and what people tap on it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.gathering import Status
from bot.domain.rsvp import Answer
from tests.house.house import GROUP
from tests.house.welcome import settled


async def test_a_member_answers_in_the_group_with_one_tap(house):
    fatou = house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9 (7 structures)")

    toast = await fatou.tap("Je viens")

    assert toast.text.startswith("C’est noté, vous venez. Merci !")
    await fatou.reads("Je viens : 10 (8 structures)")


async def test_a_changed_mind_leaves_one_answer_and_its_history(house):
    gaelle = house.somebody("m06").there(GROUP)
    await gaelle.reads("Je viens : 9")

    toast = await gaelle.tap("Je ne peux pas")

    assert toast.text.startswith("C’est changé : vous ne venez plus.")
    await gaelle.reads("Je viens : 8 (6 structures)\nJe ne peux pas : 4 (4 structures)")


async def test_every_answer_is_received_in_its_own_words(house):
    fatou = house.somebody("m12")
    await fatou.say("/prochaine")
    said = []

    for label, then in (
        ("Je viens", "Votre réponse : Je viens. Merci !"),
        ("Je ne peux plus venir", "Votre réponse : Je ne peux pas. Merci de l’avoir dit"),
        ("Je ne sais pas encore", "Votre réponse : Je ne sais pas encore."),
        ("Je viens", "Votre réponse : Je viens. Merci !"),
    ):
        said.append((await fatou.tap(label)).text)
        await fatou.reads(then)

    assert said == [
        "C’est noté, vous venez. Merci !",
        "C’est changé : vous ne venez plus. Merci de l’avoir dit.",
        "C’est changé : vous ne savez pas encore.",
        "C’est changé : vous venez. Merci !",
    ]


async def test_the_same_answer_twice_changes_nothing(house):
    fatou = house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9")
    await fatou.tap("Je viens")
    await fatou.reads("Je viens : 10")
    edits = len(house.calls("editMessageText"))

    toast = await fatou.tap("Je viens")

    assert toast.text.startswith("C’est déjà noté.")
    await house.somebody("m12").say("/menu")
    assert len(house.calls("editMessageText")) == edits


async def test_a_stranger_is_counted_before_any_hello(house):
    zoe = await house.stranger("Zoé")
    group = zoe.there(GROUP)
    await group.reads("Je viens : 9")

    toast = await group.tap("Je viens")

    assert toast.text.endswith("Pour les détails, touchez « Répondre en privé ».")
    assert "Zoé" not in (await group.reads("Je viens : 10 (7 structures)")).text


async def test_an_answer_given_before_the_hello_is_kept(house):
    zoe = await house.stranger("Zoé")
    await zoe.there(GROUP).reads("Je viens : 9")
    await zoe.there(GROUP).tap("Je viens")

    card = await settled(zoe)

    assert "Votre réponse : Je viens. Merci !" in card.text


async def test_an_answer_in_private_moves_the_card_of_the_group(house):
    fatou = house.somebody("m12")
    card = await fatou.say("/prochaine")

    toast = await fatou.tap("Je viens", on=card)

    assert card.text.endswith("Serez-vous des nôtres ?")
    assert toast.text == "C’est noté, vous venez. Merci !"
    redrawn = await fatou.reads("Je viens : 10 (8 structures)")
    assert redrawn.id == card.id
    await fatou.there(GROUP).reads("Je viens : 10 (8 structures)")


async def test_while_the_meeting_is_under_way_one_may_still_answer(house):
    fatou = house.somebody("m12")
    meeting = await house.next_meeting()
    card = await fatou.say("/prochaine")
    await house.clock(to=(meeting.starts_at + timedelta(minutes=5)).isoformat())

    coming = await fatou.tap("Je viens", on=card)
    await fatou.reads("Votre réponse : Je viens.")
    not_coming = await fatou.tap("Je ne peux plus venir")

    assert coming.text.startswith("C’est noté. La rencontre a commencé : entrez")
    assert not_coming.text == "C’est noté, merci d’avoir prévenu, même à cette heure."


async def test_after_the_meeting_a_tap_is_refused_and_the_card_tells_the_truth(house):
    fatou = house.somebody("m12").there(GROUP)
    meeting = await house.next_meeting()
    await house.clock(to=(meeting.ends_at + timedelta(minutes=1)).isoformat())

    toast = await fatou.tap("Je viens")

    assert (toast.text, toast.is_alert) == ("Cette rencontre est passée.", True)
    card = await fatou.reads("Cette rencontre est passée. Merci")
    assert card.labels == []
    assert await answer_of(house, meeting, "m12") is None


async def test_what_is_cancelled_takes_no_answer(house):
    fatou = house.somebody("m12")
    meeting = await house.next_meeting()
    card = await fatou.say("/prochaine")
    await house.cellar.change(
        lambda s: s.gatherings.save(replace(meeting, status=Status.CANCELLED))
    )

    in_private = await fatou.tap("Je viens", on=card)
    in_group = await fatou.there(GROUP).tap("Je viens")

    assert in_private.is_alert
    assert in_group.text == "Cette rencontre n’aura pas lieu."
    redrawn = await fatou.reads("Cette rencontre n’aura pas lieu.")
    assert redrawn.labels == ["Prochaine rencontre"]
    await fatou.there(GROUP).reads("Cette rencontre n’aura pas lieu.")
    assert await answer_of(house, meeting, "m12") is None


FORGED = [
    "1:r:zzzz:yes",
    "1:r:zzzzzzzzzzzz:yes",
    "1:r:1:perhaps",
    "1:r::yes",
    "1:r:-1:yes",
    "1:r:1",
    "1:r:1:yes:yes",
    "2:r:1:yes",
    "0:x",
    "1:dh:1:2027-02-30:600",
    "1:d:1:pub",
    "1:c:never",
    "1:v:none",
    "1:oa",
    "1:op:zzzzzzzzzz",
    ":",
    " ",
    "é" * 32,
    "a" * 64,
    "1:c:ok",
    "1:c:more",
    "1:c:no",
    "1:m:menu",
    "1:dm:1:1",
    "1:r:1:yes\n",
    "'; DROP TABLE members; --",
]


async def test_a_forged_button_gets_one_clear_sentence_and_changes_nothing(house):
    fatou = house.somebody("m12")
    group = fatou.there(GROUP)
    card = await group.reads("Je viens : 9")
    await house.until_called("sendMessage")
    before, seq = await house.cellar.whole(), house.seq

    toasts = [await group.forge(data, message_id=card.id) for data in FORGED]

    assert all(toast.is_answered and toast.text.endswith((".", "/menu")) for toast in toasts)
    assert await house.cellar.whole() == before
    assert not house.calls("sendMessage", after=seq)


async def test_an_old_card_still_takes_an_answer(house):
    fatou = house.somebody("m12")
    card = await fatou.say("/prochaine")
    await house.clock(forward_seconds=60 * 3600)

    await fatou.tap("Je viens", on=card)

    redrawn = await fatou.reads("Votre réponse : Je viens. Merci !")
    assert redrawn.id == card.id


async def test_two_groups_show_the_same_counts(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    other = await house.linked_group("Le comité", [nadia, fatou])
    await fatou.there(other).reads("Je viens : 9")

    await fatou.there(other).tap("Je viens")

    await fatou.there(other).reads("Je viens : 10 (8 structures)")
    await fatou.there(GROUP).reads("Je viens : 10 (8 structures)")


async def test_a_deleted_card_does_not_hinder_the_others(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    other = await house.linked_group("Le comité", [nadia, fatou])
    meeting = await house.next_meeting()
    card = await fatou.there(GROUP).reads("Je viens : 9")
    await nadia.there(GROUP).do("delete", message_id=card.id)

    await fatou.there(other).tap("Je viens")

    await fatou.there(other).reads("Je viens : 10")
    await house.until_so(lambda store: len(store.cards.of(meeting.id)) == 1)


@pytest.mark.parametrize("anonymous", [True, False])
async def test_an_administrator_who_hides_is_counted_as_the_person_they_are(house, anonymous):
    nadia = house.somebody("m01").there(GROUP)
    meeting = await house.next_meeting()
    card = await nadia.reads("Je viens : 9")
    row, column = card.place_of("Je ne peux pas")

    await nadia.do("tap", message_id=card.id, row=row, column=column, anonymous=anonymous)

    await nadia.reads("Je ne peux pas : 4")
    assert await answer_of(house, meeting, "m01") is Answer.NO


async def answer_of(house, meeting, key):
    """Return what a demo member answered to a meeting."""

    def deed(store):
        member = store.members.by_telegram_id(house.somebody(key).id)
        rsvp = store.rsvps.of(meeting.id, member.id)
        return rsvp and rsvp.answer

    return await house.look(deed)
