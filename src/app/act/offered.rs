//! What the jump box offers, taken from the app as it is now; all that is long is shared.

use std::path::Path;

use crate::app::episodes::EpisodeRow;
use crate::app::history::Spot;
use crate::app::offers::{HERE, JumpTarget, OpenEpisode, Sources, To};
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::app::views::View;
use crate::keys::action::{ACTIONS, Action, Place};
use crate::passage::marks::Bookmark;
use crate::search::targets::TargetKind;
use crate::text::query::NamedQuery;
use crate::text::range::Offset;

/// Characters of a passage in the box.
const FIRST_WORDS: usize = 60;

/// Places one has been that are offered.
const RECENT: usize = 9;

/// What the box offers in `app` as it is now.
pub fn sources(app: &App) -> Sources {
    let open = app.reader.as_ref().filter(|_| app.view() != View::Episodes).map(|reader| OpenEpisode {
        path: reader.path.clone(),
        episode: reader.opened.episode.clone(),
        kept: reader.placed.iter().map(|placed| bookmark(reader, &placed.bookmark)).collect(),
    });
    Sources {
        recent: recent(app),
        open,
        rows: app.episodes.rows().to_vec(),
        shelves: app.shelves.iter().map(shelf).collect(),
        commands: commands(app),
        aliases: app.settings.aliases.clone(),
        ties: app.ties.clone(),
        language: app.settings.language,
    }
}

/// Places one has been, each passage once, the last one first.
fn recent(app: &App) -> Vec<JumpTarget> {
    let mut found: Vec<JumpTarget> = Vec::new();
    for spot in app.history.left() {
        let target = of_spot(app, spot);
        if found.len() < RECENT && !found.iter().any(|known| known.label == target.label) {
            found.push(target);
        }
    }
    found
}

fn of_spot(app: &App, spot: &Spot) -> JumpTarget {
    let open = app.reader.as_ref().filter(|reader| reader.path == spot.path);
    let title = || app.episodes.row(&spot.path).map_or_else(|| file_name(&spot.path), EpisodeRow::title);
    let (label, address) = match open {
        Some(reader) => (words_at(reader, spot.place), reader.episode().address_at(spot.place).to_string()),
        None => (title(), String::new()),
    };
    let to = To::Spot(spot.clone());
    JumpTarget {
        kind: TargetKind::Place,
        label,
        aliases: Vec::new(),
        detail: String::new(),
        address,
        to,
        bonus: 0,
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The first words of the paragraph at `place`.
fn words_at(reader: &Reader, place: Offset) -> String {
    let episode = reader.episode();
    let paragraph = episode.paragraphs.get(episode.paragraph_at(place));
    paragraph.map_or_else(String::new, |p| first_words(p.range.of(&episode.text)))
}

/// The first words of `text` on one line, with a sign where there are more.
fn first_words(text: &str) -> String {
    let mut rest = text.chars();
    let mut words: String =
        rest.by_ref().take(FIRST_WORDS).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if rest.next().is_some() {
        words.push('…');
    }
    words
}

fn bookmark(reader: &Reader, bookmark: &Bookmark) -> JumpTarget {
    let kind = TargetKind::Bookmark;
    JumpTarget {
        kind,
        label: first_words(&bookmark.words()),
        aliases: Some(bookmark.note.clone()).filter(|note| !note.is_empty()).into_iter().collect(),
        detail: bookmark.note.clone(),
        address: bookmark.anchor.address.clone(),
        to: To::Bookmark(reader.path.clone(), bookmark.id.clone()),
        bonus: HERE + kind.bonus(),
    }
}

fn shelf(shelf: &NamedQuery) -> JumpTarget {
    let kind = TargetKind::Shelf;
    JumpTarget {
        kind,
        label: shelf.name.clone(),
        aliases: Vec::new(),
        detail: shelf.query.clone(),
        address: String::new(),
        to: To::List(shelf.query.clone()),
        bonus: kind.bonus(),
    }
}

/// Actions that make sense from the box.
fn commands(app: &App) -> Vec<JumpTarget> {
    let left_out =
        [Action::Jump, Action::Leave, Action::Outward, Action::Open, Action::Cancel, Action::Command];
    let place = match app.view() {
        View::Episodes => Place::Episodes,
        View::Sections => Place::Sections,
        View::Reader => Place::Reader,
    };
    let entries = ACTIONS.iter().filter(|e| e.places.contains(&place) && !left_out.contains(&e.action));
    entries
        .map(|entry| JumpTarget {
            kind: TargetKind::Command,
            label: app.words(entry.doc).to_owned(),
            aliases: vec![entry.name.to_owned()],
            detail: app.settings.keys.keys_of(entry.action, place).join(" "),
            address: String::new(),
            to: To::Act(entry.action),
            bonus: 0,
        })
        .collect()
}
