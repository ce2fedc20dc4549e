//! How this file writes its labels: decided once, by the evidence of all its lines, never line by line.

use super::block::Block;
use super::overrides::Overrides;
use crate::episode::model::{Diagnostic, Refused};

mod candidate;
mod family;
mod form;
mod known;
mod pattern;
mod questions;
mod shape;
mod tally;
mod verdict;

pub use candidate::{Candidate, Family};
pub use known::{Known, initials, is_slip, parts};
pub use pattern::compile;
pub use questions::{Questions, is_all_bold};

/// What was decided about a file's labels.
#[derive(Debug, Default)]
pub struct Dialect {
    /// The accepted label lines, in order.
    pub labels: Vec<Candidate>,
    /// Where a question and its answer are told apart without names.
    pub questions: Option<Questions>,
    /// How labels are written, in words.
    pub described: Option<String>,
    /// Lines that look like labels and are none.
    pub refused: Vec<Refused>,
    /// What is wrong with the user's own pattern.
    pub diagnostics: Vec<Diagnostic>,
}

/// Decides over `blocks`; a pattern of the user's own wins over all evidence.
pub fn decide(blocks: &[Block], known: &Known, overrides: &Overrides) -> Dialect {
    let mut dialect = match overrides.label.as_deref().map(|pattern| pattern::labels(pattern, blocks)) {
        Some(Ok(dialect)) => return dialect,
        Some(Err(diagnostic)) => Dialect { diagnostics: vec![diagnostic], ..Dialect::default() },
        None => Dialect::default(),
    };
    let candidates: Vec<Candidate> = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.aside.is_none())
        .filter_map(|(index, block)| {
            shape::candidate(index, block).or_else(|| shape::definition(index, blocks))
        })
        .collect();
    let verdict = verdict::judge(candidates, blocks, known);
    dialect.labels = verdict.accepted;
    dialect.described = verdict.described;
    dialect.refused = verdict.refused;
    dialect.questions = questions::find(blocks, &dialect.labels);
    if dialect.questions.is_some() {
        let nameless = "questions without a name";
        let labels = dialect.described.take().map(|labels| format!("{labels}; {nameless}"));
        dialect.described = labels.or_else(|| Some(nameless.to_owned()));
    }
    dialect
}
