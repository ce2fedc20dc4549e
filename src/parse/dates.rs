//! Dates as people write them, brought to one form. Knows no file and no clock.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;

use crate::lexicon;

/// The date at the start of `text`, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; `None` if none stands there.
///
/// Reads ISO 8601 dates and instants, RFC 2822 dates, `2025年4月30日`, `April 18th, 2024`, `18 Apr 2024`,
/// `2024/4/18`, `20240418` and the like. The day is taken as written, in no time zone.
pub fn date(text: &str) -> Option<String> {
    let plain = plain(text);
    FORMATS.iter().find_map(|(format, shape)| parse(format, *shape, &plain)).or_else(|| in_words(text))
}

/// A date with its month in words of any language of the lexicon: `24. April 2023`, `1er mai 2020`,
/// `12 de março de 2019`, `3 апреля 2001 г.`; a day of the week may stand before it.
fn in_words(text: &str) -> Option<String> {
    const LINKS: [&str; 7] = ["de", "del", "of", "der", "den", "le", "el"];
    let start: String = text.trim_start().chars().take(48).collect();
    let words = start.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut day, mut month) = (None, None);
    for (index, word) in words.enumerate() {
        let digits = word.trim_end_matches(char::is_alphabetic);
        match digits.parse::<i16>() {
            Ok(year) if digits.len() == 4 => {
                let date = Date::new(year, month?, day.unwrap_or(1)).ok().filter(|_| year >= 1000)?;
                let whole = date.to_string();
                return Some(if day.is_some() { whole } else { whole.get(..7)?.to_owned() });
            }
            Ok(number) if digits.len() <= 2 && day.is_none() => day = Some(number as i8),
            Err(_) if month.is_none() && lexicon::month(word).is_some() => month = lexicon::month(word),
            Err(_) if index == 0 || LINKS.contains(&word) => {}
            _ => return None,
        }
    }
    None
}

#[derive(Clone, Copy)]
enum DateShape {
    Day,
    Month,
    Year,
}

/// Tried in this order: what is longer first.
const FORMATS: &[(&str, DateShape)] = &[
    ("%Y-%m-%d", DateShape::Day),
    ("%Y/%m/%d", DateShape::Day),
    ("%Y.%m.%d", DateShape::Day),
    ("%Y %m %d", DateShape::Day),
    ("%Y%m%d", DateShape::Day),
    ("%a, %d %b %Y", DateShape::Day),
    ("%A, %d %B %Y", DateShape::Day),
    ("%A, %B %d, %Y", DateShape::Day),
    ("%a %b %d %Y", DateShape::Day),
    ("%d %b %Y", DateShape::Day),
    ("%d %B %Y", DateShape::Day),
    ("%b %d, %Y", DateShape::Day),
    ("%B %d, %Y", DateShape::Day),
    ("%b %d %Y", DateShape::Day),
    ("%B %d %Y", DateShape::Day),
    ("%m/%d/%Y", DateShape::Day),
    ("%d/%m/%Y", DateShape::Day),
    ("%d.%m.%Y", DateShape::Day),
    ("%d-%m-%Y", DateShape::Day),
    ("%B %Y", DateShape::Month),
    ("%b %Y", DateShape::Month),
    ("%Y-%m", DateShape::Month),
    ("%Y/%m", DateShape::Month),
    ("%Y.%m", DateShape::Month),
    ("%Y", DateShape::Year),
];

/// The start of the text with half-width digits, `-` for 年 and 月, without ordinal endings and doubled
/// blanks.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(40);
    for c in text.trim_start().chars().take(40) {
        match c {
            '０'..='９' => plain.extend(char::from_u32(c as u32 - 0xFEE0)),
            '年' | '月' => {
                plain.truncate(plain.trim_end().len());
                plain.push('-');
            }
            'T' if ends_in_digit(&plain) => plain.push(' '),
            '．' => plain.push('.'),
            ' ' | '\u{3000}' | '\u{a0}' if plain.ends_with([' ', '-']) => {}
            '日' | '号' | '號' | '\u{3000}' | '\u{a0}' => plain.push(' '),
            _ if c.is_ascii() => plain.push(c),
            _ => break,
        }
    }
    for ordinal in ["st", "nd", "rd", "th"] {
        let after_digit = |(at, _): &(usize, &str)| plain.get(..*at).is_some_and(ends_in_digit);
        if let Some((at, _)) = plain.match_indices(ordinal).find(after_digit) {
            plain.replace_range(at..at + ordinal.len(), "");
        }
    }
    plain
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

fn parse(format: &str, shape: DateShape, text: &str) -> Option<String> {
    let (time, used) = BrokenDownTime::parse_prefix(format, text).ok()?;
    if text.get(used..)?.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let year = time.year().filter(|year| (1000..=2999).contains(year))?;
    let month = time.month().unwrap_or(1);
    Date::new(year, month, time.day().unwrap_or(1)).ok()?;
    Some(match shape {
        DateShape::Day => format!("{year:04}-{month:02}-{:02}", time.day()?),
        DateShape::Month => format!("{year:04}-{month:02}"),
        DateShape::Year => format!("{year:04}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_all_shapes_become_one() {
        for (written, wanted) in [
            ("2024-04-18", "2024-04-18"),
            ("2024-4-8", "2024-04-08"),
            ("2024-04-18T10:00:00Z", "2024-04-18"),
            ("2024-04-18 23:30:00 +0800", "2024-04-18"),
            ("2024/04/18", "2024-04-18"),
            ("2024.4.18", "2024-04-18"),
            ("20240418", "2024-04-18"),
            ("Sat, 30 Jan 2021 16:00:00 GMT", "2021-01-30"),
            ("2025年4月30日 星期三", "2025-04-30"),
            ("２０２５年４月３０日", "2025-04-30"),
            ("2025 年 4 月 30 日", "2025-04-30"),
            ("2025年4月", "2025-04"),
            ("2025年", "2025"),
            ("April 18, 2024", "2024-04-18"),
            ("April 18th, 2024", "2024-04-18"),
            ("August 1st, 2024", "2024-08-01"),
            ("Apr 18, 2024", "2024-04-18"),
            ("18 April 2024", "2024-04-18"),
            ("Thursday, April 18, 2024", "2024-04-18"),
            ("Sat Jan 30 2021", "2021-01-30"),
            ("May 2024", "2024-05"),
            ("1979-05", "1979-05"),
            ("1979", "1979"),
            ("04/18/2024", "2024-04-18"),
            ("23.03.2023", "2023-03-23"),
            ("23/03/2023", "2023-03-23"),
            ("24. April 2023", "2023-04-24"),
            ("Montag, 24. Dezember 2023", "2023-12-24"),
            ("1er mai 2020", "2020-05-01"),
            ("12 de março de 2019", "2019-03-12"),
            ("3 апреля 2001 г.", "2001-04-03"),
            ("août 1998", "1998-08"),
        ] {
            assert_eq!(date(written).as_deref(), Some(wanted), "of {written:?}");
        }
    }

    #[test]
    fn what_is_no_date_stays_none() {
        for text in ["", "soon", "123", "12345", "2024-13-45", "99999999", "第三期", "1:30"] {
            assert_ne!(date(text).map(|d| d.len()), Some(10), "of {text:?}");
        }
        assert_eq!(date("20241399"), None);
        assert_eq!(date("昨天"), None);
        assert_eq!(date("I met 3 people in May 2001"), None);
    }
}
