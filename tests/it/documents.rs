//! DOCX, ODT and EPUB are read as any text is: labels, sections, lists, tables and notes.

use std::io::{Cursor, Write};

use fangtan::episode::head::Format;
use fangtan::episode::model::{Episode, ParagraphKind};
use fangtan::library::load::{LoadOptions, load};
use fangtan::parse::{Hints, parse};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::every_word::archive;

const W: &str = "xmlns:w=\"w\" xmlns:r=\"r\"";

fn read(name: &str, bytes: &[u8]) -> (Episode, Vec<String>) {
    let (episode, diagnostics) = parse(bytes, &Hints { file_name: name.to_owned(), ..Hints::default() });
    (episode, diagnostics.into_iter().map(|diagnostic| diagnostic.oddity.to_string()).collect())
}

fn paragraph(properties: &str, runs: &[(&str, &str)]) -> String {
    let run = |(style, text): &(&str, &str)| {
        format!("<w:r><w:rPr>{style}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let runs: String = runs.iter().map(run).collect();
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn said(name: &str, words: &str) -> String {
    paragraph("", &[("<w:b/>", name), ("", words)])
}

fn mill() -> Vec<u8> {
    let heading = |text: &str| paragraph("<w:pStyle w:val=\"H3\"/>", &[("", text)]);
    let item = |text: &str| {
        paragraph("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", &[("", text)])
    };
    let changed = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ana Reis:</w:t></w:r><w:r><w:t xml:space=\"preserve\"> And </w:t></w:r>\
        <w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:ins><w:r><w:t>then?</w:t></w:r></w:ins></w:p>";
    let noted = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bo Lin:</w:t></w:r><w:r><w:t xml:space=\"preserve\"> It went away.</w:t></w:r>\
        <w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let broken = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bo Lin:</w:t></w:r><w:r><w:t xml:space=\"preserve\"> It came back.</w:t>\
        <w:br/><w:t>In spring.</w:t></w:r></w:p>";
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", &[("", text)]));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Mill"), cell("1820"));
    let body = [
        paragraph("<w:pStyle w:val=\"T\"/>", &[("", "The Mill")]),
        heading("Early days"),
        said("Ana Reis: ", "Where did the water go &amp; why?"),
        noted.to_owned(),
        changed.to_owned(),
        broken.to_owned(),
        heading("Later days"),
        said("Ana Reis: ", "What was left?"),
        said("Bo Lin: ", "Two things were left."),
        item("a wheel"),
        item("a stone"),
        table,
        said("Ana Reis: ", "Thank you."),
    ];
    let styles = format!(
        "<w:styles {W}><w:style w:styleId=\"H3\"><w:name w:val=\"heading 3\"/></w:style>\
        <w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style></w:styles>"
    );
    let notes = format!(
        "<w:footnotes {W}><w:footnote w:type=\"separator\" w:id=\"0\"/><w:footnote w:id=\"2\"><w:p><w:r>\
        <w:t>Down the river.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let numbering = "<w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl>\
        </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>";
    archive(&[
        ("word/document.xml", &format!("<w:document {W}><w:body>{}</w:body></w:document>", body.concat())),
        ("word/styles.xml", &styles),
        ("word/footnotes.xml", &notes),
        ("word/numbering.xml", &format!("<w:numbering {W}>{numbering}</w:numbering>")),
    ])
}

fn sections(episode: &Episode) -> Vec<&str> {
    episode.sections.iter().filter_map(|section| section.title.as_deref()).collect()
}

fn kind_of(episode: &Episode, kind: ParagraphKind) -> Vec<&str> {
    episode.paragraphs.iter().filter(|p| p.kind == kind).map(|p| p.range.of(&episode.text)).collect()
}

#[test]
fn a_word_document_is_read_with_its_styles_lists_tables_and_notes() {
    let (episode, messages) = read("mill.docx", &mill());
    assert_eq!((episode.format, messages), (Format::Docx, Vec::new()));
    assert_eq!(episode.head.title.as_ref().map(|title| title.value.as_str()), Some("The Mill"));
    assert_eq!(sections(&episode), ["Early days", "Later days"]);
    let names: Vec<&str> = episode.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!((names, episode.turns.len()), (vec!["Ana Reis", "Bo Lin"], 7));
    assert_eq!(kind_of(&episode, ParagraphKind::Item), ["1. a wheel", "2. a stone"]);
    assert_eq!(kind_of(&episode, ParagraphKind::Table), ["Mill │ 1820"]);
    for words in [
        "Where did the water go & why?",
        "It went away.[1]",
        "And then?",
        "In spring.",
        "[1] Down the river.",
    ] {
        assert!(episode.text.contains(words), "{words} in {}", episode.text);
    }
    assert!(!episode.text.contains("never"), "what was deleted is not read");
}

#[test]
fn an_open_document_is_read_alike() {
    let content = "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:table=\"b\">\
        <office:automatic-styles><style:style style:name=\"B\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
        </office:automatic-styles><office:body><office:text>\
        <text:tracked-changes><text:deletion><text:p>never</text:p></text:deletion></text:tracked-changes>\
        <text:h text:outline-level=\"1\">The Mill</text:h>\n\
        <text:h text:outline-level=\"2\">Early days</text:h>\n\
        <text:p><text:span text:style-name=\"B\">Ana Reis:</text:span> Where did the water go?</text:p>\n\
        <text:p><text:span text:style-name=\"B\">Bo Lin:</text:span> It<text:s text:c=\"2\"/>went away.<text:note>\
        <text:note-citation>1</text:note-citation><text:note-body><text:p>Down the river.</text:p></text:note-body></text:note></text:p>\n\
        <text:p><text:span text:style-name=\"B\">Ana Reis:</text:span> And then?</text:p>\n\
        <text:p><text:span text:style-name=\"B\">Bo Lin:</text:span> It came back.<text:line-break/>In spring.</text:p>\n\
        <text:list><text:list-item><text:p>a wheel</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>Mill</text:p></table:table-cell><table:table-cell><text:p>1820</text:p>\
        </table:table-cell></table:table-row></table:table>\
        </office:text></office:body></office:document-content>";
    let bytes = archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)]);
    let (episode, messages) = read("mill.odt", &bytes);
    assert_eq!((episode.format, messages), (Format::Odt, Vec::new()));
    assert_eq!((sections(&episode), episode.turns.len()), (vec!["Early days"], 4));
    assert_eq!(kind_of(&episode, ParagraphKind::Item), ["- a wheel"]);
    assert_eq!(kind_of(&episode, ParagraphKind::Table), ["Mill │ 1820"]);
    for words in ["It went away.[1]", "In spring.", "[1] Down the river."] {
        assert!(episode.text.contains(words), "{words} in {}", episode.text);
    }
    assert!(!episode.text.contains("never"));
}

#[test]
fn a_book_is_read_in_the_order_of_its_spine_with_the_titles_of_its_contents() {
    let talk = |guest: &str| {
        format!("<p><b>Ana:</b> Which{{}} ship?</p><p><b>{guest}:</b> A small&nbsp;one&mdash;grey.</p><p><b>Ana:</b> And then?</p><p><b>{guest}:</b> Gone.</p>")
            .replace("{}", "<a id=\"p1\"/>")
    };
    let bytes = archive(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", "<container><rootfile full-path=\"OEBPS/book.opf\"/></container>"),
        (
            "OEBPS/book.opf",
            "<package><metadata><dc:title xmlns:dc=\"d\">Two Talks</dc:title></metadata><manifest>\
            <item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/><item id=\"b\" href=\"t/two.xhtml\"/>\
            <item id=\"a\" href=\"t/one%20a.xhtml\"/></manifest><spine><itemref idref=\"n\"/><itemref idref=\"a\"/>\
            <itemref idref=\"b\"/></spine></package>",
        ),
        (
            "OEBPS/nav.xhtml",
            "<html><body><nav><a href=\"t/one%20a.xhtml\">The miller</a><a href=\"t/two.xhtml\">2</a></nav></body></html>",
        ),
        (
            "OEBPS/t/one a.xhtml",
            &format!("<html><head><title>x</title></head><body>{}</body></html>", talk("Bo")),
        ),
        ("OEBPS/t/two.xhtml", &format!("<html><body><h1>The sailor</h1>{}</body></html>", talk("Cy"))),
    ]);
    let (episode, messages) = read("talks.epub", &bytes);
    assert_eq!((episode.format, messages), (Format::Epub, Vec::new()));
    assert_eq!(episode.head.title.as_ref().map(|title| title.value.as_str()), Some("Two Talks"));
    assert_eq!((sections(&episode), episode.turns.len()), (vec!["The miller", "The sailor"], 8));
    assert!(episode.text.contains("A small one—grey."), "{}", episode.text);
}

#[test]
fn a_bomb_is_unpacked_no_further_than_a_document_may_be() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Words before it.</w:t></w:r></w:p>")
        .unwrap();
    for _ in 0..100 {
        zip.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    let (episode, messages) = read("bomb.docx", &bytes);
    assert!(episode.text.contains("Words before it."));
    assert!(messages.iter().any(|message| message.contains("damaged or too big")), "{messages:?}");
}

#[test]
fn documents_load_from_disk_and_what_is_none_is_refused_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        load(&path, &LoadOptions::default()).map_err(|error| error.reason.in_both()[0].clone())
    };
    assert_eq!(file("mill.docx", &mill()).unwrap().episode.turns.len(), 7);
    assert_eq!(
        file("x.docx", &archive(&[("a", "b")])).unwrap_err(),
        "holds no text but an archive that is damaged, or no DOCX, ODT or EPUB"
    );
    let cut = mill();
    assert!(file("cut.docx", &cut[..cut.len() / 2]).is_err());
    for (name, bytes, advice) in
        [("a.pdf", &b"%PDF-1.7"[..], "pdftotext -layout"), ("a.rtf", b"{\\rtf1 x}", "save it as DOCX")]
    {
        assert!(file(name, bytes).unwrap_err().contains(advice), "{name}");
    }
}
