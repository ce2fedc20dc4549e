//! Searching in the open text: as one types, hit by hit, and back to where one was.

use crate::app::find::Find;
use crate::app::goal::WhichHit;
use crate::app::input::Input;
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::text::words;
use crate::wording::slip;

/// Opens the search line; `back` looks for what stands before the place.
pub fn begin(app: &mut App, back: bool) {
    app.tour = None;
    if let Some(reader) = &mut app.reader {
        reader.find = Some(Find { back, ..Find::new((reader.top, reader.place)) });
    }
}

/// Goes to the next place where what is selected stands, else the word at the place; `back`: to the one
/// before. The selection is dropped.
pub fn for_word(app: &mut App, back: bool) {
    let page = app.page();
    let Some(reader) = &mut app.reader else { return };
    let episode = reader.opened.episode.clone();
    let selected = reader.selection.filter(|selection| selection.anchor != selection.head);
    let from = reader.selection.map_or(reader.place, |selection| selection.head);
    let range = selected.and_then(|_| reader.selected()).or_else(|| words::at(&episode.text, from));
    let Some(range) = range else { return };
    reader.selection = None;
    app.tour = None;
    let typed = range.of(&episode.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut find = Find { back, ..Find::standing(Input::holding(&typed), &episode, range.start) };
    find.step(if back { -1 } else { 1 }, range.start);
    app.history.leave(reader.spot());
    reader.find = Some(find);
    show_current(reader, page);
}

/// The search line has changed: shows the first hit from where the search began.
pub fn typed(app: &mut App) {
    let page = app.page();
    let Some(reader) = &mut app.reader else { return };
    let episode = reader.opened.episode.clone();
    let Some(find) = &mut reader.find else { return };
    if find.back && find.input.text() == "?" {
        cancel(app);
        return app.run_next(Action::Help);
    }
    find.run(&episode);
    let (top, place) = find.origin;
    (reader.top, reader.place) = (top, place);
    show_current(reader, page);
}

/// Enter: the search stands, and where it began can be gone back to.
pub fn accept(app: &mut App) {
    let Some(find) = app.reader.as_mut().and_then(|reader| reader.find.as_mut()) else { return };
    find.typing = false;
    let (needle, problem, none) = (find.input.text().to_owned(), find.problem.clone(), find.hits.is_empty());
    let (top, place) = find.origin;
    if needle.is_empty() {
        return cancel(app);
    }
    if let Some(problem) = problem {
        app.notice = Some(slip::words(&problem, app.settings.language));
        return;
    }
    if none {
        app.say(Msg::NotFound, &[&needle]);
        return;
    }
    if let Some(path) = app.reader.as_ref().map(|reader| reader.path.clone()) {
        app.history.leave(crate::app::history::Spot { path, top, place });
    }
}

/// Esc: back to where the search began, nothing is searched for.
pub fn cancel(app: &mut App) {
    let Some(reader) = &mut app.reader else { return };
    if let Some(find) = &reader.find {
        let (top, place) = find.origin;
        forget(reader);
        (reader.top, reader.place) = (top, place);
    }
}

/// Drops the search and closes what it opened; tells whether there was one.
pub fn forget(reader: &mut Reader) -> bool {
    let was = reader.find.take().is_some();
    if was {
        reader.fold(|folds, _| folds.show_for_now(None));
    }
    was
}

/// Goes on with the search over all episodes for `query` in the open one.
pub fn go_on(app: &mut App, query: &str, which: WhichHit) {
    let page = app.page();
    let Some(reader) = &mut app.reader else { return };
    let episode = reader.opened.episode.clone();
    let find = Find::going_on(query, &episode, which);
    let none = find.hits.is_empty();
    reader.find = Some(find);
    if let WhichHit::From(offset) = which {
        reader.go_to(offset);
    }
    show_current(reader, page);
    if none {
        app.say(Msg::NotFound, &[&query]);
    }
}

/// Brings the current hit onto the page; a fold that hides it opens while it is the current one.
pub fn show_current(reader: &mut Reader, page: usize) {
    let hit = reader.find.as_ref().and_then(Find::hit);
    reader.fold(|folds, episode| {
        folds.show_for_now(None);
        let paragraph = hit.map(|hit| episode.paragraph_at(hit.start));
        let hider = paragraph.and_then(|paragraph| folds.hider(episode, paragraph));
        folds.show_for_now(hider);
    });
    if let Some(hit) = hit {
        reader.break_wide();
        reader.show(hit.start, page);
    }
}
