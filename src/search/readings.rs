//! Readings of Han in parentheses, as ruby becomes text: words are found over them.

/// Bytes of a reading, at most.
const LONGEST: usize = 120;

/// The lines of a folded text, each ended by `end`, that hold readings: without them, each behind a line
/// feed; `None` if there are none.
pub(super) fn without(folded: &str, end: char) -> Option<String> {
    let mut bare = String::new();
    for line in folded.split(end) {
        let mut at = 0;
        for reading in readings(line) {
            bare.push_str(if at == 0 { "\n" } else { "" });
            bare.push_str(line.get(at..reading.start).unwrap_or_default());
            at = reading.end;
        }
        if at > 0 {
            bare.push_str(line.get(at..).unwrap_or_default());
        }
    }
    (!bare.is_empty()).then_some(bare)
}

/// The readings in a line with their parentheses.
fn readings(line: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    memchr::memchr_iter(b'(', line.as_bytes()).filter_map(|at| {
        let rest = line.get(at + 1..)?;
        let length = rest.find(|c| !is_reading(c)).filter(|length| (1..=LONGEST).contains(length))?;
        let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
        let fits = rest.get(length..)?.starts_with(')') && line.get(..at)?.ends_with(is_han);
        fits.then_some(at..at + length + 2)
    })
}

fn is_reading(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3105}'..='\u{312f}' | ' ')
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn only_lines_with_readings_are_kept_without_them() {
        assert_eq!(
            without("一(两)二\u{1e}東京(とうきょう)の土(つち)は\u{1e}", '\u{1e}').unwrap(),
            "\n東京の土は"
        );
        assert_eq!(without("a(とう) 京(大阪) 京(とう", '\u{1e}'), None);
    }
}
