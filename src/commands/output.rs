//! Standard output for data, standard error for messages. Control characters of file names and texts never reach
//! the terminal.

use std::borrow::Cow;
use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;

use super::outcome::{Failure, Outcome};

/// Where answers go.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
}

impl Output {
    /// The standard streams of this process.
    pub fn standard() -> Self {
        Self { out: BufWriter::with_capacity(1 << 16, io::stdout().lock()) }
    }

    /// Prints a line of data.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        line(&mut self.out, &[text])
    }

    /// Prints an object on a line of its own.
    pub fn object(&mut self, object: &impl Serialize) -> Result<(), Failure> {
        self::object(&mut self.out, object)
    }

    /// Prints generated text, or lines that were made apart, as they are.
    pub fn raw(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        Ok(self.out.write_all(bytes)?)
    }

    /// Tells the user something, after the data so far.
    pub fn message(&mut self, message: &str) {
        // Messages are a courtesy: nothing better can be done where they cannot be written.
        let _ = self.out.flush();
        let _ = writeln!(io::stderr().lock(), "fangtan: {}", printable(message));
    }

    /// Prints help on standard output or a usage error on standard error.
    pub fn usage(error: &clap::Error) -> Result<Outcome, Failure> {
        error.print()?;
        Ok(if error.use_stderr() { Outcome::Trouble } else { Outcome::Done })
    }

    /// Writes out what is held back.
    pub fn finish(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }
}

/// Writes a line of data, made of `parts`.
pub fn line(out: &mut impl Write, parts: &[&str]) -> Result<(), Failure> {
    for part in parts {
        out.write_all(printable(part).as_bytes())?;
    }
    Ok(out.write_all(b"\n")?)
}

/// Writes an object on a line of its own.
pub fn object(out: &mut impl Write, object: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, object)?;
    Ok(writeln!(out)?)
}

/// `text` with control characters shown as their code (`<1B>`).
fn printable(text: &str) -> Cow<'_, str> {
    if !has_controls(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| if c.is_control() { format!("<{:02X}>", u32::from(c)) } else { c.to_string() };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Whether there is a control character in `utf8`: below the blank, U+007F, or U+0080 to U+009F. Two sweeps without
/// branches, as whole libraries may go through here.
fn has_controls(utf8: &[u8]) -> bool {
    let behind = utf8.get(1..).unwrap_or_default();
    let single = utf8.iter().fold(0, |any, byte| any | u8::from(*byte < 0x20) | u8::from(*byte == 0x7F));
    let double = utf8
        .iter()
        .zip(behind)
        .fold(0, |any, (first, second)| any | (u8::from(*first == 0xC2) & u8::from(*second < 0xA0)));
    single | double != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_are_shown_not_sent() {
        assert_eq!(printable("a\u{1b}[2Jb\u{9b}c\r"), "a<1B>[2Jb<9B>c<0D>");
        assert_eq!(printable("\u{9f}\u{7f}"), "<9F><7F>");
        for clean in ["访谈", "马克·扎克伯格", "\u{a0}", ""] {
            assert_eq!(printable(clean), clean);
        }
    }
}
