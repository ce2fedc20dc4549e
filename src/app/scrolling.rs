//! What of an open episode is on the page: going to a place, scrolling, the title page above the text, wide
//! lines.

use super::reader::Reader;
use super::title_page::Told;
use crate::episode::model::ParagraphKind;
use crate::layout::flow::Shape;
use crate::layout::widest::widest;
use crate::text::range::Offset;

impl Reader {
    /// Puts `line` at the top and the place on it.
    pub fn go_to_line(&mut self, line: usize) {
        self.place = self.offset_of_line(line);
        self.top = self.place;
        self.lead = 0;
    }

    /// Puts the title page at the top, the text below it.
    pub fn go_to_title(&mut self) {
        self.go_to_line(0);
        self.lead = self.title.lines.len();
    }

    /// Makes the title page anew where it has to be another one, and keeps what is seen of it within it.
    pub fn refresh_title(&mut self, told: Told) {
        let whole = self.lead > 0 && self.lead == self.title.lines.len();
        let shape = self.shape();
        if self.title.refresh(&self.opened, shape, &self.folds, told) && whole {
            self.lead = usize::MAX;
        }
        self.lead = self.lead.min(self.title.lines.len());
    }

    /// Puts the text at `offset` at the top, the place on it.
    pub fn go_to(&mut self, offset: Offset) {
        self.go_to_line(self.flow().line_at(offset));
        self.place = offset;
    }

    /// Moves the place to `offset`; the page stays where it is if that is on it.
    pub fn show(&mut self, offset: Offset, page: usize) {
        let line = self.flow().line_at(offset);
        if !self.page(page).contains(&line) {
            self.go_to_line(line.saturating_sub(page / 3));
        }
        self.place = offset;
    }

    /// Moves the place to `offset`, from where one reads on: it is put a third down the page unless it stands in
    /// the upper two thirds of it.
    pub fn lead_to(&mut self, offset: Offset, page: usize) {
        let line = self.flow().line_at(offset);
        let shown = self.page(page);
        if !(shown.start..shown.start + shown.len() * 2 / 3).contains(&line) {
            self.go_to_line(line.saturating_sub(page / 3));
        }
        self.place = offset;
    }

    /// Moves the place to `offset` if that is on the page.
    pub fn place_on_page(&mut self, offset: Offset, page: usize) {
        if self.page(page).contains(&self.flow().line_at(offset)) {
            self.place = self.offset_of_line(self.flow().line_at(offset));
        }
    }

    /// Moves to `offset` and opens the fold that hides it.
    pub fn show_whole(&mut self, offset: Offset, page: usize) {
        let paragraph = self.episode().paragraph_at(offset);
        if let Some(hider) = self.folds.hider(self.episode(), paragraph) {
            self.fold(|folds, _| folds.toggle(hider));
        }
        self.show(offset, page);
    }

    /// Scrolls by `rows` (negative: up). At the end of the text the place goes on alone.
    pub fn scroll(&mut self, rows: isize, page: usize) {
        let rows = self.scroll_title(rows, page);
        let (top, last) = (self.top_line(), self.last_top(page));
        if rows == 0 {
            return;
        }
        if rows > 0 && top >= last {
            let line = self.place_line().saturating_add_signed(rows).min(self.rows().saturating_sub(1));
            self.place = self.offset_of_line(line);
        } else {
            self.place = self.offset_of_line(top.saturating_add_signed(rows).min(last.max(top)));
            self.top = self.place;
        }
    }

    /// Scrolls the title page by as many of `rows` as are its own; returns the others.
    fn scroll_title(&mut self, rows: isize, page: usize) -> isize {
        if rows > 0 {
            // What fits on the page with all of the text stays.
            let away = if self.at_end(page) { 0 } else { self.lead.min(rows.unsigned_abs()) };
            self.lead -= away;
            rows - away.cast_signed()
        } else {
            let hidden = self.title.lines.len().saturating_sub(self.lead);
            let back = rows.unsigned_abs().saturating_sub(self.top_line()).min(hidden);
            self.lead += back;
            rows + back.cast_signed()
        }
    }

    /// Whether code or a table on the page can be scrolled to the right, or back.
    pub fn moves_sideways(&self, right: bool, page: usize) -> bool {
        let scrolled = self.shape().scrolled;
        let lines = self.flow().lines().get(self.page(page)).unwrap_or_default();
        let paragraphs = &self.episode().paragraphs;
        lines.iter().any(|line| {
            let wide = paragraphs.get(line.paragraph as usize);
            let wide = wide.filter(|p| matches!(p.kind, ParagraphKind::Code | ParagraphKind::Table));
            wide.is_some_and(|p| scrolled || right && line.range.start > p.range.start)
        })
    }

    /// Scrolls code and tables sideways by so many columns, at most to the end of the widest: the first step
    /// right puts each of their lines on one row, the last one left breaks them again.
    pub fn scroll_sideways(&mut self, columns: i16) {
        let shape = self.shape();
        let scrolled = match (shape.scrolled, self.shift) {
            (false, _) => columns > 0 && self.flow().breaks_wide(&self.opened.episode),
            (true, 0) => columns > 0,
            (true, _) => true,
        };
        if scrolled != shape.scrolled {
            self.shift = 0;
            return self.lay_out(Shape { scrolled, ..shape });
        }
        if scrolled {
            let beyond = widest(self.flow(), self.episode()).saturating_sub(shape.free());
            self.shift = self.shift.saturating_add_signed(columns).min(beyond);
        }
    }

    /// Breaks code and tables into rows again, so that all of them is on the page.
    pub fn break_wide(&mut self) {
        self.shift = 0;
        if self.shape().scrolled {
            self.lay_out(Shape { scrolled: false, ..self.shape() });
        }
    }
}
