//! `fangtan bookmarks add FILE#ADDRESS`

use crate::catalog::placing::Placing;
use crate::cli::AddArgs;
use crate::commands::context::RunContext;
use crate::commands::marks::{self, KeptRecord};
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::commands::place::FileTarget;
use crate::episode::model::{Address, Episode};
use crate::messages::Msg;
use crate::passage::anchor::{Anchor, Resolved, State, text_hash};
use crate::passage::edit::Edit;
use crate::passage::marks::{Bookmark, EpisodeId, Placed};
use crate::runtime;
use crate::search::find::FindPattern;
use crate::store::Store;
use crate::text::range::TextRange;

/// Keeps a passage and prints what was kept.
pub fn run(args: &AddArgs, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let target = FileTarget::of(&args.file).now(context, output)?;
    let loaded = target.load(&context.load)?;
    let episode = &loaded.episode;
    let place = target.place(episode)?;
    let Some(range) = passage(episode, place, args.quote.as_deref())? else {
        output.tell(Msg::WordsNotThere, &[]);
        return Ok(Outcome::Nothing);
    };
    let mut store = marks::open(context, output)?;
    let now = marks::now();
    let id = store.identify(&marks::evidence(&loaded))?;
    let author = runtime::author(&context.config, |name| std::env::var(name).ok());
    if let Some(known) = kept_there(&store, id, episode, range, &author)? {
        let edit = Edit::of(&known.bookmark, |bookmark| say_more(bookmark, args));
        store.edit(&edit, now)?;
        let placed = Placed { bookmark: edit.after, ..known };
        return tell(&KeptRecord::new(&loaded.path, episode, &placed), args, output);
    }
    let bookmark = Bookmark {
        id: Store::new_id(now),
        episode: id,
        anchor: Anchor::of(episode, range),
        quote: range.of(&episode.text).to_owned(),
        note: args.note.clone().unwrap_or_default(),
        tags: args.tag.clone(),
        color: args.color.clone().unwrap_or_default(),
        author,
        made: now,
        changed: now,
        ..Bookmark::default()
    };
    store.put_bookmark(&bookmark)?;
    store.keep_text(id, &episode.text)?;
    let placed = Placed { bookmark, resolved: Resolved { range, state: State::Ok } };
    tell(&KeptRecord::new(&loaded.path, episode, &placed), args, output)
}

fn tell(kept: &KeptRecord, args: &AddArgs, output: &mut Output) -> Result<Outcome, Failure> {
    if args.json.json {
        output.object(kept)?;
    } else {
        output.line(&kept.row())?;
    }
    Ok(Outcome::Done)
}

/// The passage that `author` keeps at just these words already; named marks are places, not passages.
fn kept_there(
    store: &Store,
    id: EpisodeId,
    episode: &Episode,
    range: TextRange,
    author: &str,
) -> Result<Option<Placed>, Failure> {
    let mut kept = store.bookmarks(id)?;
    kept.retain(|bookmark| bookmark.letter.is_none() && bookmark.is_of(author));
    if kept.is_empty() {
        return Ok(None);
    }
    let texts = store.kept_texts(id)?;
    let placed = Placing::new(episode, text_hash(&episode.text), &texts).place(kept);
    let stands = |placed: &Placed| placed.resolved == Resolved { range, state: State::Ok };
    Ok(placed.into_iter().find(stands))
}

/// A note goes below the one that is there, tags join those that are there, another color takes its place.
fn say_more(bookmark: &mut Bookmark, args: &AddArgs) {
    if let Some(note) = args.note.as_ref().filter(|note| !bookmark.note.contains(note.as_str())) {
        let apart = if bookmark.note.is_empty() { "" } else { "\n\n" };
        bookmark.note.extend([apart, note]);
    }
    for tag in &args.tag {
        if !bookmark.tags.contains(tag) {
            bookmark.tags.push(tag.clone());
        }
    }
    if let Some(color) = &args.color {
        bookmark.color.clone_from(color);
    }
}

/// The bytes to keep: the quoted words at the place, else the turn without its label, else the section.
fn passage(
    episode: &Episode,
    place: Option<Address>,
    quote: Option<&str>,
) -> Result<Option<TextRange>, Failure> {
    let around = match place {
        Some(place) => Some(at(episode, place)),
        None => quote.map(|_| TextRange::new(0, episode.text.len())),
    };
    let Some(around) = around else {
        return Err(Failure::said(Msg::WhichPassage, &[]));
    };
    match quote {
        None => Ok((!around.is_empty()).then_some(around)),
        Some(quote) => first(episode, around, quote),
    }
}

fn at(episode: &Episode, place: Address) -> TextRange {
    let turn = if place.turn > 0 { episode.turn_of(place) } else { None };
    if let Some(turn) = turn {
        let first = turn.label.map_or(turn.paragraphs.start, |label| label + 1);
        return episode.range_of(&(first.min(turn.paragraphs.end - 1)..turn.paragraphs.end));
    }
    let section = episode.sections.iter().find(|section| section.number == place.section);
    section.map_or(TextRange::default(), |section| episode.range_of(&section.paragraphs))
}

fn first(episode: &Episode, around: TextRange, quote: &str) -> Result<Option<TextRange>, Failure> {
    let exact = around.of(&episode.text).find(quote).map(|at| TextRange::new(at, at + quote.len()));
    let found = if exact.is_some() {
        exact
    } else {
        let pattern = FindPattern::new(quote).map_err(Failure::Message)?;
        pattern.find_all(around.of(&episode.text)).into_iter().next()
    };
    Ok(found.map(|hit| TextRange::new(around.start + hit.start, around.start + hit.end)))
}
