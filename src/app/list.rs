//! A list with one selected row and a window that follows it.

/// Which row is selected and which row the window begins with.
///
/// ```
/// use fangtan::app::list::List;
///
/// let mut list = List::default();
/// list.step(7, 100);
/// list.follow(5, 100);
/// assert_eq!((list.selected, list.top), (7, 3));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The selected row.
    pub selected: usize,
    /// The first row shown.
    pub top: usize,
}

impl List {
    /// Moves the selection by `rows` (negative: up) within `len` rows.
    pub fn step(&mut self, rows: isize, len: usize) {
        self.select(self.selected.saturating_add_signed(rows), len);
    }

    /// Selects `row`, or the last one if there are fewer.
    pub fn select(&mut self, row: usize, len: usize) {
        self.selected = row.min(len.saturating_sub(1));
    }

    /// Moves the window so that the selection stands in its `height` rows.
    pub fn follow(&mut self, height: usize, len: usize) {
        self.selected = self.selected.min(len.saturating_sub(1));
        let lowest = (self.selected + 1).saturating_sub(height.max(1));
        self.top = self
            .top
            .clamp(lowest, self.selected.max(lowest))
            .min(len.saturating_sub(height.max(1)).max(lowest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_follows_the_selection_and_moves_no_more_than_it_must() {
        let mut list = List::default();
        list.step(7, 100);
        list.follow(5, 100);
        assert_eq!((list.selected, list.top), (7, 3));
        list.step(-2, 100);
        list.follow(5, 100);
        assert_eq!((list.selected, list.top), (5, 3));
        list.step(isize::MAX, 100);
        list.follow(5, 100);
        assert_eq!((list.selected, list.top), (99, 95));
        list.follow(5, 2);
        assert_eq!((list.selected, list.top), (1, 0));
        list.follow(0, 0);
        assert_eq!((list.selected, list.top), (0, 0));
    }
}
