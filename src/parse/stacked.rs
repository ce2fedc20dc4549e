//! Combining marks and joined emoji without end: one grapheme cluster of megabytes, which no terminal can
//! draw and no line can be broken in. After so many in a row no more are shown; Unicode itself allows for
//! thirty (UAX #15, Stream-Safe Text Format).

use unicode_normalization::char::is_combining_mark;

use crate::text::range::TextRange;

/// Characters that continue one cluster before further marks and joiners are left out.
const MOST: usize = 64;

const JOINER: char = '\u{200d}';

/// Counts the characters that continue a cluster.
#[derive(Clone, Copy, Default)]
pub struct Stack {
    count: usize,
    joined: bool,
}

impl Stack {
    /// What a text that ends so has admitted.
    pub fn after(text: &str) -> Self {
        let mut stack = Self::default();
        let last: Vec<char> = text.chars().rev().take(2 * MOST).collect();
        for c in last.into_iter().rev() {
            stack.admits(c);
        }
        stack
    }

    /// Whether `c` still belongs behind what was admitted before.
    pub fn admits(&mut self, c: char) -> bool {
        let mark = is_mark(c);
        let more = if mark || self.joined { self.count + 1 } else { 0 };
        let admitted = !mark || more <= MOST;
        if admitted {
            *self = Self { count: more, joined: c == JOINER };
        }
        admitted
    }
}

fn is_mark(c: char) -> bool {
    c >= '\u{300}' && (c == JOINER || is_combining_mark(c))
}

/// The marks of `text` that are one too many, in order.
pub fn excess(text: &str) -> impl Iterator<Item = TextRange> {
    let mut stack = Stack::default();
    let marks = text.char_indices().filter(move |(_, c)| !stack.admits(*c));
    first(text)
        .into_iter()
        .flat_map(move |_| marks.clone())
        .map(|(at, c)| TextRange::new(at, at + c.len_utf8()))
}

/// The first mark that is one too many. So many marks take as many bytes at least, so only one character in
/// so many is looked at.
pub fn first(text: &str) -> Option<usize> {
    (0..text.len()).step_by(MOST).find_map(|near| {
        let mut characters = text.get(text.floor_char_boundary(near)..)?.chars();
        let marked = characters.next().is_some_and(is_mark) || characters.next().is_some_and(is_mark);
        marked.then(|| first_near(text, near)).flatten()
    })
}

/// The first mark too many of the cluster around byte `near`.
fn first_near(text: &str, near: usize) -> Option<usize> {
    let near = text.floor_char_boundary(near);
    let mut start = near;
    let mut behind = text.get(near..)?.chars().next()?;
    for (at, c) in text.get(..near)?.char_indices().rev() {
        if !is_mark(behind) && c != JOINER {
            break;
        }
        (start, behind) = (at, c);
    }
    let mut stack = Stack::default();
    for (at, c) in text.get(start..)?.char_indices() {
        if start + at > near && !is_mark(c) && !stack.joined {
            break;
        }
        if !stack.admits(c) {
            return Some(start + at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{MOST, Stack, excess, first};

    fn shown(text: &str) -> String {
        let mut stack = Stack::default();
        text.chars().filter(|c| stack.admits(*c)).collect()
    }

    #[test]
    fn letters_keep_their_marks_and_families_stay_together() {
        for text in [
            "e\u{301}".repeat(500),
            "हिन्दी ".repeat(200),
            "👨\u{200d}👩\u{200d}👧\u{200d}👦".repeat(50),
            "灯塔".into(),
        ] {
            assert_eq!((first(&text), shown(&text)), (None, text));
        }
    }

    #[test]
    fn what_piles_up_is_cut_off_wherever_it_stands() {
        for before in 0..150 {
            let lead = "a".repeat(before);
            let marks = format!("{lead}{}灯", "\u{301}".repeat(3 * MOST));
            assert_eq!(shown(&marks), format!("{lead}{}灯", "\u{301}".repeat(MOST)));
            assert_eq!(first(&marks), Some(before + 2 * MOST));
            assert_eq!(excess(&marks).count(), 2 * MOST);
            let emoji = format!("{lead}{}", "👩\u{200d}".repeat(3 * MOST));
            assert_eq!(
                shown(&emoji).matches('👩').count(),
                3 * MOST,
                "pictures are not lost, only their joiners"
            );
            assert!(first(&emoji).is_some());
            assert_eq!(first(&shown(&emoji)), None);
        }
    }
}
