//! What is known of an episode: beside the list on wide terminals, and as a box over any view.

use std::path::Path;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::{Canvas, Layer, Paint};
use super::{boxes, hyperlink, listing, rule, voice};
use crate::app::episodes::EpisodeRow;
use crate::app::opened::Opened;
use crate::app::state::App;
use crate::app::views::View;
use crate::episode::head::{Found, Origin};
use crate::episode::oddity::Diagnostic;
use crate::episode::summary::{Summary, VoiceSummary};
use crate::keys::action::Action;
use crate::layout::wrapline;
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Columns of text in the box.
const MEASURE: u16 = 64;

/// A line of a card.
#[derive(Clone, Debug, Default)]
struct CardLine {
    text: String,
    style: Style,
    /// Bytes at its start that look otherwise.
    lead: Option<(usize, Style)>,
    /// The address it leads to.
    link: Option<String>,
}

impl CardLine {
    fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style, ..Self::default() }
    }
}

/// Draws the card of a row of the list into `area`.
pub fn draw_beside(app: &App, row: &EpisodeRow, canvas: &mut Canvas, area: Rect) {
    let lines = match row.shelf() {
        Some(Ok(shelf)) => lines(app, canvas, &shelf.summary, &row.path, area.width),
        Some(Err(problem)) => wrapped(canvas, problem, canvas.theme.error, area.width),
        None => Vec::new(),
    };
    put_lines(canvas, area, &lines);
    if lines.len() > usize::from(area.height) && area.height > 0 {
        mark_more(canvas, area);
    }
}

/// Draws a short card of a row of the list into the few rows of `area`: a line across, who speaks, what it is
/// about.
pub fn draw_below(row: &EpisodeRow, canvas: &mut Canvas, area: Rect) {
    let (rule, faint) = (canvas.glyphs.rule, canvas.theme.faint);
    for x in area.left()..area.right() {
        canvas.put(x, area.y, area.right(), rule, faint);
    }
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let lines = match row.shelf() {
        Some(Ok(shelf)) => short(canvas, &shelf.summary, row, area.width),
        Some(Err(problem)) => wrapped(canvas, problem, canvas.theme.error, area.width),
        None => Vec::new(),
    };
    put_lines(canvas, body, &lines);
    let hidden = lines.get(usize::from(body.height)..).unwrap_or_default();
    if !hidden.is_empty() && body.height > 0 {
        mark_more(canvas, body);
    }
}

/// Marks that lines are left below those in `area`.
fn mark_more(canvas: &mut Canvas, area: Rect) {
    let (more, dim) = (canvas.glyphs.more, canvas.theme.dim);
    canvas.put(area.right().saturating_sub(1), area.bottom() - 1, area.right(), more, dim);
}

/// Who speaks, then the summary; without one what the sections are called.
fn short(canvas: &Canvas, summary: &Summary, row: &EpisodeRow, width: u16) -> Vec<CardLine> {
    let named = summary.speakers.iter().enumerate().map(|(index, voice)| {
        let look = voice::of(canvas, index, |other| summary.speakers.get(other).and_then(|voice| voice.role));
        format!("{} {}", look.shape, voice.name)
    });
    let facts: Vec<String> = named.take(4).chain([row.file_name()]).collect();
    let mut lines = vec![CardLine::new(rule::facts(canvas, &facts), canvas.theme.dim)];
    let titles = summary.sections.iter().map(|(_, title)| title.clone()).collect::<Vec<_>>();
    let about = if summary.summary.is_empty() { listed(canvas, &titles) } else { summary.summary.clone() };
    lines.extend(wrapped(canvas, &about, canvas.theme.text, width.saturating_sub(1)));
    lines
}

/// Draws the card of the episode at hand as a box, its first `scrolled` lines left out.
pub fn draw_over(app: &App, scrolled: usize, canvas: &mut Canvas, area: Rect) {
    let columns = boxes::text_columns(area, MEASURE);
    let lines = at_hand(app, canvas, columns);
    let inside = boxes::text_box(canvas, area, MEASURE, lines.len(), canvas.words(Action::Card));
    let last = lines.len().saturating_sub(usize::from(inside.height));
    put_lines(canvas, inside, lines.get(scrolled.min(last)..).unwrap_or_default());
    if scrolled < last {
        mark_more(canvas, inside);
    }
}

fn at_hand(app: &App, canvas: &Canvas, columns: u16) -> Vec<CardLine> {
    let open = app.reader.as_ref().filter(|_| app.view() != View::Episodes);
    let row = match open {
        Some(reader) => app.episodes.row(&reader.path),
        None => app.episodes.selected(),
    };
    if let Some((row, shelf)) = row.and_then(|row| Some((row, row.ready()?))) {
        return lines(app, canvas, &shelf.summary, &row.path, columns);
    }
    let Some(reader) = open else { return Vec::new() };
    let summary = Summary::of(reader.episode(), app.settings.speed);
    lines(app, canvas, &summary, &reader.path, columns)
}

/// The file at `path` itself, if it is open.
fn opened<'a>(app: &'a App, path: &Path) -> Option<&'a Opened> {
    app.reader.as_ref().filter(|reader| reader.path == path).map(|reader| &*reader.opened)
}

/// Writes as many `lines` as have room; a title whose words have none is left out.
fn put_lines(canvas: &mut Canvas, area: Rect, lines: &[CardLine]) {
    let room = usize::from(area.height);
    let is_blank =
        |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(|line| line.text.is_empty());
    let ends_in_title = lines.len() > room && is_blank(room.checked_sub(2));
    let shown = lines.get(..room.saturating_sub(usize::from(ends_in_title))).unwrap_or(lines);
    for (line, y) in shown.iter().zip(area.y..area.bottom()) {
        let CardLine { text, style, lead, link } = line;
        let opening =
            link.as_ref().filter(|_| canvas.links).and_then(|url| hyperlink::opening(url, "source"));
        let layers: Vec<Layer> =
            lead.iter().map(|(bytes, style)| (TextRange::new(0, *bytes), *style)).collect();
        match opening {
            Some(opening) => {
                let links = [(TextRange::new(0, text.len()), opening)];
                let paint = Paint { style: *style, layers: &layers, links: &links, ..Paint::default() };
                canvas.put_painted((area.x, y), area.right(), text, &paint);
            }
            None => drop(canvas.put_layers_cut(area.x, y, area.right(), text, *style, &layers)),
        }
    }
}

fn lines(app: &App, canvas: &Canvas, summary: &Summary, path: &Path, width: u16) -> Vec<CardLine> {
    let opened = opened(app, path);
    let memo = app.memos.get(path).map_or("", String::as_str);
    let (text, dim) = (canvas.theme.text, canvas.theme.dim);
    let mut lines = wrapped(canvas, &summary.title, canvas.theme.heading, width);
    lines.extend(wrapped(canvas, &measures(canvas, summary), dim, width));
    let mut part = |title: Msg, body: Vec<CardLine>| {
        if !body.is_empty() {
            lines.push(CardLine::default());
            lines.push(CardLine::new(canvas.words(title), dim.add_modifier(Modifier::BOLD)));
            lines.extend(body);
        }
    };
    part(Msg::Summary, wrapped(canvas, &summary.summary, text, width));
    part(Msg::Memo, memo.lines().flat_map(|line| wrapped(canvas, line, text, width)).collect());
    part(Msg::Speakers, voices(canvas, &summary.speakers));
    let speaks = |name: &&String| summary.speakers.iter().any(|voice| voice.name == **name);
    let mentioned: Vec<String> = summary.people.iter().filter(|name| !speaks(name)).cloned().collect();
    part(Msg::People, wrapped(canvas, &listed(canvas, &mentioned), text, width));
    part(Msg::Tags, wrapped(canvas, &listed(canvas, &summary.tags), text, width));
    let notes = opened.map(|opened| opened.diagnostics.as_slice()).unwrap_or_default();
    part(Msg::Notes, notes.iter().flat_map(|note| self::note(canvas, note, width)).collect());
    let source = wrapped(canvas, &summary.source, text, width).into_iter();
    let link = |line| CardLine { link: Some(summary.source.clone()), ..line };
    part(Msg::Source, source.map(link).collect());
    let file = rule::facts(canvas, &[path.display().to_string(), summary.encoding.clone()]);
    part(Msg::File, wrapped(canvas, &file, text, width));
    let found = opened.map(|opened| origins(canvas, opened)).unwrap_or_default();
    part(Msg::FoundIn, wrapped(canvas, &found, text, width));
    let count = canvas.words_with(Msg::SectionCount, &[&summary.sections.len()]);
    if !summary.sections.is_empty() {
        lines.push(CardLine::default());
        lines.push(CardLine::new(count, dim.add_modifier(Modifier::BOLD)));
        let titles = summary.sections.iter();
        lines.extend(titles.map(|(number, title)| CardLine::new(format!("{number:>2}  {title}"), text)));
    }
    lines
}

/// Where title, date and source were found.
fn origins(canvas: &Canvas, opened: &Opened) -> String {
    let head = &opened.episode.head;
    let origin = |(msg, found): (Msg, &Option<Found>)| {
        let place = match found.as_ref()?.origin {
            Origin::FrontMatter => canvas.words(Msg::InFrontMatter).to_owned(),
            Origin::Line(line) => canvas.words_with(Msg::InLine, &[&line]),
            Origin::FileName => canvas.words(Msg::InFileName).to_owned(),
        };
        Some(canvas.words_with(msg, &[&place]))
    };
    let all = [(Msg::TitleFrom, &head.title), (Msg::DateFrom, &head.date), (Msg::SourceFrom, &head.source)];
    rule::facts(canvas, &all.into_iter().filter_map(origin).collect::<Vec<_>>())
}

fn measures(canvas: &Canvas, summary: &Summary) -> String {
    let counted =
        |msg, count: u32| if count == 0 { String::new() } else { canvas.words_with(msg, &[&count]) };
    let facts = [
        summary.date.clone(),
        counted(Msg::Minutes, listing::minutes(summary.minutes)),
        counted(Msg::TurnCount, summary.turns),
        counted(Msg::CharCount, summary.chars),
    ];
    // A number stays with what it counts.
    rule::facts(canvas, &facts.map(|fact| fact.replace(' ', "\u{a0}")))
}

fn listed(canvas: &Canvas, words: &[String]) -> String {
    words.join(&format!(" {} ", canvas.glyphs.dot))
}

/// One line for each voice: shape, name, role, its share of the talk.
fn voices(canvas: &Canvas, voices: &[VoiceSummary]) -> Vec<CardLine> {
    let all: u32 = voices.iter().map(|voice| voice.chars).sum();
    let line = |(index, voice): (usize, &VoiceSummary)| {
        let look = voice::of(canvas, index, |other| voices.get(other).and_then(|voice| voice.role));
        let share = rule::percent(f64::from(voice.chars) / f64::from(all.max(1)));
        let name = format!("{} {}", look.shape, voice.name);
        let turns = canvas.words_with(Msg::TurnCount, &[&voice.turns]);
        let lead = Some((name.len(), look.style));
        let facts = [name, voice::role_beside(canvas, &voice.name, voice.role).to_owned(), turns, share];
        CardLine { lead, ..CardLine::new(rule::facts(canvas, &facts), canvas.theme.dim) }
    };
    voices.iter().enumerate().map(line).collect()
}

fn note(canvas: &Canvas, note: &Diagnostic, width: u16) -> Vec<CardLine> {
    let place = note.column.map_or_else(|| note.line.to_string(), |column| format!("{}:{column}", note.line));
    wrapped(canvas, &format!("{place}  {}", canvas.oddity(&note.oddity)), canvas.theme.text, width)
}

fn wrapped(canvas: &Canvas, text: &str, style: Style, width: u16) -> Vec<CardLine> {
    let lines = wrapline::wrap(text, width, canvas.policy);
    lines.into_iter().map(|range| CardLine::new(range.of(text), style)).collect()
}
