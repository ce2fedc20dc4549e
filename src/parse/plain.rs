//! Plain text to blocks: every line a paragraph, except where a whole file is wrapped by hand.
//!
//! Nothing of Markdown is undone here but `#` before a heading and a rule of dashes.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::block::{Block, BlockKind, BodyPlace};
use super::clean;
use super::extension::{self, FileKind};
use super::{hyphen, pages};
use crate::text::marks;
use crate::text::range::TextRange;

/// Widest line, in characters, of a text that is wrapped by hand.
const WIDEST_WRAPPED: usize = 110;
/// Longest line of a list or a verse that stands close to its neighbours.
const CLOSE: usize = 60;

/// The blocks of `body`, which stands at `place` in the source.
pub fn blocks(body: &str, place: BodyPlace) -> Vec<Block> {
    let lines: Vec<SourceLine<'_>> = talk(body, lines(body, place.byte, place.line), place.byte);
    let paged = memchr::memchr(b'\x0c', body.as_bytes()).is_some();
    let wrapped = is_wrapped(&lines);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut before: Option<SourceLine<'_>> = None;
    for line in lines {
        if let Some(mut block) = line.block(place.clean) {
            if let Some(above) = before.filter(|above| above.number + 1 == line.number) {
                block.joins = wrapped && joins(&above, &line, &block);
                block.tight = block.joins || is_close(&above, &line);
            }
            if let Some(above) = blocks.last_mut().filter(|_| paged && block.joins) {
                hyphen::soften(&mut above.text);
            }
            blocks.push(block);
            before = Some(line);
        }
    }
    blocks
}

/// `lines` without page numbers and running heads, if `body` was laid out in pages.
fn talk<'t>(body: &str, mut lines: Vec<SourceLine<'t>>, from: usize) -> Vec<SourceLine<'t>> {
    let breaks: Vec<usize> = memchr::memchr_iter(b'\x0c', body.as_bytes()).map(|at| from + at).collect();
    if breaks.is_empty() {
        return lines;
    }
    let places: Vec<(usize, &str)> = lines.iter().map(|line| (line.at, line.text)).collect();
    let mut running = pages::running(&places, &breaks).into_iter();
    lines.retain(|_| !running.next().unwrap_or(false));
    lines
}

/// Whether plain text or Markdown: `name`'s extension decides only where the text itself does not.
pub fn is_markdown(body: &str, name: &str) -> bool {
    match extension::kind(name) {
        Some(FileKind::Markdown) => true,
        Some(FileKind::Text | FileKind::Data) => signs_of_markdown(body) >= 4,
        _ => signs_of_markdown(body) >= 2,
    }
}

/// Whether every line of `body` is a paragraph.
pub fn is_by_lines(body: &str) -> bool {
    !is_wrapped(&lines(body, 0, 0))
}

static BOLD: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("**"));
static LINK: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("](http"));

/// How much in `body` looks like markup.
fn signs_of_markdown(body: &str) -> u32 {
    let mut signs = 0;
    let mut lines = 0;
    for line in body.lines().map(str::trim_end).filter(|line| !line.is_empty()).take(400) {
        lines += 1;
        let mut marks = BOLD.find_iter(line.as_bytes());
        let bold = marks.next().and(marks.next()).is_some();
        let heading = line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
        let link = LINK.find(line.as_bytes()).is_some();
        signs += u32::from(bold) + u32::from(link) + 2 * u32::from(heading && lines > 1);
    }
    signs
}

#[derive(Clone, Copy)]
struct SourceLine<'t> {
    text: &'t str,
    number: u32,
    at: usize,
}

fn lines(body: &str, at: usize, before: u32) -> Vec<SourceLine<'_>> {
    let mut at = at;
    let mut lines = Vec::new();
    for (number, raw) in (before + 1..).zip(body.split_inclusive('\n')) {
        let mut within = at;
        for text in raw.split(['\r', '\x0c']) {
            let trimmed = text.trim();
            if !trimmed.is_empty() {
                let indent = text.len() - text.trim_start().len();
                lines.push(SourceLine { text: trimmed, number, at: within + indent });
            }
            within += text.len() + 1;
        }
        at += raw.len();
    }
    lines
}

impl SourceLine<'_> {
    /// The line as a block; `clean` where all of it can be shown.
    fn block(&self, clean: bool) -> Option<Block> {
        let (kind, skip) = kind(self.text);
        let mut block = Block {
            kind,
            line: self.number,
            lines: 1,
            source: TextRange::new(self.at, self.at + self.text.len()),
            ..Block::default()
        };
        if kind == BlockKind::Rule {
            block.text.push('—');
            return Some(block);
        }
        let words = self.text.get(skip..)?.trim_start();
        if clean {
            block.text.push_str(words);
        } else {
            clean::push(&mut block.text, words);
        }
        block.marker = if kind == BlockKind::Item { marker(&block.text) } else { 0 };
        block.depth = u8::from(kind == BlockKind::Item);
        (!block.text.trim().is_empty()).then_some(block)
    }

    fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// What a line is, and the bytes of markup before its words.
fn kind(text: &str) -> (BlockKind, usize) {
    let hashes = text.bytes().take_while(|&b| b == b'#').count();
    let rest = text.get(hashes..).unwrap_or_default();
    let without_blank = || hashes > 1 && rest.starts_with(char::is_alphanumeric) && !rest.contains('#');
    if (1..=6).contains(&hashes) && (rest.starts_with(' ') || without_blank()) {
        return (BlockKind::Heading(hashes as u8), hashes);
    }
    if text.len() >= 3
        && text.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '—' | '─' | '━' | '～' | '~' | ' '))
    {
        return (BlockKind::Rule, 0);
    }
    if marker(text) > 0 { (BlockKind::Item, 0) } else { (BlockKind::Paragraph, 0) }
}

/// Bytes of a bullet and its blank.
fn marker(text: &str) -> u8 {
    ["- ", "* ", "• ", "· "]
        .iter()
        .find(|bullet| text.starts_with(**bullet))
        .map_or(0, |bullet| bullet.len() as u8)
}

/// Whether the file's lines were broken at a margin: most lines that another follows are nearly as long as
/// the longest and end in the middle of a sentence.
fn is_wrapped(lines: &[SourceLine<'_>]) -> bool {
    let mut followed = 0;
    let mut full = 0;
    let mut open = 0;
    let mut widest = 0;
    let widths: Vec<usize> = lines.iter().take(4000).map(SourceLine::width).collect();
    for (pair, &width) in lines.windows(2).zip(&widths) {
        if let [line, next] = pair
            && line.number + 1 == next.number
        {
            followed += 1;
            widest = widest.max(width);
            open +=
                usize::from(!marks::ends_sentence(line.text) && !line.text.ends_with(['”', '"', ':', '：']));
        }
    }
    if followed < 4 || !(30..=WIDEST_WRAPPED).contains(&widest) {
        return false;
    }
    for (pair, &width) in lines.windows(2).zip(&widths) {
        if let [line, next] = pair {
            full += usize::from(line.number + 1 == next.number && width * 10 >= widest * 7);
        }
    }
    full * 10 >= followed * 6 && open * 10 >= followed * 6
}

/// Whether a line of a wrapped text goes on with the one above.
fn joins(above: &SourceLine<'_>, line: &SourceLine<'_>, block: &Block) -> bool {
    let short = above.width() < 30;
    let (kind, _) = kind(above.text);
    let prose = matches!(kind, BlockKind::Paragraph | BlockKind::Item) && block.kind == BlockKind::Paragraph;
    prose && !short && !line.text.is_empty()
}

/// Whether two lines belong to a list or a verse: both short, neither a sentence.
fn is_close(above: &SourceLine<'_>, line: &SourceLine<'_>) -> bool {
    let short = |line: &SourceLine<'_>| {
        line.text.len() <= 4 * CLOSE && line.width() <= CLOSE && !marks::ends_sentence(line.text)
    };
    short(above) && short(line)
}
