//! Standard output for data, standard error for messages. What commands a terminal never goes out ([`safe`]).

use std::env;
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::time::Instant;

use serde::Serialize;

use super::outcome::Failure;
use super::progress::ProgressLine;
use crate::cli::ColorChoice;
use crate::config::model::LanguageChoice;
use crate::layout::width::{WidthPolicy, fit, text_width};
use crate::messages::{Language, Msg};
use crate::runtime;
use crate::text::safe;
use crate::wording::translated::translated;

/// Bold red, as grep has it, and back.
const MARK: &str = "\x1b[1;31m";
const UNMARK: &str = "\x1b[m";

/// How a line of data is printed.
#[derive(Clone, Copy, Debug, Default)]
pub struct RowForm {
    /// Whether what was found is marked.
    pub marks: bool,
    /// The columns at which it is cut, if it is.
    pub columns: Option<u16>,
}

/// Where answers go.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    /// The language of what is told.
    pub language: Language,
    /// How lines of data are printed.
    pub row: RowForm,
    begun: Instant,
    progress: ProgressLine,
    /// Whether data go to the terminal too.
    on_terminal: bool,
}

impl Output {
    /// The standard streams of this process.
    pub fn standard() -> Self {
        Self {
            out: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
            language: language(LanguageChoice::Auto),
            row: RowForm::default(),
            begun: Instant::now(),
            progress: ProgressLine::new(io::stderr().is_terminal()),
            on_terminal: io::stdout().is_terminal(),
        }
    }

    /// From here on speaks the language that the settings ask for.
    pub fn speak(&mut self, chosen: LanguageChoice) {
        self.language = language(chosen);
    }

    /// From here on marks what was found, or does not.
    pub fn mark(&mut self, color: ColorChoice) {
        let is_terminal = io::stdout().is_terminal() && env::var("TERM").is_ok_and(|term| term != "dumb");
        self.row.marks = marks(color, is_terminal, |name| env::var(name).ok());
    }

    /// Prints a line of data.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.begin_data();
        line(&mut self.out, self.row, &[text])
    }

    /// Prints a line of data of which the last part holds what was found, at these bytes.
    pub fn found(&mut self, before: &str, text: &str, ranges: &[[usize; 2]]) -> Result<(), Failure> {
        self.begin_data();
        found(&mut self.out, self.row, &[before], text, ranges)
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
        self.begin_data();
        self::object(&mut self.out, object)
    }

    /// Prints generated text, or lines that were made apart, as they are.
    pub fn raw(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.begin_data();
        Ok(self.out.write_all(bytes)?)
    }

    /// Tells how many files were looked into, of how many, where that takes long and somebody looks.
    pub fn progress(&mut self, done: usize, all: usize) {
        let words = || Msg::FilesRead.with(self.language, &[&done, &all]);
        let shown = self.progress.show(self.begun.elapsed(), words);
        show(&shown.unwrap_or_default());
    }

    /// Tells how many files were looked into so far, where that takes long and somebody looks.
    pub fn looked_at(&mut self, files: usize) {
        let words = || Msg::FilesLookedAt.with(self.language, &[&files]);
        let shown = self.progress.show(self.begun.elapsed(), words);
        show(&shown.unwrap_or_default());
    }

    fn begin_data(&mut self) {
        if self.on_terminal {
            show(self.progress.end());
        }
    }

    /// Tells the user something, after the data so far.
    pub fn message(&mut self, message: &str) {
        // Messages are a courtesy: nothing better can be done where they cannot be written.
        let _ = self.out.flush();
        let blank = self.progress.clear();
        let _ = writeln!(
            io::stderr().lock(),
            "{blank}fangtan: {}",
            safe::for_terminal(&translated(message, self.language))
        );
    }

    /// Tells the user something in their language, after the data so far.
    pub fn tell(&mut self, msg: Msg, values: &[&dyn Display]) {
        let words = self.words(msg, values);
        self.message(&words);
    }

    /// Writes out what is held back.
    pub fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }

    /// The same at the end, when nobody waits any more.
    pub fn finish(&mut self) -> Result<(), Failure> {
        show(self.progress.clear());
        self.flush()
    }
}

/// Writes to the terminal of who waits; a courtesy, as all messages are.
fn show(line: &str) {
    if !line.is_empty() {
        let _ = io::stderr().lock().write_all(line.as_bytes());
    }
}

/// The language that was chosen in the settings, else that of the environment.
pub fn language(chosen: LanguageChoice) -> Language {
    runtime::language(chosen, |name| env::var(name).ok())
}

/// Whether what was found is marked: as `color` says, else as the environment does, else on a terminal.
fn marks(color: ColorChoice, is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let given = |name: &str| variable(name).filter(|value| !value.is_empty());
    match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if given("NO_COLOR").is_some() => false,
        ColorChoice::Auto => is_terminal || given("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
    }
}

/// Writes a line of data, made of `parts`.
pub fn line(out: &mut impl Write, row: RowForm, parts: &[&str]) -> Result<(), Failure> {
    found(out, row, parts, "", &[])
}

/// Writes a line of data, made of `parts` and of `text`, in which the bytes of `ranges` were found.
pub fn found(
    out: &mut impl Write,
    row: RowForm,
    parts: &[&str],
    text: &str,
    ranges: &[[usize; 2]],
) -> Result<(), Failure> {
    let Some(columns) = row.columns else { return whole(out, row.marks, parts, text, ranges) };
    let before = parts.concat();
    let all = format!("{before}{text}");
    let policy = WidthPolicy::default();
    if text_width(&all, policy) <= usize::from(columns) {
        return whole(out, row.marks, &[&before], text, ranges);
    }
    let (end, _) = fit(&all, usize::from(columns).saturating_sub(1), policy);
    let shown = text.get(..end.saturating_sub(before.len())).unwrap_or_default();
    let ranges: Vec<[usize; 2]> =
        ranges.iter().map(|[start, end]| [*start.min(&shown.len()), *end.min(&shown.len())]).collect();
    let before = before.get(..end).unwrap_or(&before);
    whole(out, row.marks, &[before], &format!("{shown}…"), &ranges)
}

fn whole(
    out: &mut impl Write,
    marks: bool,
    parts: &[&str],
    text: &str,
    ranges: &[[usize; 2]],
) -> Result<(), Failure> {
    for part in parts {
        out.write_all(safe::for_terminal(part).as_bytes())?;
    }
    let mut at = 0;
    for &[start, end] in ranges.iter().filter(|_| marks) {
        // Ranges may lie in one another.
        let start = start.max(at);
        let (Some(before), Some(marked)) = (text.get(at..start), text.get(start..end)) else { continue };
        if marked.is_empty() {
            continue;
        }
        let (before, marked) = (safe::for_terminal(before), safe::for_terminal(marked));
        write!(out, "{before}{MARK}{marked}{UNMARK}")?;
        at = end;
    }
    let rest = text.get(at..).unwrap_or_default();
    out.write_all(safe::for_terminal(rest).as_bytes())?;
    Ok(out.write_all(b"\n")?)
}

/// Writes an object on a line of its own.
pub fn object(out: &mut impl Write, object: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(object)?;
    out.write_all(safe::for_json(&text).as_bytes())?;
    Ok(writeln!(out)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, ranges: &[[usize; 2]]) -> String {
        cut(None, text, ranges)
    }

    fn cut(columns: Option<u16>, text: &str, ranges: &[[usize; 2]]) -> String {
        let mut out = Vec::new();
        found(&mut out, RowForm { marks: true, columns }, &["a: "], text, ranges).unwrap();
        String::from_utf8(out).unwrap().replace(MARK, "[").replace(UNMARK, "]")
    }

    #[test]
    fn what_was_found_is_marked_and_nothing_else_commands() {
        assert_eq!(marked("水路水", &[[0, 3], [6, 9]]), "a: [水]路[水]\n");
        assert_eq!(marked("abcdef", &[[1, 4], [2, 5]]), "a: a[bcd][e]f\n");
        assert_eq!(marked("abcdef", &[[1, 4], [2, 3]]), "a: a[bcd]ef\n");
        assert_eq!(marked("a\x1b[mb", &[[0, 2]]), "a: [a<1B>][mb\n");
        assert_eq!(marked("水", &[[1, 2], [0, 9]]), "a: 水\n", "no range of the text");
    }

    #[test]
    fn a_line_is_cut_at_the_columns_that_were_asked_for() {
        assert_eq!(cut(Some(8), "水路水路", &[[0, 3], [6, 9]]), "a: [水]路…\n");
        assert_eq!(cut(Some(11), "水路水路", &[[0, 3], [6, 9]]), "a: [水]路[水]路\n");
        assert_eq!(cut(Some(7), "水路水", &[[3, 9]]), "a: 水…\n");
        assert_eq!(cut(Some(2), "水路水", &[[0, 3]]), "a…\n");
    }

    #[test]
    fn marks_follow_the_choice_then_the_environment_then_the_terminal() {
        let with = |color, is_terminal, name: &str, value: &str| {
            marks(color, is_terminal, |asked| (asked == name).then(|| value.to_owned()))
        };
        assert!(with(ColorChoice::Always, false, "NO_COLOR", "1"));
        assert!(!with(ColorChoice::Never, true, "CLICOLOR_FORCE", "1"));
        assert!(with(ColorChoice::Auto, true, "", "") && !with(ColorChoice::Auto, false, "", ""));
        assert!(
            !with(ColorChoice::Auto, true, "NO_COLOR", "1") && with(ColorChoice::Auto, true, "NO_COLOR", "")
        );
        assert!(with(ColorChoice::Auto, false, "CLICOLOR_FORCE", "1"));
        assert!(!with(ColorChoice::Auto, false, "CLICOLOR_FORCE", "0"));
    }
}
