//! Standard output for data, standard error for messages. What commands a terminal never goes out ([`safe`]).

use std::borrow::Cow;
use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;

use super::outcome::{Failure, Outcome};
use crate::text::safe;

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
        let _ = writeln!(io::stderr().lock(), "fangtan: {}", safe::for_terminal(message));
    }

    /// Prints help on standard output or a usage error on standard error.
    pub fn usage(error: &clap::Error) -> Result<Outcome, Failure> {
        // It may repeat an argument.
        let plain = error.render().to_string();
        if plain.lines().any(|line| matches!(safe::for_terminal(line), Cow::Owned(_))) {
            eprintln!("{}", safe::for_file(plain.trim_end()));
        } else {
            error.print()?;
        }
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
        out.write_all(safe::for_terminal(part).as_bytes())?;
    }
    Ok(out.write_all(b"\n")?)
}

/// Writes an object on a line of its own.
pub fn object(out: &mut impl Write, object: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(object)?;
    out.write_all(safe::for_json(&text).as_bytes())?;
    Ok(writeln!(out)?)
}
