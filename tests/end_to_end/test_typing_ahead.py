"""Keys that come faster than the program draws, as over a slow line, mean what they mean."""

from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.keys import key_bytes
from tests.end_to_end.person import Person


def all_at_once(person: Person, *keys: str) -> None:
    """Keys and words in one go, as a line delivers what was typed while it was away."""
    names = {"enter", "tab", "pagedown", "pageup", "f4", "f6"}
    person.send_bytes(b"".join(key_bytes(k) if k in names else k.encode() for k in keys))
    person.settle()


def test_words_typed_right_after_tab_are_not_lost(ticlist: Installed, open_ticlist: Open) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.answer("3")
    all_at_once(person, "tab", "I said 1 thing")
    assert "I said 1 thing" in person.text()
    person.leave()
    (answer,) = ticlist.draft()["section"][0]["answer"]
    assert (answer["answer"], answer.get("note")) == ("often", "I said 1 thing")


def test_words_typed_into_box_after_box_stay_apart(ticlist: Installed, open_ticlist: Open) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.turn("f4")
    person.turn("pageup")
    person.settle()
    all_at_once(person, "It tells me", "tab", "A step")
    person.leave()
    close = ticlist.draft()["close"]
    assert close["so_what"] == "It tells me"
    assert [each["text"] for each in close.get("step", [])] == ["A step"]


def test_answers_typed_ahead_go_to_the_prompts_they_were_meant_for(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    all_at_once(person, "1", "enter", "2", "enter", "3", "pagedown", "4", "pagedown")
    person.leave()
    answers = [
        each["answer"] for section in ticlist.draft()["section"] for each in section["answer"]
    ]
    assert answers == ["not_yet", "sometimes", "often", "routine"]


def test_the_first_answer_may_be_typed_before_the_first_prompt_is_drawn(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "school")
    person.wait_for("before you start")
    person.settle()
    all_at_once(person, "pagedown", "2")
    person.leave()
    (answer,) = ticlist.draft()["section"][0]["answer"]
    assert answer["answer"] == "sometimes"
