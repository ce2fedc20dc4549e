//! What each action does, by the place it happens at.

pub mod address;
pub mod bookmarks;
pub mod clicks;
pub mod copy;
pub mod folding;
pub mod jump;
pub mod library;
pub mod links;
pub mod lists;
pub mod marks;
pub mod menus;
pub mod names;
pub mod open;
pub mod panes;
pub mod reading;
pub mod review;
pub mod search;
pub mod steps;
pub mod twins;
pub mod voices;
pub mod waiting;

use super::event::Effect;
use super::overlay::Overlay;
use super::state::{App, Await, View};
use super::{press, update};
use crate::keys::action::Action;

/// Does `action`, with the count typed before it.
pub fn act(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    if waiting::waits(app, action, count) {
        return Vec::new();
    }
    match action {
        Action::Quit => return update::quit(app),
        Action::Cancel => return press::cancel(app),
        Action::Suspend => return vec![Effect::Suspend],
        Action::Help => menus::help(app),
        Action::Jump => return jump::open(app),
        Action::Theme => menus::next_theme(app),
        Action::Bookmarks => return bookmarks::list(app),
        Action::SearchLibrary => return library::begin(app),
        Action::Command => app.overlays.push(Overlay::Command(super::input::Input::default())),
        Action::Card => menus::card(app),
        Action::Glossary => menus::glossary(app),
        Action::LibraryGlossary => return menus::library_glossary(app),
        Action::Names => names::open(app),
        Action::Mouse => return vec![Effect::Mouse],
        Action::Back => return open::back(app),
        Action::Forward => return open::forward(app),
        Action::Edit => return open::edit(app),
        Action::Reread => return open::reread(app),
        Action::OpenBeside => return panes::open_beside(app),
        Action::OtherPane => panes::turn_over(app),
        Action::ClosePane => panes::close(app),
        Action::AlignPanes => panes::align(app),
        Action::Twins => return twins::look(app),
        _ => return act_here(app, action, count),
    }
    Vec::new()
}

fn act_here(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    if !app.overlays.is_empty() {
        return lists::over(app, action, count);
    }
    match app.view {
        View::Episodes => lists::episodes(app, action, count),
        View::Sections => lists::sections(app, action, count),
        View::Reader => read(app, action, count),
    }
}

/// Actions of the reader.
fn read(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    match action {
        Action::Search => search::begin(app),
        Action::NextHit => return next(app, count.unwrap_or(1).cast_signed()),
        Action::PreviousHit => return next(app, -count.unwrap_or(1).cast_signed()),
        Action::ShowSections => open::show_sections(app),
        Action::Leave => return open::leave_reader(app),
        Action::Keep => return marks::keep(app),
        Action::KeepWithNote => marks::keep_with_note(app),
        Action::SetMark => app.awaiting = Some(Await::SetMark),
        Action::GoToMark => app.awaiting = Some(Await::GoToMark),
        Action::Copy => return copy::plain(app),
        Action::CopyCited => return copy::cited(app),
        Action::ListHits => library::list_here(app),
        Action::CopyAddress => return copy::address(app),
        Action::Pipe => copy::ask_command(app),
        Action::PipeSection => copy::ask_command_for_section(app),
        Action::Focus => reading::next_focus(app),
        Action::OpenSource => return links::open(app),
        Action::QuestionsOnly => folding::questions_only(app),
        Action::ChooseSpeaker => folding::choose_speaker(app),
        Action::Fold => folding::fold(app),
        Action::FoldAll => folding::fold_all(app),
        Action::Open => folding::unfold(app),
        Action::Peek => folding::peek(app),
        Action::GoToQuestion => folding::go_to_question(app),
        Action::ExplainTerm => menus::explain(app),
        Action::Wider | Action::Narrower | Action::DefaultMeasure => reading::set_measure(app, action),
        Action::ShiftLeft => reading::shift(app, -1),
        Action::ShiftRight => reading::shift(app, 1),
        Action::Ambiguous => return open::flip_policy(app),
        Action::Times => reading::toggle_times(app),
        Action::Zen => app.zen = !app.zen,
        Action::AutoScroll => return reading::auto_scroll(app, count),
        _ => reading::motion(app, action, count),
    }
    Vec::new()
}

/// Goes on by `steps` among the places marked in the jump box, or among the hits of a search.
fn next(app: &mut App, steps: isize) -> Vec<Effect> {
    jump::next_stop(app, steps).unwrap_or_else(|| search::step(app, steps))
}
