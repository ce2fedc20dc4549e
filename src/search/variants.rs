//! All the ways a letter may be written that a search takes for the same: the inverse of folding.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold::{self, fold_char};
use crate::text::simplified;

type VariantTable = HashMap<char, Vec<char>>;

/// Characters other than Han by what they fold to, if that is another one.
static LETTERS: LazyLock<VariantTable> = LazyLock::new(|| {
    let chars = ('\u{20}'..='\u{33FF}').chain('\u{A000}'..='\u{FFFD}');
    grouped(chars.filter_map(|c| fold_char(c).map(|folded| (folded, c))))
});

/// Traditional characters of the basic plane by their simplified form.
static HAN: LazyLock<VariantTable> =
    LazyLock::new(|| grouped(simplified::pairs().map(|(c, form)| (form, c))));

fn grouped(pairs: impl Iterator<Item = (char, char)>) -> VariantTable {
    let mut table = VariantTable::new();
    for (folded, c) in pairs.filter(|(folded, c)| folded != c) {
        table.entry(folded).or_default().push(c);
    }
    table
}

/// Everything that is taken for `typed`, by case, width, quotes and accents.
pub(super) fn letters_like(typed: char) -> Vec<char> {
    fold_char(typed).map_or_else(|| vec![typed], |folded| alike(&LETTERS, folded, typed))
}

/// The simplified and traditional forms of a Han character.
pub fn han_like(typed: char) -> Vec<char> {
    alike(&HAN, fold::simplified(typed), typed)
}

fn alike(table: &VariantTable, folded: char, typed: char) -> Vec<char> {
    let others = table.get(&folded);
    others
        .map_or_else(|| vec![typed], |others| std::iter::once(folded).chain(others.iter().copied()).collect())
}
