//! All languages of the lexicon.

use super::language::Lexicon;
use super::{en, germanic, ja, ko, others, romance, slavic, zh};

/// All languages, those of most collections first.
pub static LANGUAGES: &[&Lexicon] = &[
    &en::ENGLISH,
    &zh::CHINESE,
    &ja::JAPANESE,
    &ko::KOREAN,
    &romance::FRENCH,
    &romance::SPANISH,
    &romance::PORTUGUESE,
    &romance::ITALIAN,
    &germanic::GERMAN,
    &germanic::DUTCH,
    &slavic::RUSSIAN,
    &slavic::UKRAINIAN,
    &slavic::POLISH,
    &others::GREEK,
    &others::TURKISH,
    &others::ARABIC,
    &others::PERSIAN,
    &others::HEBREW,
    &others::HINDI,
    &others::THAI,
    &others::VIETNAMESE,
    &others::INDONESIAN,
];
