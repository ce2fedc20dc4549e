//! What each HTML element is: a heading, an inline style, a block, the name of a speaker, something nobody
//! reads.

use scraper::node::Element;

use super::super::block::{BlockKind, InlineStyle};

/// The heading of this level, for `h1` to `h6`.
pub fn heading(name: &str) -> Option<BlockKind> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(BlockKind::Heading(level - b'0')),
        _ => None,
    }
}

/// The inline style an element gives its text.
pub fn inline(element: &Element) -> Option<InlineStyle> {
    match element.name() {
        // The term of a list is set off as browsers do.
        "strong" | "b" | "dt" => Some(InlineStyle::Strong),
        "em" | "i" | "cite" => Some(InlineStyle::Emphasis),
        "code" | "kbd" | "samp" => Some(InlineStyle::Code),
        "s" | "del" | "strike" => Some(InlineStyle::Strike),
        "mark" => Some(InlineStyle::Highlight),
        "a" => element
            .attr("href")
            .filter(|href| href.contains("//"))
            .map(|href| InlineStyle::Link(href.to_owned())),
        _ => None,
    }
}

/// Whether an element begins and ends a block.
pub fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 28] = [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "figure",
        "figcaption",
        "details",
        "summary",
        "hr",
        "address",
        "aside",
        "body",
    ];
    heading(name).is_some() || BLOCKS.contains(&name)
}

/// Elements whose text nobody reads.
pub fn is_unread(element: &Element) -> bool {
    const UNREAD: [&str; 14] = [
        "script", "style", "noscript", "template", "nav", "footer", "form", "button", "iframe", "svg",
        "select", "textarea", "head", "object",
    ];
    UNREAD.contains(&element.name()) || element.attr("hidden").is_some()
}

/// Whether an element's class says that it names a speaker.
pub fn is_speaker(element: &Element) -> bool {
    element.classes().any(|class| {
        let class = class.to_ascii_lowercase();
        matches!(class.as_str(), "interviewer" | "interviewee")
            || class.starts_with("speaker")
            || class.ends_with("speaker")
    })
}

/// Whether an element holds the text in its original language.
pub fn is_original(element: &Element) -> bool {
    let by_class = |class: &str| matches!(class, "english-text" | "original" | "original-text");
    element.name() == "details" || element.classes().any(by_class)
}
