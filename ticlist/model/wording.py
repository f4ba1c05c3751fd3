"""What every face says in the same words: the program, and line by line."""

ONE_CALM_LINE = "Leave out names and anything that could identify a person."
SAFEGUARDING = (
    "If someone may be at risk, use your safeguarding procedure now. This is not the place to "
    "report it."
)
WHO = (
    "You can read it there. So can whoever administers this machine, and its backups. An employer "
    "or a court may ask for it."
)
ON_THE_SERVER = "Your words will be in a file of your own on this server."
WHO_ON_THE_SERVER = (
    "You read it in ticlist. Whoever administers this server can read the file, and so can whoever "
    "has its backups. An employer or a court may ask for it."
)
NONE_SHORT = "None of its prompts is part of the short walk: Full has them."
FOR_SPECIALISTS = (
    "Its prompts are for people trained for specialist work: 'specialist = true' in the settings "
    "shows them."
)
KEPT = "Kept. You can go on with it whenever you like, or not."
CHANGED = "The checklist has changed since you left. What you wrote stays; new prompts are asked."
STILL_HERE = "What you wrote is still here. ticlist goes on trying."

WHAT = "What did I notice, say or do?"
WHAT_HINT = "I noticed... I assumed... I could ask... The learning, not the case."
SO_WHAT_HINT = "Feelings belong here too."
SUPERVISION_HINT = "Something to think about together. No names."
PRIVATE_HINT = "For yourself."
PRIVATE_IS = (
    "Stays out of what you share unless you choose it each time. An administrator, a backup or a "
    "court may still reach it."
)
IN_WORDS = "In my own words"
IN_WORDS_HINT = "As much or as little as I like. Feelings belong here too."
NO_LAST_TIME = "No earlier answer to these words was found."
ROLE_HINT = "a role, such as my supervisor, a peer group; no name"
TALK_HINT = "What we talked about, and what I take from it. No names."
LATER_HINT = "What I see now that I did not see then, or the other way round."
FIRST_STAYS = "What you answered then stays as it is. This is kept beside it, with today's date."
TAKING_OVER = (
    "You can read what was kept there last. If you take it over, you go on with it here; what is "
    "still being written there stays too, as an unfinished reflection of its own."
)
EARLIER_KEPT_IS = (
    "What it said before can stay in the history: you can read it there, and so can whoever can "
    "read your files. Or it can be forgotten, for good."
)
EARLIER_OUT_OF_REACH = (
    "Forgetting does not reach copies that were exported, backups, or what the disk itself holds "
    "until it is written over."
)
SPECIALIST = (
    "specialist",
    "Prompts for specialists",
    (
        "also ask what is meant for people trained for specialist work; nobody without it lacks "
        "anything"
    ),
)
QUIET_LINE = (
    "mark_identifiers",
    "A quiet line on names",
    "while you write, say what could identify a person",
)
LINE_BY_LINE = (
    "plain",
    "Line by line",
    "ask in plain lines, as for a screen reader, from the next start on",
)
GROUNDING = (
    "Look around and name five things near you, to yourself or aloud.",
    "Feel what holds you: the chair, the floor, the wall behind you.",
    "Hold something with a clear feel to it: a mug, a key, a sleeve.",
    "Have a drink of water, or something with a strong taste.",
    "Stand, stretch, or walk to a window and back, if you can and want to.",
    "Count back from a hundred in threes, or say the months from the last to the first.",
    "Send a line to somebody you like, about something else.",
)
WHOM = """\
Somebody you trust at work: a colleague, your supervisor, your manager.
Occupational health, or your employer's support line, if there is one.
Your own doctor, your union or your professional body.
If you or somebody else is in danger: the emergency number where you are."""
SCOPE = (
    (
        "Trauma-informed practice",
        """\
A way of working for everyone, in any role. It starts from knowing that many people carry \
something hard, mostly unseen, and asks how a place can do less harm: by being safe and plain \
to deal with, by offering choice, by working with people and not on them. It is not a \
treatment. Nobody needs to know or tell what happened for it to work.""",
    ),
    (
        "Trauma-competent practice",
        """\
What people do who were trained for more and are supervised in it: making sense together with \
a person of what troubles them, choosing with them among ways to go on, guiding colleagues. It \
is a matter of training and role. Not having it is no lack: it is another job.""",
    ),
    (
        "Trauma therapy",
        """\
Treatment, agreed with the person, by somebody qualified and registered for it, in a place \
that can hold what comes. When a listening ear turns into treatment by accident, two things \
can go wrong: something may be opened that nobody there can help to close, and the person may \
believe they are being treated when they are not.""",
    ),
    (
        "Both are needed",
        """\
A setting that is informed, and a way to specialist help that is real. So the question at the \
edge of a role is: is there a next service, what will the person get there, and who checks \
that it happened?""",
    ),
    (
        "Four questions to ask of a training before you choose it",
        """\
1. What will I be able to do afterwards, and what will still be outside my role?
2. What is it based on, who says so, and what do those who doubt it say?
3. Who made it and who teaches it? Were people with lived experience, and people from the \
communities I work with, part of that, and paid?
4. What comes after the course: supervision, practice with feedback, time to try it?""",
    ),
)
