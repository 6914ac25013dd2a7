"""How fast we speak: floods are obeyed, groups have a budget, taps never wait."""

from dataclasses import dataclass

from bot.calls import Call, Screen, redraw, say, toast
from bot.wire.pace import Evenly, Pace

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


def test_floods_in_many_chats_stop_everything_but_answers_to_taps():
    pace = Pace(monotonic=Clock())

    for chat_id in (1, 2, 3):
        pace.flooded(chat_id, 5.0)

    assert pace.wait(words(4)) == 5.0
    assert pace.wait(toast("1")) == 0.0


def test_a_flood_without_a_chat_stops_everybody():
    pace = Pace(monotonic=Clock())

    pace.flooded(None, 3.0)

    assert pace.wait(words(4)) == 3.0


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


def test_a_shared_rate_counts_new_messages_only():
    pace = Pace(monotonic=Clock(), share=lambda: 0.5)

    assert [pace.needs_place(call) for call in (words(7), edit(7), toast("1"), words(GROUP))] == [
        *(True, False, False, False)
    ]
    assert pace.place() == 0.5


def test_new_messages_to_many_people_leave_evenly():
    clock = Clock()
    share = Evenly(20, monotonic=clock)
    end, taken = clock.moment + 10, 0
    while clock.moment < end:
        pause = share()
        clock.moment += pause
        taken += not pause

    assert 195 <= taken <= 201
