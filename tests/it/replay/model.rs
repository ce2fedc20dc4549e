//! A terminal that draws ambiguous characters in two cells, and every part of an emoji sequence by itself.

use unicode_width::UnicodeWidthChar;

/// Columns this terminal moves its cursor for `c`.
pub fn width(c: char) -> usize {
    let letter = matches!(c, '\u{391}'..='\u{3C9}' | '\u{401}'..='\u{451}');
    if letter { 2 } else { c.width_cjk().unwrap_or(0) }
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Cell {
    #[default]
    Blank,
    Narrow(String),
    /// The left half of a wide character.
    Wide(String),
    /// The right half of one.
    Half,
}

/// The screen and the cursor. A row never runs over into the next.
pub struct WideTerminal {
    cells: Vec<Vec<Cell>>,
    x: usize,
    y: usize,
}

impl WideTerminal {
    pub fn new(columns: u16, rows: u16) -> Self {
        Self { cells: vec![vec![Cell::Blank; columns.into()]; rows.into()], x: 0, y: 0 }
    }

    pub fn feed(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = match (rest.strip_prefix("\x1b["), rest.strip_prefix("\x1b]")) {
                (Some(sequence), _) => self.sequence(sequence),
                (_, Some(command)) => command.split_once("\x1b\\").unwrap().1,
                (None, None) => {
                    self.take(c);
                    &rest[c.len_utf8()..]
                }
            };
        }
    }

    pub fn at(&self, x: usize, y: usize) -> &str {
        match &self.cells[y][x] {
            Cell::Narrow(text) | Cell::Wide(text) => text,
            Cell::Blank | Cell::Half => "",
        }
    }

    /// Obeys a control sequence; returns what follows it.
    fn sequence<'t>(&mut self, text: &'t str) -> &'t str {
        let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap();
        let (parameters, rest) = (&text[..end], &text[end + 1..]);
        let number = |index: usize| parameters.split(';').nth(index).and_then(|n| n.parse::<usize>().ok());
        match &text[end..=end] {
            "H" => (self.y, self.x) = (number(0).unwrap_or(1) - 1, number(1).unwrap_or(1) - 1),
            "G" => self.x = number(0).unwrap_or(1) - 1,
            "J" => self.cells.iter_mut().flatten().for_each(|cell| *cell = Cell::Blank),
            "m" | "h" | "l" => {}
            other => panic!("the model does not know {parameters}{other}"),
        }
        let last = self.cells[self.y].len() - 1;
        self.x = self.x.min(last);
        rest
    }

    fn take(&mut self, c: char) {
        match (c, width(c)) {
            ('\u{8}', _) => self.x = self.x.saturating_sub(1),
            (_, 0) => self.combine(c),
            (_, width) => self.put(c, width),
        }
    }

    fn put(&mut self, c: char, width: usize) {
        let row = self.cells[self.y].len();
        if self.x + width > row {
            return;
        }
        self.halve(self.x);
        self.halve(self.x + width);
        let text = if c == ' ' { String::new() } else { c.to_string() };
        self.cells[self.y][self.x] = if width == 2 { Cell::Wide(text) } else { Cell::Narrow(text) };
        if width == 2 {
            self.cells[self.y][self.x + 1] = Cell::Half;
        }
        self.x = (self.x + width).min(row - 1);
    }

    /// A wide character that has its right half at `x` loses its left one: it is about to be cut in two.
    fn halve(&mut self, x: usize) {
        let row = &mut self.cells[self.y];
        if row.get(x) == Some(&Cell::Half) {
            row[x - 1] = Cell::Blank;
            row[x] = Cell::Blank;
        }
    }

    fn combine(&mut self, c: char) {
        let row = &mut self.cells[self.y];
        for cell in row[..self.x].iter_mut().rev().take(2) {
            if let Cell::Narrow(text) | Cell::Wide(text) = cell {
                return text.push(c);
            }
        }
    }
}
