//! Letters, capitals or a role's word with a full stop, as courts and plays have them, with or without a
//! line's number: `12  Q.  And then?`, `ANA. And then?`.

use super::super::found::{Colon, FoundLabel};
use super::super::name;
use super::super::scan::{LineStart, skip};
use super::super::shape::{LabelKind, LabelShape};
use crate::episode::model::Role;
use crate::lexicon;
use crate::text::marks;

/// Longest name, in characters.
const LONGEST: usize = 32;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "dotted",
    describe: ["before a full stop", "句点之前"],
    kind: LabelKind::Line,
    dress: -0.3,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let mut at = line.at;
    let digits = skip(line.text, at, |c| c.is_ascii_digit());
    let blanks = skip(line.text, at + digits, |c| c == ' ');
    if digits > 0 && digits <= 3 && blanks > 1 {
        at += digits + blanks;
    }
    let rest = line.text.get(at..)?;
    let dot = rest.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '.' | '．'))?;
    let name = rest.get(..dot.0)?;
    let behind = at + dot.0 + dot.1.len_utf8();
    let apart = dot.1 == '．' || line.text.get(behind..)?.starts_with(' ');
    let found = FoundLabel {
        name,
        time: line.seconds(),
        rest: behind + skip(line.text, behind, char::is_whitespace),
        colon: Colon::None,
    };
    let role = lexicon::role(name).is_some_and(|role| role != Role::Pseudo);
    let letter = name.len() == 1 && name.bytes().all(|c| c.is_ascii_uppercase());
    let wide = dot.1 == '．' && name::looks(name) >= 0.0;
    let fits = lexicon::look(name).mark || letter || role || wide || name::is_capitals(name);
    let said = line.text.get(found.rest..)?;
    let initial = letter && !lexicon::look(name).mark && is_surname(said);
    (!initial && apart && fits && !said.is_empty() && !line.names_behind(found.rest)).then_some(found)
}

/// Whether what stands behind a letter is the rest of a name: `Renner` of `A. Renner`.
fn is_surname(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    !marks::ends_sentence(text)
        && words.clone().count() <= 2
        && words.all(|word| word.starts_with(char::is_uppercase))
}
