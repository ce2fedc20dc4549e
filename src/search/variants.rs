//! All the ways a letter may be written that a search takes for the same: the inverse of folding.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold::{fold_char, fold_han};

type Table = HashMap<char, Vec<char>>;

/// Characters other than Han by what they fold to, themselves included.
static LETTERS: LazyLock<Table> = LazyLock::new(|| {
    let chars = ('\u{20}'..='\u{33FF}').chain('\u{A000}'..='\u{FFFD}');
    grouped(chars.filter_map(|c| fold_char(c).map(|folded| (folded, c))))
});

/// Han characters of the basic plane by their simplified form.
static HAN: LazyLock<Table> = LazyLock::new(|| {
    let all: String = ('\u{3400}'..='\u{9FFF}').collect();
    let folded = fold_han(&all).text;
    grouped(folded.chars().zip(all.chars()))
});

fn grouped(pairs: impl Iterator<Item = (char, char)>) -> Table {
    let mut table = Table::new();
    for (folded, c) in pairs {
        table.entry(folded).or_default().push(c);
    }
    table.retain(|folded, all| all.as_slice() != [*folded]);
    table
}

/// Everything that is taken for `typed`, by case, width, quotes and accents.
pub(super) fn letters_like(typed: char) -> Vec<char> {
    let Some(folded) = fold_char(typed) else { return vec![typed] };
    LETTERS.get(&folded).cloned().unwrap_or_else(|| vec![typed])
}

/// The simplified and traditional forms of a Han character.
pub(super) fn han_like(typed: char) -> Vec<char> {
    let folded = fold_han(typed.encode_utf8(&mut [0; 4])).text.chars().next().unwrap_or(typed);
    HAN.get(&folded).cloned().unwrap_or_else(|| vec![typed])
}
