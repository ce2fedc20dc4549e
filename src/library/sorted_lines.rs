//! Lines of a file in the order of their bytes, of which each is found without looking at all.

use std::ops::Range;

use memchr::memchr_iter;

/// The lines of a text behind its first, ordered by their bytes. Where they are not, some are not found.
#[derive(Debug, Default)]
pub struct SortedLines {
    text: Vec<u8>,
    /// Where lines end, in bytes; what stands behind the last is no line.
    ends: Vec<usize>,
}

impl SortedLines {
    /// The lines of `text`.
    pub fn of(text: Vec<u8>) -> Self {
        let ends = memchr_iter(b'\n', &text).collect();
        Self { text, ends }
    }

    /// The first line, which stands outside the order.
    pub fn first(&self) -> Option<&[u8]> {
        self.text.get(self.range(0)?)
    }

    /// All others.
    pub fn all(&self) -> impl Iterator<Item = &[u8]> {
        (1..self.ends.len()).filter_map(|number| self.text.get(self.range(number)?))
    }

    /// The line that begins with `key`.
    pub fn beginning_with(&self, key: &[u8]) -> Option<&[u8]> {
        let line = |number| self.range(number).and_then(|range| self.text.get(range)).unwrap_or_default();
        let (mut from, mut to) = (1, self.ends.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            if line(middle) < key {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        Some(line(from)).filter(|line| line.starts_with(key))
    }

    fn range(&self, number: usize) -> Option<Range<usize>> {
        let start = number.checked_sub(1).map_or(Some(0), |before| Some(self.ends.get(before)? + 1))?;
        Some(start..*self.ends.get(number)?)
    }
}

#[cfg(test)]
mod tests {
    use super::SortedLines;

    #[test]
    fn each_line_is_found_by_its_beginning_and_no_other_is() {
        let names: Vec<String> = (0..257).map(|number| format!("a{:03}", number * 2)).collect();
        let text = format!("zz first\n{}\na999 cut off", names.join("=\n") + "=");
        let lines = SortedLines::of(text.into_bytes());
        assert_eq!(lines.first(), Some(&b"zz first"[..]));
        assert_eq!(lines.all().count(), 257);
        for name in &names {
            assert_eq!(lines.beginning_with(name.as_bytes()), Some(format!("{name}=").as_bytes()));
        }
        for name in ["a001", "a513", "zz", "a999", "", "a00000"] {
            let found = lines.beginning_with(name.as_bytes());
            assert!(found.is_none_or(|line| line.starts_with(name.as_bytes())), "{name}: {found:?}");
            assert_eq!(found.is_none(), !name.is_empty(), "{name}");
        }
        assert_eq!(SortedLines::of(Vec::new()).beginning_with(b"a"), None);
    }
}
