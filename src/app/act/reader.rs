//! The text of the open episode: what keys do in it.

use super::layer::{KeyTarget, TypedLine};
use super::{
    copy, folding, glossary, hits, kept, library, links, listen, marks, open, peek, reading, search,
};
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::pane::Where;
use crate::app::state::{App, Await};
use crate::keys::action::Action;

/// The view.
pub struct ReaderView;

impl KeyTarget for ReaderView {
    fn line(&self) -> Option<&dyn TypedLine> {
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
            Action::Search => search::begin(app, false),
            Action::SearchBack => search::begin(app, true),
            Action::SearchWord => search::for_word(app, false),
            Action::SearchWordBack => search::for_word(app, true),
            Action::NextHit => return Some(hits::next(app, count.unwrap_or(1).cast_signed())),
            Action::PreviousHit => return Some(hits::next(app, -count.unwrap_or(1).cast_signed())),
            Action::ShowSections => open::show_sections(app),
            Action::Leave => return Some(open::leave(app)),
            Action::Keep => return Some(marks::keep(app)),
            Action::Undo => return Some(kept::undo(app)),
            Action::KeepWithNote => marks::keep_with_note(app),
            Action::EditTags | Action::NextColor | Action::Delete => {
                return Some(marks::on_kept_here(app, action));
            }
            Action::SetMark => app.awaiting = Some(Await::SetMark),
            Action::GoToMark => app.awaiting = Some(Await::GoToMark),
            Action::Copy => return Some(copy::plain(app)),
            Action::CopyCited => return Some(copy::cited(app)),
            Action::ListHits => library::list_here(app),
            Action::CopyAddress => return Some(copy::address(app)),
            Action::Pipe => copy::ask_command(app),
            Action::PipeSection => copy::ask_command_for_section(app),
            Action::Focus => reading::next_focus(app),
            Action::OpenSource => return Some(links::open(app)),
            Action::QuestionsOnly => folding::questions_only(app),
            Action::ChooseSpeaker => folding::choose_speaker(app),
            Action::Fold => folding::fold(app),
            Action::FoldAll => folding::fold_all(app),
            Action::Open if reading::leave_title(app) => {}
            Action::Open => folding::unfold(app),
            Action::Peek => peek::open(app),
            Action::GoToQuestion => folding::go_to_question(app),
            Action::ExplainTerm => glossary::explain(app),
            Action::Wider | Action::Narrower | Action::DefaultMeasure => {
                return Some(reading::set_measure(app, action));
            }
            Action::ShiftLeft => reading::shift(app, -1),
            Action::ShiftRight => reading::shift(app, 1),
            Action::Ambiguous => return Some(open::flip_policy(app)),
            Action::Times => reading::toggle_times(app),
            Action::LineNumbers => reading::toggle_numbers(app),
            Action::ShowNotes => reading::toggle_notes(app),
            Action::Zen => app.zen = !app.zen,
            Action::AutoScroll => return Some(reading::auto_scroll(app, count)),
            Action::Play => return Some(listen::play(app)),
            _ => return listen::along(app, action, count),
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, _: &App) -> bool {
        true
    }
}

impl TypedLine for ReaderView {
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
