//! HTML inside Markdown: its words without its tags, and what a few tags mean.

use super::Walker;
use crate::parse::inline::{self, Element};
use crate::parse::markdown::tags;

impl Walker<'_> {
    /// The words of an HTML block, line by line, without its tags.
    pub(super) fn html(&mut self, literal: &str, first: usize) {
        for (index, text) in literal.lines().enumerate() {
            self.begin(self.prose(), first + index);
            let mut rest = text.trim();
            while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
                let (before, from) = rest.split_at(at);
                self.push(before);
                let Some(tag) = tags::read(from) else {
                    self.push("<");
                    rest = from.get(1..).unwrap_or_default();
                    continue;
                };
                self.styled_by(&tag);
                rest = from.get(tag.len..).unwrap_or_default();
            }
            self.push(rest);
            self.finish();
        }
    }

    pub(super) fn inline_tag(&mut self, literal: &str, line: usize) {
        let Some(tag) = tags::read(literal) else { return };
        if tag.is("br") {
            self.broken(line, false);
        } else {
            self.styled_by(&tag);
        }
    }

    fn styled_by(&mut self, tag: &tags::Tag<'_>) {
        if let Some(element) = Element::named(tag.name) {
            return self.element(element, tag.closing);
        }
        if tag.is("img") {
            let of = |name| tag.attribute(name).unwrap_or_default();
            let image = inline::image(of("alt"), of("src"), self.source.in_han);
            return self.push(&image);
        }
        match (tag.style(), tag.closing) {
            (Some(style), false) => self.style(style),
            (Some(style), true) => self.unstyle(&style),
            // A voice tag of WebVTT names who speaks.
            (None, false) if tag.is("v") => self.push(&format!("<v{}>", tag.attributes)),
            (None, _) => {}
        }
    }
}
