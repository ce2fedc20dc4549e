//! Copying what is selected or what a turn says, plain or with its source; opening the source.

use super::marks;
use crate::app::event::Effect;
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::episode::model::{Episode, Found, ParagraphKind, Role, Style};
use crate::export::{Citation, Work};
use crate::layout::flow::Show;
use crate::messages::{Language, Msg};
use crate::text::range::TextRange;

/// What stands for text that is folded away.
const LEFT_OUT: &str = "[…]";

/// Copies the selection, or what the turn at the place says.
pub fn plain(app: &mut App) -> Vec<Effect> {
    take(app).map(|(text, _)| Effect::Copy(text)).into_iter().collect()
}

/// Copies it with speaker, title, date, address, time and source.
pub fn cited(app: &mut App) -> Vec<Effect> {
    let Some((quote, range)) = take(app) else { return Vec::new() };
    let language = app.settings.language;
    let Some(reader) = &app.reader else { return Vec::new() };
    let citation = citation(reader, quote, range, language);
    vec![Effect::Cite(Box::new(citation), app.settings.citation)]
}

/// The words to copy and where they stand; the selection is dropped.
fn take(app: &mut App) -> Option<(String, TextRange)> {
    let reader = app.reader.as_mut()?;
    let range = reader.selected().unwrap_or_else(|| marks::turn_text(reader));
    let text = clean(reader, range);
    reader.selection = None;
    Some((text, range))
}

/// The text of `range`, paragraphs parted by a blank line, a name before what its owner says, `[…]` where
/// something folded was left out.
fn clean(reader: &Reader, range: TextRange) -> String {
    let episode = reader.episode();
    let shown = reader.folds.show(episode);
    let mut parts: Vec<String> = Vec::new();
    let mut name = None;
    let first = episode.paragraph_at(range.start);
    for (paragraph, show) in episode.paragraphs.iter().zip(shown).skip(first) {
        if paragraph.range.start >= range.end {
            break;
        }
        let end = match show {
            Show::Full => paragraph.range.end,
            Show::Lead(until) => until,
            Show::Stub | Show::Hidden => paragraph.range.start,
        };
        let wanted =
            TextRange::new(paragraph.range.start.max(range.start), paragraph.range.end.min(range.end));
        let inside = TextRange::new(wanted.start, wanted.end.min(end));
        let text = inside.of(&episode.text);
        if paragraph.kind == ParagraphKind::Label && inside == paragraph.range {
            name = Some(reader.label(inside).unwrap_or_else(|| text.to_owned()));
        } else if !text.is_empty() {
            parts.push(name.take().map_or_else(|| text.to_owned(), |name| format!("{name}：{text}")));
        }
        if inside.end < wanted.end && parts.last().is_none_or(|last| last != LEFT_OUT) {
            parts.push(LEFT_OUT.to_owned());
        }
    }
    parts.extend(name);
    parts.join("\n\n")
}

fn citation(reader: &Reader, quote: String, range: TextRange, language: Language) -> Citation {
    let episode = reader.episode();
    let turn = episode.turn_at(range.start).and_then(|index| episode.turns.get(index));
    let role = match turn.and_then(|turn| turn.role) {
        Some(Role::Host) => Msg::Host.text(language),
        Some(Role::Guest) => Msg::Guest.text(language),
        _ => "",
    };
    Citation {
        quote,
        speaker: turn.and_then(|turn| episode.speaker_of(turn)).map_or_else(String::new, |s| s.name.clone()),
        role: role.to_owned(),
        work: work(episode),
        address: episode.address_at(range.start).to_string(),
        time: episode.time_at(range.start),
        accessed: String::new(),
    }
}

fn work(episode: &Episode) -> Work {
    let value = |found: &Option<Found>| found.as_ref().map_or_else(String::new, |found| found.value.clone());
    let names = |role| {
        let speakers = episode.speakers.iter().filter(move |speaker| speaker.role == Some(role));
        speakers.map(|speaker| speaker.name.clone()).collect()
    };
    Work {
        title: value(&episode.head.title),
        date: value(&episode.head.date),
        source: value(&episode.head.source),
        id: episode.head.id.clone().unwrap_or_default(),
        path: String::new(),
        tags: episode.head.tags.clone(),
        hosts: names(Role::Host),
        guests: names(Role::Guest),
    }
}

/// Opens the first link at the place, or the source of the episode.
pub fn open_source(app: &mut App) -> Vec<Effect> {
    let url = app.reader.as_ref().and_then(|reader| link_here(reader).or_else(|| source(reader.episode())));
    match url.filter(|url| url.starts_with("http://") || url.starts_with("https://")) {
        Some(url) => {
            app.say(Msg::Opening, &[&url]);
            vec![Effect::OpenUrl(url)]
        }
        None => {
            app.say(Msg::NoSource, &[]);
            Vec::new()
        }
    }
}

fn link_here(reader: &Reader) -> Option<String> {
    let episode = reader.episode();
    let range = episode.paragraphs.get(episode.paragraph_at(reader.place))?.range;
    episode.spans_in(range).find_map(|span| match span.style {
        Style::Link(index) => episode.links.get(index as usize).cloned(),
        _ => None,
    })
}

fn source(episode: &Episode) -> Option<String> {
    episode.head.source.as_ref().map(|found| found.value.clone())
}
