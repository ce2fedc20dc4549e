//! ODT (`OpenDocument` 1.3): its paragraphs, spans, lists, tables and notes. Tracked changes are shown as if
//! accepted.

use super::archive::Archive;
use super::page::{DocumentPage, quoted};
use super::styles::{DocumentStyle, StyleSheet};
use crate::parse::xml::{XmlPart, XmlTag, parts};

/// The page of a document; `None` if it has no text.
pub fn page(archive: &mut Archive<'_>) -> Option<String> {
    let content = archive.text("content.xml")?;
    let mut styles = StyleSheet::new();
    for text in [&archive.text("styles.xml").unwrap_or_default(), &content] {
        add_styles(text, &mut styles);
    }
    let title = title(&archive.text("meta.xml").unwrap_or_default());
    let mut reader = OdtReader { page: DocumentPage::new(title.as_deref()), styles, ..OdtReader::default() };
    archive.broken |= !parts(&content, |part, _| reader.part(part));
    Some(reader.page.finish())
}

/// Elements whose words are not part of the text: deletions, remarks, a table of contents.
const UNREAD: [&str; 8] = [
    "tracked-changes",
    "annotation",
    "table-of-content",
    "sequence-decls",
    "forms",
    "title",
    "desc",
    "bibliography",
];

#[derive(Default)]
struct OdtReader {
    page: DocumentPage,
    styles: StyleSheet,
    in_text: bool,
    unread: usize,
    /// What closes in the page at the end of each open element of the document.
    open: Vec<&'static str>,
    /// The words of the note at hand.
    note: Option<String>,
    in_citation: bool,
    cells: usize,
    /// Lists that are open: the number of the next item, and whether it begins now.
    lists: Vec<u32>,
    item: bool,
}

impl OdtReader {
    fn part(&mut self, part: XmlPart<'_>) {
        match part {
            XmlPart::Open(tag) if self.unread > 0 || self.in_text && UNREAD.contains(&tag.name) => {
                self.unread += 1;
            }
            XmlPart::Close(_) if self.unread > 0 => self.unread -= 1,
            XmlPart::Open(tag) if tag.name == "text" => self.in_text = true,
            XmlPart::Open(tag) if self.in_text => self.enter(&tag),
            XmlPart::Close("text") => self.in_text = false,
            XmlPart::Close(name) if self.in_text => self.leave(name),
            XmlPart::Text(text) if self.in_text => self.say(text),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        match &mut self.note {
            _ if self.in_citation => {}
            Some(note) => note.push_str(text),
            // Between blocks stand only blanks.
            None if self.open.iter().all(|names| names.is_empty()) => {}
            None => self.page.text(text),
        }
    }

    fn enter(&mut self, tag: &XmlTag<'_>) {
        let closing = match tag.name {
            "note" => {
                self.note = Some(String::new());
                ""
            }
            "note-citation" => {
                self.in_citation = true;
                ""
            }
            _ if self.note.is_some() => "",
            "p" | "h" => self.paragraph(tag),
            "span" => self.span(tag),
            "a" => {
                let address = quoted(&tag.attribute("href").unwrap_or_default());
                self.page.open(&format!("a href=\"{address}\""));
                "a"
            }
            "line-break" => {
                self.page.raw(if self.cells > 0 { " " } else { "<br>\n" });
                ""
            }
            "tab" => {
                self.say("\t");
                ""
            }
            "s" => {
                let count = tag.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.say(&" ".repeat(count.min(80)));
                ""
            }
            "list" => {
                self.lists.push(1);
                ""
            }
            "list-item" | "list-header" => {
                self.item = true;
                ""
            }
            "table" => self.begin("table"),
            "table-row" => self.begin("tr"),
            "table-cell" => {
                self.cells += 1;
                self.begin("td")
            }
            _ => "",
        };
        self.open.push(closing);
    }

    fn begin(&mut self, name: &'static str) -> &'static str {
        self.page.open(name);
        name
    }

    /// Begins a paragraph or a heading; what closes it.
    fn paragraph(&mut self, tag: &XmlTag<'_>) -> &'static str {
        const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let style = self.styles.of(&tag.attribute("style-name").unwrap_or_default());
        let outline =
            tag.attribute("outline-level").filter(|_| tag.name == "h").and_then(|n| n.parse::<usize>().ok());
        let level = outline.or(style.level.map(usize::from)).map(|level| level.clamp(1, 6) - 1);
        if self.cells > 0 {
            self.page.text(" ");
            return "";
        }
        if let Some(name) = level.and_then(|level| HEADINGS.get(level)) {
            return self.begin(name);
        }
        let name = if !self.lists.is_empty() && std::mem::take(&mut self.item) {
            self.page.raw("<ul><li>");
            "li"
        } else {
            self.begin("p")
        };
        if style.bold == Some(true) {
            self.page.open("b");
            return if name == "li" { "b/li" } else { "b/p" };
        }
        name
    }

    fn span(&mut self, tag: &XmlTag<'_>) -> &'static str {
        let style = self.styles.of(&tag.attribute("style-name").unwrap_or_default());
        if style.hidden == Some(true) {
            return "";
        }
        match (style.bold == Some(true), style.italic == Some(true)) {
            (true, _) => self.begin("b"),
            (_, true) => self.begin("i"),
            _ => "",
        }
    }

    fn leave(&mut self, name: &str) {
        let closing = self.open.pop().unwrap_or_default();
        match name {
            "note" => {
                let words = self.note.take().unwrap_or_default();
                self.page.note(&words);
            }
            "note-citation" => self.in_citation = false,
            "list" => drop(self.lists.pop()),
            "table-cell" => self.cells = self.cells.saturating_sub(1),
            _ => {}
        }
        for name in closing.split('/').filter(|name| !name.is_empty()) {
            self.page.close(name);
            if name == "li" {
                self.page.close("ul");
            }
        }
    }
}

fn title(meta: &str) -> Option<String> {
    let (mut title, mut inside) = (String::new(), false);
    parts(meta, |part, _| match part {
        XmlPart::Open(tag) => inside = tag.name == "title",
        XmlPart::Text(text) if inside => title.push_str(text),
        _ => inside = false,
    });
    (!title.trim().is_empty()).then_some(title)
}

fn add_styles(text: &str, styles: &mut StyleSheet) {
    let mut open: Option<(String, DocumentStyle)> = None;
    parts(text, |part, _| match part {
        XmlPart::Open(tag) if tag.name == "style" => {
            let Some(id) = tag.attribute("name") else { return };
            let named = DocumentStyle::named(&id);
            let outline = tag.attribute("default-outline-level").and_then(|level| level.parse::<u8>().ok());
            let parent = tag.attribute("parent-style-name");
            open = Some((
                id,
                DocumentStyle { parent, level: outline.map(|n| n.clamp(1, 6)).or(named.level), ..named },
            ));
        }
        XmlPart::Open(tag) if tag.name == "text-properties" => {
            let Some((_, style)) = &mut open else { return };
            let is = |name: &str, wanted: &[&str]| {
                tag.attribute(name).map(|value| wanted.contains(&value.as_str()))
            };
            style.bold = is("font-weight", &["bold", "600", "700", "800", "900"]).or(style.bold);
            style.italic = is("font-style", &["italic", "oblique"]).or(style.italic);
            style.hidden = is("display", &["none"]).or(style.hidden);
        }
        XmlPart::Close("style") => {
            if let Some((id, style)) = open.take() {
                styles.add(id, style);
            }
        }
        _ => {}
    });
}
