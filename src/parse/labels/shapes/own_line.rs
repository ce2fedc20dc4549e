//! A name on a line of its own, the words in the line below: `Ana Reis` ⏎ `And then?`, `— Ana —` ⏎ `And then?`

use super::super::found::{Colon, FoundLabel};
use super::super::name;
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};
use crate::lexicon;
use crate::parse::block::BlockKind;
use crate::text::{marks, script};

/// Longest name, in characters.
const LONGEST: usize = 32;
/// Characters of a short one.
const SHORT: usize = 3;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "own line",
    describe: ["on a line of its own", "独占一行"],
    kind: LabelKind::Line,
    dress: -1.0,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let below = line.blocks.get(line.index + 1)?;
    named(line).filter(|_| below.line == line.block.line + line.block.lines.max(1))
}

/// The name that is all of a line, the first below a blank one or behind a clock, with prose below it; without marks
/// around it.
pub fn named<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let text = line.text.trim();
    let name = line.text.get(line.at..)?.trim_matches(is_ornament);
    let set_off = line.clock.is_some() || name.len() < text.len();
    let short = line.block.kind == BlockKind::Paragraph
        && name.len() <= 4 * LONGEST
        && name.chars().nth(LONGEST).is_none();
    let below = line.blocks.get(line.index + 1)?;
    let said = below.kind == BlockKind::Paragraph;
    let above = line.index.checked_sub(1).and_then(|above| line.blocks.get(above));
    let first = line.clock.is_some() || above.is_none_or(|above| above.line + above.lines < line.block.line);
    let fits =
        short && said && first && !name.is_empty() && !marks::ends_sentence(name) && is_likely(name, set_off);
    fits.then_some(FoundLabel { name, time: line.seconds(), rest: line.text.len(), colon: Colon::None })
}

/// Whether words that stand alone may name somebody; beside a clock or marks they may look less like a name.
fn is_likely(name: &str, set_off: bool) -> bool {
    lexicon::role(name).is_some()
        || script::is_kana(name)
        || name::looks(name)
            >= if set_off {
                -1.0
            } else if is_short(name) {
                0.0
            } else {
                0.1
            }
}

/// Whether a line is so short that it may be a name in Japanese, or a nickname, whatever it looks like.
pub fn is_short(name: &str) -> bool {
    name.chars().nth(SHORT).is_none()
}

/// Blanks, and marks that are set around a name: `— Ana —`, `== Ana ==`.
fn is_ornament(c: char) -> bool {
    c.is_whitespace() || matches!(c, '—' | '–' | '-' | '=' | '~' | '·' | '•' | '|' | '―' | '─' | '*' | '_')
}
