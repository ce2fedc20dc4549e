//! No word that is said is lost, whatever format it is written in, and nobody's words become another's.

use std::io::{Cursor, Write};

use fangtan::episode::model::Episode;
use fangtan::parse::{Hints, parse};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Who says which words.
type Talk = [(usize, Vec<String>)];

const NAMES: [&str; 2] = ["Nora Lind", "Otto Brandt"];

/// An archive of these files.
pub fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A DOCX of these paragraphs, in the XML of their runs.
pub fn docx(paragraphs: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{paragraphs}</w:body></w:document>");
    archive(&[("word/document.xml", &document)])
}

fn each(talk: &Talk, write: impl Fn(usize, &str, &str) -> String) -> String {
    talk.iter().enumerate().map(|(n, (who, words))| write(n, NAMES[*who], &words.join(" "))).collect()
}

fn clock(n: usize, fraction: char) -> String {
    format!("{:02}:{:02}:{:02}{fraction}000", n / 3600, n / 60 % 60, n % 60)
}

/// The talk in every format that names speakers itself, by the name of its file.
fn written(talk: &Talk) -> Vec<(&'static str, Vec<u8>)> {
    let xml = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;");
    let json = |text: &str| serde_json::to_string(text).unwrap();
    let list = |write: &dyn Fn(usize, &str, &str) -> String| {
        let items: Vec<String> = talk
            .iter()
            .enumerate()
            .map(|(n, (who, words))| write(n, NAMES[*who], &words.join(" ")))
            .collect();
        items.join(",")
    };
    let words_of = |n: usize, words: &str| {
        let words: Vec<String> =
            words.split(' ').map(|word| format!("{{\"word\":{},\"start\":{n}}}", json(word))).collect();
        words.join(",")
    };
    let segments = list(&|n, name, words| {
        format!(
            "{{\"start\":{n},\"end\":{n}.9,\"speaker\":{},\"text\":{},\"words\":[{}]}}",
            json(name),
            json(words),
            words_of(n, words)
        )
    });
    let untimed = list(&|_, name, words| format!("{{\"name\":{},\"content\":{}}}", json(name), json(words)));
    let nested = list(&|n, name, words| {
        format!(
            "{{\"turns\":[{{\"speaker\":{{\"name\":{}}},\"text_blocks\":[{{\"start\":{n},\"text\":{}}}]}}]}}",
            json(name),
            json(words)
        )
    });
    let monologues = list(&|n, name, words| {
        let elements: Vec<String> = words
            .split(' ')
            .map(|word| {
                format!(
                    "{{\"type\":\"text\",\"value\":{},\"ts\":{n}.1}},{{\"type\":\"punct\",\"value\":\" \"}}",
                    json(word)
                )
            })
            .collect();
        format!(
            "{{\"speaker\":{},\"elements\":[{}]}}",
            NAMES.iter().position(|known| *known == name).unwrap(),
            elements.join(",")
        )
    });
    let speakers = "[{\"id\":0,\"name\":\"Nora Lind\"},{\"id\":1,\"name\":\"Otto Brandt\"}]";
    vec![
        ("a.vtt", format!("WEBVTT\n\n{}", each(talk, |n, name, words| {
            format!("{} --> {}\n<v {name}>{}\n\n", clock(n, '.'), clock(n + 1, '.'), xml(words))
        })).into_bytes()),
        ("a.json", format!("{{\"segments\":[{segments}]}}").into_bytes()),
        ("b.json", format!("[{untimed}]").into_bytes()),
        ("c.json", format!("{{\"title\":\"T\",\"sections\":[{nested}]}}").into_bytes()),
        ("d.json", format!("{{\"speakers\":{speakers},\"monologues\":[{monologues}]}}").into_bytes()),
        ("a.tsv", each(talk, |n, name, words| format!("{}\t{name}\t\"{}\"\n", clock(n, '.'), words.replace('"', "\"\""))).into_bytes()),
        ("a.ttml", format!("<tt><body>{}</body></tt>", each(talk, |n, name, words| {
            format!("<p begin=\"{}\" agent=\"{name}\">{}</p>\n", clock(n, '.'), xml(words))
        })).into_bytes()),
        ("a.trs", format!(
            "<Trans><Speakers><Speaker id=\"s0\" name=\"Nora Lind\"/><Speaker id=\"s1\" name=\"Otto Brandt\"/></Speakers>{}</Trans>",
            each(talk, |n, name, words| format!(
                "<Turn speaker=\"s{}\" startTime=\"{n}\"><Sync time=\"{n}\"/>\n{}\n</Turn>\n",
                usize::from(name == NAMES[1]), xml(words)
            ))
        ).into_bytes()),
        ("a.ass", format!("[Script Info]\n\n[Events]\n{}", each(talk, |n, name, words| {
            format!("Dialogue: 0,{},{},Default,{name},0,0,0,,{words}\n", clock(n, '.'), clock(n + 1, '.'))
        })).into_bytes()),
    ]
}

/// Words by who says them, one run after the other.
fn said(episode: &Episode) -> Vec<(String, Vec<String>)> {
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for turn in &episode.turns {
        let name = turn.speaker.map_or(String::new(), |index| episode.speakers[index].name.clone());
        let body = turn.paragraphs.clone().filter(|index| turn.label != Some(*index));
        let words =
            body.flat_map(|index| episode.paragraphs[index].range.of(&episode.text).split_whitespace());
        let words: Vec<String> = words.map(str::to_owned).collect();
        match said.last_mut().filter(|(last, _)| *last == name) {
            Some((_, before)) => before.extend(words),
            None => said.push((name, words)),
        }
    }
    said
}

fn wanted(talk: &Talk) -> Vec<(String, Vec<String>)> {
    let mut wanted: Vec<(String, Vec<String>)> = Vec::new();
    for (who, words) in talk {
        match wanted.last_mut().filter(|(last, _)| last == NAMES[*who]) {
            Some((_, before)) => before.extend(words.iter().cloned()),
            None => wanted.push((NAMES[*who].to_owned(), words.clone())),
        }
    }
    wanted
}

fn read(name: &str, bytes: &[u8]) -> Episode {
    parse(bytes, &Hints { file_name: name.to_owned(), ..Hints::default() }).0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn of_every_format_all_is_kept(talk in prop::collection::vec(
        (0..2_usize, prop::collection::vec("[a-z]{3,9}|[A-Z][a-z]{2,8}[,.?]|R&D|a<b", 4..12)), 4..14,
    )) {
        for (name, bytes) in written(&talk) {
            prop_assert_eq!(said(&read(name, &bytes)), wanted(&talk), "{}", name);
        }
    }

    #[test]
    fn a_file_that_is_cut_off_keeps_what_stands_before(cut in 0.0..1.0_f64) {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let talk = [
            (0, words("When did the ferry leave, and who was on board?")),
            (1, words("At six in the morning, and nobody but the dog.")),
            (0, words("Which dog was that, if one may ask?")),
            (1, words("The one that slept beside the engine all winter.")),
        ];
        for (name, bytes) in written(&talk) {
            let bytes = &bytes[..(bytes.len() as f64 * cut) as usize];
            let episode = read(name, bytes);
            let source = String::from_utf8_lossy(bytes);
            for word in ["ferry", "nobody", "slept"] {
                let behind = source.find(word).is_some_and(|at| source.len() > at + 200);
                prop_assert!(!behind || episode.text.contains(word), "{name} lost {word}");
            }
        }
    }

    #[test]
    fn a_document_keeps_all_of_its_runs(runs in prop::collection::vec(("[a-z]{3,9}( [a-z]{3,9}){0,4}", 0..6_u8), 2..20)) {
        let mut xml = String::from("<w:p>");
        for (words, kind) in &runs {
            let properties = ["", "<w:b/>", "<w:i/>", "<w:strike/>", "<w:b w:val=\"0\"/>", ""][usize::from(*kind)];
            let text = format!("<w:t xml:space=\"preserve\">{words} </w:t>");
            xml.extend(["<w:r><w:rPr>", properties, "</w:rPr>", &text, "</w:r>"]);
            if *kind == 5 {
                xml += "</w:p><w:p>";
            }
        }
        let episode = read("a.docx", &docx(&(xml + "</w:p>")));
        let words: Vec<&str> = runs.iter().flat_map(|(words, _)| words.split(' ')).collect();
        let title = episode.head.title.as_ref().map_or("", |title| title.value.as_str());
        let whole = format!("{title} {}", episode.text);
        let kept: Vec<&str> = whole.split_whitespace().collect();
        prop_assert!(words.iter().all(|word| kept.contains(word)), "{words:?} {kept:?}");
    }

    #[test]
    fn any_xml_in_a_document_is_read(text in "(<(w:p|w:r|w:t|w:tbl|w:tc|w:del|text:p|text:note|office:text|a|/w:p|/w:r|/w:t|/text:p|br/)>|[a-z &;\"]{0,6}){0,40}") {
        read("a.docx", &docx(&text));
        read("a.odt", &archive(&[("content.xml", &text)]));
        let package = "<rootfile full-path=\"p\"/>";
        let spine = "<item id=\"a\" href=\"c\"/><itemref idref=\"a\"/>";
        read("a.epub", &archive(&[("META-INF/container.xml", package), ("p", spine), ("c", &text)]));
    }
}
