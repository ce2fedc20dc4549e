//! A paragraph's shadow: as many bytes, but with marks whose direction UAX #14 cannot tell replaced by marks
//! whose direction it can.
//!
//! `“` and `”` glue to both neighbours (class QU) until Unicode 16; as `「` and `」` they open and close. The
//! half-width comma of Chinese text glues to a Latin word after it (class IS); as `!` it does not.

use super::classes::{is_blank, is_cjk, is_han_or_kana, is_latin_letter};

/// Lets a line end after it whatever follows, as every blank should.
const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// Writes the shadow of `text` into `out`.
pub(super) fn write(text: &str, out: &mut String) {
    out.clear();
    out.reserve(text.len());
    let mut caster = Caster::default();
    let mut copied = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let cast = caster.cast(c, next);
        if cast != c {
            out.push_str(text.get(copied..at).unwrap_or_default());
            out.push(cast);
            copied = at + c.len_utf8();
        }
        caster.advance(c);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
}

/// What has been seen before the character in question.
#[derive(Default)]
struct Caster {
    before: Option<char>,
    /// Since the last Han, kana or full-width mark there were only half-width marks.
    in_chinese: bool,
    /// An ASCII quotation mark is open.
    quoted: bool,
    /// A low quotation mark is open, which `“` closes: `„Wort“`.
    low_quoted: bool,
}

impl Caster {
    /// What `c` is in the shadow; always of the same length in UTF-8.
    fn cast(&mut self, c: char, next: Option<char>) -> char {
        match c {
            '\u{3001}'.. => c,
            '“' if self.low_quoted => '」',
            '“' => '「',
            '‘' => '『',
            '”' => '」',
            '’' if !self.is_apostrophe(next) => '』',
            ',' | ';' | ':' | '?' | '!' | ')' if self.in_chinese => '!',
            ',' | ';' if self.before.is_some_and(is_alphanumeric) && next.is_some_and(is_latin_letter) => '!',
            '"' => self.straight_quote(next),
            ' ' => ' ',
            blank if is_blank(blank) => ZERO_WIDTH_SPACE,
            _ => c,
        }
    }

    fn advance(&mut self, c: char) {
        self.in_chinese =
            is_cjk(c) || (self.in_chinese && matches!(c, ',' | ';' | ':' | '?' | '!' | ')' | '"'));
        self.low_quoted = c == '„' || (self.low_quoted && !matches!(c, '“' | '”'));
        self.before = Some(c);
    }

    /// `don’t`, `’90s`: a letter or digit follows and no Chinese stands before.
    fn is_apostrophe(&self, next: Option<char>) -> bool {
        next.is_some_and(is_alphanumeric) && !self.before.is_some_and(is_cjk)
    }

    /// `"` opens after a blank, closes before one, and takes turns between Han.
    fn straight_quote(&mut self, next: Option<char>) -> char {
        let open_before = self.before.is_none_or(is_blank);
        let open_after = next.is_none_or(is_blank);
        let opens = match (open_before, open_after) {
            (true, false) => true,
            (false, true) => false,
            _ if self.before.is_some_and(is_cjk) || next.is_some_and(is_cjk) => !self.quoted,
            _ => return '"',
        };
        self.quoted = opens;
        match opens {
            true => '(',
            // As `!` it lets go of a Latin word after it.
            false if self.in_chinese || next.is_some_and(is_han_or_kana) => '!',
            false => ')',
        }
    }
}

fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_digit() || is_latin_letter(c)
}
