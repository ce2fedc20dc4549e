//! Inline elements that change words: ruby, superscripts and subscripts, images. The reading text keeps what
//! they mean: `漢字（かんじ）`, `10⁶`, `[3]` for a note's number, `[image: a lamp]`.
//!
//! Markdown, web pages and cues share these rules.

use super::block::Inline;
use crate::text::range::TextRange;

/// An element whose text is written in another way once it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// A base text and its readings.
    Ruby,
    /// A reading.
    Reading,
    /// Parentheses around a reading, for programs that know no ruby.
    Fallback,
    /// Raised text.
    Superscript,
    /// Lowered text.
    Subscript,
}

impl Element {
    /// The element of this HTML name.
    pub fn named(name: &str) -> Option<Self> {
        let names = [
            ("ruby", Self::Ruby),
            ("rt", Self::Reading),
            ("rp", Self::Fallback),
            ("sup", Self::Superscript),
            ("sub", Self::Subscript),
        ];
        names.into_iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, element)| element)
    }
}

/// The elements that are open in a text that grows, outer ones first.
#[derive(Clone, Debug, Default)]
pub struct Elements {
    /// Each with the byte where it began.
    open: Vec<(Element, usize)>,
    reading: String,
}

impl Elements {
    /// `element` begins at the end of `text`; from the byte given on, the text has been written anew.
    pub fn enter(&mut self, element: Element, text: &mut String) -> usize {
        let mut anew = text.len();
        if matches!(element, Element::Reading | Element::Fallback) {
            anew = anew.min(self.leave(Element::Reading, text)).min(self.leave(Element::Fallback, text));
        }
        self.open.push((element, text.len()));
        anew
    }

    /// `element` ends: its words are written anew, from the byte given on. What was left open inside ends
    /// too.
    pub fn leave(&mut self, element: Element, text: &mut String) -> usize {
        let index = self.open.iter().rposition(|(open, _)| *open == element);
        index.map_or(text.len(), |index| self.end(index, text))
    }

    /// The text ends, and everything with it; from the byte given on, it has been written anew.
    pub fn close(&mut self, text: &mut String) -> usize {
        let anew = self.end(0, text);
        self.reading.clear();
        anew
    }

    /// Ends all but the first `kept` open elements.
    fn end(&mut self, kept: usize, text: &mut String) -> usize {
        let mut anew = text.len();
        while self.open.len() > kept {
            let Some((element, start)) = self.open.pop() else { break };
            anew = anew.min(start);
            self.rewrite(element, start.min(text.len()), text);
        }
        anew
    }

    fn rewrite(&mut self, element: Element, start: usize, text: &mut String) {
        let words = text.split_off(text.floor_char_boundary(start));
        match element {
            Element::Reading => self.reading.push_str(words.trim()),
            Element::Fallback => {}
            Element::Ruby => {
                let reading = std::mem::take(&mut self.reading);
                text.push_str(&words);
                if !reading.is_empty() && !words.trim().is_empty() {
                    text.extend(["（", &reading, "）"]);
                }
            }
            Element::Superscript => text.push_str(&superscript(text, &words)),
            Element::Subscript => text.push_str(&subscript(&words)),
        }
    }
}

/// Fits `spans`, in the order of their ends, to a text of which everything from byte `anew` on has been
/// written anew and ends at `end`.
pub fn settle(spans: &mut Vec<Inline>, anew: usize, end: usize) {
    for span in spans.iter_mut().rev().take_while(|span| span.range.end > anew) {
        span.range = TextRange::new(span.range.start.min(anew), end);
    }
    while spans.pop_if(|span| span.range.is_empty()).is_some() {}
}

/// Raised words behind `before`: a power, an ordinal's ending, or a note's number in brackets.
pub fn superscript(before: &str, words: &str) -> String {
    let inner = words.trim();
    let number = inner.trim_matches(['[', ']', '(', ')']);
    let counts = !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–'));
    if inner.is_empty() || is_ordinal(before, inner) {
        return words.to_owned();
    }
    if counts && !is_power(before, number) || inner.starts_with('[') || matches!(inner, "*" | "†" | "‡") {
        return format!("[{number}]");
    }
    match raised(inner) {
        Some(raised) => raised,
        None if matches!(inner, "°" | "′" | "″" | "®" | "™" | "©") => inner.to_owned(),
        None => format!("^({inner})"),
    }
}

/// Lowered words: `₂`, or `_(max)` if there are no such characters.
pub fn subscript(words: &str) -> String {
    let inner = words.trim();
    if inner.is_empty() {
        return words.to_owned();
    }
    lowered(inner).unwrap_or_else(|| format!("_({inner})"))
}

/// Words as raised characters; `None` if one of them has none.
pub fn raised(words: &str) -> Option<String> {
    const RAISED: &str =
        "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻTᵀ";
    exchanged(words, RAISED)
}

/// Words as lowered characters; `None` if one of them has none.
pub fn lowered(words: &str) -> Option<String> {
    const LOWERED: &str = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ";
    exchanged(words, LOWERED)
}

/// Each character of `words` as the one that follows it in `pairs`.
fn exchanged(words: &str, pairs: &str) -> Option<String> {
    let other = |c: char| {
        let mut pairs = pairs.chars();
        std::iter::from_fn(|| Some((pairs.next()?, pairs.next()?)))
            .find(|(from, _)| *from == c)
            .map(|(_, to)| to)
    };
    words.chars().map(other).collect()
}

/// `1st`, `20th`, `1er`: an ending that is read as part of the number.
fn is_ordinal(before: &str, ending: &str) -> bool {
    let endings = ["st", "nd", "rd", "th", "er", "re", "e", "o", "a", "ème", "º", "ª"];
    before.ends_with(|c: char| c.is_ascii_digit()) && endings.contains(&ending)
}

/// Whether `number`, raised behind `before`, is a power: behind a number that is no year, a short unit or
/// variable, a short term in parentheses, or one of the units 米 里 秒. Else it numbers a note.
fn is_power(before: &str, number: &str) -> bool {
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let letters = before.chars().rev().take_while(|c| c.is_alphabetic() && !is_han(*c)).count();
    if digits > 0 {
        let year = before.get(before.len() - digits..).filter(|year| year.len() == 4);
        return number.len() <= 3
            && !year
                .is_some_and(|year| matches!(year.get(..2), Some("15" | "16" | "17" | "18" | "19" | "20")));
    }
    if letters > 0 {
        return letters <= 2 && number.len() <= 2;
    }
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(16))..).unwrap_or_default();
    if let Some((_, term)) = near.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')) {
        return term.len() <= 12 && term.contains(['+', '-', '−', '*', '/']);
    }
    before.ends_with(['米', '里', '秒', 'π', '℃'])
}

/// What stands for an image in a text in Han script, or in another.
pub fn image(alt: &str, address: &str, han: bool) -> String {
    let alt = alt.trim();
    if !alt.is_empty() && !alt.contains(char::is_alphanumeric) {
        return alt.to_owned();
    }
    let name =
        address.rsplit(['/', '\\']).next().unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
    let named = !alt.is_empty() && !alt.bytes().all(|b| b.is_ascii_digit() || b == b'x');
    let shown = if named {
        alt
    } else if address.starts_with("data:") {
        ""
    } else {
        name
    };
    match (han || shown.chars().any(is_han), shown) {
        (true, "") => "［图］".to_owned(),
        (true, _) => format!("［图：{shown}］"),
        (false, "") => "[image]".to_owned(),
        (false, _) => format!("[image: {shown}]"),
    }
}

/// Whether a text is written in Han script, told by its beginning.
pub fn is_in_han(text: &str) -> bool {
    let (mut han, mut others) = (0, 0);
    for c in text.chars().take(4000) {
        let is_han = is_han(c);
        han += usize::from(is_han);
        others += usize::from(!is_han && c.is_alphabetic());
    }
    han * 2 > others
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_numbers_are_powers_or_notes_and_never_run_into_the_number_before() {
        for (before, words, shown) in [
            ("About 10", "6", "⁶"),
            ("2", "-10", "⁻¹⁰"),
            ("in 2019", "3", "[3]"),
            ("5 km", "2", "²"),
            ("he said.", "12", "[12]"),
            ("the workers", "3", "[3]"),
            ("他说", "3", "[3]"),
            ("3 平方米", "2", "²"),
            ("(a+b)", "2", "²"),
            ("(in May)", "4", "[4]"),
            ("the 21", "st", "st"),
            ("e", "ix", "ⁱˣ"),
            ("x", "中", "^(中)"),
            ("word", "[7]", "[7]"),
            ("word", "*", "[*]"),
        ] {
            assert_eq!(superscript(before, words), shown, "{before}^{words}");
        }
        assert_eq!(subscript("2"), "₂");
        assert_eq!(subscript("max, q"), "_(max, q)");
    }

    #[test]
    fn readings_stand_behind_all_of_their_base() {
        let mut text = String::from("聞き手：");
        let mut elements = Elements::default();
        elements.enter(Element::Ruby, &mut text);
        for (base, reading) in [("東", "とう"), ("京", "きょう")] {
            text.push_str(base);
            elements.enter(Element::Fallback, &mut text);
            text.push('(');
            elements.enter(Element::Reading, &mut text);
            text.push_str(reading);
            elements.leave(Element::Reading, &mut text);
        }
        elements.leave(Element::Ruby, &mut text);
        text.push('の');
        assert_eq!(text, "聞き手：東京（とうきょう）の");
    }

    #[test]
    fn an_image_says_what_it_shows_in_the_language_of_the_text() {
        assert_eq!(image("A lamp", "a.png", false), "[image: A lamp]");
        assert_eq!(image("", "https://a.example/b/lamp.jpg?w=3", true), "［图：lamp.jpg］");
        assert_eq!(image("300", "lamp.png", false), "[image: lamp.png]");
        assert_eq!(image("灯", "", false), "［图：灯］");
        assert_eq!(image("", "data:image/png;base64,AAAA", false), "[image]");
    }
}
