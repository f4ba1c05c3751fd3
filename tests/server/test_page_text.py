"""What stands on the administrator's page, without a server."""

from tests.server.page import PAGE, blocks, set_up_blocks

DROP = "/srv/ticlist/harbour-street"


def test_each_block_of_the_page_is_run_by_these_tests() -> None:
    told = [each.heading for each in blocks()]
    ours = [each.heading for each in set_up_blocks()]
    last = ["9. See whether all is right", "Add a member"]
    later = ["Remove a member", "Remove a member", "A newer ticlist", "Backups"]
    assert told == [*ours, *last, *later]
    assert [each[0] for each in ours] == [*"12345678"]


def test_backups_are_told_to_leave_out_what_may_be_taken_back() -> None:
    _, _, backups = PAGE.read_text("utf-8").partition("\n## Backups\n")
    backups = backups.partition("\n## ")[0]
    assert "leave out `inbox/` and `counting/`" in backups
    assert f"`pictures/` and `collected/` of `{DROP}`" in backups
    assert "`/srv/ticlist`" not in backups
