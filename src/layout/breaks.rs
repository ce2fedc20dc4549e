//! Where a paragraph may break: UAX #14 over the shadow, then one tailoring pass (CLREQ strict, JLREQ).
//!
//! The pass only takes opportunities away; those the standard lacks come from the shadow. Knows no widths.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::classes::{
    is_blank, is_cjk, is_common_han, is_date_unit, is_hangul, is_latin_letter, is_no_end, is_no_start,
    is_unit, is_word, starts_with_latin_unit,
};

/// The opportunities of a piece of `text`, ascending, in bytes of `text`; its end is always the last one
/// (none in an empty text). A piece begins and ends at the text's ends or between two common Han. `shadow` is
/// the text's shadow.
pub(super) fn opportunities<'t>(
    text: &'t str,
    shadow: &'t str,
    piece: Range<usize>,
) -> impl Iterator<Item = usize> + 't {
    let mut tailoring = Tailoring { text, shadow, token: Token::default() };
    let breaks = linebreaks(shadow.get(piece.clone()).unwrap_or_default());
    breaks.map(move |(at, _)| piece.start + at).filter(move |&at| at != 0 && tailoring.allows(at))
}

/// The first place between two common Han, in bytes; the end of `text` if there is none. A line may always
/// end there, and nothing before it decides on what comes after it.
pub(super) fn between_han(text: &str) -> usize {
    let mut after_han = false;
    let between = text.char_indices().find(|&(_, c)| {
        let han = is_common_han(c);
        std::mem::replace(&mut after_han, han) && han
    });
    between.map_or(text.len(), |(at, _)| at)
}

/// Whether a line may end before `after` where the text is broken by force between two clusters.
pub(super) fn may_part(before: char, after: char) -> bool {
    !is_no_start(after) && !is_no_end(before)
}

struct Tailoring<'t> {
    text: &'t str,
    shadow: &'t str,
    token: Token,
}

impl Tailoring<'_> {
    fn allows(&mut self, at: usize) -> bool {
        let (Some(head), Some(tail)) = (self.text.get(..at), self.text.get(at..)) else { return false };
        let Some(after) = tail.chars().next() else { return true };
        if is_common_han(after) && head.chars().next_back().is_some_and(is_common_han) {
            return true;
        }
        let trimmed = head.trim_end_matches(is_blank);
        let Some(before) = trimmed.chars().next_back() else { return false };
        let spaced = trimmed.len() < head.len();
        let closes = before == '“' && self.shadow.get(..trimmed.len()).is_some_and(|s| s.ends_with('」'));
        let opens = after != '“' || self.shadow.get(at..).is_some_and(|s| s.starts_with('「'));
        if !(opens && (closes || may_part(before, after)))
            || parts_number(trimmed, before, tail, after, spaced)
        {
            return false;
        }
        spaced || !(is_name_dot(before) || joins_hangul(before, after) || self.parts_word(at, before, after))
    }

    /// Whether a break at `at` would cut a word, a name, a number or an address.
    fn parts_word(&mut self, at: usize, before: char, after: char) -> bool {
        if before == '/' {
            return true;
        }
        if !is_word(before) || !is_word(after) {
            return false;
        }
        if at >= self.token.end {
            self.token = Token::around(self.text, at);
        }
        at > self.token.start && (self.token.address || !self.has_joint(at, before))
    }

    /// Whether a word may be parted after `before`: `Meta-|Reasoning` after a hyphen with three letters or
    /// digits before it and two letters after it, `Llama,|Claude` at a list that lacks its blank.
    fn has_joint(&self, at: usize, before: char) -> bool {
        match before {
            '-' => self.is_between(at, 3),
            ',' | ';' => self.is_between(at, 2),
            _ => false,
        }
    }

    /// Whether the ASCII mark before `at` has `ahead` letters or digits before it and two letters after it.
    fn is_between(&self, at: usize, ahead: usize) -> bool {
        let (Some(head), Some(tail)) = (self.text.get(..at - 1), self.text.get(at..)) else { return false };
        head.chars().rev().take_while(|&c| is_word(c) && c.is_alphanumeric()).take(ahead).count() == ahead
            && tail.chars().take_while(|&c| is_latin_letter(c)).take(2).count() == 2
    }
}

/// A run of characters without blanks or Han between them.
#[derive(Default)]
struct Token {
    /// Its first byte; half-width marks that close what stands before it left out.
    start: usize,
    end: usize,
    /// A URL or mail address: not even its hyphens break.
    address: bool,
}

impl Token {
    fn around(text: &str, at: usize) -> Self {
        let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
        let start = head.trim_end_matches(is_word).len();
        let end = at + (tail.len() - tail.trim_start_matches(is_word).len());
        let token = text.get(start..end).unwrap_or_default();
        let address = token.contains("://") || token.starts_with("www.") || is_mail(token);
        let after_chinese = text.get(..start).and_then(|head| head.chars().next_back()).is_some_and(is_cjk);
        let closing = |c: char| matches!(c, ',' | ';' | ':' | '?' | '!' | ')' | '"' | '’');
        let closers = if after_chinese { token.len() - token.trim_start_matches(closing).len() } else { 0 };
        Self { start: start + closers, end, address }
    }
}

fn is_mail(token: &str) -> bool {
    token.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// `35|亿`, `80 |亿`, `10 |GB`, `第 |3`, `2024年|10月`.
fn parts_number(trimmed: &str, before: char, tail: &str, after: char, spaced: bool) -> bool {
    if before.is_ascii_digit() {
        return is_unit(after) || (spaced && starts_with_latin_unit(tail));
    }
    if !after.is_ascii_digit() {
        return false;
    }
    before == '第'
        || (!spaced
            && is_date_unit(before)
            && trimmed.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit()))
}

/// The dot within a foreign name, `扎克·伯格`: it belongs to both parts.
fn is_name_dot(before: char) -> bool {
    matches!(before, '·' | '‧')
}

/// Korean is broken between words only, and so is a Latin word with a particle.
fn joins_hangul(before: char, after: char) -> bool {
    (is_hangul(before) && (is_hangul(after) || after.is_ascii_alphanumeric()))
        || (is_hangul(after) && before.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::super::shadow;
    use super::opportunities;

    fn marked(text: &str) -> String {
        let mut cast = String::new();
        shadow::write(text, &mut cast);
        assert_eq!(cast.len(), text.len());
        let mut marked = String::new();
        let mut start = 0;
        for end in opportunities(text, &cast, 0..text.len()) {
            marked.extend([text.get(start..end).unwrap_or_default(), "|"]);
            start = end;
        }
        marked
    }

    #[test]
    fn lines_may_end_where_a_typesetter_lets_them() {
        for expected in [
            "什|么,|AI|好.|再|见:|是?|AR/VR|不!|(好)|吗|",
            "中|“文”|中|don’t|很|‘好’|的|",
            "扎|克·伯|格|说：|“你|好”|后|文|",
            "1990—|2024年10～|20个|",
            "80 亿|参|数 |10 年 |35亿|用|户|",
            "ちょっ|と|カー々、っ|",
            "容|量|10 GB|",
            "好 。|后|来 ，|再|说 ？|",
            "他|说:|\"你|好,|世|界\"|然|后|",
            "他 |said |\"hello |world\" |once|",
            "第 3 章|讲|了|",
            "是/否|两|可|",
            "于|2024年10月5日|成|立|",
            "한국어는 |띄어쓰기에서만 |AI를 |끊는다|",
            "ไทย\u{200b}|ไทย|",
            "שלום |עולם|",
            "Meta-|Reasoning|和|Llama-3-70B|",
            "非|MOE,|Llama|和|f(a,b)|共|1,000项,|2024年|起|",
            "见|https://a-b.org/long-path/x?y=1|和|some-one@mail-host.org|吧|",
            "rock’n’roll |don’t |stop|",
            "er |sagte: |„Ja, |das |Wort“ |und |ging|",
        ] {
            assert_eq!(marked(&expected.replace('|', "")), expected);
        }
    }
}
