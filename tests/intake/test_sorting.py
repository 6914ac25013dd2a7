"""Which updates are ours, and whose turn they belong to."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from bot.intake.sorting import is_ours, kind, person_key

BOT_ID = 7000001
PERSON = {"id": 101, "is_bot": False, "first_name": "Nadia"}
US = {"id": BOT_ID, "is_bot": True, "first_name": "La Passerelle"}
GROUP = {"id": -42, "type": "group", "title": "La Passerelle"}
PRIVATE = {"id": 101, "type": "private"}


def ours(update: dict[str, Any]) -> bool:
    return is_ours(update, bot_id=BOT_ID, bot_username="passerelle_bot")


def message(**fields: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {"message_id": 1, "from": PERSON, "chat": GROUP, **fields}}


KEPT = {
    "a tap": {"callback_query": {"id": "1", "from": PERSON}},
    "a tap that is broken inside": {"callback_query": {"from": []}},
    "words in private": message(chat=PRIVATE, text="bonjour"),
    "a private message without sender": {"message": {"chat": {"type": "private"}}},
    "a command in a group": message(text="/agenda"),
    "a command with words": message(text="/agenda mars"),
    "a command addressed to us": message(text="/agenda@Passerelle_Bot"),
    "a command of a hidden administrator": message(
        text="/lier", **{"from": {"id": 1087968824, "is_bot": True}}
    ),
    "a reply to us": message(text="oui", reply_to_message={"from": US}),
    "us joining": message(new_chat_members=[PERSON, US]),
    "us leaving": message(left_chat_member=US),
    "a group on the move": message(migrate_to_chat_id=-1000000000042),
    "a group that has moved": message(migrate_from_chat_id=-42),
    "our membership": {"my_chat_member": {"chat": GROUP, "from": PERSON}},
    "our name typed in another chat": {"inline_query": {"id": "1", "from": PERSON, "query": ""}},
    "a card put into another chat": {"chosen_inline_result": {"result_id": "1", "from": PERSON}},
}
DROPPED = {
    "group talk": message(text="vous venez mardi ?"),
    "a command for another bot": message(text="/agenda@autre_bot"),
    "a path, not a command": message(text="/etc/passwd"),
    "talk about a command": message(text="essaie /agenda"),
    "a reply to somebody else": message(text="oui", reply_to_message={"from": PERSON}),
    "somebody else joining": message(new_chat_members=[PERSON]),
    "another bot's words": message(text="/agenda", **{"from": {"id": 5, "is_bot": True}}),
    "a bot in private": message(chat=PRIVATE, **{"from": {"id": 5, "is_bot": True}}),
    "Telegram's own words": message(text="/start", **{"from": {"id": 777000}}),
    "an automatic forward": message(text="/x", is_automatic_forward=True),
    "an edited command": {"edited_message": {"from": PERSON, "chat": PRIVATE, "text": "/agenda"}},
    "a channel's post": {"channel_post": {"chat": {"id": -1, "type": "channel"}, "text": "x"}},
    "something of the future": {"hologram": {"from": PERSON}},
    "nothing": {},
}


@pytest.mark.parametrize("update", KEPT.values(), ids=KEPT)
def test_what_concerns_us_is_kept(update: dict[str, Any]):
    assert ours(update)


@pytest.mark.parametrize("update", DROPPED.values(), ids=DROPPED)
def test_what_does_not_concern_us_is_dropped(update: dict[str, Any]):
    assert not ours(update)


def test_a_person_has_one_turn_in_every_chat():
    tap = {"callback_query": {"from": PERSON, "message": {"chat": GROUP}}}

    assert person_key(tap) == person_key(message()) == person_key(message(chat=PRIVATE)) == 101


def test_cards_put_elsewhere_take_their_sender_s_turn():
    typed, chosen = {"inline_query": {"from": PERSON}}, {"chosen_inline_result": {"from": PERSON}}

    assert person_key(typed) == person_key(chosen) == 101


def test_who_hides_behind_a_group_takes_the_group_s_turn():
    hidden = message(**{"from": {"id": 1087968824, "is_bot": True}})

    assert person_key(hidden) == -42


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(sorted({
        "message", "callback_query", "my_chat_member", "from", "chat", "id", "type", "is_bot",
        "text", "reply_to_message", "new_chat_members", "left_chat_member", "update_id",
    })), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(
    ["message", "callback_query", "my_chat_member", "edited_message", "update_id",
     "inline_query", "chosen_inline_result"]
), json_values))  # fmt: skip
def test_no_shape_of_update_is_a_stumbling_block(update: dict[str, Any]):
    key = person_key(update)

    assert ours(update) in {True, False}
    assert kind(update) in set(type(kind(update)))
    assert -(2**63) < key < 2**63
