"""Which meeting wants a place."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.offer import OfferKind
from bot.domain.offering import Offering, OfferLine
from bot.domain.place import Format, Place
from bot.domain.place_call import NoPlaceWanted, check_wanted, wants_place

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
MEETING = Gathering(1, status=Status.ANNOUNCED, starts_at=NOW + timedelta(days=15))


@pytest.mark.parametrize("status", [Status.DRAFT, Status.ANNOUNCED])
@pytest.mark.parametrize("format_", [Format.UNDECIDED, Format.IN_PERSON, Format.HYBRID])
def test_a_dated_meeting_without_a_place_wants_one(status, format_):
    assert wants_place(replace(MEETING, status=status, format=format_), now=NOW)


@pytest.mark.parametrize(
    "otherwise",
    [
        {"place": Place(1, "Salle du port")},
        {"place_note": "Chez Rosa"},
        {"format": Format.VIDEO},
        {"starts_at": None},
        {"starts_at": NOW},
        {"status": Status.CANCELLED},
        {"status": Status.HELD},
        {"kind": Kind.VISIT},
        {"kind": Kind.RELAY},
    ],
)
def test_no_other_gathering_wants_one(otherwise):
    gathering = replace(MEETING, **otherwise)

    assert not wants_place(gathering, now=NOW)
    with pytest.raises(NoPlaceWanted):
        check_wanted(gathering, now=NOW)


def test_who_answers_a_call_is_not_asked_when_their_place_is_free():
    answer = Offering(OfferKind.PLACE, call_id=1)

    assert OfferLine.SLOTS not in answer.lines
    assert OfferLine.SLOTS in replace(answer, call_id=0).lines
