"""What buttons remember is read back the same, and nothing else is ever read."""

import re
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from bot.callbacks.drafts import ConfirmDateTap, DayTap, DraftStep, DraftTap, HourTap
from bot.callbacks.grammar import LIMIT, Tap, UnreadableButton, base36
from bot.callbacks.people import KeepNameTap, OrganisationTap, RsvpTap
from bot.domain.rsvp import Answer
from tests.callbacks.taps import LARGEST, kinds, taps, taps_of

KINDS = kinds()
EACH_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)

# These are in people's chats already: they keep their meaning for ever.
SENT = [
    ("1:r:2a:yes", RsvpTap(82, Answer.YES)),
    ("1:r:1:maybe", RsvpTap(1, Answer.MAYBE)),
    ("1:n", KeepNameTap()),
    ("1:o:zz", OrganisationTap(1295)),
    ("1:d:7:pub", DraftTap(7, DraftStep.PUBLISH)),
    ("1:dd:7:2027-04-03", DayTap(7, date(2027, 4, 3))),
    ("1:dh:7:2027-04-03:go", HourTap(7, date(2027, 4, 3), 600)),
    ("1:dc:7:hs1mo:hs1q0", ConfirmDateTap(7, 29861952, 29862072)),
]
FOREIGN = [
    "",
    ":",
    "1",
    "1:",
    "1:r",
    "1:r:1",
    "1:r:1:yes:more",
    "2:r:1:yes",
    "1:R:1:yes",
    "1:r::yes",
    "1:r:-1:yes",
    "1:r:+1:yes",
    "1:r: 1:yes",
    "1:r:1_0:yes",
    "1:r:A:yes",
    "1:r:\N{ARABIC-INDIC DIGIT ONE}:yes",
    "1:r:zzzzzzzzzzzzz:yes",
    "1:r:1:YES",
    "1:r:1:",
    "rsvp_yes_12",
    "\x00",
    "1:r:1:yes\n",
]


@given(tap=taps())
def test_what_a_button_remembers_is_read_back(tap):
    assert type(tap).unpack(tap.pack()) == tap


@given(tap=taps())
def test_it_always_fits(tap):
    assert 1 <= len(tap.pack().encode()) <= LIMIT


@EACH_KIND
@settings(max_examples=30)
@given(data=st.data())
def test_a_button_is_found_by_its_own_pattern_alone(kind, data):
    memory = data.draw(taps_of(kind)).pack()

    assert [other for other in KINDS if re.match(other.pattern(), memory)] == [kind]


def test_no_two_kinds_share_an_area():
    assert len({kind.area for kind in KINDS}) == len(KINDS) > 10


@EACH_KIND
@settings(max_examples=30)
@given(memory=st.text(max_size=80) | st.from_regex(r"1:[a-z]{1,2}(:[a-z0-9-]{0,14}){0,4}"))
def test_any_words_are_read_or_refused(kind, memory):
    try:
        tap = kind.unpack(memory)
    except UnreadableButton:
        return

    assert kind.unpack(tap.pack()) == tap


@EACH_KIND
@settings(max_examples=30)
@given(data=st.data())
def test_another_kinds_button_is_refused(kind, data):
    other = data.draw(taps().filter(lambda tap: type(tap) is not kind))

    with pytest.raises(UnreadableButton):
        kind.unpack(other.pack())


@pytest.mark.parametrize("memory", FOREIGN)
def test_what_we_never_wrote_is_refused(memory):
    with pytest.raises(UnreadableButton):
        RsvpTap.unpack(memory)


@pytest.mark.parametrize(
    "memory", ["1:dd:7:", "1:dd:7:2027-13-01", "1:dd:7:demain", "1:dd:7:2027-02-30", "1:dd:7:0"]
)
def test_a_day_that_is_none_is_refused(memory):
    with pytest.raises(UnreadableButton):
        DayTap.unpack(memory)


@pytest.mark.parametrize(("memory", "tap"), SENT, ids=[memory for memory, _ in SENT])
def test_a_button_sent_long_ago_keeps_its_meaning(memory: str, tap: Tap):
    assert type(tap).unpack(memory) == tap
    assert tap.pack() == memory


@given(number=st.integers(0, LARGEST))
def test_a_number_in_digits_and_letters_is_the_same_number(number):
    assert int(base36(number), 36) == number
