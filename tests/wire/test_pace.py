"""How fast we speak: floods are obeyed, groups have a budget, taps never wait."""

from dataclasses import dataclass

from bot.calls import Call, Screen, redraw, say, toast
from bot.wire.pace import Pace

GROUP = -42


@dataclass
class Clock:
    moment: float = 1000.0

    def __call__(self) -> float:
        return self.moment


def words(chat_id: int) -> Call:
    return say(chat_id, Screen("Bonjour"))


def edit(chat_id: int) -> Call:
    return redraw(chat_id, 1, Screen("Bonjour"))


def sent_in(pace: Pace, clock: Clock, call: Call, *, seconds: float) -> int:
    """Send as fast as the pace allows and count."""
    end = clock.moment + seconds
    sent = 0
    while clock.moment < end:
        pause = pace.wait(call)
        sent += pause == 0
        clock.moment += pause or 0.001
    return sent


def test_a_flooded_chat_waits_and_others_do_not():
    clock = Clock()
    pace = Pace(monotonic=clock)

    pace.flooded(7, 12.0)

    assert pace.wait(words(7)) == 12.0
    assert pace.wait(words(8)) == 0.0
    clock.moment += 12.0
    assert pace.wait(words(7)) == 0.0


def test_floods_in_many_chats_stop_groups_and_let_answers_go_on_slowly():
    clock = Clock()
    pace = Pace(monotonic=clock)

    told = [pace.flooded(chat_id, 5.0) for chat_id in (1, 2, 3)]

    assert told == [False, False, True]
    assert pace.wait(words(GROUP)) == 5.0
    assert [pace.wait(words(4)), pace.wait(words(4)), pace.wait(words(5))] == [0.0, 1.0, 1.0]
    assert pace.wait(toast("1")) == 0.0
    assert sent_in(pace, clock, words(6), seconds=3.9) == 3
    clock.moment += 2.0
    assert [pace.wait(words(4)), pace.wait(words(5))] == [0.0, 0.0]


def test_a_flood_without_a_chat_is_about_the_whole_bot():
    pace = Pace(monotonic=Clock())

    assert pace.flooded(None, 3.0)

    assert pace.wait(words(GROUP)) == 3.0


def test_a_message_of_many_waits_a_second_after_whatever_its_reader_was_sent():
    clock = Clock()
    pace = Pace(monotonic=clock)

    pace.spoke(words(4))
    clock.moment += 0.25

    assert [pace.wait_of_many(4), pace.wait_of_many(5)] == [0.75, 0.0]
    assert pace.wait(words(4)) == 0.0
    clock.moment += 0.75
    assert pace.wait_of_many(4) == 0.0


def test_a_message_of_many_waits_while_its_chat_is_flooded():
    clock = Clock()
    pace = Pace(monotonic=clock)

    pace.flooded(4, 12.0)

    assert [pace.wait_of_many(4), pace.wait_of_many(5)] == [12.0, 0.0]


def test_who_was_written_to_long_ago_is_not_remembered():
    clock = Clock()
    pace = Pace(monotonic=clock)
    for chat_id in range(1, 5_000):
        clock.moment += 0.5
        pace.spoke(words(chat_id))

    remembered = sum(pace.wait_of_many(chat_id) > 0 for chat_id in range(1, 5_000))

    assert remembered == 2
    assert len(pace._spoken._at) <= 1_100


def test_edits_in_a_group_are_three_seconds_apart():
    clock = Clock()
    pace = Pace(monotonic=clock)
    first = pace.wait(edit(GROUP))
    clock.moment += 1.0

    assert first == 0.0
    assert pace.wait(edit(GROUP)) == 2.0


def test_a_group_never_gets_more_than_its_budget_of_a_minute():
    clock = Clock()
    pace = Pace(monotonic=clock)

    assert sent_in(pace, clock, words(GROUP), seconds=59.0) == 18
    assert sent_in(pace, clock, words(GROUP), seconds=60.0) <= 18


def test_edits_leave_room_for_people_who_ask():
    clock = Clock()
    pace = Pace(monotonic=clock)

    edits = sent_in(pace, clock, edit(GROUP), seconds=50.0)
    clock.moment += 1.0

    assert edits == 15
    assert pace.wait(words(GROUP)) == 0.0


def test_groups_do_not_share_their_budget():
    clock = Clock()
    pace = Pace(monotonic=clock)
    pace.wait(edit(GROUP))

    assert pace.wait(edit(-43)) == 0.0


def test_new_messages_count_for_the_rate_of_all_and_edits_do_not():
    calls = (words(7), words(GROUP), edit(7), toast("1"))

    assert [Pace.needs_place(call) for call in calls] == [True, True, False, False]


def test_a_sign_that_fades_is_no_message():
    clock = Clock()
    pace = Pace(monotonic=clock)
    sign = Call("sendChatAction", {"chat_id": 7, "action": "upload_document"})

    pace.spoke(sign)

    assert not Pace.needs_place(sign)
    assert pace.wait_of_many(7) == 0.0
