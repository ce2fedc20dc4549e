//! What kind of character stands at a break: the tables of the tailoring (CLREQ, JLREQ, UAX #14).
//!
//! Knows single characters only, never their neighbours.

/// The Han characters that make up nearly all of a Chinese text; a quick answer before the tables are asked.
pub(super) fn is_common_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Han characters, kana and bopomofo: they may break on either side, and are spaced from Latin letters.
pub(super) fn is_han_or_kana(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3041..=0x312F | 0x31A0..=0x31BF
        | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
        && c != '・'
}

/// Characters of Chinese or Japanese typesetting: Han, kana, and the punctuation that goes with them.
pub(super) fn is_cjk(c: char) -> bool {
    is_common_han(c)
        || is_han_or_kana(c)
        || matches!(u32::from(c), 0x3000..=0x303F | 0x30FB | 0xFE30..=0xFE4F | 0xFF01..=0xFF65)
        || matches!(c, '“' | '”' | '‘' | '—' | '…')
}

/// Hangul: broken at the spaces between words only.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x3130..=0x318F | 0xA960..=0xA97F | 0xAC00..=0xD7FF)
}

/// Characters that make up words and names in Latin, Greek and Cyrillic letters, addresses and numbers.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_graphic() || matches!(u32::from(c), 0xC0..=0x24F | 0x300..=0x52F | 0x1E00..=0x1FFF) || c == '’'
}

/// A letter of a word: not a digit, not punctuation, not Han.
pub(super) fn is_latin_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && is_word(c) && c.is_alphabetic())
}

/// Blanks that hang over the end of a line: measured between words, dropped where a line is broken.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}')
}

/// Marks that must not begin a line (CLREQ, strict level; JLREQ cl-02 to cl-11).
pub(super) fn is_no_start(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => matches!(c, ',' | '.' | ':' | ';' | '?' | '!' | ')' | ']' | '}' | '%'),
        '\u{80}'..='\u{1FFF}' => matches!(c, '·' | '°' | '»' | '¢'),
        '\u{2000}'..='\u{2FFF}' => matches!(
            c,
            '”' | '’'
                | '…'
                | '‥'
                | '—'
                | '―'
                | '–'
                | '‐'
                | '•'
                | '‧'
                | '‰'
                | '‱'
                | '′'
                | '″'
                | '›'
                | '‼'
                | '⁇'
                | '⁈'
                | '⁉'
                | '℃'
                | '℉'
                | '⋯'
                | '─'
                | '⸺'
                | '⸻'
        ),
        '\u{3000}'..='\u{30FF}' => is_no_start_kana(c) || is_no_start_bracket(c),
        '\u{31F0}'..='\u{31FF}' => true,
        '\u{FE00}'..='\u{FFFF}' => matches!(
            c,
            '，' | '．'
                | '：'
                | '；'
                | '？'
                | '！'
                | '）'
                | '］'
                | '｝'
                | '｠'
                | '％'
                | '～'
                | '－'
                | '／'
                | '｡'
                | '､'
                | '｣'
                | '･'
                | 'ｰ'
                | 'ﾞ'
                | 'ﾟ'
                | '︰'
                | '﹐'
                | '﹑'
                | '﹒'
                | '﹔'
                | '﹕'
                | '﹖'
                | '﹗'
                | '﹚'
                | '﹜'
                | '﹞'
                | '￠'
                | 'ｧ'..='ｯ'
        ),
        _ => false,
    }
}

fn is_no_start_bracket(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '」'
            | '』'
            | '】'
            | '》'
            | '〉'
            | '〕'
            | '〗'
            | '〙'
            | '〛'
            | '〞'
            | '〟'
            | '〜'
            | '・'
    )
}

fn is_no_start_kana(c: char) -> bool {
    matches!(
        c,
        'ぁ' | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ゎ'
            | 'ゕ'
            | 'ゖ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ヮ'
            | 'ヵ'
            | 'ヶ'
            | 'ー'
            | '々'
            | '〻'
            | 'ゝ'
            | 'ゞ'
            | 'ヽ'
            | 'ヾ'
            | '゛'
            | '゜'
            | '゠'
    )
}

/// Marks that must not end a line (CLREQ, strict level, with the solidus of the GB level; JLREQ cl-01).
pub(super) fn is_no_end(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '（'
            | '［'
            | '｛'
            | '｟'
            | '「'
            | '『'
            | '【'
            | '《'
            | '〈'
            | '〔'
            | '〖'
            | '〘'
            | '〚'
            | '〝'
            | '“'
            | '‘'
            | '«'
            | '‹'
            | '｢'
            | '／'
            | '﹙'
            | '﹛'
            | '﹝'
    )
}

/// Han and kana that count what a number before them says: `80 亿`, `35歲`, `10 小时`.
pub(super) fn is_unit(c: char) -> bool {
    const UNITS: &str = "年月日号號点點分秒时時刻个個個億亿萬万千百十兆位人倍次种種度元円圆圓岁歲歳周週天小级級\
        届屆条條台臺项項层層代款名期章节節页頁本部集件份张張支只隻头頭匹辆輛架艘所座间間家块塊组組批排行列步回场場轮輪\
        局米克升吨噸斤两兩里公英毫厘平立美欧歐港赫字笔筆篇句遍趟顿頓瓶杯颗顆粒根片门門道股世多余餘几幾成折卷册冊套\
        双雙对對名版集つ";
    UNITS.contains(c)
}

/// Han units of a date or a time, after which the next number belongs to the same expression: `10月5日`.
pub(super) fn is_date_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '时' | '時' | '点' | '點' | '分')
}

/// Whether `text` begins with a unit in Latin letters that belongs to a number before a space: `10 GB`.
pub(super) fn starts_with_latin_unit(text: &str) -> bool {
    const UNITS: [&str; 58] = [
        "B", "KB", "MB", "GB", "TB", "PB", "EB", "kB", "KiB", "MiB", "GiB", "TiB", "Kbps", "Mbps", "Gbps",
        "bps", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "V", "kV",
        "mA", "mAh", "g", "kg", "mg", "km", "m", "cm", "mm", "nm", "s", "ms", "ns", "min", "h", "hr", "mL",
        "ml", "L", "dB", "px", "fps", "K", "M", "FLOPS", "FLOPs", "TFLOPS",
    ];
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    let closed = !next.is_some_and(|c| c.is_ascii_digit() || is_latin_letter(c));
    closed && text.get(..end).is_some_and(|word| UNITS.contains(&word))
}
