//! Any parts of DOCX, ODT and EPUB archives, and any bytes as archives, are unpacked to a page that is read
//! like any other, in bounded room.
#![no_main]

use std::io::{Cursor, Write};

use fangtan::parse::{Hints, documents, parse};
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const NAMES: [&[&str]; 3] = [
    &["word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/numbering.xml"],
    &["content.xml", "styles.xml", "meta.xml"],
    &["META-INF/container.xml", "book.opf", "nav.xhtml", "one.xhtml"],
];

fuzz_target!(|data: (u8, Vec<&[u8]>)| {
    let (choice, parts) = data;
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in NAMES[usize::from(choice) % NAMES.len()].iter().zip(&parts) {
        zip.start_file(*name, options).expect("names differ");
        zip.write_all(part).expect("memory");
    }
    let archive = zip.finish().expect("memory").into_inner();
    let (episode, _) = parse(&archive, &Hints::default());
    assert!(!episode.text.chars().any(|c| c.is_control() && c != '\n'));
    if let Some(raw) = parts.first() {
        documents::unpack(&[b"PK\x03\x04", *raw].concat());
    }
});
