//! EPUB (2 and 3): its chapters in the order of the spine, each under its own heading or the one that the
//! table of contents gives it.

use foldhash::{HashMap, HashMapExt};

use super::archive::Archive;
use super::page::{DocumentPage, quoted};
use crate::parse::xml::{XmlPart, parts};

/// The page of a book; `None` if nothing of it can be read.
pub fn page(archive: &mut Archive<'_>) -> Option<String> {
    let container = archive.text("META-INF/container.xml")?;
    let mut package = None;
    parts(&container, |part, _| {
        if let XmlPart::Open(tag) = part
            && tag.name == "rootfile"
        {
            package = package.take().or_else(|| tag.attribute("full-path"));
        }
    });
    let package = package?;
    let book = book(&archive.text(&package)?, folder(&package));
    let titles = titles(archive, &book);
    let mut page = DocumentPage::new(book.title.as_deref());
    if let Some(title) = &book.title {
        page.open("h1");
        page.text(title);
        page.close("h1");
    }
    for path in &book.spine {
        let Some(text) = archive.text(path) else {
            archive.broken = true;
            continue;
        };
        archive.broken |= !chapter(&text, titles.get(path).map(String::as_str), &mut page);
    }
    Some(page.finish())
}

/// What a package document tells.
#[derive(Default)]
struct Book {
    title: Option<String>,
    /// Paths of the chapters.
    spine: Vec<String>,
    /// Path of the table of contents.
    contents: Option<String>,
}

fn book(package: &str, folder: &str) -> Book {
    let mut book = Book::default();
    let mut files: HashMap<String, String> = HashMap::new();
    let (mut in_title, mut title) = (false, String::new());
    parts(package, |part, _| match part {
        XmlPart::Open(tag) => {
            in_title = tag.name == "title" && title.is_empty();
            match tag.name {
                "item" => {
                    let (Some(id), Some(href)) = (tag.attribute("id"), tag.attribute("href")) else { return };
                    let path = joined(folder, &href);
                    let nav =
                        tag.attribute("properties").is_some_and(|is| is.split(' ').any(|word| word == "nav"));
                    let ncx = tag.attribute("media-type").is_some_and(|kind| kind.contains("dtbncx"));
                    if nav || ncx && book.contents.is_none() {
                        book.contents = Some(path.clone());
                    }
                    files.insert(id, path);
                }
                "itemref" => {
                    let path = tag.attribute("idref").and_then(|id| files.get(&id).cloned());
                    book.spine
                        .extend(path.filter(|_| tag.attribute("linear").is_none_or(|linear| linear != "no")));
                }
                _ => {}
            }
        }
        XmlPart::Text(text) if in_title => title.push_str(text),
        _ => in_title = false,
    });
    book.spine.retain(|path| Some(path) != book.contents.as_ref());
    book.title = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
    book
}

/// The titles that the table of contents gives, by the path of their chapter; the first for each.
fn titles(archive: &mut Archive<'_>, book: &Book) -> HashMap<String, String> {
    let mut titles = HashMap::new();
    let Some(path) = &book.contents else { return titles };
    let text = archive.text(path).unwrap_or_default();
    let (mut words, mut target) = (String::new(), None);
    parts(&text, |part, _| match part {
        XmlPart::Open(tag) => match tag.name {
            "a" => {
                words.clear();
                target = tag.attribute("href");
            }
            "navLabel" => words.clear(),
            "content" => {
                if let Some(source) = tag.attribute("src") {
                    titles.entry(joined(folder(path), &source)).or_insert_with(|| words.trim().to_owned());
                }
            }
            _ => {}
        },
        XmlPart::Close("a") => {
            if let Some(target) = target.take() {
                titles.entry(joined(folder(path), &target)).or_insert_with(|| words.trim().to_owned());
            }
        }
        XmlPart::Text(text) => words.push_str(text),
        XmlPart::Close(_) => {}
    });
    titles
}

/// Adds the body of a chapter, its headings a level lower than the book's title; whether all of it could be
/// read.
fn chapter(text: &str, title: Option<&str>, page: &mut DocumentPage) -> bool {
    let (mut inside, mut headed) = (false, false);
    parts(text, |part, _| {
        if let XmlPart::Open(tag) = part {
            inside |= tag.name == "body";
            headed |= inside && level(tag.name).is_some();
        }
    });
    if let Some(title) = title.filter(|title| !headed && !title.is_empty()) {
        page.open("h2");
        page.text(title);
        page.close("h2");
    }
    inside = false;
    parts(text, |part, _| match part {
        XmlPart::Open(tag) if tag.name == "body" => inside = true,
        XmlPart::Close("body") => inside = false,
        _ if !inside => {}
        XmlPart::Open(tag) => match level(tag.name) {
            Some(level) => page.open(&format!("h{}", (level + 1).min(6))),
            None => {
                let attribute = |name: &str| {
                    tag.attribute(name)
                        .map(|value| format!(" {name}=\"{}\"", quoted(&value)))
                        .unwrap_or_default()
                };
                page.open(&format!(
                    "{}{}{}{}",
                    tag.name,
                    attribute("class"),
                    attribute("href"),
                    attribute("start")
                ));
            }
        },
        XmlPart::Close(name) => match level(name) {
            Some(level) => page.close(&format!("h{}", (level + 1).min(6))),
            None if !matches!(name, "br" | "hr" | "img" | "wbr" | "col") => page.close(name),
            None => {}
        },
        XmlPart::Text(text) => page.text(text),
    })
}

fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The path in the archive that `href` leads to from `folder`, without its fragment.
fn joined(folder: &str, href: &str) -> String {
    let href = percent_decoded(href.split('#').next().unwrap_or_default());
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in href.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn percent_decoded(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let hex = behind.get(..2).filter(|_| first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn addresses_inside_a_book_are_paths() {
        assert_eq!(joined("OEBPS/text", "../ch%201.xhtml#p3"), "OEBPS/ch 1.xhtml");
        assert_eq!(joined("", "./a/b.xhtml"), "a/b.xhtml");
        assert_eq!(joined("", "100%.xhtml"), "100%.xhtml");
    }
}
