//! The few HTML tags that mean something inside Markdown.

use crate::parse::block::InlineStyle;

/// One tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'t> {
    /// Its name as written.
    pub name: &'t str,
    /// `</name>`
    pub closing: bool,
    /// What stands between name and `>`.
    pub attributes: &'t str,
    /// Bytes it takes.
    pub len: usize,
}

/// Bytes within which a tag has to end.
const LONGEST: usize = 2_000;

/// Reads a tag at the very start of `text`.
pub fn read(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let closing = inner.starts_with('/');
    let name_start = 1 + usize::from(closing);
    let rest = text.get(name_start..)?;
    let name_len = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let near = rest.as_bytes().get(..LONGEST).unwrap_or(rest.as_bytes());
    let end = memchr::memchr2(b'>', b'\n', near).filter(|&at| near.get(at) == Some(&b'>'))?;
    let attributes = rest.get(name_len..end)?;
    if !attributes.is_empty() && !attributes.starts_with([' ', '\t', '/']) {
        return None;
    }
    Some(Tag { name: rest.get(..name_len)?, closing, attributes, len: name_start + end + 1 })
}

impl<'t> Tag<'t> {
    /// The quoted value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'t str> {
        let named = self
            .attributes
            .match_indices(name)
            .find(|(at, _)| self.attributes.get(..*at).is_some_and(|before| before.ends_with([' ', '\t'])));
        let value =
            self.attributes.get(named?.0 + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        value.get(1..)?.split(quote).next()
    }

    /// Whether it has this name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The style its content has.
    pub fn style(&self) -> Option<InlineStyle> {
        let names = [
            (InlineStyle::Strong, ["b", "strong"]),
            (InlineStyle::Emphasis, ["i", "em"]),
            (InlineStyle::Strike, ["s", "del"]),
            (InlineStyle::Code, ["code", "kbd"]),
            (InlineStyle::Highlight, ["mark", "mark"]),
        ];
        names.into_iter().find(|(_, names)| names.iter().any(|n| self.is(n))).map(|(style, _)| style)
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn tags_are_read_whole() {
        let tag = read("<p class=\"english-text\">Hi</p>").unwrap();
        assert_eq!((tag.name, tag.closing, tag.len), ("p", false, 24));
        assert!(tag.attributes.contains("english-text"));
        assert!(read("</Details>x").unwrap().is("details"));
    }

    #[test]
    fn what_is_no_tag() {
        for text in ["< b>", "<>", "a<b>", "<b", "<https://a.b>", "<3", "<b\n>"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
