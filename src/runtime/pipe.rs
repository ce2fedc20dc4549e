//! A command of the user's that is given words of the text.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};

/// Runs `command` in a shell with `text` as its input and waits for its end, then shows `go_on` and waits for Enter,
/// so that what it wrote can be read. The terminal must have been given back.
///
/// # Errors
/// Where it cannot be started.
pub fn run(command: &str, text: &str, go_on: &str) -> io::Result<ExitStatus> {
    let mut child = Command::new("sh").args(["-c", command]).stdin(Stdio::piped()).spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // A command need not read all of it.
        let _ = input.write_all(text.as_bytes());
    }
    let status = child.wait()?;
    println!("\n[{go_on}]");
    let terminal = std::fs::File::open("/dev/tty")?;
    BufReader::new(terminal).read_line(&mut String::new())?;
    Ok(status)
}
