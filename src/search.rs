//! Finding: fuzzy ranking of short labels, exact search in long texts.
//!
//! Fuzzy matching is for names and headings, substring and regular expression for prose. Knows texts, never
//! files, the app or the screen; pure, and as parallel as the labels are many.
//!
//! [`fuzzy`] ranks labels, [`targets`] makes those of an episode and [`names`] lends them aliases; [`find`]
//! searches one text, [`scoped`] one episode with the scopes of the query language, [`fulltext`] the folded
//! texts of many, of which a [`sieve`] refuses most, as
//! `trace` does files that were never read; `required` tells what these look for of an expression.
//!
//! A keystroke in the jump box passes these files: `term` reads what was typed, `spelling` works out which
//! letters each distinct character may stand for (`reading` knows them, `glyph` folds, `alphabet` numbers),
//! `signature` refuses most `labels`, `automaton` tests the rest, and `judge` scores the best by two
//! `matcher`s on one scale (`score`): `plain`, which is skim's, and `align`, which knows pinyin. `prepared`
//! holds a query together; `slips` knows what a mistyped word may have meant.

pub mod find;
pub mod fulltext;
pub mod fuzzy;
pub mod mentions;
pub mod names;
pub mod scoped;
pub mod sieve;
pub mod targets;

mod align;
mod alphabet;
mod automaton;
mod expression;
mod glyph;
mod hangul;
mod judge;
mod labels;
mod matcher;
mod plain;
mod prepared;
mod reading;
mod readings;
mod required;
mod score;
mod signature;
mod slips;
mod spelling;
mod term;
mod trace;
pub mod variants;
