"""Stories that are told elsewhere end the same way where Telegram brings the updates."""

from tests.journeys.test_answering import (
    test_a_changed_mind_leaves_one_answer_and_its_history,
    test_a_forged_button_gets_one_clear_sentence_and_changes_nothing,
    test_a_member_answers_in_the_group_with_one_tap,
    test_an_answer_given_before_the_hello_is_kept,
    test_an_answer_in_private_moves_the_card_of_the_group,
    test_every_answer_is_received_in_its_own_words,
)
from tests.journeys.test_coming_back import (
    test_a_restart_in_the_middle_of_the_welcome_loses_nothing,
)
from tests.journeys.test_database_trouble import (
    test_what_is_typed_while_nothing_can_be_written_is_answered_later,
    test_who_taps_while_nothing_can_be_written_reads_an_apology,
)
from tests.journeys.test_faults import (
    test_what_was_perhaps_sent_comes_at_most_twice,
    test_what_was_surely_not_sent_comes_once,
    test_who_blocks_the_bot_and_comes_back_is_known,
)
from tests.journeys.test_files_on_their_way import (
    test_all_forms_are_asked_for_at_once_and_a_restart_loses_none,
)
from tests.journeys.test_inline import (
    test_a_card_put_into_any_chat_takes_answers_and_stays_true,
)
from tests.journeys.test_letters import (
    test_forty_people_are_told_though_telegram_hinders_and_the_bot_restarts,
    test_what_people_ask_is_answered_at_once_while_many_are_written_to,
)

__all__ = [
    "test_a_card_put_into_any_chat_takes_answers_and_stays_true",
    "test_a_changed_mind_leaves_one_answer_and_its_history",
    "test_a_forged_button_gets_one_clear_sentence_and_changes_nothing",
    "test_a_member_answers_in_the_group_with_one_tap",
    "test_a_restart_in_the_middle_of_the_welcome_loses_nothing",
    "test_all_forms_are_asked_for_at_once_and_a_restart_loses_none",
    "test_an_answer_given_before_the_hello_is_kept",
    "test_an_answer_in_private_moves_the_card_of_the_group",
    "test_every_answer_is_received_in_its_own_words",
    "test_forty_people_are_told_though_telegram_hinders_and_the_bot_restarts",
    "test_what_is_typed_while_nothing_can_be_written_is_answered_later",
    "test_what_people_ask_is_answered_at_once_while_many_are_written_to",
    "test_what_was_perhaps_sent_comes_at_most_twice",
    "test_what_was_surely_not_sent_comes_once",
    "test_who_blocks_the_bot_and_comes_back_is_known",
    "test_who_taps_while_nothing_can_be_written_reads_an_apology",
]
