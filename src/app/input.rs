//! One line of typed text with a caret.
//!
//! By hand: `tui-input` 0.15 edits as well, but counts its caret in characters, cleans nothing that is pasted, and
//! needs a table of keys as long as this.

use unicode_segmentation::UnicodeSegmentation;

use crate::keys::key::{Code, Key};

/// A line being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    caret: usize,
}

/// What a key did to the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The text is another one now.
    Changed,
    /// Only the caret moved.
    Moved,
    /// The key is none of the line's.
    Ignored,
}

impl Input {
    /// A line that holds `text` already, the caret at its end.
    pub fn holding(text: &str) -> Self {
        Self { text: text.to_owned(), caret: text.len() }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the caret; its width is the caret's column.
    pub fn before_caret(&self) -> &str {
        self.text.get(..self.caret).unwrap_or_default()
    }

    /// Puts `text` in at the caret; line ends become blanks, other control characters vanish.
    pub fn insert(&mut self, text: &str) {
        let clean = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
        let clean: String = clean.filter(|c| !c.is_control()).collect();
        self.text.insert_str(self.caret, &clean);
        self.caret += clean.len();
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Typed {
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return Typed::Changed;
        }
        match (key.code, key.ctrl) {
            (Code::Backspace, false) | (Code::Char('h'), true) => self.erase(self.left(), self.caret),
            (Code::Delete, _) => self.erase(self.caret, self.right()),
            (Code::Char('w'), true) => self.erase(self.word_left(), self.caret),
            (Code::Char('u'), true) => self.erase(0, self.caret),
            (Code::Char('k'), true) => self.erase(self.caret, self.text.len()),
            (Code::Left, _) => self.go(self.left()),
            (Code::Right, _) => self.go(self.right()),
            (Code::Home, _) | (Code::Char('a'), true) => self.go(0),
            (Code::End, _) | (Code::Char('e'), true) => self.go(self.text.len()),
            _ => Typed::Ignored,
        }
    }

    fn go(&mut self, caret: usize) -> Typed {
        self.caret = caret;
        Typed::Moved
    }

    fn erase(&mut self, start: usize, end: usize) -> Typed {
        self.text.replace_range(start..end, "");
        self.caret = start;
        if start == end { Typed::Moved } else { Typed::Changed }
    }

    fn left(&self) -> usize {
        self.before_caret().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        let rest = self.text.get(self.caret..).unwrap_or_default();
        self.caret + rest.graphemes(true).next().map_or(0, str::len)
    }

    fn word_left(&self) -> usize {
        let before = self.before_caret().trim_end();
        before.split_word_bound_indices().next_back().map_or(0, |(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editing_goes_by_clusters() {
        let mut line = Input::default();
        line.insert("扎克👨‍👩‍👧\n伯格\u{1b}[31m");
        assert_eq!(line.text(), "扎克👨‍👩‍👧 伯格[31m");
        let ctrl = |c| Key { ctrl: true, ..Key::char(c) };
        line.press(ctrl('a'));
        line.press(Key::plain(Code::Right));
        line.press(Key::plain(Code::Right));
        line.press(Key::plain(Code::Delete));
        assert_eq!(line.text(), "扎克 伯格[31m");
        assert_eq!(line.before_caret(), "扎克");
        line.press(Key::plain(Code::Backspace));
        assert_eq!(line.press(ctrl('k')), Typed::Changed);
        assert_eq!(line.text(), "扎");
        assert_eq!(line.press(Key::plain(Code::Up)), Typed::Ignored);
    }
}
