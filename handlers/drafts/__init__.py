"""/nouvelle: an organiser prepares a meeting, step by step, as far as its publication."""

from handlers.door import App, Steps as StepDoors
from handlers.drafts import beginning, dates, lines, sections, steps
from handlers.drafts.questions import while_it_is_a_draft

_TYPED: StepDoors = {**steps.STEPS, **dates.STEPS, **sections.STEPS, **lines.STEPS}
STEPS: StepDoors = {step: while_it_is_a_draft(open_) for step, open_ in _TYPED.items()}


def register(app: App) -> None:
    for part in (beginning, steps, dates, sections, lines):
        part.register(app)
