//! Real files, where a collection of them lies beside the project; skipped without one.

use std::path::{Path, PathBuf};

use fangtan::episode::head::{Format, Found, Origin};
use fangtan::parse::decode::{decode, is_binary};
use fangtan::parse::formats::read;
use fangtan::parse::front_matter::split;
use fangtan::parse::glossary::aliases;
use fangtan::parse::{Hints, parse};

/// All files of the collection; empty, and said so, where there is none.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !root.is_dir() {
        eprintln!("skipped: no collection at ../shared/corpus");
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}

#[test]
fn every_file_is_decoded_without_loss() {
    for path in files() {
        let bytes = std::fs::read(&path).unwrap();
        let decoded = decode(&bytes, None);
        assert!(!is_binary(&bytes), "{}", path.display());
        assert_eq!(decoded.diagnostics, [], "{}", path.display());
        let name = path.file_name().unwrap().to_string_lossy();
        let wanted = match name.as_ref() {
            "big5-crlf.md" => "Big5",
            "gb18030.txt" => "GB18030",
            "utf16le-bom.md" => "UTF-16LE",
            name if name.starts_with("How ") => "GB18030",
            _ => "UTF-8",
        };
        assert_eq!(decoded.encoding, wanted, "{}", path.display());
    }
}

#[test]
fn every_head_is_read() {
    for path in files() {
        let bytes = std::fs::read(&path).unwrap();
        let text = decode(&bytes, None).text;
        let front = split(&text);
        assert_eq!(front.body > 0, text.starts_with("---"), "{}", path.display());
        assert_eq!(front.diagnostics, [], "{}", path.display());
        if front.head.front_matter.as_ref().is_some_and(|map| map.get("title").is_some()) {
            assert!(front.head.title.is_some(), "{}", path.display());
        }
    }
}

#[test]
fn only_subtitles_are_taken_for_subtitles() {
    for path in files() {
        let bytes = std::fs::read(&path).unwrap();
        let text = decode(&bytes, None).text;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let found = read(&text, &name);
        let is_srt = path.extension().is_some_and(|extension| extension == "srt");
        let format = found.as_ref().map(|(format, _)| *format);
        if path.extension().is_some_and(|extension| extension == "csv") {
            assert_eq!(format, Some(Format::Table), "{name}");
            continue;
        }
        assert_eq!(format, is_srt.then_some(Format::Srt), "{name}");
        let Some((_, blocks)) = found else { continue };
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let spoken: String = text.lines().filter(|line| !line.contains("-->")).map(letters).collect();
        assert_eq!(blocks.iter().map(|block| letters(&block.text)).collect::<String>(), spoken, "{name}");
        assert!(blocks.len() < text.matches("-->").count() / 4, "{name}");
    }
}

#[test]
fn a_text_in_another_encoding_reads_the_same() {
    for path in files().into_iter().filter(|path| path.to_string_lossy().contains("seeds")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let (gb, ..) = encoding_rs::GB18030.encode(&text);
        assert_eq!(decode(&gb, None).text, text);
        let big_endian: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&big_endian, None).text, text);
    }
}

/// The seed whose name ends in `name`, parsed.
fn seed(name: &str) -> Option<fangtan::episode::model::Episode> {
    let path = files().into_iter().find(|path| path.file_name().is_some_and(|file| file == name))?;
    let hints = Hints { file_name: name.to_owned(), ..Hints::default() };
    Some(parse(&std::fs::read(path).unwrap(), &hints).0)
}

#[test]
fn a_head_is_found_in_the_credits() {
    let Some(episode) = seed("zuckerberg-2025-llama4.txt") else { return };
    let head = &episode.head;
    assert_eq!(head.title.as_ref().unwrap().origin, Origin::Line(1));
    assert_eq!(
        *head.date.as_ref().unwrap(),
        Found { value: "2025-04-30".to_owned(), origin: Origin::Line(96) }
    );
    let source = head.source.as_ref().unwrap();
    assert!(source.value.starts_with("https://youtu.be/") && source.origin == Origin::Line(97));
}

#[test]
fn a_glossary_is_collected_and_nothing_else() {
    let Some(episode) = seed("zuckerberg-2024-llama3.md") else { return };
    let terms: Vec<&str> = episode.glossary.iter().map(|term| term.term.as_str()).collect();
    for term in [
        "MMLU",
        "H100",
        "GPU",
        "Facebook AI Research",
        "AGI",
        "扩散模型",
        "维吉尔",
        "合成数据",
        "正和",
        "贝尔实验室",
        "反事实",
    ] {
        assert!(terms.contains(&term), "{term} in {terms:?}");
    }
    assert!(terms.len() < 30, "{terms:?}");
    let first = &episode.glossary[1];
    assert!(episode.text[first.at..].starts_with(&first.term));
    assert!(aliases(&episode).contains(&("元推理".to_owned(), "Meta-Reasoning".to_owned())));
    let Some(episode) = seed("zuckerberg-2025-llama4.txt") else { return };
    assert_eq!((episode.glossary.len(), aliases(&episode).len()), (0, 0));
}
