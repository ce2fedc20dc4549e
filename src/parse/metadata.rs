//! Title, date and source where a person would find them in a text that has no front matter: in its head, in
//! the credits, at its end, in the file's name. Knows blocks only, nothing of voices and sections.

mod keys;
mod title;

use super::block::{Block, BlockKind, Inline, InlineStyle};
use super::dates;
use crate::episode::head::{Found, Head, Origin};
use crate::lexicon::HeadKey;
use crate::text::bytes::first_where;
use crate::text::urls;
use keys::value_of;
pub use title::is_spoken;

/// Fills in what `head` lacks. What it has stays; nothing is invented.
pub fn complete(head: &mut Head, blocks: &[Block], file_name: &str) {
    if head.title.is_none() {
        head.title = title::find(blocks, file_name);
    }
    if head.date.is_none() {
        head.date = date(blocks, file_name);
    }
    if head.source.is_none() {
        head.source = address(blocks).or_else(|| named_source(blocks));
    }
}

/// Bytes; a longer block is talk, not a line of credits.
const LONGEST_LINE: usize = 400;

/// Keys that tell where a talk can be read or heard.
const SOURCE: &[HeadKey] = &[HeadKey::Source, HeadKey::Series];

/// Blocks at either end of a text where a line may tell without a telling key.
const EDGE: usize = 40;

fn short(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    blocks.iter().filter(|block| is_short(block))
}

fn is_short(block: &Block) -> bool {
    block.text.len() <= LONGEST_LINE && block.kind != BlockKind::Code && block.voice.is_none()
}

/// Short blocks in which a key may tell: near either end all, in between no quotes and remarks in brackets.
fn keyed(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    let own =
        |block: &Block| block.kind != BlockKind::Quote && !block.text.starts_with(['（', '(', '[', '【']);
    let last = blocks.len().saturating_sub(EDGE);
    let told =
        blocks.iter().enumerate().filter(move |(index, block)| *index < EDGE || *index >= last || own(block));
    told.map(|(_, block)| block).filter(|block| is_short(block))
}

/// Short blocks near either end.
fn edges(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    let (head, rest) = blocks.split_at_checked(EDGE).unwrap_or((blocks, &[]));
    let tail = rest.get(rest.len().saturating_sub(EDGE)..).unwrap_or_default();
    short(head).chain(short(tail))
}

fn found(value: String, block: &Block) -> Found {
    Found { value, origin: Origin::Line(block.line) }
}

fn date(blocks: &[Block], file_name: &str) -> Option<Found> {
    let found_by_key = keyed(blocks)
        .filter(|block| has_digit(&block.text))
        .find_map(|block| Some(found(dates::date(value_of(&block.text, &[HeadKey::Date])?)?, block)));
    let bare = || {
        let alone = |block: &&Block| !matches!(block.kind, BlockKind::Heading(2..)) && block.text.len() <= 80;
        let whole_day = |date: &String| date.len() == "2024-04-18".len();
        let mut head = short(blocks.get(..EDGE.min(blocks.len())).unwrap_or_default()).take(12).filter(alone);
        head.find_map(|block| Some(found(dates::date(bare_line(block)).filter(whole_day)?, block)))
    };
    let by_name = || {
        let date = dates::date(file_name).filter(|date| date.len() > "2024".len())?;
        Some(Found { value: date, origin: Origin::FileName })
    };
    found_by_key.or_else(bare).or_else(by_name)
}

/// Whether a digit of either width stands in `text`.
fn has_digit(text: &str) -> bool {
    let wide =
        |first: u8, second: u8, third: u8| (first == 0xEF) & (second == 0xBC) & matches!(third, 0x90..=0x99);
    first_where(text.as_bytes(), 0, |a, b, c| a.is_ascii_digit() | wide(a, b, c)).is_some()
}

/// A block's text behind its list marker.
fn bare_line(block: &Block) -> &str {
    block.text.get(usize::from(block.marker)..).unwrap_or_default().trim_start()
}

/// A web address behind a key such as `来源：`, or a link that is called so, or one to where talks are
/// published.
fn address(blocks: &[Block]) -> Option<Found> {
    let with_address = |block: &&Block| links(block).next().is_some() || urls::may_be_in(&block.text);
    let found_by_key = keyed(blocks).filter(with_address).find_map(|block| {
        let value = value_of(&block.text, SOURCE)?;
        let address =
            urls::find(value).or_else(|| links(block).find(|link| link.contains("://")).map(str::to_owned));
        Some(found(address?, block))
    });
    let called = || {
        edges(blocks).find_map(|block| {
            let is_called = |span: &&Inline| keys::names_source(span.range.of(&block.text));
            let span = block
                .spans
                .iter()
                .filter(|span| matches!(span.style, InlineStyle::Link(_)))
                .find(is_called)?;
            link(span).map(|link| found(link.to_owned(), block))
        })
    };
    let published = || {
        edges(blocks).find_map(|block| {
            let address = urls::find(&block.text).or_else(|| links(block).next().map(str::to_owned))?;
            keys::is_where_talks_are_published(&address).then(|| found(address, block))
        })
    };
    found_by_key.or_else(called).or_else(published)
}

fn links(block: &Block) -> impl Iterator<Item = &str> {
    block.spans.iter().filter_map(link)
}

fn link(span: &Inline) -> Option<&str> {
    match &span.style {
        InlineStyle::Link(target) => Some(target),
        _ => None,
    }
}

/// A source that has a name but no address.
fn named_source(blocks: &[Block]) -> Option<Found> {
    edges(blocks).find_map(|block| {
        let value = value_of(&block.text, SOURCE)?.trim();
        let fits = !value.is_empty() && value.chars().count() <= 60 && !value.contains(['。', '，', ',']);
        fits.then(|| found(value.to_owned(), block))
    })
}
