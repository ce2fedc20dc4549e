//! The order in which people expect file names: numbers by value, letters without regard to case.

use std::cmp::Ordering;
use std::path::Path;
use std::str::Chars;

/// Compares two paths by [`compare`].
pub fn compare_paths(a: &Path, b: &Path) -> Ordering {
    let [left, right] = [a, b].map(|path| path.as_os_str().as_encoded_bytes());
    let same = left.iter().zip(right).take_while(|(l, r)| l == r).count();
    // Numbers and characters have to be seen from their beginnings.
    let inside = |byte: &u8| byte.is_ascii_digit() || !byte.is_ascii();
    let start = left[..same].iter().rposition(|byte| !inside(byte)).map_or(0, |at| at + 1);
    let [left, right] = [left, right].map(|path| String::from_utf8_lossy(&path[start..]));
    compare(&left, &right)
}

/// Compares two names, `2` before `10`, `a` beside `A`; equal only for the same string.
pub fn compare(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.chars(), b.chars());
    loop {
        let (rest_left, rest_right) = (left.clone(), right.clone());
        let order = match (left.next(), right.next()) {
            (None, None) => return a.cmp(b),
            (Some(l), Some(r)) if l.is_ascii_digit() && r.is_ascii_digit() => {
                (left, right) = (rest_left, rest_right);
                let (l, r) = (number(&mut left), number(&mut right));
                l.len().cmp(&r.len()).then(l.cmp(r))
            }
            (Some(l), Some(r)) if l == r => Ordering::Equal,
            (Some(l), Some(r)) => l.to_lowercase().cmp(r.to_lowercase()),
            (l, r) => l.cmp(&r),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// Takes a run of digits, without leading zeros.
fn number<'a>(rest: &mut Chars<'a>) -> &'a str {
    let text = rest.as_str();
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    *rest = behind.chars();
    text.get(..text.len() - behind.len()).unwrap_or_default().trim_start_matches('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_by_value_and_letters_beside_each_other() {
        let mut names = ["b2", "B10", "a 100", "第10章", "第9章", "a 20", "b02", "A 3", ""];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, ["", "A 3", "a 20", "a 100", "b02", "b2", "B10", "第9章", "第10章"]);
    }

    #[test]
    fn paths_go_by_all_their_characters() {
        let mut paths =
            ["第/10.md", "第/9.md", "第/09.md", "笫/9.md", "第/9b.md", "第/", "第/第2", "第/第13"];
        paths.sort_by(|a, b| compare_paths(a.as_ref(), b.as_ref()));
        let mut names = paths;
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(paths, names);
    }

    #[test]
    fn numbers_beyond_any_integer_compare_too() {
        let (long, longer) = ("9".repeat(40), format!("1{}", "0".repeat(40)));
        assert_eq!(compare(&long, &longer), Ordering::Less);
    }
}
