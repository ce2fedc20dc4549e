//! One text before and after an edit: what stands before and behind the changed stretch has only moved.

use std::iter::zip;

use super::range::Offset;

/// Where `place` of the text `before` is in the text `after`; `None` inside the stretch that was changed.
pub fn carried(before: &str, after: &str, place: Offset) -> Option<Offset> {
    let head = zip(before.bytes(), after.bytes()).take_while(|(old, new)| old == new).count();
    if place < head {
        return Some(place);
    }
    let shorter = before.len().min(after.len()) - head;
    let tails = zip(before.bytes().rev(), after.bytes().rev()).take(shorter);
    let tail = tails.take_while(|(old, new)| old == new).count();
    let moved = (place >= before.len() - tail).then(|| place + after.len() - before.len())?;
    after.is_char_boundary(moved).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::carried;

    #[test]
    fn only_what_was_changed_is_not_found_again() {
        let (before, after) = ("水很高。水很高。没有人。", "水很高。河水也很高。没有人。");
        let places: Vec<usize> = before.char_indices().map(|(at, _)| at).collect();
        let found: Vec<Option<&str>> =
            places.iter().map(|at| after.get(carried(before, after, *at)?..)).collect();
        let same = |index: usize| before.get(places[index]..);
        assert_eq!(found[3], after.get(9..), "before the edit nothing moves");
        assert!((6..places.len()).all(|index| found[index] == same(index)), "{found:?}");
        assert_eq!(carried("a", "a", 0), Some(0));
        assert_eq!(carried("abc", "xyz", 1), None);
        assert_eq!(carried("", "a", 0), Some(1));
    }
}
