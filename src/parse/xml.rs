//! XML as its parts in order: elements by their local names, texts with their entities read. The only door to
//! the XML parser. A file that is cut off or broken gives what stands before its fault.

use quick_xml::Reader;
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};

/// A part of an XML text.
pub enum XmlPart<'p> {
    /// An element begins.
    Open(XmlTag<'p>),
    /// An element of this local name ends.
    Close(&'p str),
    /// A text.
    Text(&'p str),
}

/// The beginning of an element.
pub struct XmlTag<'p> {
    /// Its local name.
    pub name: &'p str,
    start: &'p BytesStart<'p>,
}

impl XmlTag<'_> {
    /// The value of the attribute of this local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.start.attributes();
        let found =
            all.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let value = found.normalized_value(Implicit1_0);
        Some(value.map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned))
    }
}

/// Hands the parts of `text` to `each`, with the byte where each begins, up to the first fault. Whether it
/// came to the end.
pub fn parts(text: &str, mut each: impl FnMut(XmlPart<'_>, usize)) -> bool {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        let at = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let name = start.local_name();
                each(XmlPart::Open(XmlTag { name: name.as_ref(), start: &start }), at);
            }
            Ok(Event::End(end)) => each(XmlPart::Close(end.local_name().as_ref()), at),
            Ok(Event::Text(text)) => each(XmlPart::Text(&text), at),
            Ok(Event::CData(text)) => each(XmlPart::Text(&text), at),
            Ok(Event::GeneralRef(entity)) => {
                let mut room = [0; 4];
                let known = match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    name => match entity.resolve_char_ref() {
                        Ok(Some(c)) => &*c.encode_utf8(&mut room),
                        _ => resolve_html5_entity(name).unwrap_or_default(),
                    },
                };
                if known.is_empty() {
                    each(XmlPart::Text(&format!("&{};", &*entity)), at);
                } else {
                    each(XmlPart::Text(known), at);
                }
            }
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}
