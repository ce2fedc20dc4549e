//! A name and a wide gap: `北川　そうです。`, a tab, several blanks.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};

/// Longest name, in characters.
const LONGEST: usize = 24;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "gap",
    describe: ["before a wide gap", "后接大空白"],
    kind: LabelKind::Line,
    dress: -0.2,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let rest = line.text.get(line.at..)?;
    let mut before = ' ';
    for (at, c) in rest.char_indices().take(LONGEST) {
        let wide = c == '\u{3000}' || c == '\t' || c == ' ' && before == ' ' && at > 0;
        if wide && at > 0 {
            let behind = rest.get(at..)?.trim_start();
            let name = rest.get(..at)?.trim();
            let found = FoundLabel {
                name,
                time: line.seconds(),
                rest: line.text.len() - behind.len(),
                colon: Colon::None,
            };
            return (!behind.is_empty() && !name.is_empty() && !line.names_behind(found.rest))
                .then_some(found);
        }
        if matches!(c, '。' | '，' | '、' | '？' | '！' | '「' | '：' | ':' | ',' | '?' | '!' | '—' | '…')
        {
            return None;
        }
        before = c;
    }
    None
}
