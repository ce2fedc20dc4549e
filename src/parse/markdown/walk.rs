//! From the Markdown tree to flat blocks with inline styles.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeList, NodeValue};
use comrak::{Arena, Options, parse_document};
use memchr::memmem;

use super::lines::LineStarts;
use super::{callouts, columns, extensions, folds, prose, talk};
use crate::episode::columns::Alignments;
use crate::parse::block::{Block, BlockKind, BodyPlace, Inline, InlineStyle};
use crate::parse::clean;
use crate::parse::inline::{self, Elements};
use crate::text::range::TextRange;

mod html;
mod rows;
mod words;

/// A heading drawn with a line under it (`Title` ⏎ `---`) that is longer than this is a paragraph and a rule.
const LONGEST_UNDERLINED: usize = 120;

/// A Markdown text and what is known of all of it.
pub struct MarkdownSource<'t> {
    text: &'t str,
    lines: &'t LineStarts,
    place: BodyPlace,
    /// Stretches of it have been overwritten with blanks.
    folded: bool,
    /// It has marks of extensions.
    extended: bool,
    /// It is written in Han script.
    in_han: bool,
}

impl<'t> MarkdownSource<'t> {
    /// Of `text`, which has these lines and stands at `place`; `folded` if blanks were written over parts of
    /// it.
    pub fn new(text: &'t str, lines: &'t LineStarts, place: BodyPlace, folded: bool) -> Self {
        let (extended, in_han) = (extensions::may_be_in(text), inline::is_in_han(text));
        Self { text, lines, place, folded, extended, in_han }
    }
}

/// All blocks of a text, in the order of the source.
pub fn whole(source: &MarkdownSource<'_>) -> Vec<Block> {
    let mut walker = Walker::new(source, 0);
    walker.tree(TextRange::new(0, source.text.len()));
    walker.blocks
}

/// As [`whole`], of a piece of a text that does not reach far; paragraphs without markup are read at once.
pub fn piece(source: &MarkdownSource<'_>, piece: TextRange) -> Vec<Block> {
    let mut walker = Walker::new(source, piece.start);
    walker.groups(piece);
    walker.blocks
}

fn options(text: &str, extended: bool) -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.subscript = true;
    options.extension.table = true;
    options.extension.highlight = extended;
    options.extension.wikilinks_title_after_pipe = extended;
    // Looking for them takes a walk over the whole tree.
    options.extension.footnotes = memmem::find(text.as_bytes(), b"[^").is_some();
    options.extension.cjk_friendly_emphasis = true;
    options.parse.leave_footnote_definitions = true;
    options
}

struct Walker<'t> {
    source: &'t MarkdownSource<'t>,
    /// Lines before the Markdown that is read.
    before: usize,
    blocks: Vec<Block>,
    open: Option<OpenBlock>,
    quotes: u8,
    lists: Vec<NodeList>,
    /// The marker of an item whose first block has not begun yet.
    marker: Option<String>,
    /// Index of the last line that a block took, plus one.
    line: usize,
    cells: u32,
    /// The columns of the table that is read.
    columns: Alignments,
}

/// A block under construction and the styles that are open in it.
struct OpenBlock {
    block: Block,
    styles: Vec<(InlineStyle, usize)>,
    elements: Elements,
    line: usize,
}

impl<'t> Walker<'t> {
    /// At byte `from` of a text.
    fn new(source: &'t MarkdownSource<'t>, from: usize) -> Self {
        Self {
            source,
            before: 0,
            blocks: Vec::new(),
            open: None,
            quotes: 0,
            lists: Vec::new(),
            marker: None,
            line: source.lines.at(from),
            cells: 0,
            columns: Alignments::default(),
        }
    }

    /// Reads plain groups of lines at once, those between them as Markdown.
    fn groups(&mut self, piece: TextRange) {
        let mut rest = piece;
        let MarkdownSource { text, lines, place, folded, extended, .. } = *self.source;
        let is_marked = |words: &str| {
            folded && (words.contains("  ") || talk::stands_in(words))
                || extended && extensions::may_be_in(words)
        };
        for group in prose::groups(text, piece) {
            let words = group.of(text);
            if prose::is_plain(words) && (place.clean || clean::is_clean(words)) && !is_marked(words) {
                self.tree(TextRange::new(rest.start, group.start));
                self.plain(words, lines.at(group.start));
                rest.start = group.end;
            }
        }
        self.tree(rest);
    }

    /// The blocks of a plain group, whose first line has this index.
    fn plain(&mut self, group: &str, first: usize) {
        for (line, words) in (first..).zip(prose::lines(group)) {
            if let Some((level, words)) = prose::heading(words) {
                self.begin(BlockKind::Heading(level), line);
                self.emphasised(words);
                self.finish();
                continue;
            }
            if self.open.is_some() {
                self.broken(line, true);
            } else {
                self.begin(BlockKind::Paragraph, line);
            }
            self.emphasised(words);
        }
        self.finish();
    }

    /// Words of which some are strong.
    fn emphasised(&mut self, words: &str) {
        if let Some(open) = &mut self.open {
            open.block.text.reserve_exact(words.len());
        }
        for (index, words) in prose::strong(words).enumerate() {
            if index > 0 {
                self.turn_strong();
            }
            if let Some(open) = &mut self.open {
                open.block.text.push_str(words);
            }
        }
    }

    /// At a mark of strong emphasis: begins or ends it.
    fn turn_strong(&mut self) {
        let is_strong = self.open.as_ref().is_some_and(|open| !open.styles.is_empty());
        if is_strong { self.unstyle(&InlineStyle::Strong) } else { self.style(InlineStyle::Strong) }
    }

    /// The blocks of any Markdown.
    fn tree(&mut self, piece: TextRange) {
        let words = piece.of(self.source.text);
        if words.trim().is_empty() {
            return;
        }
        self.before = self.source.lines.at(piece.start);
        let arena = Arena::new();
        for edge in parse_document(&arena, words, &options(words, self.source.extended)).traverse() {
            match edge {
                NodeEdge::Start(node) => self.enter(node),
                NodeEdge::End(node) => self.leave(node),
            }
        }
    }

    fn enter(&mut self, node: &AstNode<'_>) {
        let ast = node.data();
        let next = self.before + ast.sourcepos.start.line;
        let line = next.saturating_sub(1);
        match &ast.value {
            NodeValue::BlockQuote => self.quotes = self.quotes.saturating_add(1),
            NodeValue::List(whole) => self.lists.push(*whole),
            NodeValue::Item(_) => self.marker = Some(self.item_marker()),
            NodeValue::FootnoteDefinition(definition) => {
                self.marker = Some(format!("[{}] ", definition.name));
            }
            NodeValue::Paragraph => self.begin(self.prose(), line),
            NodeValue::Heading(heading) => self.begin(BlockKind::Heading(heading.level), line),
            NodeValue::Table(table) => self.columns = columns::of(table),
            NodeValue::TableRow(header) => self.row(*header, line),
            NodeValue::TableCell => self.cell(),
            NodeValue::ThematicBreak => {
                self.begin(BlockKind::Rule, line);
                self.push("—");
                self.finish();
            }
            NodeValue::CodeBlock(code) => {
                let first = line + usize::from(code.fenced);
                self.verbatim(&code.literal, first, code.fenced);
            }
            NodeValue::HtmlBlock(html) => self.html(&html.literal, line),
            NodeValue::Text(text) => self.text(text),
            NodeValue::Code(code) => {
                self.style(InlineStyle::Code);
                self.push(&code.literal);
                self.unstyle(&InlineStyle::Code);
            }
            NodeValue::SoftBreak => self.broken(next, true),
            NodeValue::LineBreak => self.broken(next, false),
            NodeValue::HtmlInline(tag) => self.inline_tag(tag, line),
            NodeValue::FootnoteReference(to) => self.push(&format!("[{}]", to.name)),
            NodeValue::Strong => self.style(InlineStyle::Strong),
            NodeValue::Emph => self.style(InlineStyle::Emphasis),
            NodeValue::Strikethrough => self.style(InlineStyle::Strike),
            NodeValue::Highlight => self.style(InlineStyle::Highlight),
            NodeValue::Subscript => self.push("~"),
            NodeValue::WikiLink(link) if link.embed => self.style(InlineStyle::Link(link.url.clone())),
            NodeValue::Link(target) | NodeValue::Image(target) => {
                self.style(InlineStyle::Link(target.url.clone()));
            }
            _ => {}
        }
    }

    fn leave(&mut self, node: &AstNode<'_>) {
        let ast = node.data();
        match &ast.value {
            NodeValue::BlockQuote => self.quotes = self.quotes.saturating_sub(1),
            NodeValue::List(_) => drop(self.lists.pop()),
            NodeValue::Item(_) | NodeValue::FootnoteDefinition(_) => self.marker = None,
            NodeValue::Paragraph | NodeValue::TableRow(_) => self.finish(),
            NodeValue::Heading(heading) => {
                if heading.setext {
                    self.underlined();
                }
                self.finish();
                self.line = self.line.max(self.before + ast.sourcepos.end.line);
            }
            NodeValue::Strong => self.unstyle(&InlineStyle::Strong),
            NodeValue::Emph => self.unstyle(&InlineStyle::Emphasis),
            NodeValue::Strikethrough => self.unstyle(&InlineStyle::Strike),
            NodeValue::Highlight => self.unstyle(&InlineStyle::Highlight),
            NodeValue::Subscript => self.lowered(),
            NodeValue::WikiLink(link) if link.embed => self.embedded(&link.url),
            NodeValue::Image(image) => self.image(&image.url),
            NodeValue::Link(link) => self.unstyle(&InlineStyle::Link(link.url.clone())),
            _ => {}
        }
    }

    fn prose(&self) -> BlockKind {
        match (self.lists.is_empty() && self.marker.is_none(), self.quotes) {
            (false, _) => BlockKind::Item,
            (true, 0) => BlockKind::Paragraph,
            (true, _) => BlockKind::Quote,
        }
    }

    fn item_marker(&mut self) -> String {
        let Some(list) = self.lists.last_mut().filter(|list| list.list_type == ListType::Ordered) else {
            return "- ".to_owned();
        };
        let number = list.start;
        list.start += 1;
        format!("{number}. ")
    }

    fn begin(&mut self, kind: BlockKind, line: usize) {
        self.finish();
        let depth = self.quotes.saturating_add(self.lists.len().min(200) as u8);
        let mut block = Block {
            kind,
            depth,
            quotes: self.quotes,
            tight: !self.blocks.is_empty() && line <= self.line,
            ..Block::default()
        };
        if let Some(marker) = self.marker.take() {
            block.marker = marker.len().min(255) as u8;
            block.text = marker;
        }
        self.open = Some(OpenBlock { block, styles: Vec::new(), elements: Elements::default(), line });
    }

    /// A line break in the source; `joins` where the paragraph simply goes on.
    fn broken(&mut self, next: usize, joins: bool) {
        let Some(open) = &self.open else { return };
        if matches!(open.block.kind, BlockKind::Heading(_) | BlockKind::Table) {
            self.push(" ");
            return;
        }
        let Block { kind, depth, quotes, .. } = open.block;
        let empty = open.block.text.trim().is_empty() || is_container(&open.block.text);
        let joins = joins && (open.block.joins || !empty);
        let styles: Vec<InlineStyle> = open.styles.iter().map(|(style, _)| style.clone()).collect();
        let is_callout = kind == BlockKind::Quote && callouts::is_one(&open.block.text);
        self.finish();
        let joins = joins && !is_callout;
        let block = Block { kind, depth, quotes, tight: true, joins, ..Block::default() };
        let styles = styles.into_iter().map(|style| (style, 0)).collect();
        self.open = Some(OpenBlock { block, styles, elements: Elements::default(), line: next });
    }

    fn push(&mut self, text: &str) {
        let Some(open) = &mut self.open else { return };
        let text = if open.block.text.len() > usize::from(open.block.marker) {
            text
        } else {
            text.trim_start_matches([' ', folds::PLACEHOLDER])
        };
        clean::push(&mut open.block.text, &talk::restored(text));
    }

    fn style(&mut self, style: InlineStyle) {
        if let Some(open) = &mut self.open {
            let at = open.block.text.len();
            open.styles.push((style, at));
        }
    }

    fn unstyle(&mut self, style: &InlineStyle) {
        let Some(open) = &mut self.open else { return };
        let Some(index) = open.styles.iter().rposition(|(s, _)| s == style) else { return };
        let (style, start) = open.styles.remove(index);
        if start < open.block.text.len() {
            open.block.spans.push(Inline { range: TextRange::new(start, open.block.text.len()), style });
        }
    }

    fn finish(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        let anew = open.elements.close(&mut open.block.text);
        open.settle(anew);
        let mut block = open.block;
        let end = block.text.trim_end().len();
        block.text.truncate(end);
        for (style, start) in open.styles {
            block.spans.push(Inline { range: TextRange::new(start, end), style });
        }
        for span in &mut block.spans {
            span.range.end = span.range.end.min(end);
        }
        block.spans.retain(|span| span.range.start < span.range.end);
        block.spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        block.line = self.source.place.line + open.line as u32 + 1;
        block.lines = 1;
        block.source = self.source(open.line, open.line + 1);
        self.line = open.line + 1;
        if is_container(&block.text) {
            return;
        }
        if block.quotes > 0 && block.kind == BlockKind::Quote {
            callouts::read(&mut block);
        }
        if !block.text.is_empty() && block.text.len() > usize::from(block.marker)
            || block.kind == BlockKind::Rule
        {
            self.blocks.push(block);
        }
    }

    /// The bytes of lines `from..to` in the source, without the last one's end.
    fn source(&self, from: usize, to: usize) -> TextRange {
        let MarkdownSource { lines, text, place, .. } = self.source;
        let (start, end) = (lines.start(from), lines.start(to));
        let text = text.get(start..end).unwrap_or_default();
        let start = place.byte + start;
        TextRange::new(start, start + text.trim_end_matches(['\n', '\r']).len())
    }

    fn underlined(&mut self) {
        if let Some(open) = &mut self.open
            && open.block.text.len() > LONGEST_UNDERLINED
        {
            open.block.kind = BlockKind::Paragraph;
        }
    }

    /// Code, line by line; unfenced code in Han script is indented prose.
    fn verbatim(&mut self, literal: &str, first: usize, fenced: bool) {
        let prose = !fenced && literal.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
        let kind = if prose { self.prose() } else { BlockKind::Code };
        for (index, text) in literal.trim_end().lines().enumerate() {
            self.begin(kind, first + index);
            if let Some(open) = &mut self.open {
                open.block.tight = index > 0;
                let text = if prose { text.trim() } else { text };
                clean::push(&mut open.block.text, &text.replace('\t', "    "));
            }
            self.finish();
        }
    }
}

/// `:::info`, `:::`: the bounds of a container, an extension that several sites know.
fn is_container(text: &str) -> bool {
    text.trim().strip_prefix(":::").is_some_and(|name| {
        name.len() <= 24 && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b':'))
    })
}
