//! The word for a mode that is on, and its keys: what keys mean now is never left to be guessed.

use super::boxes;
use super::canvas::Canvas;
use crate::app::folds::FoldMode;
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;

/// Draws the words for the modes that are on from column `x` of row `y`; returns the column after them, `x`
/// itself if there are none.
pub fn draw(app: &App, reader: &Reader, canvas: &mut Canvas, (x, y): (u16, u16), end: u16) -> u16 {
    let Some((word, hints)) = words(app, reader, canvas) else { return x };
    let (mode, dim) = (canvas.theme.mode, canvas.theme.dim);
    let after = canvas.put_cut(x, y, end, &format!(" {word} "), mode);
    canvas.put_cut(after.saturating_add(1), y, end, &hints, dim)
}

/// Whether a mode is on that has a word.
pub fn is_on(reader: &Reader) -> bool {
    reader.selection.is_some() || reader.folds.mode() != FoldMode::All
}

/// What holds for keys comes first: a selection, then what is shown.
fn words(app: &App, reader: &Reader, canvas: &Canvas) -> Option<(String, String)> {
    if reader.selection.is_some() {
        let keys = [
            (Action::Copy, None),
            (Action::Keep, Some(Msg::HintKeep)),
            (Action::DropSelection, Some(Msg::HintDrop)),
        ];
        return Some((
            canvas.words(Msg::ModeSelect).to_owned(),
            boxes::hints(app, canvas, Place::Select, keys),
        ));
    }
    let (word, action) = match reader.folds.mode() {
        FoldMode::All => return None,
        FoldMode::Questions => (canvas.words(Msg::ModeQuestions).to_owned(), Action::QuestionsOnly),
        FoldMode::Speaker(index) => {
            let name = reader.episode().speakers.get(index).map_or("", |speaker| speaker.name.as_str());
            (canvas.words_with(Msg::ModeSpeaker, &[&name]), Action::ChooseSpeaker)
        }
    };
    Some((word, boxes::hints(app, canvas, Place::Reader, [(action, Some(Msg::HintShowAll))])))
}
