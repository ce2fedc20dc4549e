//! Round brackets of a paragraph, of either width. Nested ones belong to the outer; knows nothing of what
//! they say.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// A closed bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bracket<'a> {
    /// Byte of the opening bracket in the paragraph.
    pub open: usize,
    /// What stands between the brackets.
    pub inner: &'a str,
}

static WIDE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("（"));

/// Bytes; longer ones are asides of the speaker.
const LONGEST: usize = 600;

/// The brackets of `text`, in order.
pub fn of(text: &str) -> impl Iterator<Item = Bracket<'_>> {
    let mut at = 0;
    let mut next_close = 0;
    let mut narrow = memchr::memchr_iter(b'(', text.as_bytes()).peekable();
    let mut wide = WIDE.find_iter(text.as_bytes()).peekable();
    std::iter::from_fn(move || {
        loop {
            while narrow.next_if(|open| *open < at).is_some() {}
            while wide.next_if(|open| *open < at).is_some() {}
            let open = narrow.peek().into_iter().chain(wide.peek()).min().copied()?;
            let width = text.get(open..)?.chars().next()?.len_utf8();
            if next_close <= open {
                next_close = open + text.get(open..)?.find(['）', ')'])?;
            }
            if next_close > open + LONGEST {
                at = open + width;
                continue;
            }
            let Some(inner) = inner(text.get(open + width..)?) else {
                at = open + width;
                continue;
            };
            at = open + width + inner.len();
            return Some(Bracket { open, inner });
        }
    })
}

/// What stands before the matching close; `rest` is behind the opening bracket.
fn inner(rest: &str) -> Option<&str> {
    let mut depth = 1;
    for (at, c) in rest.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return rest.get(..at);
        }
    }
    None
}
