//! The title of a text: its first heading of the first level, else its first line, else the file's name.

use super::super::block::{Block, BlockKind};
use crate::episode::head::{Found, Origin};

/// Characters; a longer first line is the talk itself.
const LONGEST: usize = 100;

/// The title; `None` for a text without blocks and a file without a name.
pub fn find(blocks: &[Block], file_name: &str) -> Option<Found> {
    let written = heading(blocks).or_else(|| first_line(blocks));
    written.map(|block| Found { value: shown(block), origin: Origin::Line(block.line) }).or_else(|| {
        let name = of_file(file_name);
        (!name.is_empty()).then_some(Found { value: name, origin: Origin::FileName })
    })
}

/// The first heading of the first level, unless it names a speaker, or the heading that opens the text.
fn heading(blocks: &[Block]) -> Option<&Block> {
    let fits =
        |block: &&Block| !block.text.trim().is_empty() && !block.text.trim_end().ends_with([':', '：']);
    let first_level = blocks.iter().find(|block| block.kind == BlockKind::Heading(1)).filter(fits);
    let opening = || blocks.first().filter(|block| matches!(block.kind, BlockKind::Heading(_))).filter(fits);
    first_level.or_else(opening)
}

/// The first line that is words, if it reads as a title: short, and nobody's speech.
fn first_line(blocks: &[Block]) -> Option<&Block> {
    let words =
        |block: &&Block| block.kind != BlockKind::Rule && block.text.chars().any(char::is_alphanumeric);
    blocks.iter().find(words).filter(|block| {
        let text = block.text.trim();
        let plain = block.kind == BlockKind::Paragraph && block.voice.is_none() && block.time.is_none();
        let whole =
            !text.ends_with(['。', '，', '！', '：', ':', ',', '；']) && text.chars().count() <= LONGEST;
        plain && whole && !begins_with_label_or_time(text) && !is_spoken(block, blocks)
    })
}

/// `主持人：…`, `Ana: …`, `[00:01] …`, `00:01:02 …`.
fn begins_with_label_or_time(text: &str) -> bool {
    let clock = text.trim_start_matches(['[', '(', '（', '【']);
    let (digits, rest) =
        clock.split_at_checked(clock.bytes().take_while(u8::is_ascii_digit).count()).unwrap_or_default();
    if !digits.is_empty()
        && rest.starts_with(':')
        && rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        return true;
    }
    let Some((label, rest)) = text.split_once(['：', ':']) else { return false };
    let short = label.chars().count() <= 12 || (label.len() <= 24 && label.split(' ').count() <= 3);
    short && (rest.contains(['。', '？', '！', '?', '!']) || rest.ends_with('.') || rest.chars().count() > 40)
}

/// Whether a line begins as others do: `Ana:` at the start of a second line makes both of them speech.
pub fn is_spoken(line: &Block, blocks: &[Block]) -> bool {
    let Some((label, _)) = line.text.split_once([':', '：']) else { return false };
    let same =
        |block: &&Block| block.text.strip_prefix(label).is_some_and(|rest| rest.starts_with([':', '：']));
    blocks.iter().filter(same).nth(1).is_some()
}

fn shown(block: &Block) -> String {
    let text = block.text.get(usize::from(block.marker)..).unwrap_or_default();
    text.trim().trim_matches('*').trim().to_owned()
}

/// A file's name as a title: without extension and a date at its start.
fn of_file(file_name: &str) -> String {
    let stem = match file_name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 8 && !extension.contains(' ') => {
            stem
        }
        _ => file_name,
    };
    let undated = stem.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | ' '));
    let dated = stem.len() - undated.len() >= "2024-04-18".len() && !undated.is_empty();
    let name = if dated { undated } else { stem };
    let blanks = name.contains(' ');
    let words =
        name.split(|c: char| c == ' ' || c == '_' || (c == '-' && !blanks)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
