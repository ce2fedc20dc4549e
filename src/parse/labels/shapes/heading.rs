//! A heading that is the name: `### 唐鳳：`, `#### Ana`, `## Ana [00:12:34]`.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::{LONGEST, LineStart, is_colon};
use super::super::shape::{LabelKind, LabelShape};
use crate::parse::block::BlockKind;
use crate::parse::times;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "heading",
    describe: ["heading", "标题"],
    kind: LabelKind::Heading,
    dress: 0.2,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let text = line.text.trim();
    if !matches!(line.block.kind, BlockKind::Heading(_)) || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let blank_or_colon = |c| is_colon(c) || c == ' ';
    let mut name = text.trim_end_matches(blank_or_colon);
    let colon = if name.len() < text.len() { Colon::Outside } else { Colon::None };
    let clock = trailing_clock(name);
    if let Some((head, _)) = clock {
        name = head.trim_end_matches(blank_or_colon);
    }
    let time = clock.map(|(_, seconds)| seconds);
    (!name.is_empty()).then_some(FoundLabel { name, time, rest: line.text.len(), colon })
}

/// A clock at the end of `text`, and what stands before it.
fn trailing_clock(text: &str) -> Option<(&str, u32)> {
    let at = text.rfind(['[', '(', '（']).or_else(|| text.rfind(' ').map(|at| at + 1))?;
    let (head, tail) = text.split_at(at);
    let clock = times::read(tail).filter(|clock| clock.len == tail.len())?;
    Some((head.trim_end(), clock.seconds))
}
