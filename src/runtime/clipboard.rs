//! Text onto the clipboard: by the system's tool if there is one, and through the terminal (OSC 52), which
//! reaches the person's own machine over ssh and out of tmux.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

use crossterm::clipboard::CopyToClipboard;

/// The ways that were tried, by name, for the notice.
pub const TERMINAL: &str = "OSC 52";

/// The system's tools: name, arguments, and the variable that says it can work here.
#[cfg(not(target_os = "macos"))]
const TOOLS: [(&str, &[&str], &str); 3] = [
    ("wl-copy", &[], "WAYLAND_DISPLAY"),
    ("xclip", &["-selection", "clipboard", "-in"], "DISPLAY"),
    ("xsel", &["--clipboard", "--input"], "DISPLAY"),
];
#[cfg(target_os = "macos")]
const TOOLS: [(&str, &[&str], &str); 1] = [("pbcopy", &[], "HOME")];

/// The bytes that ask the terminal to take `text`; in tmux also those that reach the terminal around it.
pub fn sequence(text: &str) -> String {
    wrapped(&CopyToClipboard::to_clipboard_from(text), env::var_os("TMUX").is_some())
}

fn wrapped(command: &impl crossterm::Command, in_tmux: bool) -> String {
    let mut plain = String::new();
    // Writing to a string cannot fail.
    let _ = command.write_ansi(&mut plain);
    if !in_tmux {
        return plain;
    }
    let doubled = plain.replace('\x1b', "\x1b\x1b");
    format!("{plain}\x1bPtmux;{doubled}\x1b\\")
}

/// Hands `text` to the first of the system's tools that takes it, and names it. Over ssh there is none: it
/// would be the clipboard of the wrong machine.
pub fn by_tool(text: &str) -> Option<&'static str> {
    if env::var_os("SSH_CONNECTION").is_some() {
        return None;
    }
    let usable = TOOLS.iter().filter(|(_, _, variable)| env::var_os(variable).is_some());
    usable.into_iter().find(|(name, arguments, _)| feed(name, arguments, text)).map(|(name, _, _)| *name)
}

fn feed(name: &str, arguments: &[&str], text: &str) -> bool {
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut tool) = command.spawn() else { return false };
    let fed = tool.stdin.take().is_some_and(|mut stdin| stdin.write_all(text.as_bytes()).is_ok());
    tool.wait().is_ok_and(|status| status.success()) && fed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_gets_the_text_as_base64_and_in_tmux_twice() {
        let copy = CopyToClipboard::to_clipboard_from("访谈");
        let plain = wrapped(&copy, false);
        assert_eq!(plain, "\x1b]52;c;6K6/6LCI\x1b\\");
        let doubled = "\x1b\x1b]52;c;6K6/6LCI\x1b\x1b\\";
        assert_eq!(wrapped(&copy, true), format!("{plain}\x1bPtmux;{doubled}\x1b\\"));
    }
}
