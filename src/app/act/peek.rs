//! A look at the question that the place answers, without leaving it.

use super::layer::{KeyTarget, TypedLine};
use crate::app::event::Effect;
use crate::app::list::List;
use crate::app::motion::question_before;
use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::keys::action::Action;
use crate::messages::Msg;

/// The open look.
pub struct PeekBox;

/// Shows the question.
pub fn open(app: &mut App) {
    let range = app.reader.as_ref().and_then(|reader| {
        let episode = reader.episode();
        let turn = episode.turns.get(question_before(episode, reader.place)?)?;
        Some(episode.range_of(&turn.paragraphs))
    });
    match range {
        Some(range) => app.overlays.push(Overlay::Peek(range)),
        None => app.say(Msg::NoQuestionBefore, &[]),
    }
}

impl KeyTarget for PeekBox {
    fn line(&self) -> Option<&dyn TypedLine> {
        None
    }

    fn list<'a>(&self, _: &'a mut App) -> Option<(&'a mut List, usize)> {
        None
    }

    fn escape(&self, app: &mut App) {
        app.overlays.pop();
    }

    fn act(&self, app: &mut App, action: Action, _: Option<usize>) -> Option<Vec<Effect>> {
        match action {
            Action::Leave | Action::Open | Action::Peek => self.escape(app),
            _ => return None,
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, _: &App) -> bool {
        false
    }
}
