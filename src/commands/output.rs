//! Standard output for data, standard error for messages. What commands a terminal never goes out ([`safe`]).

use std::env;
use std::fmt::Display;
use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;

use super::outcome::Failure;
use crate::config::model::LanguageChoice;
use crate::layout::width::{WidthPolicy, text_width};
use crate::messages::{Language, Msg};
use crate::runtime;
use crate::text::safe;

/// Where answers go.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    /// The language of what is told.
    pub language: Language,
}

impl Output {
    /// The standard streams of this process.
    pub fn standard() -> Self {
        Self {
            out: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
            language: language(LanguageChoice::Auto),
        }
    }

    /// From here on speaks the language that the settings ask for.
    pub fn speak(&mut self, chosen: LanguageChoice) {
        self.language = language(chosen);
    }

    /// Prints a line of data.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        line(&mut self.out, &[text])
    }

    /// Words in the user's language, filled in.
    pub fn words(&self, msg: Msg, values: &[&dyn Display]) -> String {
        msg.with(self.language, values)
    }

    /// A number in `width` columns and what is counted, as wide for one as for many.
    pub fn counted(&self, msg: Msg, count: usize, width: usize) -> String {
        let count = count.to_string();
        let most = text_width(&self.words(msg, &[&"9".repeat(count.len())]), WidthPolicy::default());
        let words = self.words(msg, &[&count]);
        let after = most.saturating_sub(text_width(&words, WidthPolicy::default()));
        format!("{:width$}{words}{:after$}", "", "", width = width.saturating_sub(count.len()))
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

    /// Tells the user something in their language, after the data so far.
    pub fn tell(&mut self, msg: Msg, values: &[&dyn Display]) {
        let words = self.words(msg, values);
        self.message(&words);
    }

    /// Writes out what is held back.
    pub fn finish(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }
}

/// The language that was chosen in the settings, else that of the environment.
pub fn language(chosen: LanguageChoice) -> Language {
    runtime::language(chosen, |name| env::var(name).ok())
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
