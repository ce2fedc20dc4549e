//! Links, handed to the system's opener, of which the `open` crate knows the names. The program itself never opens the network.

use std::io;
use std::process::{Child, Command, Stdio};

/// Whether a link from a text may be opened: an address of the web, and nothing that a shell or an opener
/// could take for something else.
pub fn is_web(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// Opens `url` in the background; what the opener prints is dropped.
///
/// # Errors
/// If there is no opener.
pub fn open(url: &str) -> io::Result<Child> {
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for command in open::commands(url) {
        match spawn(command) {
            Ok(child) => return Ok(child),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn spawn(mut command: Command) -> io::Result<Child> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A group of its own: keys that signal this program do not reach a browser started by it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        assert!(is_web("https://example.com/a?b=c#d"));
        assert!(is_web("http://example.com"));
        for url in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "--help",
            "https://",
            "https://a\x1b[0m",
            "https://a b",
        ] {
            assert!(!is_web(url), "{url:?}");
        }
    }
}
