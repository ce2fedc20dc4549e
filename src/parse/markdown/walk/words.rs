//! Words that are not read as they are written: marks of extensions, elements that change their words,
//! images.

use super::{OpenBlock, Walker};
use crate::parse::block::InlineStyle;
use crate::parse::gap;
use crate::parse::inline::{self, Element};
use crate::parse::markdown::extensions;

impl OpenBlock {
    /// Fits the styles to a text that has been written anew from byte `anew` on.
    pub(super) fn settle(&mut self, anew: usize) {
        let end = self.block.text.len();
        inline::settle(&mut self.block.spans, anew, end);
        for (_, start) in self.styles.iter_mut().filter(|(_, start)| *start > anew) {
            *start = anew.min(end);
        }
    }
}

impl Walker<'_> {
    /// Running text: marks of extensions are written anew, blanks in place of what was hidden collapse.
    pub(super) fn text(&mut self, text: &str) {
        if !self.source.folded && !self.source.extended {
            return self.push(text);
        }
        let text = extensions::written(text);
        if !self.source.folded {
            return self.push(&text);
        }
        let before = self.open.as_ref().and_then(|open| open.block.text.chars().next_back());
        self.push(&gap::closed(&text, before));
    }

    /// At the beginning or end of an element that changes its words.
    pub(super) fn element(&mut self, element: Element, closing: bool) {
        let Some(open) = &mut self.open else { return };
        let text = &mut open.block.text;
        let anew =
            if closing { open.elements.leave(element, text) } else { open.elements.enter(element, text) };
        open.settle(anew);
    }

    /// At the end of words between tildes: lowered digits, or a range (`3~5 and 7~8`) that is no markup.
    pub(super) fn lowered(&mut self) {
        let Some(open) = &mut self.open else { return };
        let text = &mut open.block.text;
        let Some(start) = text.rfind('~') else { return };
        match text.get(start + 1..).and_then(inline::lowered) {
            Some(lowered) => {
                text.replace_range(start.., &lowered);
                open.settle(start);
            }
            None => text.push('~'),
        }
    }

    /// At the end of an image, whose words are its description.
    pub(super) fn image(&mut self, address: &str) {
        let style = InlineStyle::Link(address.to_owned());
        let Some(open) = &mut self.open else { return };
        let start = open.styles.iter().rfind(|(open, _)| *open == style).map_or(0, |(_, start)| *start);
        let text = &mut open.block.text;
        let alt = text.split_off(start.min(text.len()));
        let alt = if alt == address { "" } else { &alt };
        text.push_str(&inline::image(alt, address, self.source.in_han));
        open.settle(start);
        self.unstyle(&style);
    }

    /// At the end of an embedded file: a picture, or a note of which the name is shown.
    pub(super) fn embedded(&mut self, address: &str) {
        let name = address.split(['#', '|']).next().unwrap_or(address);
        if name.rsplit('/').next().is_some_and(|name| name.contains('.')) {
            self.image(address);
        } else {
            self.unstyle(&InlineStyle::Link(address.to_owned()));
        }
    }
}
