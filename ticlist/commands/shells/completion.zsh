#compdef ticlist
# Completion of ticlist for zsh, made by 'ticlist completions zsh'.
# ticlist is asked where the name of something saved is wanted, and nowhere else; once at most.

# Puts the first word of each line that ticlist prints into `first`, and the third into `third`.
_ticlist_asked() {
    local line
    local -a words_of
    first=() third=()
    # An option is typed, though the shell asks for a word too.
    [[ $PREFIX == -* ]] && return
    # A line that begins with a blank goes on with the one before it.
    for line in ${(f)"$($program "$@" 2>/dev/null </dev/null)"}; do
        [[ $line == ' '* ]] && continue
        words_of=(${=line})
        first+=($words_of[1]) third+=($words_of[3])
    done
}

_ticlist_reflections() {
    local -a first third
    if compset -P '(last|previous):'; then
        _ticlist_asked list
        compadd -a third
    elif [[ -z $PREFIX || $PREFIX == [0-9]* ]]; then
        _ticlist_asked list
        compadd last previous
        # Newest first, as they are listed.
        compadd -V reflections -a first
    else
        compadd last previous
    fi
}

_ticlist_checklists() {
    local -a first third
    _ticlist_asked checklists
    compadd -a first
}

_ticlist_drafts() {
    local -a first third
    _ticlist_asked drafts
    compadd -a first
}

_ticlist_exports() {
    local -a first third
    _ticlist_asked exports
    compadd -a first
}

_ticlist_commands() {
    local -a known=(
@NAMES@
    )
    _describe command known
}

_ticlist() {
    local curcontext=$curcontext state line program=${~words[1]}
    typeset -A opt_args

    _arguments -C \
@OPTIONS@
        '1: :_ticlist_commands' \
        '*:: :->arguments'
    [[ $state == arguments ]] || return
    case $words[1] in
        help)
            _arguments '1: :_ticlist_commands'
            ;;
@COMMANDS@
    esac
}

# Read by the shell's own start, or as a file of its own that completes from the first time on.
if [[ $funcstack[1] == _ticlist ]]; then
    _ticlist "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _ticlist ticlist
fi
