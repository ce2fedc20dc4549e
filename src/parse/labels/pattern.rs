//! Labels by the user's own pattern.

use regex::Regex;

use super::candidate::Candidate;
use super::found::Colon;
use crate::episode::oddity::{Diagnostic, Oddity, Severity};
use crate::lexicon;
use crate::parse::block::{Block, BlockKind};
use crate::parse::times;

/// The labels that `pattern` finds at the start of blocks: its group `name`, else the whole match.
pub fn labels(pattern: &str, blocks: &[Block]) -> Result<Vec<Candidate>, Diagnostic> {
    let regex = compile("label", pattern)?;
    let lines = blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| b.aside.is_none())
        .filter_map(|(i, b)| label(&regex, i, b))
        .collect();
    Ok(lines)
}

/// That labels or sections are found by `pattern`, in both languages.
pub fn described(pattern: &str) -> [String; 2] {
    [format!("by the pattern {pattern}"), format!("按正则表达式 {pattern}")]
}

/// Compiles a pattern of the user's; a wrong one becomes an error that names it.
pub fn compile(what: &str, pattern: &str) -> Result<Regex, Diagnostic> {
    Regex::new(pattern).map_err(|error| Diagnostic {
        line: 1,
        column: None,
        severity: Severity::Error,
        oddity: Oddity::BadPattern {
            what: what.to_owned(),
            pattern: pattern.to_owned(),
            why: reason(&error),
        },
    })
}

/// The last line of what the library says; those above draw the pattern.
fn reason(error: &regex::Error) -> String {
    let text = error.to_string();
    text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

fn label(regex: &Regex, index: usize, block: &Block) -> Option<Candidate> {
    let found = regex.captures(&block.text)?;
    let whole = found.get(0)?;
    let name = found.name("name").or_else(|| found.get(1)).unwrap_or(whole).as_str();
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '*' | '_'));
    if whole.start() > usize::from(block.marker) {
        return None;
    }
    let heading = matches!(block.kind, BlockKind::Heading(_));
    Some(Candidate {
        block: index,
        shape: None,
        name: name.to_owned(),
        key: lexicon::fold(name),
        time: found.name("time").and_then(|time| times::read(time.as_str())).map(|clock| clock.seconds),
        rest: if heading { block.text.len() } else { whole.end() },
        colon: Colon::Outside,
        alone: block.text.get(whole.end()..)?.trim().is_empty(),
        quotes: false,
    })
}
