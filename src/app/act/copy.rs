//! Copying what is selected or what a turn says, plain or with its source, or handing it to a command.

use super::subject::selected_or_turn;
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::overlay::{About, Note, Overlay};
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::episode::model::{ParagraphKind, Role};
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
    vec![Effect::Cite(Box::new(citation), app.settings.citation.clone())]
}

/// The words to copy and where they stand; the selection is dropped.
fn take(app: &mut App) -> Option<(String, TextRange)> {
    let reader = app.reader.as_mut()?;
    let range = selected_or_turn(reader);
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
        work: Work::of(episode, ""),
        address: episode.address_at(range.start).to_string(),
        time: episode.time_at(range.start),
        accessed: String::new(),
    }
}

/// Copies where the turn at the place stands: the file and the address in it.
pub fn address(app: &App) -> Vec<Effect> {
    let Some(reader) = &app.reader else { return Vec::new() };
    let address =
        reader.turn().map_or_else(|| reader.episode().address_at(reader.place), |(_, turn)| turn.address);
    vec![Effect::Copy(format!("{}#{address}", reader.path.display()))]
}

/// Asks for the command that the selection, or what the turn at the place says, is given to.
pub fn ask_command(app: &mut App) {
    if let Some((text, _)) = take(app) {
        ask(app, text);
    }
}

/// Asks for the command that the section at the place is given to.
pub fn ask_command_for_section(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let episode = reader.episode();
    let section = episode.sections.get(episode.section_at(reader.place));
    let text = section.map(|section| clean(reader, episode.range_of(&section.paragraphs)));
    if let Some(text) = text {
        ask(app, text);
    }
}

fn ask(app: &mut App, text: String) {
    let note = Note { input: Input::default(), about: About::Pipe(text) };
    app.overlays.push(Overlay::Note(Box::new(note)));
}
