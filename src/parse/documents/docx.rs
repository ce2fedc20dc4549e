//! DOCX (ECMA-376): its paragraphs, runs, lists, tables and notes. Tracked changes are shown as if accepted.

use foldhash::{HashMap, HashMapExt};

use super::archive::Archive;
use super::page::{DocumentPage, quoted};
use super::styles::{DocumentStyle, StyleSheet};
use crate::parse::xml::{XmlPart, XmlTag, parts};

/// The page of a document; `None` if it has no text.
pub fn page(archive: &mut Archive<'_>) -> Option<String> {
    let document = archive.text("word/document.xml")?;
    let read = |archive: &mut Archive<'_>, name: &str| archive.text(name).unwrap_or_default();
    let title = core_title(&read(archive, "docProps/core.xml"));
    let mut notes = HashMap::new();
    for kind in ["footnote", "endnote"] {
        notes_of(&read(archive, &format!("word/{kind}s.xml")), kind, &mut notes);
    }
    let mut reader = DocxReader {
        page: DocumentPage::new(title.as_deref()),
        styles: styles(&read(archive, "word/styles.xml")),
        ordered: ordered(&read(archive, "word/numbering.xml")),
        links: links(&read(archive, "word/_rels/document.xml.rels")),
        notes,
        ..DocxReader::default()
    };
    archive.broken |= !parts(&document, |part, _| reader.part(part));
    reader.end_paragraph();
    Some(reader.page.finish())
}

/// Elements whose words are not shown: what was deleted or moved away, a second form of the same, field
/// codes.
const UNREAD: [&str; 5] = ["del", "moveFrom", "Fallback", "instrText", "delText"];

#[derive(Default)]
struct DocxReader {
    page: DocumentPage,
    styles: StyleSheet,
    /// Lists by number and level: whether they count.
    ordered: HashMap<(String, String), bool>,
    links: HashMap<String, String>,
    notes: HashMap<(&'static str, String), String>,
    /// The next number of each list and level.
    counts: HashMap<(String, String), u32>,
    unread: usize,
    /// Paragraph properties before the paragraph's first words.
    paragraph: DocxParagraph,
    run: DocumentStyle,
    in_run: bool,
    /// Whether properties are being read, of a run or of a paragraph's mark.
    in_properties: bool,
    words: bool,
    /// The elements that are open in the page for the paragraph, outermost first.
    open: Vec<&'static str>,
    tables: usize,
}

/// What is known of the paragraph at hand.
#[derive(Default)]
struct DocxParagraph {
    style: DocumentStyle,
    list: Option<(String, String)>,
    begun: bool,
}

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl DocxReader {
    fn part(&mut self, part: XmlPart<'_>) {
        match part {
            XmlPart::Open(tag) => {
                if self.unread > 0 || UNREAD.contains(&tag.name) {
                    self.unread += 1;
                } else {
                    self.open_element(&tag);
                }
            }
            XmlPart::Close(_) if self.unread > 0 => self.unread -= 1,
            XmlPart::Close(name) => self.close_element(name),
            XmlPart::Text(text) if self.words && self.unread == 0 => self.say(text),
            XmlPart::Text(_) => {}
        }
    }

    fn open_element(&mut self, tag: &XmlTag<'_>) {
        let value = || tag.attribute("val");
        let on = || value().is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"));
        match tag.name {
            "p" => {
                self.end_paragraph();
                self.paragraph = DocxParagraph::default();
            }
            "pStyle" => self.paragraph.style = self.styles.of(&value().unwrap_or_default()),
            "outlineLvl" if !self.in_run => {
                let level = value().and_then(|value| value.parse::<u8>().ok()).filter(|level| *level < 6);
                self.paragraph.style.level = level.map(|level| level + 1).or(self.paragraph.style.level);
            }
            "numId" => {
                let level = self.paragraph.list.take().map_or_else(|| "0".to_owned(), |(_, level)| level);
                self.paragraph.list = value().filter(|id| id != "0").map(|id| (id, level));
            }
            "ilvl" => self.paragraph.list = value().map(|level| (String::new(), level)),
            "r" => {
                self.in_run = true;
                let DocumentStyle { bold, italic, strike, hidden, .. } = self.paragraph.style;
                self.run = DocumentStyle { bold, italic, strike, hidden, ..DocumentStyle::default() };
            }
            "rPr" => self.in_properties = true,
            "rStyle" if self.in_run => {
                let DocumentStyle { bold, italic, strike, hidden, .. } =
                    self.styles.of(&value().unwrap_or_default());
                let run = &mut self.run;
                (run.bold, run.italic) = (bold.or(run.bold), italic.or(run.italic));
                (run.strike, run.hidden) = (strike.or(run.strike), hidden.or(run.hidden));
            }
            "b" if self.in_run && self.in_properties => self.run.bold = Some(on()),
            "i" if self.in_run && self.in_properties => self.run.italic = Some(on()),
            "strike" | "dstrike" if self.in_run && self.in_properties => self.run.strike = Some(on()),
            "vanish" if self.in_run && self.in_properties => self.run.hidden = Some(on()),
            "t" => self.words = true,
            "tab" if self.in_run => self.say("\t"),
            "noBreakHyphen" => self.say("-"),
            "br" | "cr" if tag.attribute("type").is_none_or(|kind| kind == "textWrapping") => {
                self.line_break();
            }
            "hyperlink" => self.link(tag),
            "footnoteReference" => self.note("footnote", tag),
            "endnoteReference" => self.note("endnote", tag),
            "tbl" => {
                self.end_paragraph();
                self.tables += 1;
                self.page.open("table");
            }
            "tr" => self.page.open("tr"),
            "tc" => self.page.open("td"),
            _ => {}
        }
    }

    fn close_element(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "t" => self.words = false,
            "r" => self.in_run = false,
            "rPr" => self.in_properties = false,
            "hyperlink" if self.open.pop_if(|name| *name == "a").is_some() => self.page.close("a"),
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                self.page.close("table");
            }
            "tr" => self.page.close("tr"),
            "tc" => self.page.close("td"),
            _ => {}
        }
    }

    /// Adds words of the run at hand.
    fn say(&mut self, text: &str) {
        if self.run.hidden == Some(true) || self.paragraph.style.contents {
            return;
        }
        self.begin_paragraph();
        let heading = self.paragraph.style.level.is_some();
        let styles = [
            ("b", self.run.bold == Some(true) && !heading),
            ("i", self.run.italic == Some(true)),
            ("s", self.run.strike == Some(true)),
        ];
        let on = || styles.iter().filter(|(_, on)| *on).map(|(name, _)| *name);
        on().for_each(|name| self.page.open(name));
        self.page.text(text);
        let names: Vec<&str> = on().collect();
        names.iter().rev().for_each(|name| self.page.close(name));
    }

    fn begin_paragraph(&mut self) {
        if std::mem::replace(&mut self.paragraph.begun, true) {
            return;
        }
        let level = self.paragraph.style.level.and_then(|level| HEADINGS.get(usize::from(level) - 1));
        if let Some(name) = level {
            self.page.open(name);
            self.open.push(name);
        } else if let Some(list) = self.paragraph.list.clone() {
            self.item(list);
        } else if self.tables == 0 {
            self.page.open("p");
            self.open.push("p");
        }
    }

    /// Begins an item of a list: with its number where the list counts.
    fn item(&mut self, list: (String, String)) {
        if self.ordered.get(&list).copied().unwrap_or(false) {
            let count = self.counts.entry(list).or_insert(0);
            *count += 1;
            self.page.open(&format!("ol start=\"{count}\""));
            self.open.push("ol");
        } else {
            self.page.open("ul");
            self.open.push("ul");
        }
        self.page.open("li");
        self.open.push("li");
    }

    fn end_paragraph(&mut self) {
        let begun = self.paragraph.begun;
        while let Some(name) = self.open.pop() {
            self.page.close(name);
        }
        if self.tables > 0 && begun {
            // Paragraphs of one cell are one line of its row.
            self.page.text(" ");
        }
        self.paragraph = DocxParagraph::default();
        self.run = DocumentStyle::default();
    }

    fn line_break(&mut self) {
        if self.paragraph.begun {
            self.page.raw(if self.tables > 0 { " " } else { "<br>\n" });
        }
    }

    fn link(&mut self, tag: &XmlTag<'_>) {
        let Some(address) = tag.attribute("id").and_then(|id| self.links.get(&id).cloned()) else { return };
        self.begin_paragraph();
        self.page.open(&format!("a href=\"{}\"", quoted(&address)));
        self.open.push("a");
    }

    fn note(&mut self, kind: &'static str, tag: &XmlTag<'_>) {
        let Some(words) = tag.attribute("id").and_then(|id| self.notes.remove(&(kind, id))) else { return };
        self.begin_paragraph();
        self.page.note(&words);
    }
}

/// The title in the document's properties.
fn core_title(core: &str) -> Option<String> {
    let (mut title, mut inside) = (String::new(), false);
    parts(core, |part, _| match part {
        XmlPart::Open(tag) => inside = tag.name == "title",
        XmlPart::Text(text) if inside => title.push_str(text),
        _ => inside = false,
    });
    (!title.trim().is_empty()).then_some(title)
}

fn styles(text: &str) -> StyleSheet {
    let mut styles = StyleSheet::new();
    let mut open: Option<(String, DocumentStyle)> = None;
    parts(text, |part, _| match part {
        XmlPart::Open(tag) if tag.name == "style" => {
            open = tag.attribute("styleId").map(|id| (id, DocumentStyle::default()));
        }
        XmlPart::Open(tag) => {
            let Some((_, style)) = &mut open else { return };
            let value = tag.attribute("val");
            let on = value.as_deref().is_none_or(|value| !matches!(value, "0" | "false" | "off" | "none"));
            match tag.name {
                "name" => {
                    let named = DocumentStyle::named(value.as_deref().unwrap_or_default());
                    (style.level, style.contents) = (style.level.or(named.level), named.contents);
                }
                "basedOn" => style.parent = value,
                "outlineLvl" => {
                    let level = value.and_then(|value| value.parse::<u8>().ok()).filter(|level| *level < 6);
                    style.level = style.level.or(level.map(|level| level + 1));
                }
                "b" => style.bold = Some(on),
                "i" => style.italic = Some(on),
                "strike" => style.strike = Some(on),
                "vanish" => style.hidden = Some(on),
                _ => {}
            }
        }
        XmlPart::Close("style") => {
            if let Some((id, style)) = open.take() {
                styles.add(id, style);
            }
        }
        _ => {}
    });
    styles
}

/// Which lists count, by number and level.
fn ordered(text: &str) -> HashMap<(String, String), bool> {
    let mut formats: HashMap<(String, String), bool> = HashMap::new();
    let mut lists: Vec<(String, String)> = Vec::new();
    let (mut kind, mut level, mut number) = (String::new(), String::new(), String::new());
    parts(text, |part, _| {
        let XmlPart::Open(tag) = part else { return };
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name {
            "abstractNum" => kind = tag.attribute("abstractNumId").unwrap_or_default(),
            "lvl" => level = tag.attribute("ilvl").unwrap_or_default(),
            "numFmt" => {
                let counts = !matches!(value().as_str(), "bullet" | "none");
                formats.insert((kind.clone(), level.clone()), counts);
            }
            "num" => number = tag.attribute("numId").unwrap_or_default(),
            "abstractNumId" => lists.push((number.clone(), value())),
            _ => {}
        }
    });
    let levels = |(number, kind): (String, String)| {
        let of_kind = formats.iter().filter(move |((own, _), _)| *own == kind);
        of_kind
            .map(move |((_, level), counts)| ((number.clone(), level.clone()), *counts))
            .collect::<Vec<_>>()
    };
    lists.into_iter().flat_map(levels).collect()
}

/// Addresses on the web by the names that links have for them.
fn links(text: &str) -> HashMap<String, String> {
    let mut links = HashMap::new();
    parts(text, |part, _| {
        if let XmlPart::Open(tag) = part
            && let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target"))
        {
            links.insert(id, target);
        }
    });
    links
}

/// The words of all notes of one kind.
fn notes_of(text: &str, kind: &'static str, notes: &mut HashMap<(&'static str, String), String>) {
    let (mut id, mut words, mut inside) = (None, String::new(), false);
    parts(text, |part, _| match part {
        XmlPart::Open(tag) if tag.name == kind => {
            id = tag.attribute("id").filter(|_| tag.attribute("type").is_none());
            words.clear();
        }
        XmlPart::Open(tag) => {
            inside = tag.name == "t";
            if matches!(tag.name, "p" | "br" | "tab") && !words.is_empty() {
                words.push(' ');
            }
        }
        XmlPart::Close(name) => {
            inside = false;
            if let Some(id) = id.take_if(|_| name == kind) {
                notes.insert((kind, id), words.clone());
            }
        }
        XmlPart::Text(text) if inside => words.push_str(text),
        XmlPart::Text(_) => {}
    });
}
