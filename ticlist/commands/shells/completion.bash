# Completion of ticlist for bash, made by 'ticlist completions bash'.
# ticlist is asked where the name of something saved is wanted, and nowhere else; once at most.

# Sets what the words of a command are, the last one again and again where `more` says so, its
# options, and those of them that take a value.
_ticlist_command() {
    places='' more='' options='' valued=''
    case $1 in
@COMMANDS@
    esac
}

# Sets what the value of an option of a command is.
_ticlist_value() {
    place=nothing
    case "$1 $2" in
@VALUES@
    esac
}

# Offers, of some words, those that go on from what stands there: _ticlist_words PREFIX BEGUN WORD...
_ticlist_words() {
    local each
    for each in "${@:3}"; do
        [[ $each == "$2"* ]] && COMPREPLY+=("$1$each")
    done
}

# Puts the first word of each line that ticlist prints into `first`, and the third into `third`.
_ticlist_asked() {
    local line one two three
    first=() third=()
    while IFS= read -r line; do
        # A line that begins with a blank goes on with the one before it.
        [[ $line == ' '* ]] && continue
        read -r one two three _ <<< "$line"
        first+=("$one") third+=("$three")
    done < <("$program" "$@" 2>/dev/null </dev/null)
}

_ticlist_reflections() {
    local first third
    case $2 in
        last:* | previous:*)
            _ticlist_asked list
            _ticlist_words "$1${2%%:*}:" "${2#*:}" "${third[@]}"
            ;;
        '' | [0-9]*)
            _ticlist_asked list
            _ticlist_words "$1" "$2" last previous "${first[@]}"
            compopt -o nosort 2>/dev/null
            ;;
        *) _ticlist_words "$1" "$2" last previous ;;
    esac
}

_ticlist_files() {
    local each
    while IFS= read -r each; do
        COMPREPLY+=("$1$each")
    done < <(compgen -f -- "$2")
}

# Offers what can stand at a place: _ticlist_offer PLACE PREFIX BEGUN
_ticlist_offer() {
    local first third each rest words
    IFS=, read -r -a words <<< "${1#*:}"
    case $1 in
        file)
            # The shell's own way with files quotes best; it is missing before bash 4.
            compopt -o default 2>/dev/null || _ticlist_files "$2" "$3"
            ;;
        reflection) _ticlist_reflections "$2" "$3" ;;
        reflection-or-file)
            _ticlist_reflections "$2" "$3"
            _ticlist_files "$2" "$3"
            compopt -o filenames 2>/dev/null
            ;;
        checklist)
            _ticlist_asked checklists
            _ticlist_words "$2" "$3" "${first[@]}"
            ;;
        draft)
            _ticlist_asked drafts
            _ticlist_words "$2" "$3" "${first[@]}"
            ;;
        export)
            _ticlist_asked exports
            _ticlist_words "$2" "$3" "${first[@]}"
            ;;
        word:*) _ticlist_words "$2" "$3" "${words[@]}" ;;
        list:*)
            rest=${3##*,}
            for each in "${words[@]}"; do
                [[ ",$3" == *",$each,"* ]] || _ticlist_words "$2${3%"$rest"}" "$rest" "$each"
            done
            compopt -o nospace 2>/dev/null
            ;;
    esac
}

# Offers the options that were not given yet.
_ticlist_options() {
    local each given="${words[*]:0:${#words[@]}-1}"
    for each in $options; do
        if [[ " @REPEATED@ " == *" $each "* || " $given " != *" $each"[\ =]* ]]; then
            _ticlist_words '' "$word" "$each"
        fi
    done
}

# Goes through the words of a command, and offers what can stand at the last of them.
_ticlist_arguments() {
    local places more options valued place option='' ended='' each at=0 offered
    _ticlist_command "${words[1]}"
    for each in "${words[@]:2:${#words[@]}-3}"; do
        if [[ -n $ended || $each != -?* ]]; then
            # The value of an option before it, or one of the command's words.
            [[ -n $option ]] && option='' || at=$((at + 1))
        else
            option=''
            [[ $each == -- ]] && ended=yes
            [[ " $valued " == *" $each "* ]] && option=$each
        fi
    done
    if [[ -z $ended && $word == --*=* ]]; then
        _ticlist_value "${words[1]}" "${word%%=*}"
        _ticlist_offer "$place" "${word%%=*}=" "${word#*=}"
    elif [[ -z $ended && $word == -* ]]; then
        _ticlist_options
    elif [[ -n $option ]]; then
        _ticlist_value "${words[1]}" "$option"
        _ticlist_offer "$place" '' "$word"
    else
        read -r -a offered <<< "$places"
        ((at >= ${#offered[@]})) && [[ -n $more ]] && at=$((${#offered[@]} - 1))
        _ticlist_offer "${offered[at]:-nothing}" '' "$word"
        # Where no word is wanted any more, options are.
        [[ -z $ended ]] && ((at >= ${#offered[@]})) && _ticlist_options
    fi
}

_ticlist() {
    local words=() word='' each joined='' kept i program=${COMP_WORDS[0]/#\~/$HOME}
    # Bash cuts words at '=' and ':'; here they are whole again.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        each=${COMP_WORDS[i]}
        if ((i > 1)) && [[ -n $joined || $each == [=:] ]]; then
            words[${#words[@]} - 1]+=$each
        else
            words+=("$each")
        fi
        [[ $each == [=:] ]] && joined=yes || joined=''
    done
    word=${words[${#words[@]} - 1]}
    [[ $each == [=:] ]] && kept=$word || kept=${word%"$each"}

    COMPREPLY=()
    if ((${#words[@]} == 2)); then
        _ticlist_words '' "$word" @NAMES@
        [[ $word == -* ]] && _ticlist_words '' "$word" @OPTIONS@
    elif [[ ${words[1]} == help ]]; then
        ((${#words[@]} == 3)) && _ticlist_words '' "$word" @NAMES@
    else
        _ticlist_arguments
    fi
    # What it cut off before the last piece, bash does not want to be given again.
    for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
        COMPREPLY[i]=${COMPREPLY[i]#"$kept"}
    done
}

complete -F _ticlist ticlist
