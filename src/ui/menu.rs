//! Rows to choose from: the text's own terms, names, links, the voices.

use ratatui::layout::{Position, Rect};

use super::boxes::{self, ListBox, Side};
use super::canvas::Canvas;
use super::{listing, rule, voice};
use crate::app::menu::Choice;
use crate::app::menu::Item;
use crate::app::menu::Menu;
use crate::app::menu::MenuKind;
use crate::app::state::App;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::text::range::TextRange;

const SPEAKER_HINTS: [(Action, Option<Msg>); 4] = [
    (Action::Open, None),
    (Action::EditNote, Some(Msg::EditOnlyName)),
    (Action::NextRole, None),
    (Action::Leave, None),
];

const KEPT_HINTS: [(Action, Option<Msg>); 5] = [
    (Action::EditNote, Some(Msg::EditOnlyNote)),
    (Action::EditTags, None),
    (Action::NextColor, None),
    (Action::Delete, None),
    (Action::Leave, None),
];

const SHELF_HINTS: &[Action] = &[Action::Open, Action::Delete, Action::Leave];

const CODE_HINTS: [(Action, Option<Msg>); 6] = [
    (Action::Open, Some(Msg::BookmarksTitle)),
    (Action::RenameTag, None),
    (Action::MergeTag, Some(Msg::MergeHint)),
    (Action::EditNote, Some(Msg::MeaningHint)),
    (Action::NextColor, None),
    (Action::Delete, None),
];

const FACET_HINTS: [(Action, Option<Msg>); 2] =
    [(Action::Open, Some(Msg::FacetsTitle)), (Action::Leave, None)];

/// The widest column of labels.
const LABEL: u16 = 24;

/// Columns of a full bar, and the width below which there are none.
const BAR: u16 = 16;
const BARS_FROM: u16 = 50;

/// Below this width other names of people give way to what is known of them.
const PLACES_FROM: u16 = 60;

/// Draws the box; returns the caret of the filter while it is typed.
pub fn draw(app: &App, menu: &Menu, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let kind = canvas.words(match menu.kind {
        MenuKind::Glossary => Msg::GlossaryTitle,
        MenuKind::LibraryGlossary => Msg::LibraryGlossaryTitle,
        MenuKind::Speakers => Msg::SpeakersTitle,
        MenuKind::Names => Msg::NamesTitle,
        MenuKind::People | MenuKind::Person => Msg::PeopleTitle,
        MenuKind::Record => Msg::RecordTitle,
        MenuKind::Whom => Msg::WhomTitle,
        MenuKind::Links => Msg::LinksTitle,
        MenuKind::Twins => Msg::TwinsTitle,
        MenuKind::Ways => Msg::ReadKeptTitle,
        MenuKind::Versions => Msg::VersionsTitle,
        MenuKind::Kept => Msg::KeptTitle,
        MenuKind::Elsewhere => Msg::ElsewhereTitle,
        MenuKind::Shelves => Msg::ShelvesTitle,
        MenuKind::Facets => Msg::FacetsTitle,
        MenuKind::Codes => Msg::CodesTitle,
        MenuKind::MergeInto => Msg::MergeIntoTitle,
    });
    let title = menu.person.as_ref().map_or(kind, |page| page.person.name.as_str());
    let count = match menu.kind {
        MenuKind::Facets => app.episodes.shown().len().to_string(),
        MenuKind::Record => String::new(),
        _ => menu.shown().len().to_string(),
    };
    let frame = ListBox::draw(canvas, area, Side::Middle, menu.items.len(), (title, &count));
    let hints = match menu.kind {
        MenuKind::Speakers => boxes::hints(app, canvas, menu.kind.place(), SPEAKER_HINTS),
        MenuKind::Kept => boxes::hints(app, canvas, menu.kind.place(), KEPT_HINTS),
        MenuKind::Shelves => boxes::keys(app, canvas, menu.kind.place(), SHELF_HINTS),
        MenuKind::Codes => boxes::hints(app, canvas, menu.kind.place(), CODE_HINTS),
        MenuKind::Facets => boxes::hints(app, canvas, menu.kind.place(), FACET_HINTS),
        _ => boxes::keys(app, canvas, menu.kind.place(), &[Action::Open, Action::Leave]),
    };
    frame.draw_foot(canvas, &hints);
    let caret = frame.draw_filter(app, canvas, menu.kind.place(), (&menu.filter, menu.typing));
    let rows = frame.rows;
    let filter = menu.filter.text().trim();
    if menu.shown().len() == 0 && !filter.is_empty() {
        let line = canvas.words_with(Msg::NoMatches, &[&filter]);
        listing::draw_empty(canvas, rows, &line, canvas.words(Msg::EscClears));
    } else if menu.items.is_empty() && menu.kind == MenuKind::Codes {
        listing::draw_empty(canvas, rows, &canvas.words_with(Msg::NoTags, &[]), "");
    }
    let columns = MenuColumns::of(menu, canvas, rows);
    for (item, ranges, line) in listing::window(menu.list, rows, 1, menu.shown()) {
        draw_row(app, canvas, &columns, item, ranges, line);
    }
    caret
}

/// How wide the columns of a menu are, in columns of the screen.
struct MenuColumns {
    area: Rect,
    label: u16,
    place: u16,
    count: u16,
    /// Columns of a full bar.
    bar: u16,
    /// Labels are steps of a tree, each shown below the one above it.
    in_tree: bool,
    /// A column of colors stands before the labels.
    in_colors: bool,
    /// Details are facts one after the other: those for which there is no room are left out.
    in_facts: bool,
}

impl MenuColumns {
    fn of(menu: &Menu, canvas: &Canvas, area: Rect) -> Self {
        let widest = |text: &dyn Fn(&Item) -> u16| menu.items.iter().map(text).max().unwrap_or(0);
        let is_narrow = menu.kind == MenuKind::People && area.width < PLACES_FROM;
        Self {
            in_facts: menu.kind == MenuKind::People,
            in_colors: menu.items.iter().any(|item| !item.color.is_empty()),
            in_tree: menu.kind == MenuKind::Codes && menu.filter.text().is_empty(),
            area,
            label: widest(&|item| canvas.width(&item.label)).min(LABEL).min(area.width * 4 / 9),
            place: if is_narrow { 0 } else { widest(&|item| canvas.width(&item.place)).min(area.width / 3) },
            count: widest(&|item| canvas.width(&count(item))),
            bar: if area.width >= BARS_FROM && menu.items.iter().any(|item| item.share.is_some()) {
                BAR
            } else {
                0
            },
        }
    }
}

/// How often it is mentioned, in digits.
fn count(item: &Item) -> String {
    item.count.map_or_else(String::new, |count| count.to_string())
}

fn draw_row(
    app: &App,
    canvas: &mut Canvas,
    columns: &MenuColumns,
    item: &Item,
    ranges: &[TextRange],
    line: listing::ListRow,
) {
    let MenuColumns { area, label: labels, .. } = *columns;
    let style = boxes::draw_arrow(canvas, line);
    let (y, strong) = (line.y, canvas.theme.strong);
    let mut x = area.x + 2;
    if let (Choice::Speaker(Some(index)), Some(reader)) = (&item.choice, &app.reader) {
        let look = voice::look(canvas, reader.episode(), *index);
        x = canvas.put(x, y, area.right(), look.shape, look.style) + 1;
    } else if matches!(item.choice, Choice::Speaker(None)) {
        x += 2;
    }
    if !item.color.is_empty() {
        canvas.put(x, y, area.right(), canvas.glyphs.full, canvas.theme.mark(&item.color));
    }
    x += if columns.in_colors { 2 } else { 0 };
    let label = TextRange::new(0, item.label.len());
    let detail = TextRange::new(label.end + 1, label.end + 1 + item.detail.len());
    let layers = listing::matched(canvas, &listing::within(ranges, label));
    let (indent, shown) = if columns.in_tree { in_tree(&item.label) } else { (0, item.label.as_str()) };
    canvas.put_layers_cut(x + indent, y, (x + labels).min(area.right()), shown, strong, &layers);
    let dim = canvas.theme.dim;
    let end = canvas.put_right(x + labels + 2, y, area.right(), &count(item), dim);
    let end = if end < area.right() { end.saturating_sub(2) } else { end };
    let end = if item.place.is_empty() { end } else { draw_place(canvas, columns, item, ranges, y) };
    let end = if columns.bar == 0 { end } else { draw_bar(canvas, columns.bar, item, end, y) };
    let layers = listing::matched(canvas, &listing::within(ranges, detail));
    let room = end.saturating_sub(x + labels + 2);
    let shown = if columns.in_facts { fitting(canvas, &item.detail, room) } else { &item.detail };
    canvas.put_layers_cut(x + labels + 2, y, end, shown, style, &layers);
}

/// The last step of a path, and by how many columns it stands to the right.
fn in_tree(path: &str) -> (u16, &str) {
    let depth = u16::try_from(path.matches('/').count()).unwrap_or(u16::MAX);
    (depth.saturating_mul(2).min(LABEL / 2), path.rsplit('/').next().unwrap_or(path))
}

/// As many of the facts in `detail`, from the first on, as have room; the first one always.
fn fitting<'d>(canvas: &Canvas, detail: &'d str, room: u16) -> &'d str {
    let mut shown = detail;
    while canvas.width(shown) > room {
        let Some((fewer, _)) = shown.rsplit_once(" · ") else { break };
        shown = fewer;
    }
    shown
}

/// Writes where a row is from, in a column of its own before the counts; returns the column where the detail
/// ends.
fn draw_place(canvas: &mut Canvas, columns: &MenuColumns, item: &Item, ranges: &[TextRange], y: u16) -> u16 {
    let counts = if columns.count == 0 { 0 } else { columns.count + 2 };
    let end = columns.area.right().saturating_sub(counts);
    let start = end.saturating_sub(columns.place);
    let place = item.label.len() + 1 + item.detail.len() + 1;
    let range = TextRange::new(place, place + item.place.len());
    let layers = listing::matched(canvas, &listing::within(ranges, range));
    canvas.put_layers_cut(start, y, end, &item.place, canvas.theme.dim, &layers);
    start.saturating_sub(2)
}

/// Draws how a row compares with others in the `cells` columns before `end`; returns the column where the detail
/// ends. A row that is not compared gives its detail all the room.
fn draw_bar(canvas: &mut Canvas, cells: u16, item: &Item, end: u16, y: u16) -> u16 {
    let Some(share) = item.share else { return end };
    let start = end.saturating_sub(cells);
    let (full, style) = (canvas.glyphs.full, canvas.theme.muted(canvas.theme.accent));
    (0..rule::cells_of(share, cells)).fold(start, |x, _| canvas.put(x, y, end, full, style));
    start.saturating_sub(2)
}
