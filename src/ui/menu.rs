//! Rows to choose from: keys and what they do, the text's own terms, the voices.

use ratatui::layout::{Position, Rect};

use super::boxes;
use super::canvas::Canvas;
use super::{listing, voice};
use crate::app::overlay::{Choice, Item, Menu, MenuKind};
use crate::app::state::App;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;
use crate::text::range::TextRange;

const SPEAKER_HINTS: [(Action, Msg); 4] = [
    (Action::Open, Msg::Open),
    (Action::EditNote, Msg::EditOnlyName),
    (Action::NextRole, Msg::NextRole),
    (Action::Leave, Msg::Leave),
];

/// The widest column of labels.
const LABEL: u16 = 24;

/// Draws the box; returns the caret of the filter while it is typed.
pub fn draw(app: &App, menu: &Menu, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let title = canvas.words(match menu.kind {
        MenuKind::Help => Msg::HelpTitle,
        MenuKind::Glossary => Msg::GlossaryTitle,
        MenuKind::LibraryGlossary => Msg::LibraryGlossaryTitle,
        MenuKind::Speakers => Msg::SpeakersTitle,
        MenuKind::Names => Msg::NamesTitle,
        MenuKind::Links => Msg::LinksTitle,
        MenuKind::Twins => Msg::TwinsTitle,
    });
    let count = menu.shown().len().to_string();
    let inside = boxes::short_list_box(canvas, area, menu.items.len(), title, &count);
    let hint = match menu.kind {
        MenuKind::Speakers => boxes::hints(app, canvas, Place::List, SPEAKER_HINTS),
        _ => boxes::keys(app, canvas, Place::List, &[Action::Filter, Action::Open, Action::Leave]),
    };
    let caret = boxes::draw_filter(canvas, inside, &menu.filter, menu.typing, &hint);
    let rows = boxes::below_prompt(inside);
    let filter = menu.filter.text().trim();
    if menu.shown().len() == 0 && !filter.is_empty() {
        let line = canvas.words_with(Msg::NoMatches, &[&filter]);
        listing::draw_empty(canvas, rows, &line, "");
    }
    let widest = menu.items.iter().map(|item| canvas.width(&item.label)).max().unwrap_or(0);
    let labels = widest.min(LABEL).min(rows.width / 2);
    for (item, ranges, line) in listing::window(menu.list, rows, menu.shown()) {
        draw_row(app, canvas, (rows, labels), item, ranges, line);
    }
    caret
}

fn draw_row(
    app: &App,
    canvas: &mut Canvas,
    (area, labels): (Rect, u16),
    item: &Item,
    ranges: &[TextRange],
    line: listing::Line,
) {
    let style = boxes::draw_arrow(canvas, line);
    let (y, strong) = (line.y, canvas.theme.strong);
    let mut x = area.x + 2;
    if let (Choice::Speaker(Some(index)), Some(reader)) = (&item.choice, &app.reader) {
        let look = voice::look(canvas, reader.episode(), *index);
        x = canvas.put(x, y, area.right(), look.shape, look.style) + 1;
    }
    let label = TextRange::new(0, item.label.len());
    let detail = TextRange::new(label.end + 1, label.end + 1 + item.detail.len());
    let layers = listing::matched(canvas, &listing::within(ranges, label));
    canvas.put_layers_cut(x, y, (x + labels).min(area.right()), &item.label, strong, &layers);
    let layers = listing::matched(canvas, &listing::within(ranges, detail));
    let dim = canvas.theme.dim;
    let count = item.count.map_or_else(String::new, |count| count.to_string());
    let end = canvas.put_right(x + labels + 2, y, area.right(), &count, dim);
    let end = if end < area.right() { end.saturating_sub(2) } else { end };
    canvas.put_layers_cut(x + labels + 2, y, end, &item.detail, style, &layers);
}
