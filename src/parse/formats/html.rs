//! Web pages: finds the part that is the article and walks through it. What its elements become is decided in
//! [`super::page`]. The only door to the HTML parser.

use scraper::{ElementRef, Html, Selector};

use super::super::block::{Block, BlockKind};
use super::super::clean::clean;
use super::elements::{is_speaker, is_unread};
use super::long_tags;
use super::page::BlockPage;
use super::place::SourceCursor;

/// Whether a text begins as a page does.
pub fn is_page(top: &str) -> bool {
    let start: String = top.chars().take(200).collect::<String>().to_ascii_lowercase();
    let start = match start.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or("", |(_, rest)| rest.trim_start()),
        None => &start,
    };
    ["<!doctype html", "<html", "<head>", "<body"].iter().any(|tag| start.starts_with(tag))
}

/// Reads a page; `None` if its elements nest so deep that parsing would take no end.
pub fn read(text: &str) -> Option<Vec<Block>> {
    if nests_too_deep(text) {
        return None;
    }
    let html = Html::parse_document(&long_tags::shortened(text));
    let Some(root) = article(&html) else { return Some(Vec::new()) };
    let mut page = BlockPage::new(text, names_speakers(root));
    walk(root, &mut page);
    Some(titled(page.finish(), &html, text))
}

/// A page without a heading of the first level has its title in its head.
fn titled(mut blocks: Vec<Block>, html: &Html, text: &str) -> Vec<Block> {
    let title = Selector::parse("head > title").ok().and_then(|selector| html.select(&selector).next());
    let title = title.map(|title| {
        clean(&title.text().collect::<String>()).split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let has_heading = blocks.iter().any(|block| block.kind == BlockKind::Heading(1));
    if let Some(title) = title.filter(|title| !title.is_empty() && !has_heading && !blocks.is_empty()) {
        let mut place = SourceCursor::new(text);
        place.find(&title);
        let source = place.range();
        let kind = BlockKind::Heading(1);
        blocks.insert(0, Block { kind, text: title, line: place.line, lines: 1, source, ..Block::default() });
    }
    blocks
}

/// The parser's time grows with the square of the depth; no written page comes near this.
const DEEPEST: usize = 2000;

/// Elements that need no end tag are not counted.
fn nests_too_deep(text: &str) -> bool {
    const OPEN_ENDED: [&str; 22] = [
        "p", "li", "dt", "dd", "tr", "td", "th", "option", "br", "hr", "img", "input", "meta", "link",
        "source", "area", "base", "col", "embed", "track", "wbr", "param",
    ];
    let mut depth = 0_usize;
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let tail = text.get(at + 1..).unwrap_or_default();
        if tail.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if tail.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = tail.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tail.len()).min(12);
            let name = tail.get(..end).unwrap_or_default().to_ascii_lowercase();
            depth += usize::from(!OPEN_ENDED.contains(&name.as_str()));
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// The element that holds the talk: the longest article, main part or content box if it has a good part of
/// the page's text, else the body.
fn article(html: &Html) -> Option<ElementRef<'_>> {
    let body = html.select(&Selector::parse("body").ok()?).next()?;
    let whole = readable_length(body);
    ["article", "main, [role=main]", "#content, #transcript, .transcript, .post-content, .entry-content"]
        .iter()
        .filter_map(|selector| {
            let selector = Selector::parse(selector).ok()?;
            html.select(&selector)
                .take(20)
                .map(|part| (readable_length(part), part))
                .max_by_key(|(length, _)| *length)
        })
        .find(|(length, _)| length * 10 >= whole * 4)
        .map_or(Some(body), |(_, part)| Some(part))
}

fn readable_length(part: ElementRef<'_>) -> usize {
    let nodes = part.descendants().filter_map(|node| {
        let text = node.value().as_text()?;
        let hidden = node.parent().and_then(|parent| parent.value().as_element()).is_some_and(is_unread);
        (!hidden).then(|| text.trim().len())
    });
    nodes.sum()
}

/// Whether the page marks names by a class, more than once.
fn names_speakers(root: ElementRef<'_>) -> bool {
    root.descendants()
        .filter_map(|node| node.value().as_element())
        .filter(|element| is_speaker(element))
        .count()
        > 1
}

/// Walks through `root` without recursion: pages may nest deeper than a stack bears.
fn walk(root: ElementRef<'_>, page: &mut BlockPage<'_>) {
    let mut node = *root;
    loop {
        if node.value().as_element().is_some_and(|element| element.name() == "tr") {
            let cells = node.descendants().take(200).filter_map(|inner| inner.value().as_element());
            page.row(
                cells.skip(1).all(|element| {
                    !matches!(element.name(), "p" | "div" | "ul" | "ol" | "table" | "br" | "h2")
                }),
            );
        }
        page.enter(node.value());
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            page.leave(node.value());
            if node == *root {
                return;
            }
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                break;
            }
            let Some(parent) = node.parent() else { return };
            node = parent;
        }
    }
}
