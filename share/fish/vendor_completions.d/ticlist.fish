# Completion of ticlist for fish, made by 'ticlist completions fish'.
# ticlist is asked where the name of something saved is wanted, and nowhere else; once at most.

# Whether the command is not typed yet.
function __ticlist_begins
    test (count (commandline -opc)) -eq 1
end

# Whether this is the command.
function __ticlist_is
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test "$words[2]" = $argv[1]
end

# Whether one of the words from FIRST to LAST of a command comes next:
# __ticlist_at COMMAND FIRST LAST OPTION-WITH-A-VALUE...
function __ticlist_at
    __ticlist_is $argv[1]; and not string match -q -- '-*' (commandline -ct); or return
    set -l words (commandline -opc)
    set -l at 1
    set -l option
    for each in $words[3..-1]
        if string match -q -- '-?*' $each
            set option
            contains -- $each $argv[4..-1]; and set option $each
        else if set -q option[1]
            set option
        else
            set at (math $at + 1)
        end
    end
    test $at -ge $argv[2]; and test $at -le $argv[3]
end

# The program as it was typed.
function __ticlist_asked
    set -l program (string replace -r '^~/' $HOME/ -- (commandline -opc)[1])
    # A line that begins with a blank goes on with the one before it.
    command $program $argv 2>/dev/null </dev/null | string match -rv '^ '
end

function __ticlist_first
    __ticlist_asked $argv | string replace -r ' .*' ''
end

function __ticlist_reflections
    set -l begun (commandline -ct)
    if set -l said (string match -r '^(?:last|previous):' -- $begun)
        printf '%s\n' $said(__ticlist_asked list | string replace -r '^\S+\s+\S+\s+' '')
        return
    end
    printf '%s\n' last previous
    if string match -qr '^(?:[0-9].*)?$' -- $begun
        __ticlist_first list
    end
end

function __ticlist_list
    set -l before (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -r '[^,]*$' '')
    for each in $argv
        string match -q "*,$each,*" ",$before"; or echo "$before$each"
    end
end

complete -c ticlist -f
complete -c ticlist -n __ticlist_begins -a reflect -d 'open a checklist and write a reflection'
complete -c ticlist -n __ticlist_begins -a drafts -d 'unfinished reflections, to go on with'
complete -c ticlist -n __ticlist_begins -a list -d 'saved reflections, newest first'
complete -c ticlist -n __ticlist_begins -a show -d 'one reflection, as text'
complete -c ticlist -n __ticlist_begins -a steps -d 'steps, and what became of them'
complete -c ticlist -n __ticlist_begins -a compare -d 'two reflections of one checklist, prompt by prompt'
complete -c ticlist -n __ticlist_begins -a timeline -d 'the answers of one checklist over time'
complete -c ticlist -n __ticlist_begins -a find -d 'where you wrote a word'
complete -c ticlist -n __ticlist_begins -a amend -d 'change a saved reflection'
complete -c ticlist -n __ticlist_begins -a discuss -d 'add a note from supervision to it'
complete -c ticlist -n __ticlist_begins -a export -d 'a file to share, of what you choose'
complete -c ticlist -n __ticlist_begins -a exports -d 'the files you made to share, to fetch or to take away'
complete -c ticlist -n __ticlist_begins -a scan -d 'what in your words could identify a person'
complete -c ticlist -n __ticlist_begins -a contribute -d 'add your answer words to your team\'s picture'
complete -c ticlist -n __ticlist_begins -a team -d 'your team\'s picture'
complete -c ticlist -n __ticlist_begins -a forget -d 'take a reflection away for good'
complete -c ticlist -n __ticlist_begins -a checklists -d 'the checklists there are'
complete -c ticlist -n __ticlist_begins -a check -d 'every mistake in a checklist, with its place'
complete -c ticlist -n __ticlist_begins -a new-checklist -d 'a checklist of your own to write over'
complete -c ticlist -n __ticlist_begins -a backup -d 'everything personal in one file, to keep elsewhere'
complete -c ticlist -n __ticlist_begins -a restore -d 'put back what is in such a file, over nothing'
complete -c ticlist -n __ticlist_begins -a check-store -d 'read everything that is kept, and say what is wrong'
complete -c ticlist -n __ticlist_begins -a where -d 'every folder and setting in force, and who decided it'
complete -c ticlist -n __ticlist_begins -a completions -d 'what completes all this in a shell'
complete -c ticlist -n __ticlist_begins -a check-site -d 'what is right of a shared server, and what is to mend'
complete -c ticlist -n __ticlist_begins -a ssh -d 'what a login runs that opens nothing but ticlist'
complete -c ticlist -n __ticlist_begins -l help -d 'this page; \'ticlist COMMAND --help\' for one command'
complete -c ticlist -n __ticlist_begins -l version -d 'the version'
complete -c ticlist -n __ticlist_begins -l plain -d 'ask line by line, as for a screen reader'
complete -c ticlist -n __ticlist_begins -l full-frames -d 'send whole frames, where the picture goes wrong'
complete -c ticlist -n '__ticlist_at help 1 1' -a 'reflect drafts list show steps compare timeline find amend discuss export exports scan contribute team forget checklists check new-checklist backup restore check-store where completions check-site ssh'

complete -c ticlist -n '__ticlist_at reflect 1 1 --section --on --language --resume' -a '(__ticlist_first checklists)'
complete -c ticlist -n '__ticlist_is reflect' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is reflect' -l short -d 'about five minutes'
complete -c ticlist -n '__ticlist_is reflect' -l full -d 'every prompt'
complete -c ticlist -n '__ticlist_is reflect' -l section -x -d 'one section only'
complete -c ticlist -n '__ticlist_is reflect' -l on -x -a 'today yesterday' -d 'the day looked back from'
complete -c ticlist -n '__ticlist_is reflect' -l language -x -d 'language of the checklist, such as en'
complete -c ticlist -n '__ticlist_is reflect' -l resume -x -a '(__ticlist_first drafts)' -d 'go on with an unfinished reflection; the newest unless named'
complete -c ticlist -n '__ticlist_is reflect' -l plain -d 'ask line by line, as for a screen reader'
complete -c ticlist -n '__ticlist_is reflect' -l full-frames -d 'send whole frames, where the picture goes wrong'

complete -c ticlist -n '__ticlist_is drafts' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is drafts' -l all -d 'say which program has or had each; what was cut off'
complete -c ticlist -n '__ticlist_is drafts' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_is list' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is list' -l checklist -x -a '(__ticlist_first checklists)' -d 'only those of one checklist'
complete -c ticlist -n '__ticlist_is list' -l since -x -a 'today yesterday' -d 'only those from that day on'
complete -c ticlist -n '__ticlist_is list' -l until -x -a 'today yesterday' -d 'only those up to that day'
complete -c ticlist -n '__ticlist_is list' -l long -d 'read them; add what each is about'
complete -c ticlist -n '__ticlist_is list' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_at show 1 1 --color' -a '(__ticlist_reflections)'
complete -c ticlist -n '__ticlist_is show' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is show' -l json -d 'one JSON object, for other programs'
complete -c ticlist -n '__ticlist_is show' -l color -x -a 'auto always never' -d 'auto (on a terminal), always or never'

complete -c ticlist -n '__ticlist_is steps' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is steps' -l open -d 'only those that are open; see below'
complete -c ticlist -n '__ticlist_is steps' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_at compare 1 1 --color' -a '(__ticlist_reflections)'
complete -c ticlist -n '__ticlist_at compare 2 2 --color' -a '(__ticlist_reflections)'
complete -c ticlist -n '__ticlist_is compare' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is compare' -l json -d 'one JSON object, for other programs'
complete -c ticlist -n '__ticlist_is compare' -l color -x -a 'auto always never' -d 'auto (on a terminal), always or never'

complete -c ticlist -n '__ticlist_at timeline 1 1 --since' -a '(__ticlist_first checklists)'
complete -c ticlist -n '__ticlist_is timeline' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is timeline' -l since -x -a 'today yesterday' -d 'only those from that day on'
complete -c ticlist -n '__ticlist_is timeline' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_is find' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is find' -l json -d 'one JSON object, for other programs'
complete -c ticlist -n '__ticlist_is find' -l color -x -a 'auto always never' -d 'auto (on a terminal), always or never'

complete -c ticlist -n '__ticlist_at amend 1 1' -a '(__ticlist_reflections)'
complete -c ticlist -n '__ticlist_is amend' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is amend' -l plain -d 'ask line by line, as for a screen reader'
complete -c ticlist -n '__ticlist_is amend' -l full-frames -d 'send whole frames, where the picture goes wrong'

complete -c ticlist -n '__ticlist_at discuss 1 1' -a '(__ticlist_reflections)'
complete -c ticlist -n '__ticlist_is discuss' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is discuss' -l plain -d 'ask line by line, as for a screen reader'
complete -c ticlist -n '__ticlist_is discuss' -l full-frames -d 'send whole frames, where the picture goes wrong'

complete -c ticlist -n '__ticlist_at export 1 999 --since --until --checklist --to --format --layout --include --section --without --passage --name --pseudonym --event --themes --keep' -a '(__ticlist_reflections)'
complete -c ticlist -n '__ticlist_is export' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is export' -l since -x -a 'today yesterday' -d 'all from that day on'
complete -c ticlist -n '__ticlist_is export' -l until -x -a 'today yesterday' -d 'all up to that day'
complete -c ticlist -n '__ticlist_is export' -l checklist -x -a '(__ticlist_first checklists)' -d 'only those of one checklist'
complete -c ticlist -n '__ticlist_is export' -l to -r -F -d 'the file to make, by its ending; or -'
complete -c ticlist -n '__ticlist_is export' -l format -x -a 'html md pdf docx csv jsonl' -d 'html, md, pdf, docx, csv or jsonl'
complete -c ticlist -n '__ticlist_is export' -l layout -x -a 'supervision account full' -d 'supervision, account or full'
complete -c ticlist -n '__ticlist_is export' -l include -x -a '(__ticlist_list answers scope basis words steps supervision discussed later dates private name)' -d 'what is in; see below'
complete -c ticlist -n '__ticlist_is export' -l section -x -d 'only these sections; see below'
complete -c ticlist -n '__ticlist_is export' -l without -x -d 'without these prompts'
complete -c ticlist -n '__ticlist_is export' -l passage -x -d 'of the words only these; see below'
complete -c ticlist -n '__ticlist_is export' -l name -x -d 'your name, which is in then'
complete -c ticlist -n '__ticlist_is export' -l pseudonym -x -d 'a word that tells your sheets from others\''
complete -c ticlist -n '__ticlist_is export' -l event -x -a 'practice feedback learning' -d 'of an account: practice, feedback or learning'
complete -c ticlist -n '__ticlist_is export' -l themes -x -d 'of an account: themes of your own code'
complete -c ticlist -n '__ticlist_is export' -l keep -x -d 'leave N of a kind in, knowingly'
complete -c ticlist -n '__ticlist_is export' -l yes -d 'the four questions are answered; do not ask'

complete -c ticlist -n '__ticlist_at exports 1 1' -a '(__ticlist_first exports)'
complete -c ticlist -n '__ticlist_is exports' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is exports' -l remove -d 'take it away for good'
complete -c ticlist -n '__ticlist_is exports' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_at scan 1 999 --color' -F -a '(__ticlist_reflections)'
complete -c ticlist -n '__ticlist_is scan' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is scan' -l json -d 'one JSON object, for other programs'
complete -c ticlist -n '__ticlist_is scan' -l color -x -a 'auto always never' -d 'auto (on a terminal), always or never'

complete -c ticlist -n '__ticlist_at contribute 1 1' -a '(__ticlist_reflections)'
complete -c ticlist -n '__ticlist_is contribute' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is contribute' -l replace -d 'in the place of what you added for this period'
complete -c ticlist -n '__ticlist_is contribute' -l withdraw -d 'take back what was added of it'
complete -c ticlist -n '__ticlist_is contribute' -l yes -d 'it was seen and is agreed to'

complete -c ticlist -n '__ticlist_is team' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is team' -l period -x -d 'which: 2026-11, 2026-Q4 or 2026'
complete -c ticlist -n '__ticlist_is team' -l checklist -x -a '(__ticlist_first checklists)' -d 'only of one checklist'
complete -c ticlist -n '__ticlist_is team' -l publish -d 'the collector\'s: count, and make the pictures'
complete -c ticlist -n '__ticlist_is team' -l collect -d 'the collector\'s: only count, as for several servers'
complete -c ticlist -n '__ticlist_is team' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_at forget 1 1' -a '(__ticlist_reflections)'
complete -c ticlist -n '__ticlist_is forget' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is forget' -l earlier -d 'only its earlier wordings'
complete -c ticlist -n '__ticlist_is forget' -l yes -d 'do it without asking'

complete -c ticlist -n '__ticlist_is checklists' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is checklists' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_at check 1 999 --against' -F
complete -c ticlist -n '__ticlist_is check' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is check' -l against -r -F -d 'an earlier version: says what changed for old answers'
complete -c ticlist -n '__ticlist_is check' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_at new-checklist 1 1 --from' -F
complete -c ticlist -n '__ticlist_is new-checklist' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is new-checklist' -l from -x -a '(__ticlist_first checklists)' -d 'begin with the text of this checklist'

complete -c ticlist -n '__ticlist_is backup' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is backup' -l to -r -F -d 'the file to make, such as ticlist.tar; or -'

complete -c ticlist -n '__ticlist_at restore 1 1' -F
complete -c ticlist -n '__ticlist_is restore' -l help -d 'this page'

complete -c ticlist -n '__ticlist_is check-store' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is check-store' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_is where' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is where' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_at completions 1 1' -a 'bash zsh fish'
complete -c ticlist -n '__ticlist_is completions' -l help -d 'this page'

complete -c ticlist -n '__ticlist_is check-site' -l help -d 'this page'
complete -c ticlist -n '__ticlist_is check-site' -l json -d 'one JSON object, for other programs'

complete -c ticlist -n '__ticlist_is ssh' -l help -d 'this page'
