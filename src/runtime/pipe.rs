//! A command of the user's that is given words of the text.

use std::io::{self, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::Receiver;

use crossterm::terminal::enable_raw_mode;

use super::message::Message;
use crate::app::event::Event;

/// Runs `command` in a shell with `text` as its input and waits for its end. The terminal must have been
/// given back.
///
/// # Errors
/// If it cannot be started.
pub fn run(command: &str, text: &str) -> io::Result<ExitStatus> {
    let mut child = shell().arg(command).stdin(Stdio::piped()).spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // A command need not read all of it.
        let _ = input.write_all(text.as_bytes());
    }
    child.wait()
}

/// The system's shell, about to be told a command.
fn shell() -> Command {
    let (shell, command) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut asked = Command::new(shell);
    asked.arg(command);
    asked
}

/// Waits for a key, so that what a command wrote can be read, or for the program's end. Returns what else
/// came meanwhile; the key is nobody's.
///
/// # Errors
/// If the terminal is gone.
pub fn wait_for_key(inbox: &Receiver<Message>) -> io::Result<Vec<Message>> {
    enable_raw_mode()?;
    let mut others = Vec::new();
    for message in inbox {
        match message {
            Message::App(Event::Key(_)) => break,
            Message::App(Event::Terminate) | Message::Ended(_) => {
                others.push(message);
                break;
            }
            _ => others.push(message),
        }
    }
    Ok(others)
}
