//! Which language a text is in, by its letters and, if several languages share them, by their frequency.

use whatlang::{Detector, Lang};

use super::script::is_han_or_kana;

/// Letters that are looked at: enough to tell languages apart, too few to be waited for.
const LETTERS: usize = 600;

/// With fewer letters a guess by frequency is worth nothing.
const TOO_FEW: usize = 30;

/// Codes of languages (ISO 639-1) and what people call them, folded; the first name is the code.
const NAMES: &[(&str, &[&str])] = &[
    ("zh", &["chinese", "mandarin", "中文", "汉语", "普通话", "zho", "chi", "cn"]),
    ("en", &["english", "英文", "英语", "eng"]),
    ("ja", &["japanese", "日文", "日语", "日本语", "jpn", "jp"]),
    ("ko", &["korean", "韩文", "韩语", "kor", "kr"]),
    ("fr", &["french", "francais", "法文", "法语", "fra", "fre"]),
    ("de", &["german", "deutsch", "德文", "德语", "deu", "ger"]),
    ("es", &["spanish", "espanol", "西班牙文", "西班牙语", "spa"]),
    ("ru", &["russian", "русскии", "俄文", "俄语", "rus"]),
    ("pt", &["portuguese", "portugues", "葡萄牙文", "葡萄牙语", "por"]),
    ("it", &["italian", "italiano", "意大利文", "意大利语", "ita"]),
];

/// What [`whatlang`] tells and its code; other languages are told by the three letters it has for them.
const CODES: &[(Lang, &str)] = &[
    (Lang::Eng, "en"),
    (Lang::Fra, "fr"),
    (Lang::Deu, "de"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Pol, "pl"),
    (Lang::Nld, "nl"),
    (Lang::Swe, "sv"),
    (Lang::Dan, "da"),
    (Lang::Fin, "fi"),
    (Lang::Nob, "no"),
    (Lang::Ces, "cs"),
    (Lang::Hun, "hu"),
    (Lang::Ron, "ro"),
    (Lang::Tur, "tr"),
    (Lang::Vie, "vi"),
    (Lang::Ind, "id"),
    (Lang::Ara, "ar"),
    (Lang::Heb, "he"),
    (Lang::Hin, "hi"),
    (Lang::Tha, "th"),
    (Lang::Ell, "el"),
];

/// The code of the language of `text`; empty if it has no letters, or too few to tell.
///
/// ```
/// use fangtan::text::language::detected;
///
/// assert_eq!(detected("我们在 Berlin 见过面，那是 2019 年。"), "zh");
/// assert_eq!(detected("それは京都でした。"), "ja");
/// assert_eq!(detected("We met on the pier, and it was already getting dark."), "en");
/// ```
pub fn detected(text: &str) -> String {
    let letters: String =
        text.chars().filter(|c| is_han_or_kana(*c) || c.is_alphabetic() || *c == ' ').take(LETTERS).collect();
    let count = |is: fn(char) -> bool| letters.chars().filter(|c| is(*c)).count();
    let (kana, hangul) = (count(is_kana), count(|c| matches!(c, '\u{AC00}'..='\u{D7A3}')));
    let (han, words) = (count(is_han_or_kana) - kana, letters.split_whitespace().count());
    // A Han character says about as much as a word.
    match () {
        () if letters.trim().is_empty() => String::new(),
        () if hangul > han + kana && hangul * 2 > words => "ko".to_owned(),
        () if (han + kana) * 2 > words && kana * 10 > han => "ja".to_owned(),
        () if (han + kana) * 2 > words => "zh".to_owned(),
        () => by_frequency(&letters),
    }
}

fn by_frequency(letters: &str) -> String {
    let found = Detector::new().detect_lang(letters).filter(|_| letters.chars().count() >= TOO_FEW);
    let Some(found) = found else { return String::new() };
    let code = CODES.iter().find(|(lang, _)| *lang == found).map(|(_, code)| *code);
    code.unwrap_or(found.code()).to_owned()
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}')
}

/// A language as somebody wrote it, as a code with what follows it (`zh-cn`); `None` if it is neither a
/// code nor a known name.
pub fn written(value: &str) -> Option<String> {
    let folded = super::fold::fold_han(value.trim()).text.replace('_', "-");
    let known = NAMES.iter().find(|(_, names)| names.contains(&folded.as_str()));
    let code = folded.split('-').next().unwrap_or_default();
    let is_code = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    known.map(|(code, _)| (*code).to_owned()).or_else(|| is_code.then_some(folded))
}

/// Whether `code` is that of a language that is told apart here.
pub fn is_known(code: &str) -> bool {
    NAMES.iter().map(|(code, _)| code).chain(CODES.iter().map(|(_, code)| code)).any(|known| *known == code)
}

/// Whether `language`, a code, is the one that is `asked` for by code, the beginning of one or name.
pub fn is_meant(language: &str, asked: &str) -> bool {
    let asked = written(asked).unwrap_or_else(|| asked.to_lowercase());
    language.strip_prefix(asked.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::{detected, is_meant, written};

    #[test]
    fn languages_that_share_letters_are_told_apart() {
        for (text, code) in [
            ("Nous nous sommes rencontrés sur le port, il y a dix ans déjà.", "fr"),
            ("Wir haben uns am Hafen getroffen, das ist schon zehn Jahre her.", "de"),
            ("Мы встретились в порту, это было уже десять лет назад.", "ru"),
            ("우리는 십 년 전에 항구에서 만났습니다.", "ko"),
            ("OpenAI 的 GPT 模型和 Google 的 Gemini，我们都 test 过。", "zh"),
            ("2019 — 2024", ""),
        ] {
            assert_eq!(detected(text), code, "{text}");
        }
    }

    #[test]
    fn a_language_is_asked_for_by_code_or_name() {
        assert_eq!(written("zh_CN").as_deref(), Some("zh-cn"));
        assert_eq!(written("Français").as_deref(), Some("fr"));
        assert_eq!(written("klingon"), None);
        assert!(is_meant("zh-cn", "zh") && is_meant("zh", "中文") && is_meant("en", "English"));
        assert!(!is_meant("zh", "zh-tw") && !is_meant("eng", "en"));
    }
}
