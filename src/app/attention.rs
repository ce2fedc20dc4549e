//! What was read of a text, and where its reader left off: what stood on the screen about as long as it takes
//! to read it. A look is no reading: what one jumps to, finds or leafs through changes neither, unless one
//! stays.
//!
//! Time comes in with every call, in milliseconds of a clock that only has to run on.

use crate::episode::summary::{Speed, minutes};
use crate::text::range::{Offset, TextRange};

/// So many times faster than the usual speed still counts as reading.
const FAST: f64 = 4.0;

/// The share of a page after whose time one is taken to read there.
const SETTLED: f64 = 0.25;

/// Han characters that a page is taken to have at least: one looks at a short one, too, before one reads it.
const LEAST: f64 = 300.0;

/// Bytes of a page that are looked at: what is folded on it may be long.
const MOST: usize = 1 << 16;

/// The longest time without a key that counts as spent reading.
const PAUSE: u64 = 120_000;

/// What was read of an open text.
#[derive(Clone, Debug, Default)]
pub struct Attention {
    /// In order, none touching another.
    read: Vec<TextRange>,
    look: Option<Glance>,
    left_off: Option<PageInSight>,
    /// Whether one has read on since the text was opened.
    has_moved: bool,
    spent: u64,
}

/// What stands on the screen, and where in it one is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageInSight {
    /// The text from its first line to its last.
    pub shown: TextRange,
    /// The reading place.
    pub place: Offset,
    /// Share of the whole text before the end of the page, 0 to 1.
    pub fraction: f64,
}

#[derive(Clone, Copy, Debug)]
struct Glance {
    page: PageInSight,
    /// Where the first words of it stand that were not read before.
    begin: Offset,
    /// How long it is looked at.
    time: u64,
    since: u64,
}

impl Attention {
    /// Of what was read before: these stretches, and up to where one left off.
    pub fn new(read: impl IntoIterator<Item = TextRange>, left_off: Option<Offset>) -> Self {
        let page = |place| PageInSight { shown: TextRange::at(place), place, fraction: 0.0 };
        let mut attention = Self { left_off: left_off.map(page), ..Self::default() };
        read.into_iter().for_each(|stretch| attention.add(stretch));
        attention
    }

    /// The clock stands at `now`; what stood on the screen until then has been looked at longer.
    pub fn pass(&mut self, text: &str, speed: Speed, now: u64) {
        let Some(look) = &mut self.look else { return };
        let passed = now.saturating_sub(look.since);
        (look.since, look.time) = (now, look.time + passed);
        self.spent += passed.min(PAUSE);
        let look = *look;
        let end = read_to(text, TextRange::new(look.begin, look.page.shown.end), look.time, speed);
        self.add(TextRange::new(look.begin, end));
        if passed > 0 && look.time >= settles_after(text, look.page.shown, speed) {
            self.move_to(look.page);
        }
    }

    /// From `now` on this stands on the screen; `None` while something else does. Returns after how many
    /// milliseconds one is taken to read there, where one is not yet.
    pub fn show(&mut self, text: &str, page: Option<PageInSight>, speed: Speed, now: u64) -> Option<u64> {
        let Some(page) = page else {
            self.look = None;
            return None;
        };
        match &mut self.look {
            Some(look) if look.page.shown == page.shown => {
                if self.left_off.is_some_and(|left| left == look.page) && look.page.place != page.place {
                    self.left_off = Some(page);
                    self.has_moved = true;
                }
                look.page = page;
                return None;
            }
            _ => {}
        }
        let begin = self.unread_from(page.shown.start);
        self.look = Some(Glance { page, begin, time: 0, since: now });
        match self.left_off {
            Some(left) if left.shown.is_empty() && page.shown.contains(left.place) => {
                self.left_off = Some(PageInSight { shown: page.shown, ..left });
            }
            Some(left) if left.shown == page.shown => {}
            _ if self.goes_on_to(text, page.shown) => {
                self.move_to(page);
                return None;
            }
            _ => {}
        }
        Some(settles_after(text, page.shown, speed))
    }

    /// What is done there tells that one reads what is on the screen.
    pub fn stay(&mut self) {
        if let Some(look) = self.look {
            self.move_to(look.page);
        }
    }

    /// Where one left off, if one has read since the text was opened.
    pub fn moved_to(&self) -> Option<PageInSight> {
        self.left_off.filter(|_| self.has_moved)
    }

    /// Where one left off, now or when it was read before.
    pub fn left_off(&self) -> Option<Offset> {
        self.left_off.map(|page| page.place)
    }

    /// The same in a text in which that is elsewhere, and of which these stretches are read.
    #[must_use]
    pub fn renewed(&self, read: impl IntoIterator<Item = TextRange>, left_off: Option<Offset>) -> Self {
        Self { has_moved: self.has_moved, spent: self.spent, ..Self::new(read, left_off) }
    }

    /// The share of `stretch` that was read, 0 to 1.
    pub fn share_of(&self, stretch: TextRange) -> f64 {
        let inside = self.read.iter().filter_map(|read| read.within(stretch)).map(TextRange::len);
        inside.sum::<usize>() as f64 / stretch.len().max(1) as f64
    }

    /// Takes the milliseconds spent reading since they were last taken.
    pub fn take_spent(&mut self) -> u64 {
        std::mem::take(&mut self.spent)
    }

    fn move_to(&mut self, page: PageInSight) {
        self.left_off = Some(page);
        self.has_moved = true;
    }

    /// Whether one comes to `shown` by reading on from where one left off.
    fn goes_on_to(&self, text: &str, shown: TextRange) -> bool {
        let Some(left) = self.left_off else { return false };
        let before = text.get(..shown.start).unwrap_or_default().trim_end().len().saturating_sub(1);
        let is_next = shown.start >= left.shown.start && before <= left.shown.end;
        is_next && (shown.start == left.shown.start || self.read.iter().any(|read| read.contains(before)))
    }

    fn unread_from(&self, at: Offset) -> Offset {
        self.read.iter().find(|read| read.contains(at)).map_or(at, |read| read.end)
    }

    fn add(&mut self, stretch: TextRange) {
        if stretch.is_empty() {
            return;
        }
        let from = self.read.partition_point(|read| read.end < stretch.start);
        let to = self.read.partition_point(|read| read.start <= stretch.end).max(from);
        let joined = self.read.get(from..to).unwrap_or_default().iter();
        let joined = joined
            .fold(stretch, |all, read| TextRange::new(all.start.min(read.start), all.end.max(read.end)));
        self.read.splice(from..to, [joined]);
    }
}

/// After how many milliseconds on the screen one is taken to read what is `shown`.
fn settles_after(text: &str, shown: TextRange, speed: Speed) -> u64 {
    let takes = minutes(bounded(text, shown).of(text), speed).max(LEAST / speed.han);
    (takes * 60_000.0 * SETTLED / FAST) as u64
}

/// How far in `stretch` one can have read in `time` milliseconds.
fn read_to(text: &str, stretch: TextRange, time: u64, speed: Speed) -> Offset {
    let looked_at = bounded(text, stretch);
    let words = looked_at.of(text);
    let takes = |part: &str| minutes(part, speed) * 60_000.0 / FAST;
    let time = time as f64;
    if takes(words) <= time {
        return stretch.end;
    }
    // What takes longer is longer: the end is found by halving.
    let (mut low, mut high) = (0, words.len());
    while low < high {
        let middle = low.midpoint(high + 1);
        let end = words.floor_char_boundary(middle);
        if end > low && takes(words.get(..end).unwrap_or_default()) <= time {
            low = end;
        } else {
            high = middle - 1;
        }
    }
    stretch.start + words.floor_char_boundary(low)
}

fn bounded(text: &str, stretch: TextRange) -> TextRange {
    TextRange::new(stretch.start, stretch.end.min(text.floor_char_boundary(stretch.start + MOST)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEED: Speed = Speed { han: 400.0, words: 220.0 };
    /// Bytes of a page of 400 Han characters, which take a minute.
    const PAGE: usize = 1200;

    fn page(number: usize) -> PageInSight {
        let shown = TextRange::new(number * PAGE, (number + 1) * PAGE);
        PageInSight { shown, place: shown.start, fraction: number as f64 / 10.0 }
    }

    /// What is read, and where one left off, after pages were looked at for so many seconds each.
    fn after(looks: &[(usize, u64)]) -> (Attention, Option<usize>) {
        let text = "灯".repeat(4000);
        let (mut attention, mut now) = (Attention::default(), 0);
        for (number, seconds) in looks {
            attention.show(&text, Some(page(*number)), SPEED, now);
            now += seconds * 1000;
            attention.pass(&text, SPEED, now);
        }
        let left = attention.moved_to().map(|left| left.place / PAGE);
        (attention, left)
    }

    #[test]
    fn a_page_that_stood_long_enough_is_read_from_its_top() {
        let (attention, left) = after(&[(0, 15)]);
        assert!(attention.share_of(TextRange::new(0, PAGE)) > 0.99);
        assert_eq!(left, Some(0));
        let (attention, left) = after(&[(0, 5)]);
        let share = attention.share_of(TextRange::new(0, PAGE));
        assert!((0.3..0.36).contains(&share), "{share}");
        assert_eq!(left, Some(0));
    }

    #[test]
    fn a_look_elsewhere_moves_nothing_and_a_stay_does() {
        assert_eq!(after(&[(0, 20), (7, 1)]).1, Some(0));
        assert!(after(&[(0, 20), (7, 1)]).0.share_of(TextRange::new(7 * PAGE, 8 * PAGE)) < 0.1);
        assert_eq!(after(&[(0, 20), (7, 6)]).1, Some(7));
        assert_eq!(after(&[(9, 1)]).1, None);
    }

    #[test]
    fn reading_on_moves_at_once_and_leafing_does_not() {
        assert_eq!(after(&[(0, 20), (1, 0)]).1, Some(1));
        assert_eq!(after(&[(0, 20), (1, 0), (2, 0), (3, 0)]).1, Some(1), "the next was not read");
        assert_eq!(after(&[(0, 20), (1, 20), (0, 1), (1, 0)]).1, Some(1), "a look back");
    }

    #[test]
    fn what_was_read_before_is_read_on_from_there() {
        let text = "灯".repeat(4000);
        let mut attention = Attention::new([TextRange::new(0, PAGE)], Some(PAGE));
        attention.show(&text, Some(page(1)), SPEED, 0);
        attention.pass(&text, SPEED, 500);
        assert_eq!(attention.moved_to(), None, "to open it is no reading");
        assert_eq!(attention.left_off(), Some(PAGE));
        attention.pass(&text, SPEED, 20_000);
        assert_eq!(attention.moved_to().map(|page| page.place), Some(PAGE));
        assert_eq!(attention.take_spent(), 20_000);
    }
}
