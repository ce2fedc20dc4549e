//! Letters, capitals or a role's word with a full stop, as courts and plays have them, with or without a
//! line's number: `12  Q.  And then?`, `ANA. And then?`, `Dr. OSEI. And then?`.

use super::super::found::{Colon, FoundLabel};
use super::super::name;
use super::super::scan::{LineStart, skip};
use super::super::shape::{LabelKind, LabelShape};
use crate::episode::model::Role;
use crate::lexicon::{self, names};
use crate::text::marks;

/// Longest name, in characters.
const LONGEST: usize = 32;

/// Bytes of a title with a full stop behind it: `Prof`.
const LONGEST_TITLE: usize = 8;

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
    let at = line.at;
    let rest = line.text.get(at..)?;
    let mut dots = rest.char_indices().take(LONGEST).filter(|(_, c)| matches!(c, '.' | '．'));
    let mut dot = dots.next()?;
    if rest.get(..dot.0).is_some_and(|word| word.len() <= LONGEST_TITLE && names::is_title(word)) {
        dot = dots.next()?;
    }
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
    let fits =
        lexicon::look(name).mark || letter || role || wide || name::is_capitals(name) || is_titled(name);
    let said = line.text.get(found.rest..)?;
    let initial = letter && !lexicon::look(name).mark && is_surname(said);
    (!initial && apart && fits && !said.is_empty() && !line.names_behind(found.rest)).then_some(found)
}

/// Whether it is a title before capitals, as parliaments print it: `Dr. OSEI`, `The CHAIRMAN`.
fn is_titled(name: &str) -> bool {
    name.split_whitespace().skip(1).any(name::is_capitals) && names::has_title(name)
}

/// Whether what stands behind a letter is the rest of a name: `Renner` of `A. Renner`.
fn is_surname(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    !marks::ends_sentence(text)
        && words.clone().count() <= 2
        && words.all(|word| word.starts_with(char::is_uppercase))
}
