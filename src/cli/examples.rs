//! Examples below the help of each command.

use clap::Command;

use crate::messages::Language;

/// Commands (none is the program itself) and lines of shell that run them.
pub const EXAMPLES: &[(&str, &[&str])] = &[
    ("", &["fangtan ~/interviews", "fangtan talk.md#12.3", "cat talk.md | fangtan -"]),
    (
        "show",
        &["fangtan show talk.md#12.3", "fangtan show talk.md --width 60", "fangtan show talk.md --json"],
    ),
    ("sections", &["fangtan sections talk.md"]),
    ("list", &["fangtan list ~/interviews --where 'guest:林原 year:2024'", "fangtan list --json"]),
    ("shelves", &["fangtan shelves"]),
    (
        "search",
        &[
            "fangtan search 能源 ~/interviews",
            "fangtan search '\"电比人贵\" in:answer' talk.md",
            "fangtan search --count '/能源|电/'",
        ],
    ),
    ("jump", &["fangtan jump hrx", "fangtan jump '@林原' --limit 3"]),
    ("people", &["fangtan people", "fangtan people 林原 ~/interviews"]),
    ("questions", &["fangtan questions 瓶颈", "fangtan questions talk.md"]),
    ("bookmarks list", &["fangtan bookmarks list", "fangtan bookmarks list talk.md --json"]),
    (
        "bookmarks add",
        &[
            "fangtan bookmarks add talk.md#12.2 --tag energy",
            "fangtan bookmarks add talk.md#1.2 --quote 电比人贵 --note 'why?'",
        ],
    ),
    ("bookmarks edit", &["fangtan bookmarks edit 0192f3 --tag energy/price --note 'why?'"]),
    (
        "bookmarks cross",
        &["fangtan bookmarks cross tag", "fangtan bookmarks cross speaker --csv > cross.csv"],
    ),
    ("bookmarks rm", &["fangtan bookmarks rm 0192f3"]),
    (
        "bookmarks export",
        &[
            "fangtan bookmarks export --questions > kept.md",
            "fangtan bookmarks export --format json talk.md",
            "fangtan bookmarks export --by guest --to Notes",
            "fangtan bookmarks export --style apa talk.md",
        ],
    ),
    ("bookmarks import", &["fangtan bookmarks import notes.json"]),
    ("bookmarks sync", &["fangtan bookmarks sync Shared/passages"]),
    ("bookmarks copies", &["fangtan bookmarks copies talk.md"]),
    ("bookmarks join", &["fangtan bookmarks join talk.md copy.md"]),
    ("bookmarks part", &["fangtan bookmarks part copy.md"]),
    ("bookmarks moved", &["fangtan bookmarks moved old.md talk.md"]),
    ("bookmarks seek", &["fangtan bookmarks seek ~/interviews", "fangtan bookmarks seek --take"]),
    ("bookmarks backup", &["fangtan bookmarks backup today.db"]),
    ("bookmarks restore", &["fangtan bookmarks restore", "fangtan bookmarks restore marks.db"]),
    ("review", &["fangtan review --today"]),
    ("codes", &["fangtan codes"]),
    ("codes set", &["fangtan codes set energy --description 'what drives it' --color green"]),
    ("codes rename", &["fangtan codes rename energy power/price"]),
    ("codes merge", &["fangtan codes merge energy power fuel"]),
    ("codes split", &["fangtan codes split energy energy/price --where price"]),
    ("codes rm", &["fangtan codes rm energy"]),
    ("codes undo", &["fangtan codes undo"]),
    (
        "codes export",
        &[
            "fangtan codes export --format csv > codes.csv",
            "fangtan codes export --format qdpx --to study.qdpx",
        ],
    ),
    ("codes import", &["fangtan codes import codes.csv"]),
    ("memos", &["fangtan memos"]),
    (
        "memos set",
        &[
            "fangtan memos set 'who pays for what, 2020 to 2025'",
            "fangtan memos set --episode talk.md 'the second talk, a year later'",
        ],
    ),
    ("codes agree", &["fangtan codes agree ann bo"]),
    ("check", &["fangtan check talk.md", "fangtan check ~/interviews --json"]),
    ("config", &["fangtan config", "fangtan config default > config.toml"]),
    ("keys", &["fangtan keys", "fangtan keys --preset emacs --json"]),
    ("stats", &["fangtan stats ~/interviews"]),
    ("guide", &["fangtan guide"]),
    ("json", &["fangtan json search", "fangtan json bookmarks list"]),
    ("completions", &["fangtan completions bash > completions.bash"]),
    ("man", &["fangtan man bookmarks add", "fangtan man --to man1"]),
];

/// `command` with its examples and those of its subcommands below their help.
pub fn added(command: Command, language: Language) -> Command {
    EXAMPLES.iter().fold(command, |command, (name, lines)| {
        let path: Vec<&str> = name.split_whitespace().collect();
        at(command, &path, &|command| with(command, lines, language))
    })
}

/// `command` with the subcommand at `path` changed.
fn at(command: Command, path: &[&str], change: &dyn Fn(Command) -> Command) -> Command {
    match path {
        [] => change(command),
        [first, rest @ ..] => command.mut_subcommand(*first, |sub| at(sub, rest, change)),
    }
}

fn with(command: Command, lines: &[&str], language: Language) -> Command {
    let heading = match language {
        Language::English => "Examples:",
        Language::Chinese => "例子：",
    };
    let before = command.get_after_help().map_or_else(String::new, |said| format!("{said}\n\n"));
    let lines: String = lines.iter().map(|line| format!("\n  {line}")).collect();
    command.after_help(format!("{before}{heading}{lines}"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    fn without(command: &Command, above: &str, found: &mut Vec<String>) {
        for sub in command.get_subcommands() {
            let name = format!("{above} {}", sub.get_name()).trim().to_owned();
            if sub.get_subcommands().next().is_none() && sub.get_after_help().is_none() {
                found.push(name.clone());
            }
            without(sub, &name, found);
        }
    }

    #[test]
    fn every_command_has_an_example() {
        let mut found = Vec::new();
        without(&added(Cli::command(), Language::English), "", &mut found);
        assert_eq!(found, Vec::<String>::new());
    }
}
