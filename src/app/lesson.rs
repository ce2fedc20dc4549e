//! Samples that teach: which of the keys that they name were tried.

use std::collections::HashSet;

use super::reader::Reader;
use super::state::App;
use crate::episode::model::{Episode, Span, Style};
use crate::keys::action::{ACTIONS, Action};
use crate::text::range::TextRange;

/// What the path of a sample that teaches has at its beginning and further on.
const LESSON: (&str, &str) = ("builtin:", "-welcome");

/// How many of the keys that the open text teaches were tried, and how many it teaches; `None` for a text that
/// teaches none.
pub fn progress(app: &App, reader: &Reader) -> Option<(usize, usize)> {
    let keys: HashSet<String> = spans(reader).map(|span| written(reader.episode(), span)).collect();
    let done = keys.iter().filter(|keys| is_tried(keys, &app.tried)).count();
    let taught = keys.iter().filter(|keys| actions(keys).next().is_some()).count();
    (taught > 0).then_some((done, taught))
}

/// Where keys that were tried are named.
pub fn ticked(app: &App, reader: &Reader, shown: TextRange) -> Vec<TextRange> {
    let here = spans(reader).filter(|span| span.range.overlaps(shown));
    let done = here.filter(|span| is_tried(&written(reader.episode(), span), &app.tried));
    done.map(|span| span.range).collect()
}

/// What a sample has as code: keys, and a few words of the command line.
fn spans(reader: &Reader) -> impl Iterator<Item = &Span> {
    let path = reader.path.to_string_lossy();
    let teaches = path.starts_with(LESSON.0) && path.contains(LESSON.1);
    reader.episode().spans.iter().filter(move |span| teaches && span.style == Style::Code)
}

/// Keys as the table of actions has them, but for blanks and a count before them.
fn written(episode: &Episode, span: &Span) -> String {
    without_blanks(span.range.of(&episode.text).trim_start_matches(|c: char| c.is_ascii_digit()))
}

fn without_blanks(keys: &str) -> String {
    keys.split(' ').collect()
}

fn is_tried(keys: &str, tried: &HashSet<Action>) -> bool {
    actions(keys).any(|action| tried.contains(&action))
}

/// All that these keys usually do, in whatever place.
fn actions(keys: &str) -> impl Iterator<Item = Action> {
    let rows =
        ACTIONS.iter().filter(move |row| row.keys.iter().any(|usual| without_blanks(usual.keys) == keys));
    rows.map(|row| row.action)
}
