//! One event in, the world's tasks out.

use super::act::layer::KeyTarget;
use super::act::{
    self, bookmarks, codes, cross, elsewhere, facets, glossary, jump, library, listen, marks, open, panes,
    person, record, tags, twins,
};
use super::alarms::Trouble;
use super::deferred::Deferred;
use super::event::{Effect, Event};
use super::geometry::Size;
use super::press;
use super::progress::{attend, pass, place_moved, quit};
use super::settings::Settings;
use super::state::App;
use super::title_page::Told;
use super::views::View;
use crate::keys::action::{Action, Place};
use crate::keys::keymap::Pending;
use crate::messages::Msg;
use crate::palette::color::Rgb;
use crate::palette::terminal::Terminal;

/// Applies `event` to `app`; returns what the world is asked for, in order.
///
/// ```
/// use fangtan::app::event::{Effect, Event};
/// use fangtan::app::geometry::Size;
/// use fangtan::app::settings::Settings;
/// use fangtan::app::state::App;
/// use fangtan::app::update::update;
/// use fangtan::keys::key::Key;
///
/// let mut app = App::new(Settings::default(), Size { width: 80, height: 24 });
/// let effects = update(&mut app, Event::Key(Key::char('Q')));
/// assert!(matches!(effects.as_slice(), [Effect::Quit]));
/// ```
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    pass(app);
    let mut effects: Vec<Effect> = place_moved(app).into_iter().collect();
    effects.extend(apply(app, event));
    while let Some(next) = app.queue.pop_front() {
        effects.extend(match next {
            Deferred::Act(action, count) => act::act(app, action, count),
            Deferred::Key(key) => press::key(app, key),
        });
    }
    if app.view() == View::Episodes {
        app.episodes.catch_up();
    }
    let names = app.episodes.unprepared();
    effects.extend(names.map(|(generation, rows)| Effect::PrepareNames(generation, rows)));
    follow(app);
    effects.extend(listen::end_of_unread(app));
    effects.extend(attend(app));
    effects.extend(place_moved(app));
    effects
}

fn apply(app: &mut App, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => return press::key(app, key),
        Event::Paste(text) => return press::paste(app, &text),
        Event::Wheel(rows, column) => return press::wheel(app, rows, column),
        Event::Click(column, row) => return press::click(app, column, row),
        Event::Opened(path, result) => return open::opened(app, &path, result),
        Event::FileChanged(path) => return open::changed(app, path),
        Event::Woken => return press::woken(app),
        Event::Terminate => return quit(app),
        Event::Resize(size) => resize(app, size),
        Event::Found(paths) => app.episodes.add(paths),
        Event::Gone(paths) => app.episodes.remove(&paths),
        Event::ScanDone(problems) => {
            scan_done(app, &problems);
            return record::scanned(app);
        }
        Event::Summed(path, result) => app.episodes.fill(&path, result),
        Event::Ranked(ticket, offers, hits) => return jump::ranked(app, ticket, offers, hits),
        Event::NamesPrepared(generation, names) => app.episodes.take_names(generation, names),
        Event::Counted(filter, values) => facets::counted(app, &filter, &values),
        Event::LibraryHits(ticket, hits, done) => library::found(app, ticket, hits, done),
        Event::Kept(path, placed) => marks::kept(app, &path, &placed),
        Event::AllBookmarks(all) => {
            person::kept(app, &all);
            tags::know(app, &all);
            cross::kept(app, &all);
            return bookmarks::listed(app, all);
        }
        Event::Spoken(names, terms) => person::spoken(app, &names, &terms),
        Event::Record(told) => record::told(app, told),
        Event::Names(ties) => person::told(app, ties),
        Event::BookmarksUnread(why) => bookmarks::unread(app, why),
        Event::Counts(counts) => app.episodes.count_kept(&counts),
        Event::Recoded(recoded) => codes::recoded(app, recoded),
        Event::RecodeTakenBack(is_taken_back) => codes::taken_back(app, is_taken_back),
        Event::Codes(codes) => codes::told(app, codes),
        Event::Memos(memos) => app.memos = memos.into_iter().collect(),
        Event::Shelves(shelves) => app.shelves = shelves,
        Event::PassagesFound(path, found) => bookmarks::found(app, &path, found.as_ref()),
        Event::Moved(from, to) => return open::moved(app, &from, to),
        Event::Sought(bookmark, found) => elsewhere::sought(app, &bookmark, found),
        Event::Terms(terms) => glossary::library_terms(app, terms),
        Event::Twins(path, found) => twins::found(app, &path, found),
        Event::Progressed(path, progress) => open::progressed(app, &path, *progress),
        Event::Analysed(episode, segments, flow) => open::analysed(app, &episode, &segments, &flow),
        Event::Colors(ink, ground) => set_colors(app, ink, ground),
        Event::Policy(policy) => return open::set_policy(app, policy),
        Event::Notice(words) => app.notice = Some(words),
        Event::Sound(ticket, news) => listen::told(app, ticket, news),
        Event::TimePassed => {}
        Event::Settings(settings) => take_settings(app, *settings),
        Event::Alarm(trouble, Some(words)) => app.alarms.raise(trouble, words),
        Event::Alarm(trouble, None) => app.alarms.lower(trouble),
    }
    Vec::new()
}

fn resize(app: &mut App, size: Size) {
    app.size = size;
    app.reshape();
}

/// Other settings hold from now on, on the same terminal.
fn take_settings(app: &mut App, mut settings: Settings) {
    let colors = app.settings.terminal.colors;
    settings.set_terminal(Terminal { colors, ..settings.terminal });
    app.settings = settings;
    app.pending = Pending::default();
    app.reshape();
    app.say(Msg::SettingsTaken, &[]);
}

fn set_colors(app: &mut App, ink: Rgb, ground: Rgb) {
    app.settings.set_terminal(Terminal { colors: Some((ink, ground)), ..app.settings.terminal });
}

fn scan_done(app: &mut App, problems: &[String]) {
    app.episodes.settle();
    if let Some(first) = problems.first() {
        let more = problems.len() - 1;
        let words = if more == 0 { first.clone() } else { format!("{first} (+{more})") };
        app.alarms.raise(Trouble::Unreadable, words);
    }
}

/// Lets the windows of all lists follow their selection, and the other pane the text.
fn follow(app: &mut App) {
    let size = app.size;
    let views: [&dyn KeyTarget; 2] = [&act::episodes::EpisodesView, &act::sections::SectionsView];
    for layer in views.into_iter().chain([act::top(app)]) {
        if let Some((list, len)) = layer.list(app) {
            list.follow(layer.page(size), len);
        }
    }
    panes::follow(app);
    let unfold = app.key_of(Action::Fold, Place::Reader);
    let (minutes, language) = (app.sections.minutes(), app.settings.language);
    let memos = std::mem::take(&mut app.memos);
    for reader in app.readers_mut() {
        let memo = memos.get(&reader.path).map_or("", String::as_str);
        reader.refresh_title(Told { minutes, language, unfold: &unfold, memo });
    }
    app.memos = memos;
}
