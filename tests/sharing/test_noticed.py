import pytest

from ticlist.sharing.noticed import noticed

END = ". It may stay; a scan asks again before anything leaves."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I met Mr Okafor on 3 May.", ""),
        ("LS2 9JT", f"This looks like it holds a postcode{END}"),
        (
            "LS2 9JT, 07400 123456, kim@example.org, M1 1AE",
            "This looks like it holds an e-mail address, a telephone number and a postcode" + END,
        ),
        (
            "Kim lives in M1 1AE",
            f"This looks like it holds a postcode and a private word of yours{END}",
        ),
    ],
)
def test_strong_kinds_are_named_once_each(text: str, said: str) -> None:
    assert noticed(text, ["kim"]) == said
