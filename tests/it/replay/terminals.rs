//! Terminals to replay frames on, behind one face.

use std::num::NonZeroU16;

use alacritty_terminal::event::VoidListener;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::term::test::TermSize;
use alacritty_terminal::term::{Config, Term};
use alacritty_terminal::vte::ansi::Processor;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::model::{self, WideTerminal};

pub trait Terminal {
    fn name(&self) -> &'static str;
    /// Reads what a program writes.
    fn feed(&mut self, bytes: &[u8]);
    /// What begins in this cell; nothing in a blank one and in the right half of a wide character.
    fn at(&self, x: u16, y: u16) -> String;
    /// Columns its cursor moves for `cluster`.
    fn width(&self, cluster: &str) -> usize {
        cluster.chars().filter_map(UnicodeWidthChar::width).sum()
    }
}

impl Terminal for vt100::Parser {
    fn name(&self) -> &'static str {
        "vt100"
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.process(bytes);
    }

    fn at(&self, x: u16, y: u16) -> String {
        self.screen().cell(y, x).unwrap().contents().trim().to_owned()
    }

    /// A variation selector makes a cell wide afterwards.
    fn width(&self, cluster: &str) -> usize {
        cluster.chars().filter_map(UnicodeWidthChar::width).sum::<usize>().max(cluster.width())
    }
}

pub struct Alacritty {
    term: Term<VoidListener>,
    parser: Processor,
}

impl Alacritty {
    pub fn new(columns: u16, rows: u16) -> Self {
        let size = TermSize::new(columns.into(), rows.into());
        Self { term: Term::new(Config::default(), &size, VoidListener), parser: Processor::new() }
    }
}

impl Alacritty {
    /// Where the link over a cell leads, and its id.
    pub fn link(&self, x: u16, y: u16) -> Option<(String, String)> {
        let link = self.term.grid()[Line(y.into())][Column(x.into())].hyperlink()?;
        Some((link.uri().to_owned(), link.id().to_owned()))
    }
}

impl Terminal for Alacritty {
    fn name(&self) -> &'static str {
        "alacritty"
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.term, bytes);
    }

    fn at(&self, x: u16, y: u16) -> String {
        let cell = &self.term.grid()[Line(y.into())][Column(x.into())];
        let shown = (cell.c != ' ' && !cell.flags.contains(Flags::WIDE_CHAR_SPACER)).then_some(cell.c);
        shown.into_iter().chain(cell.zerowidth().into_iter().flatten().copied()).collect()
    }
}

impl Terminal for WideTerminal {
    fn name(&self) -> &'static str {
        "a terminal that draws wide"
    }

    fn feed(&mut self, bytes: &[u8]) {
        WideTerminal::feed(self, std::str::from_utf8(bytes).unwrap());
    }

    fn at(&self, x: u16, y: u16) -> String {
        WideTerminal::at(self, x.into(), y.into()).to_owned()
    }

    fn width(&self, cluster: &str) -> usize {
        cluster.chars().map(model::width).sum()
    }
}

/// One of each.
pub fn all(columns: u16, rows: u16) -> Vec<Box<dyn Terminal>> {
    let [height, width] = [rows, columns].map(|cells| NonZeroU16::new(cells).unwrap());
    vec![
        Box::new(vt100::Parser::new(height, width, 0)),
        Box::new(Alacritty::new(columns, rows)),
        Box::new(WideTerminal::new(columns, rows)),
    ]
}
