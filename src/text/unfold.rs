//! Folded text that can be unfolded: what folding changed, in a few bytes beside it.

use super::fold::{Change, push_folded};

/// A text folded by [`super::fold::fold_han`], line by line, and the way back to it.
#[derive(Clone, Debug, Default)]
pub struct Folding {
    /// The lines as they are compared.
    pub folded: String,
    /// For each change: the folded bytes before it that are the text's own, times eight, plus the bytes it
    /// put in the place of a character, in LEB128; and that character.
    pub way_back: Vec<u8>,
    /// How far the way back leads, in folded bytes.
    told: usize,
}

impl Folding {
    /// Nothing yet, with room for `bytes` of text.
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            folded: String::with_capacity(bytes + bytes / 64),
            way_back: Vec::with_capacity(bytes / 4),
            told: 0,
        }
    }

    /// Appends a line of the text, without the `\n` behind it, and `end` in its place. A line may hold
    /// further ones.
    pub fn push_line(&mut self, line: &str, end: char) {
        let Self { folded, way_back, told } = self;
        push_folded(line, folded, |change| tell(way_back, told, change));
        let change = Change { folded: folded.len(), source: line.len(), from: '\n', to: Some(end) };
        tell(way_back, told, change);
        folded.push(end);
    }
}

fn tell(way_back: &mut Vec<u8>, told: &mut usize, change: Change) {
    let put = change.to.map_or(0, char::len_utf8);
    let mut number = (change.folded - *told) << 3 | put;
    *told = change.folded + put;
    while number >= 0x80 {
        way_back.push(number as u8 | 0x80);
        number >>= 7;
    }
    way_back.push(number as u8);
    way_back.extend_from_slice(change.from.encode_utf8(&mut [0; 4]).as_bytes());
}

/// The text whose lines were folded; `None` if the two do not belong together. What stands in `folded`
/// behind the last line is passed over.
pub fn unfolded(folded: &[u8], mut way_back: &[u8]) -> Option<String> {
    let mut text = Vec::with_capacity(folded.len() + way_back.len());
    let mut at = 0;
    while let Some(number) = take_number(&mut way_back) {
        let end = at + (number >> 3);
        text.extend_from_slice(folded.get(at..end)?);
        at = end + (number & 7);
        let (from, rest) = way_back.split_at_checked(length(*way_back.first()?))?;
        text.extend_from_slice(from);
        way_back = rest;
    }
    // The last line had none behind it.
    text.pop();
    simdutf8::basic::from_utf8(&text).ok().map(str::to_owned)
}

fn take_number(bytes: &mut &[u8]) -> Option<usize> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7F).checked_shl(shift)?;
        shift += 7;
        if byte < 0x80 {
            return Some(number);
        }
    }
}

/// Bytes of the character that begins with `byte` in UTF-8.
fn length(byte: u8) -> usize {
    match byte {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::fold_han;

    proptest! {
        #[test]
        fn what_was_folded_comes_back(lines in prop::collection::vec("[A-Za-zÀ-ɏ\u{300}-\u{310}！-～「」“”馬國汉\u{200b}İßẞŉ😀𐐀 \n]{0,80}", 1..6)) {
            let mut folding = Folding::default();
            for line in &lines {
                folding.push_line(line, '\x1e');
            }
            let folded: String = lines.iter().flat_map(|line| [fold_han(line).text, "\x1e".to_owned()]).collect();
            prop_assert_eq!(&folding.folded, &folded);
            folding.folded.push_str("more");
            prop_assert_eq!(unfolded(folding.folded.as_bytes(), &folding.way_back), Some(lines.join("\n")));
        }

        #[test]
        fn any_bytes_are_a_way_somewhere_or_none(folded in prop::collection::vec(any::<u8>(), 0..40), way_back in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = unfolded(&folded, &way_back);
        }
    }
}
