"""A made-up sheet with every kind of block in it, and texts that every format would act on.

`CALM` is one as a person takes it to supervision. `SAMPLE` is that and what no format may act on.
"""

from dataclasses import replace

from ticlist.sharing.sheet import Fact, Grid, GridRow, Heading, Passage, Room, Sheet
from ticlist.text import visible

ASKED_FOR_ARABIC = "أشرح ما سيحدث بعد ذلك، ولماذا، قبل أن أبدأ."
ASKED_FOR_WELSH = "Rwy'n dweud wrth bobl beth fydd yn digwydd nesaf, a pham."

WORDS = """\
I noticed I had told the loudest ones only, and that I had told them twice.

I assumed that the rest had heard. What I could ask:
    - who else wants to know?
    - what would help you to hear it?

\tAn indented line, with a tab. A quiet word at the door did more than the notice on the wall: \
two of them asked what would happen next, and one said that nobody had told them before."""

HOSTILE_TEXTS = (
    "[/b] [b]bold[/b] [click](javascript:alert(1)) ](javascript:alert(1)) <javascript:alert(1)>",
    "<script>alert(1)</script> <!-- no --> <b onclick='x'>b</b> &amp; &lt; &#60; &copy; ]]>",
    "=cmd|' /C calc'!A0",
    "+1-1 @SUM(1) -2+3",
    "#let x = 1; $x^2$ @ref *b* _i_ <label> // comment /* no */ \\ `raw` ~ -- --- 'a' \"b\" [c]",
    "{{ 7 * 7 }} {% raw %} {# no #} ${x} %s %(x)s {0}",
    "# no heading\n## nor this\n===\n---\n***\n- no list\n+ no\n* no\n1. no\n2) no\n> no quotation",
    "    no code\n\tnor this\n```\nnor this\n```\n~~~\nnor this\n~~~\n| a | b |\n|-|-|\n| c | d |",
    "**b** __b__ ~~s~~ ![i](x.png) [r][x] <https://x.example> https://x.example www.x.example",
    "someone@x.example [^1]\n\n[x]: https://x.example 'x'\n[^1]: no",
    "a  \nb\\\nc   \n\n\n   \nd\n",
    "\u202egnp.exe \u2066x\u2069 a\u200bb \x1b[31mred\x07 \0 a\u0301\u0301\u0301\u0301\u0301",
    (
        "\N{FAMILY}\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4} "
        "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER} "
        "\N{REGIONAL INDICATOR SYMBOL LETTER G}\N{REGIONAL INDICATOR SYMBOL LETTER B} 1\ufe0f\u20e3"
    ),
    "我注意到我只告诉了声音最大的人。漢字かな交じり文、한국어.",
    "لاحظت أنني أخبرت الأعلى صوتا فقط (2 من 7).",
    "W" * 400,
)

GRID = Grid(
    caption="School checklist: answers over time",
    alternative=(
        "Six prompts, and what was answered to each on up to six occasions from January to "
        "November 2026. Each answer stands in the table below in words."
    ),
    columns=(
        "January 2026",
        "March 2026",
        "May 2026",
        "July 2026",
        "September 2026",
        "November 2026",
    ),
    rows=(
        GridRow(
            "I say what will happen next, and why, before I begin.",
            ("not_yet", "sometimes", "sometimes", "often", "often", "routine"),
        ),
        GridRow(
            "I offer a choice where there is one, and say so where there is none.",
            ("sometimes", "", "often", "often", "sometimes", "often"),
        ),
        GridRow(
            ASKED_FOR_WELSH,
            ("not_today", "not_today", "sometimes", "", "often", "often"),
            language="cy",
        ),
        GridRow(
            ASKED_FOR_ARABIC,
            ("", "", "not_arisen", "not_arisen", "sometimes", "sometimes"),
            language="ar",
        ),
        GridRow(
            "When somebody needs more than I am there to give, I know who to ask, what the person "
            "would actually get from them, and who checks that it happened.",
            ("unsure", "unsure", "within", "beyond", "within", "within"),
        ),
        GridRow(
            "I help to write the plan for a pupil's return.",
            ("not_role", "not_role", "not_role", "not_role", "", "not_yet"),
        ),
    ),
)

CALM = Sheet(
    title="For supervision: three reflections, School",
    author="Practitioner B",
    facts=(
        Fact("What this is", "A personal supervision record, not a case record"),
        Fact("For", "Supervision"),
        Fact("Reflections", "Three, from January to November 2026"),
        Fact("Checklist", "School, version 2026.1"),
        Fact("Left out", "Steps and days"),
    ),
    blocks=(
        Heading("To talk about"),
        Heading("Trust and transparency", 3),
        Passage("prompt", "I say what will happen next, and why, before I begin."),
        Passage("answer", "More often than not"),
        Passage("words", WORDS),
        Heading("Diogelwch", 3, language="cy"),
        Passage("prompt", ASKED_FOR_WELSH, language="cy"),
        Passage("answer", "Now and then"),
        Passage("words", "Sylwais fy mod i wedi dweud wrth y rhai uchaf eu cloch yn unig."),
        Heading("Culture", 3),
        Heading("Before a visit", 4),
        Passage("prompt", ASKED_FOR_ARABIC, language="ar"),
        Passage("answer", "It has not come up"),
        Passage("words", "لاحظت أنني أخبرت الأعلى صوتا فقط، ولم أسأل من يريد أن يعرف.", "ar"),
        Heading("One thing to take"),
        Passage("words", "How do I tell the quiet ones without singling them out?"),
        Heading("Answers"),
        Passage("remark", "Self-description, not an assessment of the writer."),
        GRID,
        Heading("The discussion"),
        Room(("What we talked about", "What was agreed", "By whom, and when we look at it again")),
    ),
    columns=("reflection", "when", "section", "prompt", "answer", "words"),
    records=(
        (
            "1",
            "2026-11",
            "Trust and transparency",
            "I say what will happen next, and why, before I begin.",
            "More often than not",
            WORDS,
        ),
        ("1", "2026-11", "Diogelwch", ASKED_FOR_WELSH, "Now and then", ""),
        ("2", "2026-09", "Culture", ASKED_FOR_ARABIC, "It has not come up", ""),
    ),
)

SAMPLE = replace(
    CALM,
    blocks=(
        *CALM.blocks,
        Heading("Texts that no format acts on: <i>#*_`|</i> & [x](y)"),
        *(
            passage
            for text in map(visible, HOSTILE_TEXTS)
            for passage in (
                Passage("prompt", " ".join(text.split())),
                Passage("words", text),
            )
        ),
        Room(("<b>Room</b> *to* write | in",)),
    ),
    records=(
        *CALM.records,
        *(
            (str(number), "2026-01", "", " ".join(text.split()), "", text)
            for number, text in enumerate(map(visible, HOSTILE_TEXTS), 3)
        ),
    ),
)
