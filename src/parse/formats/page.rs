//! What a page's elements become: blocks, inline styles, voices, folded originals.
//!
//! Is told of elements and texts in document order; knows no parser.

use scraper::Node;
use scraper::node::Element;

use super::super::block::{Block, BlockKind, Inline, InlineStyle};
use super::super::clean::clean;
use super::super::inline as inlines;
use super::elements::{heading, inline, is_block, is_original, is_speaker, is_unread};
use super::place::SourceCursor;
use crate::episode::model::AsideKind;
use crate::text::range::TextRange;

/// Collects the blocks of a page.
pub struct BlockPage<'a> {
    place: SourceCursor<'a>,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// White space that the next letter will decide about.
    gap: String,
    /// Inline elements that are open, with the byte of the block's text where they began.
    styles: Vec<(InlineStyle, usize)>,
    /// Elements that are open and change their words.
    elements: inlines::Elements,
    /// Lists that are open: the number of the next item, 0 for bullets.
    lists: Vec<u32>,
    kind: Vec<BlockKind>,
    quotes: usize,
    unread: usize,
    preformatted: usize,
    originals: usize,
    /// Inside a table row that is one line of text.
    in_row: bool,
    /// Rows of the table that have begun.
    rows: usize,
    tight: bool,
    naming: Naming,
    voice: Option<String>,
}

/// Whether elements name the voice of what follows.
#[derive(PartialEq, Eq)]
enum Naming {
    Never,
    Ready,
    Inside,
}

impl<'a> BlockPage<'a> {
    /// A page whose source is `source`; `marked_speakers` if its classes tell the names of speakers.
    pub fn new(source: &'a str, marked_speakers: bool) -> Self {
        Self {
            place: SourceCursor::new(source),
            blocks: Vec::new(),
            open: None,
            gap: String::new(),
            styles: Vec::new(),
            elements: inlines::Elements::default(),
            lists: Vec::new(),
            kind: Vec::new(),
            quotes: 0,
            unread: 0,
            preformatted: 0,
            originals: 0,
            in_row: false,
            rows: 0,
            tight: false,
            naming: if marked_speakers { Naming::Ready } else { Naming::Never },
            voice: None,
        }
    }

    /// The next element is a table row; `plain` if its cells hold nothing but text.
    pub fn row(&mut self, plain: bool) {
        self.flush();
        self.in_row = plain;
    }

    /// A node begins.
    pub fn enter(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element(element) => self.enter_element(element),
            _ => {}
        }
    }

    /// A node ends.
    pub fn leave(&mut self, node: &Node) {
        if let Node::Element(element) = node {
            self.leave_element(element);
        }
    }

    /// All blocks.
    pub fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }

    fn enter_element(&mut self, element: &Element) {
        self.unread += usize::from(is_unread(element));
        if self.unread > 0 {
            return;
        }
        if is_block(element.name()) && !self.in_row {
            self.flush();
        }
        if self.naming == Naming::Ready && is_speaker(element) {
            self.flush();
            self.naming = Naming::Inside;
        }
        self.originals += usize::from(is_original(element));
        match element.name() {
            "br" if !self.in_row => {
                self.flush();
                self.tight = true;
            }
            "hr" => {
                self.push_block(Block { kind: BlockKind::Rule, text: "—".to_owned(), ..self.blank() });
            }
            "pre" => self.preformatted += 1,
            "blockquote" => self.quotes += 1,
            "table" => self.rows = 0,
            "ul" => self.lists.push(0),
            "ol" => self.lists.push(element.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1)),
            "li" => self.item(),
            "td" | "th" if self.in_row => self.cell(),
            "img" => self.image(element),
            name => {
                if let Some(raised) = inlines::Element::named(name) {
                    self.element(raised, false);
                } else if let Some(kind) = heading(name) {
                    self.kind.push(kind);
                } else if let Some(style) = inline(element) {
                    let at = self.open.as_ref().map_or(0, |block| block.text.len());
                    self.styles.push((style, at));
                }
            }
        }
    }

    fn leave_element(&mut self, element: &Element) {
        if self.unread > 0 {
            self.unread -= usize::from(is_unread(element));
            return;
        }
        if self.naming == Naming::Inside && is_speaker(element) {
            self.name();
        }
        if is_block(element.name()) && !self.in_row {
            self.flush();
        }
        self.originals -= usize::from(is_original(element) && self.originals > 0);
        match element.name() {
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            "blockquote" => self.quotes = self.quotes.saturating_sub(1),
            "ul" | "ol" => drop(self.lists.pop()),
            "tr" => {
                self.flush();
                self.in_row = false;
            }
            name if heading(name).is_some() => drop(self.kind.pop()),
            name if inlines::Element::named(name).is_some() => {
                if let Some(raised) = inlines::Element::named(name) {
                    self.element(raised, true);
                }
            }
            _ if inline(element).is_some() => self.close_style(),
            _ => {}
        }
    }

    /// The element that names a voice is over: what it held is the voice of what follows.
    fn name(&mut self) {
        self.naming = Naming::Ready;
        let Some(block) = self.open.take() else { return };
        let name = block.text.trim().trim_end_matches([':', '：']).trim();
        if name.chars().count() <= LONGEST_NAME && !name.is_empty() {
            self.voice = Some(name.to_owned());
        } else {
            self.open = Some(block);
        }
    }

    /// At the beginning or end of an element that changes its words.
    fn element(&mut self, element: inlines::Element, closing: bool) {
        let Some(block) = &mut self.open else { return };
        let anew = if closing {
            self.elements.leave(element, &mut block.text)
        } else {
            push_gap(&mut block.text, &std::mem::take(&mut self.gap), ' ');
            self.elements.enter(element, &mut block.text)
        };
        inlines::settle(&mut block.spans, anew, block.text.len());
        for (_, start) in self.styles.iter_mut().filter(|(_, start)| *start > anew) {
            *start = anew;
        }
    }

    /// A picture is told by its description; one without is part of the page's decoration.
    fn image(&mut self, element: &Element) {
        let address = element.attr("src").unwrap_or_default();
        let is_decoration =
            element.attr("alt").map_or(address.starts_with("data:"), |alt| alt.trim().is_empty());
        if !is_decoration && self.unread == 0 {
            let near = self.open.as_ref().or(self.blocks.last());
            let in_han = near.is_some_and(|block| inlines::is_in_han(&block.text));
            self.words(&inlines::image(element.attr("alt").unwrap_or_default(), address, in_han));
        }
    }

    fn close_style(&mut self) {
        let Some((style, start)) = self.styles.pop() else { return };
        if let Some(block) = &mut self.open {
            let range = inked(&block.text, start);
            if !range.is_empty() {
                block.spans.push(Inline { range, style });
            }
        }
    }

    fn item(&mut self) {
        let marker = match self.lists.last_mut() {
            Some(number) if *number > 0 => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        let marker_length = u8::try_from(marker.len()).unwrap_or(0);
        self.open =
            Some(Block { kind: BlockKind::Item, marker: marker_length, text: marker, ..self.blank() });
    }

    fn cell(&mut self) {
        let block = self.open.take().unwrap_or_else(|| {
            self.rows += 1;
            Block { kind: BlockKind::Table, tight: self.rows > 1, ..self.blank() }
        });
        let block = self.open.insert(block);
        if !block.text.is_empty() {
            block.text.truncate(block.text.trim_end().len());
            block.text.push_str(" │ ");
        }
    }

    fn text(&mut self, text: &str) {
        if self.unread > 0 {
            return;
        }
        if self.preformatted == 0 {
            return self.words(text);
        }
        for line in text.trim_matches('\n').lines() {
            self.place.find(line);
            self.push_block(Block { kind: BlockKind::Code, text: clean(line).into_owned(), ..self.blank() });
            self.tight = true;
        }
    }

    /// Adds running text; white space collapses, between wide letters a line's end vanishes.
    fn words(&mut self, text: &str) {
        let cleaned = clean(text);
        let text = cleaned.as_ref();
        if text.trim().is_empty() && self.open.is_none() {
            return;
        }
        if self.open.as_ref().is_none_or(|block| block.text.len() == usize::from(block.marker)) {
            self.place.find(text);
        }
        let block = self.open.take().unwrap_or_else(|| self.blank());
        let block = self.open.insert(block);
        if block.text.len() == usize::from(block.marker) {
            (block.line, block.source) = (self.place.line, self.place.range());
        }
        for c in text.chars() {
            if c.is_whitespace() && c != '\u{3000}' {
                self.gap.push(c);
                continue;
            }
            push_gap(&mut block.text, &self.gap, c);
            self.gap.clear();
            block.text.push(c);
        }
    }

    /// An empty block as the elements around it want it.
    fn blank(&self) -> Block {
        let around = if self.quotes > 0 { BlockKind::Quote } else { BlockKind::Paragraph };
        let kind = if self.lists.is_empty() { around } else { BlockKind::Item };
        Block {
            kind: self.kind.last().copied().unwrap_or(kind),
            line: self.place.line,
            lines: 1,
            depth: u8::try_from(self.quotes + self.lists.len()).unwrap_or(u8::MAX),
            quotes: u8::try_from(self.quotes).unwrap_or(u8::MAX),
            tight: self.tight,
            aside: (self.originals > 0).then_some(AsideKind::Original),
            voice: self.voice.clone(),
            source: self.place.range(),
            ..Block::default()
        }
    }

    fn flush(&mut self) {
        self.gap.clear();
        // Styles that are still open go on in the next block.
        let open_styles = std::mem::take(&mut self.styles);
        if let Some(mut block) = self.open.take() {
            let anew = self.elements.close(&mut block.text);
            inlines::settle(&mut block.spans, anew, block.text.len());
            block.text.truncate(block.text.trim_end().len());
            let end = block.text.len();
            let rest = open_styles.iter().filter(|(_, start)| *start < end);
            let spans =
                rest.map(|(style, start)| Inline { range: inked(&block.text, *start), style: style.clone() });
            block.spans.extend(spans.collect::<Vec<_>>());
            block.spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
            if end > usize::from(block.marker) {
                self.push_block(block);
            }
        }
        self.styles = open_styles.into_iter().map(|(style, _)| (style, 0)).collect();
    }

    fn push_block(&mut self, mut block: Block) {
        if matches!(block.kind, BlockKind::Heading(_)) {
            block.voice = None;
        }
        let found = self.place.behind(block.source.start);
        block.source.end = found.max(block.source.start);
        block.lines = self.place.line.saturating_sub(block.line) + 1;
        self.tight = false;
        self.blocks.push(block);
    }
}

/// The bytes of `text` from `start` on, without the blanks around them.
fn inked(text: &str, start: usize) -> TextRange {
    let styled = text.get(start..).unwrap_or_default();
    let blanks = styled.len() - styled.trim_start().len();
    TextRange::new(start + blanks, start + styled.trim_end().len())
}

/// Characters; what is longer is no name.
const LONGEST_NAME: usize = 40;

fn push_gap(text: &mut String, gap: &str, next: char) {
    let Some(last) = text.chars().next_back().filter(|last| !gap.is_empty() && *last != ' ') else { return };
    let between_wide = gap.contains('\n') && last > '\u{2e80}' && next > '\u{2e80}';
    if !between_wide {
        text.push(' ');
    }
}
