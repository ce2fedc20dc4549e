//! Copying what is selected or what a turn says, plain or with its source; opening the source.

use super::marks;
use crate::app::event::Effect;
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::episode::model::{Episode, Style};
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Copies the selection, or what the turn at the place says.
pub fn plain(app: &mut App) -> Vec<Effect> {
    copy(app, |reader, range| clean(reader.episode(), range))
}

/// Copies it with speaker, title, date, address and source.
pub fn cited(app: &mut App) -> Vec<Effect> {
    copy(app, |reader, range| cite(reader.episode(), range))
}

fn copy(app: &mut App, words: impl Fn(&Reader, TextRange) -> String) -> Vec<Effect> {
    let Some(reader) = &mut app.reader else { return Vec::new() };
    let range = reader.selected().unwrap_or_else(|| marks::turn_text(reader));
    let text = words(reader, range);
    reader.selection = None;
    vec![Effect::Copy(text)]
}

/// The text of `range`; paragraphs stand apart by a blank line.
fn clean(episode: &Episode, range: TextRange) -> String {
    range.of(&episode.text).split('\n').collect::<Vec<_>>().join("\n\n")
}

fn cite(episode: &Episode, range: TextRange) -> String {
    let turn = episode.turn_at(range.start).and_then(|index| episode.turns.get(index));
    let speaker = turn.and_then(|turn| episode.speaker_of(turn)).map(|speaker| speaker.name.clone());
    let value = |found: &Option<crate::episode::model::Found>| found.as_ref().map(|f| f.value.clone());
    let head = &episode.head;
    let parts = [
        speaker,
        value(&head.title),
        value(&head.date),
        Some(episode.address_at(range.start).to_string()),
        value(&head.source),
    ];
    let source: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    format!("{}\n\n— {}", clean(episode, range), source.join(", "))
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
