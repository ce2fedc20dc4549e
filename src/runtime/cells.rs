//! Cells to bytes: the library's way, but without a move of the cursor behind every wide character.
//!
//! The library takes each cell that it writes for one column wide, so that a page of Chinese would be three
//! times as many bytes, most of them moves to where the cursor is already.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::layout::width::is_wide_everywhere;

/// Writes frames to a terminal behind `W`.
#[derive(Debug)]
pub struct Cells<W: Write>(CrosstermBackend<W>);

impl<W: Write> Cells<W> {
    /// Writes frames to `writer`.
    pub fn new(writer: W) -> Self {
        Self(CrosstermBackend::new(writer))
    }
}

/// The same cells, each in the column in which the library needs it to be: the one after the cell before,
/// wherever the cursor is there already. Such a column is never right of the true one, so a cell that needs a
/// move still gets one.
fn in_sequence<'a>(
    cells: impl Iterator<Item = (u16, u16, &'a Cell)>,
) -> impl Iterator<Item = (u16, u16, &'a Cell)> {
    let mut cursor = None;
    let mut next = 0;
    cells.map(move |(x, y, cell)| {
        let column = if cursor == Some((x, y)) { next } else { x };
        let width = if is_wide_everywhere(cell.symbol()) { 2 } else { 1 };
        (cursor, next) = (Some((x + width, y)), column + 1);
        (column, y, cell)
    })
}

impl<W: Write> Backend for Cells<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.0.draw(in_sequence(content))
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.0.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

impl<W: Write> Write for Cells<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written for a row of these cells, without the colours and so on that are reset at its end.
    fn written(cells: &[(u16, &'static str)]) -> String {
        let cells: Vec<_> = cells.iter().map(|&(x, symbol)| (x, Cell::new(symbol))).collect();
        let mut bytes = Vec::new();
        Cells::new(&mut bytes).draw(cells.iter().map(|(x, cell)| (*x, 0, cell))).unwrap();
        String::from_utf8(bytes).unwrap().split("\x1b[39m").next().unwrap_or_default().to_owned()
    }

    #[test]
    fn the_cursor_is_moved_only_where_it_is_not() {
        assert_eq!(written(&[(0, "访"), (2, "谈"), (4, "a"), (5, "，"), (7, "b")]), "\x1b[1;1H访谈a，b");
        assert_eq!(written(&[(0, "访"), (2, "谈"), (6, "a")]), "\x1b[1;1H访谈\x1b[1;7Ha");
        assert_eq!(written(&[(0, "“"), (2, "谈")]), "\x1b[1;1H“\x1b[1;3H谈", "terminals may differ");
    }
}
