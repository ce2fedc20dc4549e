//! The line that stands for folded text: what it is, how much, how to open it.

use super::canvas::Canvas;
use super::page::{Page, Row};
use super::{rule, voice};
use crate::app::folds::Foldable;
use crate::episode::model::{Aside, AsideKind, Turn};
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Draws a stub line.
pub fn draw(page: &Page, canvas: &mut Canvas, row: Row) {
    let dim = canvas.theme.dim;
    let words = words(page, canvas, row);
    let line = format!("{} {words}", canvas.glyphs.folded);
    canvas.put_cut(page.text.x + row.line.indent, row.y, page.text.right(), &line, dim);
}

fn words(page: &Page, canvas: &Canvas, row: Row) -> String {
    let hider = page.reader.folds.hider(page.episode, row.line.paragraph as usize);
    let (what, hint) = match hider {
        Some(Foldable::Aside(index)) => {
            let aside = page.episode.asides.get(index);
            (aside.map_or_else(String::new, |aside| of_aside(canvas, aside)), true)
        }
        Some(Foldable::Turn(index)) => {
            let turn = page.episode.turns.get(index);
            let what = turn.map_or_else(String::new, |turn| of_turn(page, canvas, row, turn));
            (what, page.reader.flow().lines().get(page.reader.place_line()) == Some(row.line))
        }
        None => (count(canvas, Msg::FoldedAnswer, row.line.range.of(&page.episode.text)), true),
    };
    let hint = if hint { canvas.words_with(Msg::UnfoldKey, &[]) } else { String::new() };
    rule::facts(canvas, &[what, hint])
}

fn of_aside(canvas: &Canvas, aside: &Aside) -> String {
    let msg = match aside.kind {
        AsideKind::Original => Msg::FoldedOriginal,
        AsideKind::Comment => Msg::FoldedComment,
        AsideKind::LeadIn => Msg::FoldedLeadIn,
        AsideKind::EndMatter => Msg::FoldedEndMatter,
    };
    canvas.words_with(msg, &[&aside.lines])
}

/// A folded turn as a whole is told by its voice and length, the rest of one by its length.
fn of_turn(page: &Page, canvas: &Canvas, row: Row, turn: &Turn) -> String {
    let TextRange { start, .. } = page.episode.range_of(&turn.paragraphs);
    let text = row.line.range.of(&page.episode.text);
    if row.line.range.start > start {
        return count(canvas, Msg::FoldedAnswer, text);
    }
    let shape = turn.speaker.map_or("", |index| voice::look(canvas, page.episode, index).shape);
    let name = page.episode.speaker_of(turn).map_or("", |speaker| speaker.name.as_str());
    let who = format!("{shape} {name}");
    rule::facts(canvas, &[who.trim().to_owned(), count(canvas, Msg::CharCount, text)])
}

/// Characters without blanks; scalar values will do for a length that is only looked at.
fn count(canvas: &Canvas, msg: Msg, text: &str) -> String {
    let chars = text.chars().filter(|c| !c.is_whitespace()).count();
    canvas.words_with(msg, &[&chars])
}
