//! The text of the open episode: what keys do in it.

use super::layer::{Layer, Line, done};
use super::{copy, folding, glossary, hits, library, links, marks, open, peek, reading, search};
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::pane::Where;
use crate::app::state::{App, Await};
use crate::keys::action::Action;

/// The view.
pub struct ReaderView;

impl Layer for ReaderView {
    fn line(&self) -> Option<&dyn Line> {
        Some(self)
    }

    fn list<'a>(&self, _: &'a mut App) -> Option<(&'a mut List, usize)> {
        None
    }

    fn escape(&self, app: &mut App) {
        search::cancel(app);
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        match action {
            Action::Search => done(search::begin(app)),
            Action::NextHit => Some(hits::next(app, count.unwrap_or(1).cast_signed())),
            Action::PreviousHit => Some(hits::next(app, -count.unwrap_or(1).cast_signed())),
            Action::ShowSections => done(open::show_sections(app)),
            Action::Leave => Some(open::leave(app)),
            Action::Keep => Some(marks::keep(app)),
            Action::KeepWithNote => done(marks::keep_with_note(app)),
            Action::SetMark => done(app.awaiting = Some(Await::SetMark)),
            Action::GoToMark => done(app.awaiting = Some(Await::GoToMark)),
            Action::Copy => Some(copy::plain(app)),
            Action::CopyCited => Some(copy::cited(app)),
            Action::ListHits => done(library::list_here(app)),
            Action::CopyAddress => Some(copy::address(app)),
            Action::Pipe => done(copy::ask_command(app)),
            Action::PipeSection => done(copy::ask_command_for_section(app)),
            Action::Focus => done(reading::next_focus(app)),
            Action::OpenSource => Some(links::open(app)),
            Action::QuestionsOnly => done(folding::questions_only(app)),
            Action::ChooseSpeaker => done(folding::choose_speaker(app)),
            Action::Fold => done(folding::fold(app)),
            Action::FoldAll => done(folding::fold_all(app)),
            Action::Open => done(folding::unfold(app)),
            Action::Peek => done(peek::open(app)),
            Action::GoToQuestion => done(folding::go_to_question(app)),
            Action::ExplainTerm => done(glossary::explain(app)),
            Action::Wider | Action::Narrower | Action::DefaultMeasure => {
                done(reading::set_measure(app, action))
            }
            Action::ShiftLeft => done(reading::shift(app, -1)),
            Action::ShiftRight => done(reading::shift(app, 1)),
            Action::Ambiguous => Some(open::flip_policy(app)),
            Action::Times => done(reading::toggle_times(app)),
            Action::Zen => done(app.zen = !app.zen),
            Action::AutoScroll => Some(reading::auto_scroll(app, count)),
            _ => reading::motion(app, action, count),
        }
    }

    fn leads_into_text(&self, _: &App) -> bool {
        true
    }
}

impl Line for ReaderView {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        let find = app.reader.as_mut()?.find.as_mut()?;
        find.typing.then_some(&mut find.input)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        search::typed(app);
        Vec::new()
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        if pane == Where::Here {
            search::accept(app);
        }
        Vec::new()
    }
}
