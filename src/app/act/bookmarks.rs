//! The list of all kept passages, and what can be done with each of them.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::layer::{KeyTarget, TypedLine};
use super::{elsewhere, kept, kept_text, lists, marks, open, review};
use crate::app::bookmarks::{Bookmarks, PassageOrder};
use crate::app::episodes::EpisodeRow;
use crate::app::event::Effect;
use crate::app::geometry::{self, Size};
use crate::app::goal::Goal;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::listed::{FoundPassages, Listed, Standing};
use crate::app::overlay::Overlay;
use crate::app::pane::Where;
use crate::app::reader::Reader;
use crate::app::request::Request;
use crate::app::state::App;
use crate::catalog::kept::KeptFrom;
use crate::episode::model::Role;
use crate::episode::summary::Summary;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::passage::anchor::{Resolved, Resolver};
use crate::passage::marks::{Bookmark, Placed};
use crate::wording::slip;

/// Opens the list of all kept passages.
pub fn list(app: &mut App) -> Vec<Effect> {
    app.reattaching = None;
    let wanted = marks::nearest(app);
    app.overlays.push(Overlay::Bookmarks(Box::new(Bookmarks::beginning_at(wanted))));
    vec![Effect::Store(Request::List)]
}

/// Opens the list of those kept passages that `query` asks for.
pub fn list_those(app: &mut App, query: &str) -> Vec<Effect> {
    app.overlays.push(Overlay::Bookmarks(Box::new(Bookmarks::asking_for(query))));
    vec![Effect::Store(Request::List)]
}

/// Opens the list of the kept passages with these ids, which are called `name` together.
pub fn list_only(app: &mut App, name: String, ids: BTreeSet<String>) -> Vec<Effect> {
    app.overlays.push(Overlay::Bookmarks(Box::new(Bookmarks::of(name, ids))));
    vec![Effect::Store(Request::List)]
}

/// The store told of all kept passages. Those whose place is not known are looked for: all of an open list,
/// else those of the open texts.
pub fn listed(app: &mut App, mut all: Vec<Listed>) -> Vec<Effect> {
    tell_episodes(app, &mut all);
    let here: Vec<PathBuf> = app.readers_mut().map(|reader| take_in(reader, &mut all)).collect();
    let unknown = match open_list(app) {
        Some(list) => {
            list.set(all);
            let unknown = unknown(list.all().iter());
            review::go_on(app);
            unknown
        }
        None => unknown(all.iter().filter(|listed| here.contains(&listed.path))),
    };
    if unknown.is_empty() { Vec::new() } else { vec![Effect::FindPassages(unknown)] }
}

/// Tells each row what is known of its episode.
fn tell_episodes(app: &App, all: &mut [Listed]) {
    let mut known: HashMap<PathBuf, Arc<KeptFrom>> = HashMap::new();
    for listed in all {
        if !known.contains_key(&listed.path) {
            let status = app.episodes.row(&listed.path).and_then(EpisodeRow::ready);
            let from = status.map(|status| from(&status.summary));
            known.insert(listed.path.clone(), Arc::new(from.unwrap_or_default()));
        }
        if let Some(from) = known.get(&listed.path) {
            listed.from = from.clone();
        }
    }
}

fn from(summary: &Summary) -> KeptFrom {
    let named = |role| {
        let of_role = summary.speakers.iter().filter(move |voice| voice.role == Some(role));
        of_role.map(|voice| voice.name.clone()).collect()
    };
    KeptFrom { date: summary.date.clone(), guests: named(Role::Guest), hosts: named(Role::Host) }
}

/// The kept passages cannot be read now.
pub fn unread(app: &mut App, why: String) {
    match open_list(app) {
        Some(list) => list.unread = Some(why),
        None => app.say(Msg::ListUnreadable, &[&why]),
    }
}

/// Passages nobody has looked for yet, file by file; those of one file come one after the other.
fn unknown<'a>(listed: impl Iterator<Item = &'a Listed>) -> Vec<(PathBuf, Vec<Bookmark>)> {
    let mut files: Vec<(PathBuf, Vec<Bookmark>)> = Vec::new();
    for Listed { bookmark, path, .. } in listed.filter(|listed| listed.standing == Standing::Unknown) {
        match files.last_mut() {
            Some((known, bookmarks)) if known == path => bookmarks.push(bookmark.clone()),
            _ => files.push((path.clone(), vec![bookmark.clone()])),
        }
    }
    files
}

/// The passages of the file at `path` were looked for.
pub fn found(app: &mut App, path: &Path, found: Option<&FoundPassages>) {
    if let Some(list) = open_list(app) {
        list.take_in(path, found);
    }
    review::found(app);
    let Some(found) = found else { return };
    // It may have been written to since it was opened, and is about to be read again.
    let same = |reader: &&mut Reader| reader.path == path && reader.opened.hash == found.text;
    for reader in app.readers_mut().filter(same) {
        for new in &found.placed {
            match reader.placed.iter_mut().find(|placed| placed.bookmark.id == new.bookmark.id) {
                // What was changed meanwhile is newer than the answer.
                Some(placed) if !placed.bookmark.is_found_like(&new.bookmark) => {}
                Some(placed) => placed.resolved = new.resolved,
                None => reader.placed.push(new.clone()),
            }
        }
        reader.placed.sort_by_key(|placed| placed.resolved.range.start);
        reader.make_room_for_notes();
    }
}

fn open_list(app: &mut App) -> Option<&mut Bookmarks> {
    app.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Bookmarks(list) => Some(&mut **list),
        _ => None,
    })
}

/// The reader has the same passages then, but for those that have to be looked for; the list tells where the
/// others stand. Returns the path of the open text.
fn take_in(reader: &mut Reader, all: &mut [Listed]) -> PathBuf {
    let mut known: HashMap<String, Placed> =
        reader.placed.drain(..).map(|placed| (placed.bookmark.id.clone(), placed)).collect();
    let id = Some(reader.opened.id).filter(|id| *id != 0);
    let text = reader.opened.hash;
    let is_here = |listed: &&mut Listed| listed.path == reader.path || Some(listed.bookmark.episode) == id;
    for listed in all.iter_mut().filter(is_here) {
        listed.path.clone_from(&reader.path);
        let Some(resolved) = standing(reader, known.remove(&listed.bookmark.id), &listed.bookmark, text)
        else {
            continue;
        };
        listed.standing = Standing::Found(resolved);
        reader.placed.push(Placed { bookmark: listed.bookmark.clone(), resolved });
    }
    reader.placed.sort_by_key(|placed| placed.resolved.range.start);
    reader.make_room_for_notes();
    reader.path.clone()
}

/// Where a passage stands in the open text: where it stood, unless it was attached anew, in the very text
/// that is open or in another, in which it has to be looked for.
fn standing(reader: &Reader, before: Option<Placed>, now: &Bookmark, text: u64) -> Option<Resolved> {
    match before {
        Some(before) if before.bookmark.is_found_like(now) => Some(before.resolved),
        _ if now.anchor.text_hash == text => {
            Some(Resolver::new(&reader.opened.episode, None).resolve(&now.anchor))
        }
        _ => None,
    }
}

/// The open list.
pub struct BookmarkList;

impl KeyTarget for BookmarkList {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let list = the_list(app)?;
        let len = list.shown().len();
        Some((&mut list.list, len))
    }

    fn page(&self, size: Size) -> usize {
        usize::from(geometry::overlay_rows(size) / geometry::passage_height(size)).max(1)
    }

    fn escape(&self, app: &mut App) {
        match the_list(app) {
            Some(list) if list.typing || !list.filter.text().is_empty() => {
                (list.typing, list.filter) = Default::default();
                list.refresh();
            }
            Some(list) if !list.marked.is_empty() => list.marked.clear(),
            _ => drop(app.overlays.pop()),
        }
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        // Who does something else meanwhile does not wait for the review any more.
        the_list(app)?.review_awaited = false;
        match action {
            Action::Open => return Some(open_selected(app)),
            Action::Leave => self.escape(app),
            Action::Filter => the_list(app)?.typing = true,
            Action::Sort => sort(app),
            Action::MarkRow => the_list(app)?.mark_row(),
            Action::MarkAll => the_list(app)?.mark_all(),
            Action::Undo => return Some(kept::undo(app)),
            Action::Review => review::begin(app),
            Action::ReadKept => kept_text::ask(app),
            Action::Seek => {
                let listed = the_list(app)?.selected().cloned();
                return Some(listed.map(|listed| elsewhere::seek(app, &listed)).unwrap_or_default());
            }
            Action::Delete
            | Action::EditNote
            | Action::EditTags
            | Action::NextColor
            | Action::EditInEditor => {
                let all = chosen(app, action);
                return Some(kept::act(app, action, &all).unwrap_or_default());
            }
            _ => return lists::step(self, app, action, count),
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, app: &App) -> bool {
        matches!(app.overlays.last(), Some(Overlay::Bookmarks(kept)) if kept.selected().is_some())
    }
}

impl TypedLine for BookmarkList {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        the_list(app).filter(|list| list.typing).map(|list| &mut list.filter)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        if let Some(list) = the_list(app) {
            list.refresh();
        }
        Vec::new()
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        match (pane, the_list(app)) {
            (Where::Here, Some(list)) => {
                list.typing = false;
                let problem = list.problem.clone();
                app.notice = problem.map(|problem| slip::words(&problem, app.settings.language));
            }
            (Where::Here, None) => {}
            (Where::Beside, _) => app.run_next(Action::OpenBeside),
        }
        Vec::new()
    }
}

fn the_list(app: &mut App) -> Option<&mut Bookmarks> {
    match app.overlays.last_mut() {
        Some(Overlay::Bookmarks(list)) => Some(list),
        _ => None,
    }
}

/// What a key is about: the marked passages, else the selected one; a note is always of the selected one.
fn chosen(app: &mut App, action: Action) -> Vec<Bookmark> {
    let Some(list) = the_list(app) else { return Vec::new() };
    let of_one = matches!(action, Action::EditNote | Action::EditInEditor) || list.marked.is_empty();
    let is_chosen = |listed: &&Listed| list.marked.contains(&listed.bookmark.id);
    let chosen: Vec<&Listed> = if of_one {
        list.selected().into_iter().collect()
    } else {
        list.all().iter().filter(is_chosen).collect()
    };
    chosen.into_iter().map(|listed| listed.bookmark.clone()).collect()
}

fn open_selected(app: &mut App) -> Vec<Effect> {
    let Some(listed) = the_list(app).and_then(|list| list.selected().cloned()) else { return Vec::new() };
    if listed.standing == Standing::NoFile {
        let key = app.key_of(Action::Seek, app.place());
        app.say(Msg::FileGone, &[&listed.path.display(), &key]);
        return Vec::new();
    }
    app.leave_mark();
    open::open(app, listed.path, Goal::Bookmark(listed.bookmark.id))
}

fn sort(app: &mut App) {
    let Some(order) = the_list(app).map(Bookmarks::next_order) else { return };
    let name = app.words(match order {
        PassageOrder::Text => Msg::SortText,
        PassageOrder::Made => Msg::SortMade,
        PassageOrder::Title => Msg::SortTitle,
    });
    app.say(Msg::SortedBy, &[&name]);
}
