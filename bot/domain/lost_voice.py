"""A voice note that may no longer be quoted as it was: who wrote it down has to hear of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.domain.feedback import Consent
from bot.domain.gathering import Gathering
from bot.domain.member import Member


class Loss(StrEnum):
    """What may be quoted no more."""

    WORDS = "words"
    NAME = "name"  # the words still are


class Spoken(Protocol):
    """Words that may have been spoken, and what may be done with them."""

    @property
    def voice(self) -> str: ...

    @property
    def was_spoken(self) -> bool: ...

    @property
    def consent(self) -> Consent: ...


@dataclass(frozen=True, slots=True)
class LostVoice:
    """The meeting in whose report it may stand, and who may have written it down there."""

    gathering: Gathering
    loss: Loss
    to_tell: Sequence[Member]


def loss_of(before: Spoken, after: Spoken) -> Loss | None:
    """Return what was allowed of a voice note and is not any more."""
    if not before.was_spoken or not before.consent.is_quotable:
        return None
    if after.voice != before.voice or not after.consent.is_quotable:
        return Loss.WORDS
    is_unnamed = before.consent is Consent.NAMED and after.consent is not Consent.NAMED
    return Loss.NAME if is_unnamed else None
