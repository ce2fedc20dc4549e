//! The user's editor, at a line of a file.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, ExitStatus};

use uuid::Uuid;

/// The editor where the user names none.
const USUAL: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// Runs the user's editor and waits for its end. The terminal must have been given back.
///
/// # Errors
/// If it cannot be started.
pub fn edit(file: &Path, line: u32) -> io::Result<ExitStatus> {
    let editor = chosen();
    let mut command = started(&editor);
    command.args(arguments(&editor, file, line));
    if let Ok(terminal) = File::open("/dev/tty") {
        command.stdin(terminal);
    }
    command.status()
}

/// As git does it: a shell, so that the variable may hold arguments and quotes.
#[cfg(unix)]
fn started(editor: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor);
    command
}

#[cfg(not(unix))]
fn started(editor: &str) -> Command {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}

/// Lets the user write `text` in their editor; returns what they left of it, without blanks at its end.
///
/// # Errors
/// If the editor cannot be started, or the file for the text cannot be written or read.
pub fn edit_text(text: &str) -> io::Result<String> {
    let path = env::temp_dir().join(format!("fangtan-{}.md", Uuid::now_v7()));
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&path)?.write_all(text.as_bytes())?;
    let written = edit(&path, 1).and_then(|_| fs::read_to_string(&path));
    // A file left in the folder for passing things is no loss.
    let _ = fs::remove_file(&path);
    Ok(written?.trim_end().to_owned())
}

fn chosen() -> String {
    let named = |variable| env::var(variable).ok().filter(|value| !value.trim().is_empty());
    named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| USUAL.to_owned())
}

/// How `editor` is told the line.
fn arguments(editor: &str, file: &Path, line: u32) -> Vec<OsString> {
    let program = editor.split_whitespace().next().unwrap_or_default();
    let name = program.rsplit('/').next().unwrap_or_default();
    let with_line = || {
        let mut place = file.as_os_str().to_owned();
        place.push(format!(":{line}"));
        place
    };
    match name {
        "hx" | "helix" | "zed" | "subl" => vec![with_line()],
        "code" | "codium" | "code-insiders" => vec!["--wait".into(), "--goto".into(), with_line()],
        _ => vec![format!("+{line}").into(), file.into()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_editor_is_told_the_line_in_its_own_way() {
        let told = |editor| arguments(editor, Path::new("/a b.md"), 7);
        assert_eq!(told("/usr/bin/nvim -p"), ["+7", "/a b.md"]);
        assert_eq!(told("hx"), ["/a b.md:7"]);
        assert_eq!(told("code -n"), ["--wait", "--goto", "/a b.md:7"]);
    }
}
