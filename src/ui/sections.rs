//! The sections of the open episode: number, title, length, who speaks how much, what is kept.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::rule::{self, Share};
use super::{boxes, listing, status, voice};
use crate::app::reader::Reader;
use crate::app::sections::{SectionRow, Sections};
use crate::app::state::App;
use crate::episode::model::{Episode, Section};
use crate::keys::action::{Action, Place};
use crate::messages::Msg;
use crate::passage::anchor::State;
use crate::passage::marks::Progress;
use crate::text::range::TextRange;

/// Draws the view; returns the caret of the filter while it is typed.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let Some(reader) = &app.reader else {
        return status::draw_bare(app, canvas, area);
    };
    let rows = listing::rows_area(area, area.width);
    if rows.y > area.y {
        draw_title(&app.sections, reader, canvas, area);
    }
    if app.sections.shown().len() == 0 {
        draw_empty(&app.sections, canvas, rows);
    }
    let mut columns = SectionColumns::of(rows);
    columns.part(app.sections.shown().map(|(row, _)| title_width(canvas, reader.episode(), row)));
    let view =
        SectionView { reader, progress: progress(app, reader), columns, longest: app.sections.longest() };
    for (row, ranges, line) in listing::window(app.sections.list, rows, 1, app.sections.shown()) {
        draw_row(&view, canvas, row, ranges, line);
    }
    if rows.bottom() >= area.bottom() {
        return None;
    }
    if app.sections.typing {
        return Some(listing::draw_filter(canvas, area, &app.sections.filter));
    }
    if app.notice.is_none() && view.columns.bar.is_some() {
        draw_legend(reader.episode(), canvas, area);
    } else if app.notice.is_none() {
        let hints = boxes::keys(app, canvas, Place::Sections, &[Action::Open, Action::Filter]);
        let (x, y, end) = (area.x + 1, area.bottom() - 1, area.right().saturating_sub(10));
        canvas.put_cut(x, y, end, &hints, canvas.theme.dim);
    }
    status::draw_bare(app, canvas, area)
}

/// What rows need of the episode.
struct SectionView<'a> {
    reader: &'a Reader,
    progress: Option<&'a Progress>,
    columns: SectionColumns,
    /// Minutes of the longest section: that of a full bar.
    longest: f64,
}

fn progress<'a>(app: &'a App, reader: &'a Reader) -> Option<&'a Progress> {
    let listed =
        app.episodes.row(&reader.path).and_then(|row| row.ready()).and_then(|shelf| shelf.progress.as_ref());
    listed.or(reader.opened.progress.as_ref())
}

fn draw_title(sections: &Sections, reader: &Reader, canvas: &mut Canvas, area: Rect) {
    let (start, end) = (area.x + 1.min(area.width - 1), area.right().saturating_sub(1));
    let (strong, dim) = (canvas.theme.strong, canvas.theme.dim);
    let episode = reader.episode();
    let count = episode.sections.iter().filter(|section| section.number > 0).count();
    let filter = sections.filter.text().trim();
    let facts = [
        if filter.is_empty() { String::new() } else { canvas.words_with(Msg::FilteredBy, &[&filter]) },
        if count == 0 { String::new() } else { canvas.words_with(Msg::SectionCount, &[&count]) },
        canvas.words_with(Msg::Minutes, &[&listing::minutes(sections.minutes())]),
    ];
    let facts = if reader.opened.beginning {
        canvas.words(Msg::ReadingRest).to_owned()
    } else {
        rule::facts(canvas, &facts)
    };
    let end = canvas.put_right(start + 12, area.y, end, &facts, dim);
    canvas.put_cut(start, area.y, end.saturating_sub(3), episode.title(), strong);
}

/// Whose part of a bar looks how, in the last row.
fn draw_legend(episode: &Episode, canvas: &mut Canvas, area: Rect) {
    let y = area.bottom() - 1;
    let help = canvas.width(&canvas.words_with(Msg::HelpHint, &[])).saturating_add(4);
    let (text, dim) = (canvas.theme.text, canvas.theme.dim);
    let end = area.right().saturating_sub(help);
    let mut x = area.x + u16::from(area.width >= 12);
    for (index, speaker) in episode.speakers.iter().enumerate() {
        let role = voice::role_beside(canvas, &speaker.name, speaker.role);
        let width = canvas.width(&speaker.name).saturating_add(canvas.width(role)).saturating_add(3);
        if x.saturating_add(width) > end {
            break;
        }
        let look = voice::look(canvas, episode, index);
        let muted = canvas.theme.muted(look.style);
        x = canvas.put(x, y, end, look.fill, muted) + 1;
        x = canvas.put(x, y, end, &speaker.name, text) + 1;
        x = canvas.put(x, y, end, role, dim) + if role.is_empty() { 2 } else { 3 };
    }
}

fn draw_empty(sections: &Sections, canvas: &mut Canvas, area: Rect) {
    let filter = sections.filter.text().trim();
    let line = match filter {
        "" => canvas.words(Msg::NoSections).to_owned(),
        filter => canvas.words_with(Msg::NoMatches, &[&filter]),
    };
    listing::draw_empty(canvas, area, &line, "");
}

/// Where the parts of a row stand; parts for which there is no room are left out.
#[derive(Clone, Copy, Debug)]
struct SectionColumns {
    check: u16,
    number: u16,
    title: u16,
    title_end: u16,
    turns: Option<u16>,
    minutes: Option<u16>,
    bar: Option<u16>,
    bar_width: u16,
    kept: Option<u16>,
    end: u16,
    /// Where the first questions stand, if there is room for them behind the titles.
    subtitle: Option<u16>,
}

const TURNS: u16 = 8;
const MINUTES: u16 = 7;
/// Columns of a full bar, and from a width on of a longer one.
const BAR: u16 = 12;
const LONG_BAR: u16 = 24;
const LONG_BAR_FROM: u16 = 110;
const KEPT: u16 = 3;
/// From this width on a row has room for its first question, of at least so many columns.
const SUBTITLES_FROM: u16 = 96;
const LEAST_SUBTITLE: u16 = 12;

impl SectionColumns {
    fn of(area: Rect) -> Self {
        let mut rest = listing::Room::of(area);
        let end = rest.end;
        let mut take = |width, from| rest.take(width, from);
        let kept = take(KEPT, 44);
        let bar_width = if area.width >= LONG_BAR_FROM { LONG_BAR } else { BAR };
        let bar = take(bar_width, 64);
        let minutes = take(MINUTES, 36);
        let turns = take(TURNS, 76);
        let (check, number) =
            if area.width < 24 { (area.x + 2, area.x + 2) } else { (area.x + 3, area.x + 5) };
        let title = number + 5;
        Self {
            check,
            number,
            title,
            title_end: rest.end.max(title),
            turns,
            minutes,
            bar,
            kept,
            end,
            bar_width,
            subtitle: (area.width >= SUBTITLES_FROM).then_some(title),
        }
    }

    /// Parts the room between titles of these widths and first questions, which stand below each other: at
    /// most three fifths for titles.
    fn part(&mut self, widths: impl Iterator<Item = u16>) {
        let room = self.title_end - self.title;
        let start = widths.max().unwrap_or(0).min(room * 3 / 5) + 3;
        self.subtitle = self.subtitle.filter(|_| room >= start + LEAST_SUBTITLE).map(|title| title + start);
    }

    /// One past the last column of titles.
    fn titles_end(&self) -> u16 {
        self.subtitle.map_or(self.title_end, |start| start - 2)
    }
}

/// Columns of a section's title and of what it is set in.
fn title_width(canvas: &Canvas, episode: &Episode, row: &SectionRow) -> u16 {
    let section = episode.sections.get(row.section);
    let title = section.and_then(|section| section.title.as_deref()).unwrap_or_default();
    canvas.width(title).saturating_add(section.map_or(0, |section| nesting(episode, section)))
}

fn draw_row(
    view: &SectionView,
    canvas: &mut Canvas,
    row: &SectionRow,
    ranges: &[TextRange],
    line: listing::ListRow,
) {
    let episode = view.reader.episode();
    let Some(section) = episode.sections.get(row.section) else { return };
    let style = listing::draw_arrow(canvas, line);
    let (columns, dim) = (&view.columns, canvas.theme.dim);
    draw_check(view, canvas, section, row.section, line.y);
    canvas.put_right(columns.number, line.y, columns.number + 3, &section.number.to_string(), dim);
    let (title, style) = match &section.title {
        Some(title) => (title.as_str(), style),
        None => (canvas.words(Msg::TextBeforeFirst), if line.selected { style } else { dim }),
    };
    let layers = listing::matched(canvas, ranges);
    let title_x = columns.title + nesting(episode, section);
    canvas.put_layers_cut(title_x, line.y, columns.titles_end(), title, style, &layers);
    if let Some(x) = columns.subtitle {
        canvas.put_cut(x, line.y, columns.title_end, &row.subtitle, dim);
    }
    draw_facts(view, canvas, row, section, line.y);
}

/// Columns by which a section below another is set in.
fn nesting(episode: &Episode, section: &Section) -> u16 {
    let titled = episode.sections.iter().filter(|section| section.number > 0);
    let top = titled.map(|section| section.level).min().unwrap_or(0);
    2 * u16::from(section.level.saturating_sub(top)).min(3)
}

/// A check where it was read to its end, else the reading place where it is there.
fn draw_check(view: &SectionView, canvas: &mut Canvas, section: &Section, index: usize, y: u16) {
    let read = view.progress.is_some_and(|p| p.finished || p.sections_read.contains(&section.number));
    let begun = view.progress.is_some() || view.reader.place > 0;
    let (glyphs, dim, accent) = (canvas.glyphs, canvas.theme.dim, canvas.theme.accent);
    if read {
        canvas.put(view.columns.check, y, view.columns.title, glyphs.check, dim);
    } else if begun && view.reader.episode().section_at(view.reader.place) == index {
        canvas.put(view.columns.check, y, view.columns.title, glyphs.place, accent);
    }
}

fn draw_facts(view: &SectionView, canvas: &mut Canvas, row: &SectionRow, section: &Section, y: u16) {
    let episode = view.reader.episode();
    let (dim, accent) = (canvas.theme.dim, canvas.theme.accent);
    if let Some(x) = view.columns.turns.filter(|_| !section.turns.is_empty()) {
        let turns = canvas.words_with(Msg::TurnCount, &[&section.turns.len()]);
        canvas.put_right(x, y, x + TURNS, &turns, dim);
    }
    if let Some(x) = view.columns.minutes {
        let minutes = canvas.words_with(Msg::Minutes, &[&listing::part_minutes(row.minutes)]);
        canvas.put_right(x, y, x + MINUTES, &minutes, dim);
    }
    if let Some(x) = view.columns.bar {
        let cells =
            rule::cells_of(row.minutes / view.longest.max(f64::MIN_POSITIVE), view.columns.bar_width).max(1);
        rule::shares(canvas, x, y, cells, &shares(canvas, episode, row));
    }
    let here = episode.range_of(&section.paragraphs);
    let placed = view.reader.placed.iter().filter(|placed| placed.resolved.state != State::Lost);
    let kept = placed.filter(|placed| here.contains(placed.resolved.range.start)).count();
    if let Some(x) = view.columns.kept.filter(|_| kept > 0) {
        canvas.put(x, y, view.columns.end, &format!("{}{kept}", canvas.glyphs.kept), accent);
    }
}

/// The shares of a row's voices, in the same order in every row.
fn shares(canvas: &Canvas, episode: &Episode, row: &SectionRow) -> Vec<Share> {
    let mut shares = row.shares.clone();
    shares.sort_by_key(|(speaker, _)| *speaker);
    let part = |(speaker, share): (usize, f64)| {
        let look = voice::look(canvas, episode, speaker);
        Share { part: share, fill: look.fill, style: canvas.theme.muted(look.style) }
    };
    shares.into_iter().map(part).collect()
}
