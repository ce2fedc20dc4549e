//! Bytes in, text out: which encoding a file is written in, and what could not be read in it.
//!
//! Evidence in this order: the caller's word, a byte order mark, valid UTF-8, UTF-16 without a mark, UTF-8
//! with few slips, and last the guess of a statistical detector. A document is unpacked first.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::documents;
use crate::episode::head::Format;
use crate::episode::oddity::{Diagnostic, Oddity, Severity};
use crate::text::compose::composed;

/// A file's text and how it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text without a byte order mark; undecodable bytes are U+FFFD. UTF-8 is not copied.
    pub text: Cow<'b, str>,
    /// The encoding's usual name (`UTF-8`, `GB18030`).
    pub encoding: String,
    /// What could not be decoded, and a wanted encoding that does not exist.
    pub diagnostics: Vec<Diagnostic>,
    /// What kind of document was unpacked to this text.
    pub document: Option<Format>,
}

/// Reads `bytes` as text: a document as the page it becomes ([`documents`]), any other file with its letters
/// composed and its line ends as `\n`, `\r` or `\r\n`; in the encoding named `wanted` (any label of the
/// WHATWG Encoding Standard) or, without one, in the encoding the bytes themselves suggest.
pub fn decode<'b>(bytes: &'b [u8], wanted: Option<&str>) -> Decoded<'b> {
    if let Some(document) = documents::unpack(bytes) {
        return unpacked(document);
    }
    let mut decoded = written(bytes, wanted);
    if let Cow::Owned(text) = composed(&decoded.text) {
        decoded.text = text.into();
    }
    if has_other_line_ends(&decoded.text) {
        decoded.text = decoded.text.replace(OTHER_LINE_ENDS, "\n").into();
    }
    decoded
}

/// Line ends besides those of Unix, Windows and old Macs: vertical tab, next line, line and paragraph
/// separator (UAX #14, class BK).
const OTHER_LINE_ENDS: [char; 4] = ['\u{b}', '\u{85}', '\u{2028}', '\u{2029}'];

fn has_other_line_ends(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr(0x0B, bytes).is_some()
        || memchr::memmem::find(bytes, &[0xC2, 0x85]).is_some()
        || memchr::memmem::find(bytes, &[0xE2, 0x80, 0xA8]).is_some()
        || memchr::memmem::find(bytes, &[0xE2, 0x80, 0xA9]).is_some()
}

/// The page that a document became.
fn unpacked(document: documents::Document) -> Decoded<'static> {
    let broken = document.broken.then(|| Diagnostic::warning(1, Oddity::BrokenDocument));
    Decoded {
        text: document.page.into(),
        encoding: usual_name(UTF_8),
        diagnostics: broken.into_iter().collect(),
        document: Some(document.format),
    }
}

/// The text in the encoding that is named or detected.
fn written<'b>(bytes: &'b [u8], wanted: Option<&str>) -> Decoded<'b> {
    let named = wanted.map(str::trim).filter(|name| !name.is_empty());
    if let Some(encoding) = named.and_then(|name| Encoding::for_label(name.as_bytes())) {
        return read(bytes, encoding, Certainty::Told);
    }
    let mut decoded = whole_utf8(bytes).unwrap_or_else(|| {
        let (encoding, certainty) = detect(bytes);
        read(bytes, encoding, certainty)
    });
    if let Some(name) = named {
        let oddity = Oddity::NoSuchEncoding { name: name.to_owned(), used: decoded.encoding.clone() };
        decoded.diagnostics.insert(0, Diagnostic::warning(1, oddity));
    }
    decoded
}

/// What most files are: UTF-8 without a byte order mark, a slip or a NUL.
fn whole_utf8(bytes: &[u8]) -> Option<Decoded<'_>> {
    let text = simdutf8::basic::from_utf8(bytes).ok().filter(|text| !text.starts_with('\u{feff}'))?;
    (memchr::memchr(0, bytes).is_none() && !is_iso_2022_jp(bytes)).then(|| Decoded {
        text: text.into(),
        encoding: usual_name(UTF_8),
        ..Decoded::default()
    })
}

/// Whether `bytes` are ISO-2022-JP: seven bits, and an escape sequence that announces kanji.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let announced = |at: usize| matches!(bytes.get(at + 1..at + 3), Some(b"$B" | b"$@"));
    memchr::memchr_iter(0x1B, bytes).any(announced) && bytes.is_ascii()
}

/// Whether `bytes` are no text at all: many NULs that are not UTF-16, or control characters everywhere.
pub fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if Encoding::for_bom(sample).is_some() {
        return false;
    }
    let end = sample.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let sample = sample.get(..end).unwrap_or_default();
    let nuls = memchr::memchr_iter(0, sample).count();
    // UTF-16 has some of both.
    if nuls > 0 && utf16_without_mark(bytes).is_some() {
        return false;
    }
    if nuls > FEW_NULS.max(sample.len() / NULS_APART) {
        return true;
    }
    // In chunks whose count fits into a byte, so that many bytes are looked at in one step.
    let count = |chunk: &[u8]| chunk.iter().map(|byte| u8::from(is_control(*byte))).sum::<u8>();
    let controls: usize = sample.chunks(usize::from(u8::MAX)).map(|chunk| usize::from(count(chunk))).sum();
    controls * 10 > sample.len()
}

/// Whether a byte is a control character that no text has: no white space, no escape.
#[inline]
fn is_control(byte: u8) -> bool {
    let space = byte.wrapping_sub(b'\t') <= b'\r' - b'\t';
    (byte < 0x20) & !space & (byte != 0x1B) & (byte != 0) | (byte == 0x7F)
}

/// A text may have so many NULs, or one in so many bytes, and any number at its end.
const FEW_NULS: usize = 3;
const NULS_APART: usize = 200;

/// Bytes looked at where a part is enough.
const SAMPLE: usize = 64 * 1024;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    Told,
    Found,
    Guessed,
}

fn detect(bytes: &[u8]) -> (&'static Encoding, Certainty) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, Certainty::Found);
    }
    let has_nul = memchr::memchr(0, bytes).is_some();
    if let Some(encoding) = has_nul.then(|| utf16_without_mark(bytes)).flatten() {
        return (encoding, Certainty::Found);
    }
    if is_iso_2022_jp(bytes) {
        return (ISO_2022_JP, Certainty::Found);
    }
    if mostly_utf8(bytes) {
        return (UTF_8, Certainty::Found);
    }
    (guess(bytes), Certainty::Guessed)
}

/// UTF-16 without a byte order mark: nine units in ten are what Chinese, Japanese and English are written in.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let likely = |unit: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(unit));
        let (good, all) =
            units.fold((0, 0), |(good, all), unit| (good + usize::from(is_common(unit)), all + 1));
        all > 0 && good * 10 >= all * 9
    };
    match (likely(u16::from_le_bytes), likely(u16::from_be_bytes)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

fn is_common(unit: u16) -> bool {
    matches!(unit, 9 | 10 | 13 | 0x20..=0x7E | 0xA0..=0x17F | 0x2010..=0x2026 | 0x3000..=0x30FF | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7A3 | 0xFF00..=0xFFEF)
}

/// UTF-8 with slips: at least 95 in 100 of its multi-byte characters are whole.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole * 5 >= broken * 95
}

/// Bytes that the slow detector is fed: enough to be sure of a script.
const GUESSED: usize = 16 * 1024;

/// The detector's guess. No top-level domain is named: one would outweigh the text. GB18030 reads all that
/// GBK does and more.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let tail = bytes.get(start..).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(tail.get(..GUESSED).unwrap_or(tail), false);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    if encoding == GBK { GB18030 } else { encoding }
}

fn read<'b>(bytes: &'b [u8], encoding: &'static Encoding, certainty: Certainty) -> Decoded<'b> {
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    let mut decoded = Decoded { text, encoding: usual_name(encoding), ..Decoded::default() };
    if broken {
        let count = decoded.text.matches('\u{FFFD}').count();
        let line = line_of(&decoded.text, '\u{FFFD}');
        let oddity = Oddity::Undecodable { count, encoding: decoded.encoding.clone() };
        decoded.diagnostics.push(Diagnostic::warning(line, oddity));
    }
    if certainty == Certainty::Guessed {
        decoded.diagnostics.extend(private_use(&decoded));
    }
    decoded
}

/// Private-use characters in a guessed encoding are a sign that the guess is wrong.
fn private_use(decoded: &Decoded<'_>) -> Option<Diagnostic> {
    let is_private = |c: &char| ('\u{E000}'..='\u{F8FF}').contains(c);
    let first = decoded.text.chars().find(is_private)?;
    let count = decoded.text.chars().filter(is_private).count();
    let oddity = Oddity::DoubtfulEncoding { count, encoding: decoded.encoding.clone() };
    let warning = Diagnostic::warning(line_of(&decoded.text, first), oddity);
    Some(Diagnostic { severity: Severity::Note, ..warning })
}

fn usual_name(encoding: &'static Encoding) -> String {
    if encoding == GB18030 { "GB18030".to_owned() } else { encoding.name().to_owned() }
}

fn line_of(text: &str, c: char) -> u32 {
    let before = text.get(..text.find(c).unwrap_or(0)).unwrap_or_default();
    1 + before.matches('\n').count() as u32
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, SHIFT_JIS};

    use super::*;

    const CHINESE: &str =
        "主持人：今天我们请到了一位研究海洋的老师，请她谈谈深海里的声音。\n老师：大家好，很高兴来到这里。\n";
    const TRADITIONAL: &str =
        "主持人：今天我們請到了一位研究海洋的老師，請她談談深海裡的聲音。\n老師：大家好，很高興來到這裡。\n";
    const JAPANESE: &str =
        "司会：今日は海の音を研究している先生にお越しいただきました。\n先生：よろしくお願いします。\n";
    const KOREAN: &str =
        "사회자: 오늘은 바다의 소리를 연구하는 선생님을 모셨습니다.\n선생님: 안녕하세요, 반갑습니다.\n";

    fn encode(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    fn utf16(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn encodings_are_recognised() {
        let rows = [
            (CHINESE.as_bytes().to_vec(), CHINESE, "UTF-8"),
            ([b"\xEF\xBB\xBF", CHINESE.as_bytes()].concat(), CHINESE, "UTF-8"),
            (encode(CHINESE, GBK), CHINESE, "GB18030"),
            (encode(TRADITIONAL, BIG5), TRADITIONAL, "Big5"),
            (encode(JAPANESE, SHIFT_JIS), JAPANESE, "Shift_JIS"),
            (encode(JAPANESE, EUC_JP), JAPANESE, "EUC-JP"),
            (encode(KOREAN, EUC_KR), KOREAN, "EUC-KR"),
            (utf16(CHINESE, true, u16::to_le_bytes), CHINESE, "UTF-16LE"),
            (utf16(JAPANESE, true, u16::to_be_bytes), JAPANESE, "UTF-16BE"),
            (utf16(CHINESE, false, u16::to_le_bytes), CHINESE, "UTF-16LE"),
            (utf16(KOREAN, false, u16::to_be_bytes), KOREAN, "UTF-16BE"),
            (encode(JAPANESE, ISO_2022_JP), JAPANESE, "ISO-2022-JP"),
            (b"plain English text".to_vec(), "plain English text", "UTF-8"),
            (Vec::new(), "", "UTF-8"),
        ];
        for (bytes, text, name) in rows {
            let decoded = decode(&bytes, None);
            assert_eq!((&*decoded.text, decoded.encoding.as_str()), (text, name));
            assert_eq!(decoded.diagnostics, []);
            assert!(!is_binary(&bytes));
        }
    }

    #[test]
    fn letters_and_line_ends_are_brought_to_one_form() {
        let decoded = decode("か\u{3099}\u{2028}a\u{b}b\u{85}c\r\n".as_bytes(), None);
        assert_eq!(decoded.text, "が\na\nb\nc\r\n");
    }

    #[test]
    fn one_bad_byte_does_not_change_the_encoding() {
        let mut bytes = CHINESE.repeat(20).into_bytes();
        let middle = bytes.iter().position(|b| *b == b'\n').unwrap() + 1;
        bytes.insert(middle, 0xFF);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.text.matches('\u{FFFD}').count(), 1);
        assert_eq!(decoded.diagnostics[0].line, 2);
        assert!(decoded.diagnostics[0].oddity.to_string().starts_with("1 undecodable"));
    }

    #[test]
    fn a_file_cut_inside_a_character_keeps_its_encoding() {
        let bytes = CHINESE.repeat(5).into_bytes();
        let cut = decode(&bytes[..bytes.len() - 2], None);
        assert_eq!(cut.encoding, "UTF-8");
        let bytes = encode(&CHINESE.repeat(5), GBK);
        let cut = decode(&bytes[..bytes.len() - 2], None);
        assert_eq!(cut.encoding, "GB18030");
    }

    #[test]
    fn the_callers_word_decides() {
        let bytes = encode(CHINESE, GBK);
        assert_eq!(decode(&bytes, Some("gbk")).text, CHINESE);
        assert_ne!(decode(&bytes, Some("Big5")).text, CHINESE);
        let decoded = decode(&bytes, Some("klingon"));
        assert_eq!((&*decoded.text, decoded.encoding.as_str()), (CHINESE, "GB18030"));
        assert!(decoded.diagnostics[0].oddity.to_string().contains("klingon"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let decoded = decode(&bytes, None);
            let lost = decoded.text.contains('\u{FFFD}') && !bytes.windows(3).any(|three| three == b"\xEF\xBF\xBD");
            proptest::prop_assert!(!lost || !decoded.diagnostics.is_empty());
            is_binary(&bytes);
        }
    }

    #[test]
    fn binary_files_are_told_apart() {
        assert!(is_binary(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"));
        assert!(is_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0"));
        assert!(!is_binary(b"\x1b[31mred\x1b[0m"));
        assert!(!is_binary(&["好的。".repeat(40).as_bytes(), &[0; 400]].concat()), "a tail of NULs");
        assert!(!is_binary(&["好的。".repeat(40).as_bytes(), &[0], "好".as_bytes()].concat()), "one NUL");
        assert!(!is_binary(b"It be\0nds before it br\0eaks."), "two in a short text");
        assert!(!is_binary(b"\xFF"));
    }
}
