//! The one place that writes cells: text cluster by cluster, never half a wide character, never a control
//! character.

use std::fmt::Display;

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::glyphs::{self, Glyphs};
use super::hyperlink::Link;
use super::theme::Theme;
use super::{clean, safe_cell};
use crate::app::settings::Settings;
use crate::app::state::App;
use crate::episode::oddity::Oddity;
use crate::keys::action::Place;
use crate::layout::gap::{Gap, between};
use crate::layout::width::{Cluster, WidthPolicy, clusters, drawn, is_disputed};
use crate::messages::{Msg, Wording};
use crate::passage::codes::{CodeEntry, shown_color};
use crate::passage::marks::Bookmark;
use crate::text::query::QueryError;
use crate::text::range::TextRange;
use crate::wording::oddity;
use crate::wording::slip;

/// No cluster takes more cells (those of Indic scripts take the most).
const WIDEST: usize = 8;

/// Blank cells that part what stands beside each other; within a line there are fewer.
const WORD_GAP: u16 = 3;

/// A style for part of a text, by bytes; later layers lie over earlier ones.
pub type Layer = (TextRange, Style);

/// How a text is painted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Paint<'p> {
    /// What holds for all of it.
    pub style: Style,
    /// What lies over that.
    pub layers: &'p [Layer],
    /// Where it leads to.
    pub links: &'p [Link],
    /// The gap between Han and Latin.
    pub gap: Gap,
}

/// A buffer to draw on, with everything that decides how it looks.
#[derive(Debug)]
pub struct Canvas<'a> {
    buf: &'a mut Buffer,
    area: Rect,
    /// Styles by role.
    pub theme: Theme,
    /// Characters of the interface.
    pub glyphs: &'static Glyphs,
    /// Cell widths.
    pub policy: WidthPolicy,
    /// Whether the terminal is told of links.
    pub links: bool,
    settings: &'a Settings,
    codes: &'a [CodeEntry],
    place: Place,
    /// Where the line in hand begins, once it is drawn: the selected row, the reading place.
    pub in_hand: Option<Position>,
}

impl<'a> Canvas<'a> {
    /// The style of a passage's mark, by its color or that of its tags.
    pub fn mark(&self, bookmark: &Bookmark) -> Style {
        self.theme.mark(shown_color(bookmark, self.codes))
    }

    /// A canvas over `area` of `buf`, in the look the user chose.
    pub fn new(buf: &'a mut Buffer, area: Rect, app: &'a App) -> Self {
        let policy = app.shape().policy;
        Self {
            buf,
            area,
            theme: Theme::new(&app.settings.palette),
            glyphs: glyphs::of(policy),
            policy,
            links: app.settings.hyperlinks,
            settings: &app.settings,
            codes: &app.codes,
            place: app.below(),
            in_hand: None,
        }
    }

    /// Words of the interface.
    pub fn words(&self, words: impl Into<Wording>) -> &'static str {
        words.into().text(self.settings.language)
    }

    /// Words of the interface, filled in, and with the keys that they name.
    pub fn words_with(&self, msg: Msg, values: &[&dyn Display]) -> String {
        self.settings.told(msg, values, self.place)
    }

    /// What is said of something odd in a file.
    pub fn oddity(&self, oddity: &Oddity) -> String {
        oddity::words(oddity, self.settings.language)
    }

    /// What is said of a query that is wrong.
    pub fn slip(&self, problem: &QueryError) -> String {
        slip::words(problem, self.settings.language)
    }

    /// Cells that `text` takes on one line.
    pub fn width(&self, text: &str) -> u16 {
        let cells: usize = clusters(text, self.policy).map(|cluster| self.shown(text, cluster).1).sum();
        u16::try_from(cells).unwrap_or(u16::MAX)
    }

    /// Cells that `text` takes where it is cut for `room` cells.
    pub fn cut_width(&self, text: &str, room: u16) -> u16 {
        let more = self.width(self.glyphs.more);
        match self.width(text) {
            width if width <= room => width,
            _ => {
                let head =
                    text.get(..self.fit(text, usize::from(room.saturating_sub(more)))).unwrap_or_default();
                self.width(head).saturating_add(more).min(room)
            }
        }
    }

    /// Bytes of the longest part of `text` that fits into `cells` from its start.
    fn fit(&self, text: &str, cells: usize) -> usize {
        let mut used = 0;
        for cluster in clusters(text, self.policy) {
            used += self.shown(text, cluster).1;
            if used > cells {
                return cluster.start;
            }
        }
        text.len()
    }

    /// What is shown for a cluster of `text`, and in how many cells.
    fn shown<'t>(&self, text: &'t str, cluster: Cluster) -> (&'t str, usize) {
        match text.get(cluster.start..cluster.end).unwrap_or_default() {
            "\n" | "\r\n" | "\t" => (" ", 1),
            text if clean::is_printable(text) => (text, cluster.width),
            _ => (self.glyphs.unknown, 1),
        }
    }

    /// Makes `area` blank ground; what is cut by its edges becomes blank as well.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.area);
        if area.is_empty() {
            return;
        }
        let mut blank = Cell::default();
        blank.set_style(self.theme.page);
        for y in area.top()..area.bottom() {
            self.mend(area.left(), y);
            self.mend(area.right(), y);
            let start = self.buf.index_of(area.left(), y);
            let row = self.buf.content.get_mut(start..start + usize::from(area.width));
            row.unwrap_or_default().fill(blank.clone());
        }
    }

    /// Blanks the words beside `area` that its sides cut, up to a wider gap, a line across or a scroll bar.
    pub fn clear_cut(&mut self, area: Rect) {
        let area = area.intersection(self.area);
        for y in area.top()..area.bottom() {
            self.clear_words(y, (self.area.left()..area.left()).rev());
            self.clear_words(y, area.right()..self.area.right());
        }
    }

    fn clear_words(&mut self, y: u16, columns: impl Iterator<Item = u16>) {
        let Glyphs { full, empty, tick, thumb, kept_tick, hit_tick, .. } = self.glyphs;
        let lines = [full, empty, tick, thumb, kept_tick, hit_tick];
        let mut gap = 0;
        for x in columns {
            let cell = &self.buf[(x, y)];
            gap = if matches!(cell.symbol(), " " | safe_cell::COVERED) { gap + 1 } else { 0 };
            if gap == WORD_GAP || lines.iter().any(|line| cell.symbol().contains(*line)) {
                return;
            }
            self.blank(x, y);
            self.buf[(x, y)].modifier = Modifier::empty();
        }
    }

    /// Lays `style` over what stands in `area`, or is going to stand there.
    pub fn tint(&mut self, area: Rect, style: Style) {
        self.buf.set_style(area.intersection(self.area), style);
    }

    /// Writes `text` from column `x` of row `y`, never past column `end`; returns the column after it.
    pub fn put(&mut self, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
        self.put_layers(x, y, end, text, style, &[])
    }

    /// Writes `text` with `layers` (by its bytes) over `style`; returns the column after it.
    pub fn put_layers(
        &mut self,
        x: u16,
        y: u16,
        end: u16,
        text: &str,
        style: Style,
        layers: &[Layer],
    ) -> u16 {
        self.put_painted((x, y), end, text, &Paint { style, layers, ..Paint::default() })
    }

    /// Writes `text`; if it does not fit, as much of it as leaves room for a sign that there is more.
    pub fn put_cut(&mut self, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
        self.put_layers_cut(x, y, end, text, style, &[])
    }

    /// The same with `layers`.
    pub fn put_layers_cut(
        &mut self,
        x: u16,
        y: u16,
        end: u16,
        text: &str,
        style: Style,
        layers: &[Layer],
    ) -> u16 {
        let room = usize::from(end.min(self.area.right()).saturating_sub(x));
        if self.fit(text, room) == text.len() {
            return self.put_layers(x, y, end, text, style, layers);
        }
        let more = self.glyphs.more;
        let left = room.saturating_sub(usize::from(self.width(more)));
        let head = text.get(..self.fit(text, left)).unwrap_or_default();
        let x = self.put_layers(x, y, end, head, style, layers);
        self.put(x, y, end, more, style)
    }

    /// Writes `text`; where it does not fit, its beginning and its end with a sign between them that there is
    /// more.
    pub fn put_ends(&mut self, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
        let room = usize::from(end.min(self.area.right()).saturating_sub(x));
        if self.fit(text, room) == text.len() {
            return self.put(x, y, end, text, style);
        }
        let more = self.glyphs.more;
        let left = room.saturating_sub(usize::from(self.width(more)));
        // Two thirds for the beginning: there stands what happened, at the end what it happened to.
        let tail = text.get(self.fit_end(text, left / 3)..).unwrap_or_default();
        let head_end = end.saturating_sub(self.width(tail));
        let x = self.put_cut(x, y, head_end, text, style);
        self.put(x, y, end, tail, style)
    }

    /// Where the longest part of `text` that fits into `cells` at its end begins.
    fn fit_end(&self, text: &str, cells: usize) -> usize {
        let all: Vec<(usize, usize)> =
            clusters(text, self.policy).map(|cluster| (cluster.start, self.shown(text, cluster).1)).collect();
        let mut used = 0;
        let fits = all.iter().rev().take_while(|(_, width)| {
            used += width;
            used <= cells
        });
        fits.last().map_or(text.len(), |(start, _)| *start)
    }

    /// Writes `text` so that it ends before column `end`, if it fits from column `start`; returns its first
    /// column.
    pub fn put_right(&mut self, start: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
        let width = self.width(text);
        if width == 0 || start.saturating_add(width) > end {
            return end;
        }
        self.put(end - width, y, end, text, style);
        end - width
    }

    /// Writes `text` as `paint` says; returns the column after it.
    pub fn put_painted(&mut self, (x, y): (u16, u16), end: u16, text: &str, paint: &Paint) -> u16 {
        let end = end.min(self.area.right());
        let layered = |from: usize, to: usize| {
            let over = paint.layers.iter().filter(|(range, _)| range.contains(from) && range.contains(to));
            over.fold(paint.style, |style, (_, layer)| style.patch(*layer))
        };
        let mut x = x;
        let mut before: Option<Cluster> = None;
        for cluster in clusters(text, self.policy) {
            if let Some(before) =
                before.filter(|before| paint.gap == Gap::Shown && between(before.base, cluster.base))
            {
                x = self.put_cluster(x, y, end, " ", 1, layered(before.start, cluster.start)).unwrap_or(x);
            }
            let (symbol, width) = self.shown(text, cluster);
            let style = layered(cluster.start, cluster.start);
            let Some(next) = self.put_cluster(x, y, end, symbol, width as u16, style) else { break };
            let link = paint.links.iter().find(|(range, _)| range.contains(cluster.start));
            if let Some((_, opening)) = link.filter(|_| next > x && x >= self.area.left()) {
                safe_cell::link(&mut self.buf[(x, y)], opening, next - x);
            }
            x = next;
            before = Some(cluster);
        }
        x
    }

    /// Writes one clean grapheme cluster of `width` cells; `None` if it does not fit.
    fn put_cluster(
        &mut self,
        x: u16,
        y: u16,
        end: u16,
        cluster: &str,
        width: u16,
        style: Style,
    ) -> Option<u16> {
        if x.saturating_add(width) > end || y >= self.area.bottom() || y < self.area.top() {
            return None;
        }
        if width == 0 || x < self.area.left() {
            return Some(x + width);
        }
        self.mend(x, y);
        self.mend(x + width, y);
        let at_edge = x + width == self.buf.area().right();
        let disputed = is_disputed(cluster);
        for trailing in x + 1..x + width {
            self.blank(trailing, y);
            let cell = &mut self.buf[(trailing, y)];
            cell.set_style(style);
            if disputed {
                cell.set_symbol(safe_cell::COVERED);
            }
        }
        let drawn = drawn(cluster, self.policy);
        let cell = &mut self.buf[(x, y)];
        cell.set_diff_option(CellDiffOption::None);
        cell.set_style(style);
        if !disputed {
            cell.set_symbol(drawn);
        } else if width == 1 {
            safe_cell::set_single(cell, drawn, x);
        } else if at_edge {
            safe_cell::set_at_edge(cell, drawn, width);
        } else {
            safe_cell::set(cell, drawn, width);
        }
        Some(x + width)
    }

    /// Blanks a wide character that would be cut before column `x`. What lies under a wide character is
    /// blank, so that only the nearest cell with something in it can reach that far.
    fn mend(&mut self, x: u16, y: u16) {
        let mut before = (self.buf.area().left()..x).rev().take(WIDEST);
        let filled = |cell: &Cell| !matches!(cell.symbol(), " " | safe_cell::COVERED);
        let head = before
            .find_map(|head| self.buf.cell((head, y)).filter(|cell| filled(cell)).map(|cell| (head, cell)));
        let reaching = head.filter(|(head, cell)| head + widest(cell) > x);
        let cut = reaching.map(|(head, cell)| (head, head + cell.cell_width())).filter(|(_, end)| *end > x);
        if let Some((head, end)) = cut {
            (head..end).for_each(|x| self.blank(x, y));
        }
    }

    fn blank(&mut self, x: u16, y: u16) {
        if let Some(cell) = self.buf.cell_mut((x, y)) {
            cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
        }
    }
}

/// The most cells that what stands in `cell` may take, told by its bytes: no character takes more than two.
fn widest(cell: &Cell) -> u16 {
    match cell.symbol().len() {
        0 | 1 => 1,
        2 | 3 => 2,
        _ => WIDEST as u16,
    }
}
