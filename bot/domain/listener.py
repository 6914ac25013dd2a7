"""Somebody who answered or was invited, as far as it matters for what they are told."""

from dataclasses import dataclass

from bot.domain.rsvp import Answer


@dataclass(frozen=True, slots=True)
class Listener:
    """
    `answer` is None for who was written to and has not answered; `is_reachable` says that a
    private message can arrive.
    """

    member_id: int
    answer: Answer | None
    to_confirm: bool
    is_reachable: bool
    waits: bool = False  # for a place of a visit, or receives those who come
    stand_ins: int = 0

    @property
    def counts_on_it(self) -> bool:
        """Tell whether they may come: a change of place concerns them."""
        return self.answer not in {None, Answer.NO}

    @property
    def has_place(self) -> bool:
        """Tell whether they have a place of a visit, for themselves or for who comes instead."""
        return not self.to_confirm and (self.answer is Answer.YES or self.stand_ins > 0)
