"""The page in a browser: everybody can read it, on any screen and on paper, and it does nothing."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.sharing.sample_sheet import SAMPLE
from tests.tools import needs
from ticlist.sharing.html import written
from ticlist.sharing.sheet import Grid, Heading, Passage

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"),
    *("--disable-component-update", "--no-first-run"),
)
AXE = resources.files("axe_playwright_python") / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LONG = "W" * 100_000
SMALL = 320


class Way(NamedTuple):
    """A way to look at a page."""

    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    width: int = 1000
    colors: Literal["active", "none"] = "none"


WAYS = {
    "light": Way(),
    "dark": Way(scheme="dark"),
    "print": Way(media="print"),
    "small": Way(width=SMALL),
    "forced colours": Way(colors="active"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = needs("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, with twelve columns that have no room for their words, and a long word."""
    wide = Grid(
        LONG[:1000],
        "Twelve columns.",
        tuple(f"occasion {number}" for number in range(12)),
        tuple(row._replace(states=row.states * 2) for row in _grid().rows),
    )
    blocks = (*SAMPLE.blocks, Heading(LONG[:1000]), Passage("words", LONG), wide)
    path = tmp_path_factory.mktemp("page") / "sheet.html"
    path.write_bytes(b"".join(written(replace(SAMPLE, blocks=blocks))))
    return path


def _grid() -> Grid:
    return next(block for block in SAMPLE.blocks if isinstance(block, Grid))


def opened(browser: Browser, path: Path, way: Way, *, obeys: bool = True) -> Page:
    """Open a page without a network; its own policy is obeyed unless axe has to run in it."""
    page = browser.new_page(
        viewport={"width": way.width, "height": 800},
        color_scheme=way.scheme,
        forced_colors=way.colors,
        bypass_csp=not obeys,
        offline=True,
    )
    page.emulate_media(media=way.media)
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_axe_finds_nothing(browser: Browser, sheet: Path, way: Way) -> None:
    page = opened(browser, sheet, way, obeys=False)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, preload: false})", RULES)
    page.close()
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    looked_at = {each["id"] for each in found["passes"]}
    assert {"color-contrast", "svg-img-alt", "valid-lang", "heading-order"} <= looked_at
    # Of texts in a picture it cannot tell what is behind them; test_html.py looks at the colours.
    untold = [node["html"] for each in found["incomplete"] for node in each["nodes"]]
    assert [html for html in untold if not html.startswith(("<text", "<tspan"))] == []


@pytest.mark.parametrize("way", [WAYS["light"], WAYS["small"]], ids=["light", "small"])
def test_nothing_has_to_be_scrolled_sideways(browser: Browser, sheet: Path, way: Way) -> None:
    page = opened(browser, sheet, way)
    widest = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert widest <= way.width


def test_nothing_dark_is_printed(browser: Browser, sheet: Path) -> None:
    page = opened(browser, sheet, Way(scheme="dark", media="print"))
    colours = page.evaluate(
        "['backgroundColor', 'color'].map(of => getComputedStyle(document.documentElement)[of])"
    )
    page.close()
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_its_own_style_is_the_one_thing_that_counts(browser: Browser, sheet: Path) -> None:
    page = opened(browser, sheet, Way())
    kept = page.evaluate("getComputedStyle(document.querySelector('.words')).whiteSpaceCollapse")
    assert kept == "preserve"
    assert page.evaluate("document.querySelectorAll('[style], script, link, img, a').length") == 0
    page.close()


def smuggled_in(sheet: Path, *, policy: bool) -> Path:
    """The page with what somebody else would like to do in it."""
    text = sheet.read_text("utf-8").replace(
        "</main>",
        "<script>document.title = 'ran'</script><img src='http://127.0.0.1:9/x.png' "
        "onerror='document.title = \"ran\"'><style>h1 { color: red }</style></main>",
    )
    if not policy:
        text = text.replace("Content-Security-Policy", "nothing")
    path = sheet.with_name(f"smuggled-{policy}.html")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("policy", [True, False])
def test_its_policy_stops_what_is_smuggled_in(
    browser: Browser, sheet: Path, *, policy: bool
) -> None:
    stopped: list[str | None] = []
    page = browser.new_page(offline=True)
    page.on("requestfailed", lambda request: stopped.append(request.failure))
    page.goto(smuggled_in(sheet, policy=policy).as_uri())
    title = page.title()
    colour = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    page.close()
    # Without the policy all of it would have happened, if there were a network.
    assert (title == SAMPLE.title) == policy
    assert (colour != "rgb(255, 0, 0)") == policy
    assert stopped == ["csp" if policy else "net::ERR_INTERNET_DISCONNECTED"]


def test_it_asks_for_nothing(browser: Browser, sheet: Path) -> None:
    requests: list[str] = []
    page = browser.new_page(offline=True)
    page.on("request", lambda request: requests.append(request.url))
    page.goto(sheet.as_uri(), wait_until="networkidle")
    page.close()
    assert requests == [sheet.as_uri()]
