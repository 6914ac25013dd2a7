"""/nouvelle: an organiser prepares a meeting, step by step, and publishes it."""

from handlers.door import App, Steps as StepDoors
from handlers.drafts import dates, steps
from handlers.drafts.questions import while_it_is_a_draft

_TYPED: StepDoors = {**steps.STEPS, **dates.STEPS}
STEPS: StepDoors = {step: while_it_is_a_draft(open_) for step, open_ in _TYPED.items()}


def register(app: App) -> None:
    steps.register(app)
    dates.register(app)
