//! Callouts (`> [!quote] Title`, of Obsidian and GitHub): the line that names the kind becomes the title.

use crate::parse::block::{Block, Inline, InlineStyle};
use crate::text::range::TextRange;

/// Kinds that say no more than the quote's bar does.
const PLAIN: [&str; 3] = ["quote", "cite", "blockquote"];

/// Takes the mark of a callout off `block`, a line of a quote. A kind without a title is the title itself.
pub fn read(block: &mut Block) {
    let Some((kind, title)) = parts(&block.text) else { return };
    let is_plain = PLAIN.iter().any(|plain| kind.eq_ignore_ascii_case(plain));
    let cut = block.text.len() - title.len();
    let words = match title {
        "" if is_plain => String::new(),
        "" => capitalised(kind),
        _ => title.to_owned(),
    };
    block.text = words;
    block.callout = true;
    for span in &mut block.spans {
        span.range.start = span.range.start.saturating_sub(cut);
        span.range.end = span.range.end.saturating_sub(cut).min(block.text.len());
    }
    let whole = TextRange::new(0, block.text.len());
    let is_strong = |span: &Inline| span.style == InlineStyle::Strong && span.range == whole;
    if !block.spans.iter().any(is_strong) {
        block.spans.insert(0, Inline { range: whole, style: InlineStyle::Strong });
    }
    block.spans.retain(|span| !span.range.is_empty());
}

/// Whether a line of a quote begins a callout.
pub fn is_one(text: &str) -> bool {
    parts(text).is_some()
}

/// The kind of a callout and its title.
fn parts(text: &str) -> Option<(&str, &str)> {
    let (kind, title) = text.strip_prefix("[!")?.split_once(']')?;
    let kind = kind.split('|').next()?.trim();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    let title = title.strip_prefix(['+', '-']).unwrap_or(title);
    (!kind.is_empty() && kind.len() <= 48 && kind.chars().all(is_name)).then(|| (kind, title.trim()))
}

fn capitalised(kind: &str) -> String {
    let lower = kind.to_lowercase().replace(['-', '_'], " ");
    let mut letters = lower.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_goes_and_the_title_stays() {
        let shown = |text: &str| {
            let mut block = Block { text: text.to_owned(), ..Block::default() };
            read(&mut block);
            (block.text, block.callout)
        };
        assert_eq!(shown("[!info] About this talk"), ("About this talk".to_owned(), true));
        assert_eq!(shown("[!quote]- 旁白"), ("旁白".to_owned(), true));
        assert_eq!(shown("[!quote|left]"), (String::new(), true));
        assert_eq!(shown("[!WARNING]"), ("Warning".to_owned(), true));
        assert_eq!(shown("[! no"), ("[! no".to_owned(), false));
    }
}
