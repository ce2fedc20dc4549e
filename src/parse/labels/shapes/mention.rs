//! A name behind the sign of chats and no colon: `@Ana And then?`.

use super::super::found::{Colon, FoundLabel};
use super::super::name;
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};

/// Most words of a name.
const MOST_WORDS: usize = 3;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "mention",
    describe: ["behind an @", "@ 之后"],
    kind: LabelKind::Line,
    dress: -0.2,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    line.text.get(..line.at).filter(|before| before.ends_with('@'))?;
    // `@Ana Reis: And then?` has a colon for that.
    let is_name = |found: &FoundLabel<'_>| name::looks(found.name) >= 0.3;
    if line.names_behind(line.at) || line.before_colon().is_some_and(|(found, _)| is_name(&found)) {
        return None;
    }
    let rest = line.text.get(line.at..)?;
    let mut words = rest.split_inclusive(' ').take(MOST_WORDS + 1).peekable();
    let mut end = words.next()?.len();
    let is_number = |word: &str| word.trim_end().bytes().all(|c| c.is_ascii_digit());
    end += words.next_if(|word| is_number(word)).map_or(0, str::len);
    // Of two capitals in a row the first belongs to the name, the second begins a sentence.
    for _ in 1..MOST_WORDS {
        let Some(word) = words.next_if(|word| word.starts_with(char::is_uppercase)) else { break };
        if !words.peek().is_some_and(|next| next.starts_with(char::is_uppercase)) {
            break;
        }
        end += word.len();
    }
    let name = rest.get(..end)?.trim_end();
    let said = rest.get(end..)?;
    let fits = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '.' | '-' | '·' | '\''));
    (fits && !name.is_empty() && !said.is_empty()).then_some(FoundLabel {
        name,
        time: line.seconds(),
        rest: line.at + end,
        colon: Colon::None,
    })
}
