//! A row of a table: `| Ana | What is soil? |`, with a time in a cell before or behind the name; in a numbered
//! one, with short notes in the cells behind the words.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::{LineStart, is_colon};
use super::super::shape::{LabelKind, LabelShape};
use crate::parse::block::BlockKind;
use crate::parse::times;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "table",
    describe: ["in a table", "在表格里"],
    kind: LabelKind::Line,
    dress: -0.4,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    if line.block.kind != BlockKind::Table {
        return None;
    }
    let (mut name, mut rest) = cell(line.text, 0)?;
    let numbered = name.bytes().all(|c| c.is_ascii_digit());
    if numbered {
        (name, rest) = cell(line.text, rest)?;
    }
    let mut time = times::alone(name);
    if time.is_some() {
        (name, rest) = cell(line.text, rest)?;
    } else if let Some((second, behind)) = cell(line.text, rest)
        && let Some(clock) = times::alone(second)
    {
        (time, rest) = (Some(clock), behind);
    }
    let last = cell(line.text, rest).is_none_or(|(said, notes)| {
        numbered && said.len() > line.text.get(notes..).unwrap_or_default().len()
    });
    let name = name.trim_matches(|c: char| is_colon(c) || c == '*');
    (last && !name.is_empty()).then_some(FoundLabel {
        name,
        time: time.map(|clock| clock.seconds),
        rest,
        colon: Colon::None,
    })
}

/// The cell that begins at byte `from`, and where the next one begins; `None` for the last.
fn cell(text: &str, from: usize) -> Option<(&str, usize)> {
    let rest = text.get(from..)?;
    let (end, mark) = [" │", " |"].iter().filter_map(|mark| Some((rest.find(mark)?, mark))).min()?;
    let behind = from + end + mark.len();
    let blanks = text.get(behind..)?.len() - text.get(behind..)?.trim_start().len();
    Some((rest.get(..end)?.trim(), behind + blanks))
}
