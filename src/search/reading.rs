//! How a character is typed on a Latin keyboard: pinyin with every reading, kana by romaji, Hangul by its
//! romanizations, umlauts.

use pinyin::ToPinyinMulti;

use super::hangul::romanized;

/// The ways to spell `glyph` in ASCII letters, the most usual first; empty if there are none.
pub(super) fn readings(glyph: char) -> Vec<String> {
    let mut all = match glyph {
        'ä' => words("a ae"),
        'å' => words("a aa"),
        'ö' | 'ø' => words("o oe"),
        'ü' => words("u ue v"),
        '\u{3041}'..='\u{30FC}' => words(kana(glyph)),
        '\u{AC00}'..='\u{D7A3}' => romanized(glyph),
        _ => han(glyph),
    };
    let mut seen = std::collections::HashSet::new();
    all.retain(|reading| !reading.is_empty() && seen.insert(reading.clone()));
    all
}

/// Letters of `reading` that stand for the whole by themselves: the initial consonant.
pub(super) fn initial(reading: &str) -> usize {
    let doubled = ["zh", "ch", "sh", "ts"].iter().any(|start| reading.starts_with(start));
    if doubled { 2 } else { 1 }
}

fn words(list: &str) -> Vec<String> {
    list.split(' ').map(str::to_owned).collect()
}

fn han(glyph: char) -> Vec<String> {
    let Some(multi) = glyph.to_pinyin_multi() else { return Vec::new() };
    let mut all = Vec::new();
    for reading in multi {
        let plain = reading.plain();
        if plain.contains('ü') || plain.contains('v') {
            all.push(plain.replace('ü', "v"));
            all.push(plain.replace(['ü', 'v'], "u"));
        } else {
            all.push(plain.replace('ê', "e"));
        }
    }
    all.retain(|reading| reading.is_ascii());
    all
}

/// Hepburn first, then what an input method takes as well.
fn kana(glyph: char) -> &'static str {
    match glyph {
        'あ' | 'ぁ' => "a",
        'い' | 'ぃ' => "i",
        'う' | 'ぅ' => "u",
        'え' | 'ぇ' => "e",
        'お' | 'ぉ' => "o",
        'か' | 'ゕ' => "ka",
        'き' => "ki",
        'く' => "ku",
        'け' | 'ゖ' => "ke",
        'こ' => "ko",
        'が' => "ga",
        'ぎ' => "gi",
        'ぐ' => "gu",
        'げ' => "ge",
        'ご' => "go",
        'さ' => "sa",
        'し' => "shi si",
        'す' => "su",
        'せ' => "se",
        'そ' => "so",
        'ざ' => "za",
        'じ' => "ji zi",
        'ず' => "zu",
        'ぜ' => "ze",
        'ぞ' => "zo",
        'た' => "ta",
        'ち' => "chi ti",
        'つ' => "tsu tu",
        'て' => "te",
        'と' => "to",
        'だ' => "da",
        'ぢ' => "ji di",
        'づ' => "zu du",
        'で' => "de",
        'ど' => "do",
        'っ' => "k s t p c g d b z j tsu",
        'な' => "na",
        'に' => "ni",
        'ぬ' => "nu",
        'ね' => "ne",
        'の' => "no",
        'は' => "ha wa",
        'ひ' => "hi",
        'ふ' => "fu hu",
        'へ' => "he e",
        'ほ' => "ho",
        'ば' => "ba",
        'び' => "bi",
        'ぶ' => "bu",
        'べ' => "be",
        'ぼ' => "bo",
        'ぱ' => "pa",
        'ぴ' => "pi",
        'ぷ' => "pu",
        'ぺ' => "pe",
        'ぽ' => "po",
        'ま' => "ma",
        'み' => "mi",
        'む' => "mu",
        'め' => "me",
        'も' => "mo",
        'や' => "ya",
        'ゆ' => "yu",
        'よ' => "yo",
        'ゃ' => "ya a",
        'ゅ' => "yu u",
        'ょ' => "yo o",
        'ら' => "ra",
        'り' => "ri",
        'る' => "ru",
        'れ' => "re",
        'ろ' => "ro",
        'わ' | 'ゎ' => "wa",
        'ゐ' => "wi i",
        'ゑ' => "we e",
        'を' => "wo o",
        'ん' => "n m nn",
        'ゔ' => "vu bu",
        'ー' => "o u i a e -",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::readings;

    #[test]
    fn polyphones_and_umlauts_have_all_their_spellings() {
        for (glyph, expected) in
            [('长', "chang"), ('长', "zhang"), ('女', "nv"), ('女', "nu"), ('し', "shi"), ('ö', "oe")]
        {
            assert!(readings(glyph).iter().any(|r| r == expected), "{glyph}: {:?}", readings(glyph));
        }
    }
}
