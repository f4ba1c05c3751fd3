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
@COMMANDS@
