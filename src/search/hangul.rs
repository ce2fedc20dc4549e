//! Hangul in Latin letters: Revised Romanization, and beside it the letters that names are known by (Kim,
//! Park, Young, Hyun).
//!
//! A syllable is told apart by arithmetic (Unicode, chapter 3.12), and each is spelt by itself: names are not
//! bent to their neighbours in this romanization either.

const FIRST: u32 = 0xAC00;
const LAST: u32 = 0xD7A3;
const VOWELS: u32 = 21;
const FINALS: u32 = 28;

/// The most ways to spell a syllable that are told.
const WAYS: usize = 12;
/// Letters of a way, at most: what the quick test takes at once.
const LONGEST: usize = 6;

const INITIAL: [&str; 19] = [
    "g k", "kk", "n", "d t", "tt", "r l", "m", "b p", "pp", "s", "ss", " y", "j ch", "jj", "ch", "k", "t",
    "p", "h",
];

const VOWEL: [&str; VOWELS as usize] = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo u o",
    "e",
    "yeo you yu",
    "ye",
    "o",
    "wa",
    "wae",
    "oe oi",
    "yo",
    "u oo",
    "wo",
    "we",
    "wi",
    "yu",
    "eu u",
    "ui",
    "i ee",
];

const FINAL: [&str; FINALS as usize] = [
    "", "k g", "k", "k", "n", "n", "n", "t d", "l r", "k lg", "m", "l", "l", "l", "p", "l", "m", "p b", "p",
    "t s", "t", "ng", "t j", "t ch", "k", "t", "p", "h",
];

/// Syllables that names have in ways of their own.
const NAMES: [(char, &str); 5] =
    [('이', "lee yi rhee"), ('박', "park"), ('최', "choi"), ('임', "lim"), ('노', "roh noh")];

/// The ways to spell a syllable, Revised Romanization first; none for other characters.
pub(super) fn romanized(syllable: char) -> Vec<String> {
    let code = u32::from(syllable);
    if !(FIRST..=LAST).contains(&code) {
        return Vec::new();
    }
    let index = code - FIRST;
    let part = |table: &'static [&'static str], at: u32| table.get(at as usize).copied().unwrap_or_default();
    let initials = part(&INITIAL, index / (VOWELS * FINALS));
    let vowels = part(&VOWEL, index / FINALS % VOWELS);
    let finals = part(&FINAL, index % FINALS);
    let mut ways = Vec::new();
    // The usual letters of all parts but one come first.
    for vowel in vowels.split(' ') {
        for last in finals.split(' ') {
            for first in initials.split(' ').filter(|first| *first != "y" || vowel == "i") {
                ways.push(format!("{first}{vowel}{last}"));
            }
        }
    }
    let named = NAMES.iter().filter(|(known, _)| *known == syllable);
    let named = named.flat_map(|(_, names)| names.split(' ').map(str::to_owned));
    let regular: Vec<String> = ways.into_iter().filter(|way| way.len() <= LONGEST).take(WAYS).collect();
    regular.into_iter().chain(named).collect()
}

#[cfg(test)]
mod tests {
    use super::romanized;

    #[test]
    fn syllables_have_the_standard_spelling_first_and_those_of_names() {
        for (syllable, first) in
            [('김', "gim"), ('범', "beom"), ('석', "seok"), ('한', "han"), ('글', "geul")]
        {
            assert_eq!(romanized(syllable)[0], first);
        }
        for (syllable, way) in [
            ('김', "kim"),
            ('박', "park"),
            ('이', "lee"),
            ('영', "young"),
            ('현', "hyun"),
            ('준', "joon"),
            ('숙', "sook"),
        ] {
            assert!(romanized(syllable).iter().any(|known| known == way), "{syllable} {way}");
        }
        assert!(romanized('a').is_empty() && romanized('\u{d7a4}').is_empty());
    }

    #[test]
    fn no_spelling_is_longer_than_the_quick_test_takes() {
        for syllable in '\u{ac00}'..='\u{d7a3}' {
            let ways = romanized(syllable);
            assert!(
                ways.iter().all(|way| way.len() <= 6 && way.bytes().all(|b| b.is_ascii_lowercase())),
                "{syllable}"
            );
        }
    }
}
