//! The law of coverage: every byte of a source is exactly one thing, and what is read is all that it says.

use std::ops::Range;
use std::path::{Path, PathBuf};

use fangtan::episode::model::{Episode, ParagraphKind};
use fangtan::parse::coverage::{SourcePiece, SourcePieceKind};
use fangtan::parse::decode::decode;
use fangtan::parse::{Hints, parse_with_map};
use proptest::prelude::*;

use crate::corpus::corpora;

fn read(bytes: &[u8], file_name: &str) -> (String, Episode, Vec<SourcePiece>) {
    let hints = Hints { file_name: file_name.to_owned(), ..Hints::default() };
    let (episode, _, map) = parse_with_map(bytes, &hints);
    let text = decode(bytes, None).text.into_owned();
    let mut at = 0;
    for (range, _) in &map {
        assert_eq!(range.start, at, "{file_name}: no gap, no overlap");
        assert!(range.end > at && text.is_char_boundary(range.end), "{file_name}: {range:?}");
        at = range.end;
    }
    assert_eq!(at, text.len(), "{file_name}: to the last byte");
    for pair in map.windows(2) {
        assert_ne!(pair[0].1, pair[1].1, "{file_name}: neighbours of one kind are one piece");
    }
    (text, episode, map)
}

/// What can be seen of a text.
fn seen(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '│' | '|' | '\u{200b}')).collect()
}

fn pieces(text: &str, map: &[SourcePiece], kind: SourcePieceKind) -> String {
    let all: String =
        map.iter().filter(|(_, of)| *of == kind).map(|(range, _)| &text[range.clone()]).collect();
    let mut all = seen(&all);
    for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        all = all.replace(entity, c);
    }
    all
}

/// What the reading text shows, as text and folded; markers of lists are markup.
fn shown(episode: &Episode, folded: bool) -> String {
    let mut all = String::new();
    for (index, paragraph) in episode.paragraphs.iter().enumerate() {
        let skipped = matches!(paragraph.kind, ParagraphKind::Label | ParagraphKind::Rule);
        if !skipped && episode.aside_of(index).is_some() == folded {
            let words = &paragraph.range.of(&episode.text)[usize::from(paragraph.marker)..];
            all.push_str(&seen(&without_images(words)));
        }
    }
    all
}

/// `text` without what stands for images, which is markup in its source.
fn without_images(text: &str) -> String {
    let images = regex::Regex::new(r"\[image(: [^\]]*)?\]|［图(：[^］]*)?］").unwrap();
    images.replace_all(text, "").into_owned()
}

/// Where two texts part, with some words around.
fn difference(a: &str, b: &str) -> String {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(15)).take(50).collect::<String>();
    format!("at {same}: {:?} | {:?}", around(a), around(b))
}

/// Names only: letters and digits.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Asserts that what is read is all that the file says.
fn holds(bytes: &[u8], name: &str) -> Result<(), String> {
    let (text, episode, map) = read(bytes, name);
    for (kind, folded) in [(SourcePieceKind::Text, false), (SourcePieceKind::Aside, true)] {
        let (said, shown) = (pieces(&text, &map, kind), shown(&episode, folded));
        if said != shown {
            return Err(format!("{name}: {kind:?} {}", difference(&said, &shown)));
        }
    }
    let said = bare(&pieces(&text, &map, SourcePieceKind::Label));
    let (mut at, mut before) = (0, "");
    for label in &episode.labels {
        let name_alone = bare(&label.text);
        match said[at..].find(&name_alone) {
            Some(found) => at += found + name_alone.len(),
            // A page names a voice once for all of its paragraphs.
            None if label.text == before => {}
            None => return Err(format!("{name}: the label {:?} is nowhere", label.text)),
        }
        before = &label.text;
    }
    Ok(())
}

/// Words in markup are words that got lost: none but in tags, targets of links and the like.
fn lost(bytes: &[u8], name: &str) -> Vec<String> {
    let (text, episode, map) = read(bytes, name);
    // In a table a name may come back in each row, and the first row names the columns.
    let in_table = |range: &Range<usize>| {
        let words = bare(&text[range.clone()]);
        Path::new(name).extension().is_some_and(|end| end == "csv")
            && (range.start == 0 || episode.labels.iter().any(|label| bare(&label.text) == words))
    };
    let markup = map.iter().filter(|(_, kind)| *kind == SourcePieceKind::Markup);
    let callout = regex::Regex::new(r"\[![\w-]+(\|[^\]]*)?\][-+]?").unwrap();
    let words = markup.filter_map(|(range, _)| {
        let piece = text[range.clone()].trim();
        let told = piece.contains("](")
            || piece.contains("][")
            || piece.contains('<')
            || piece.contains("]:")
            || piece.starts_with("```")
            || piece.starts_with(":::");
        // The kind of a callout, and nothing beside it.
        let letters = callout.replace(piece, "").chars().filter(|c| c.is_alphabetic()).count();
        (letters > 0 && !told && !in_table(range)).then(|| piece.to_owned())
    });
    words.collect()
}

fn samples(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|e| e != "expect")).collect();
    files.sort();
    files
}

fn all_hold(files: &[PathBuf]) {
    let mut wrong = Vec::new();
    for path in files {
        let bytes = std::fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        wrong.extend(holds(&bytes, &name).err());
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if !["html", "json", "vtt"].contains(&extension) {
            wrong.extend(lost(&bytes, &name).into_iter().map(|words| format!("{name}: lost {words:?}")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} files:\n{}", wrong.len(), files.len(), wrong.join("\n"));
}

#[test]
fn what_the_samples_say_is_what_is_read() {
    all_hold(&[samples("tests/corpus/conventions"), samples("assets/library")].concat());
}

#[test]
fn what_other_formats_say_is_what_is_read() {
    all_hold(&samples("tests/corpus/formats"));
}

#[test]
fn what_real_files_say_is_what_is_read() {
    let files = corpora().into_iter().flat_map(walkdir::WalkDir::new).filter_map(Result::ok);
    let files: Vec<PathBuf> = files
        .filter(|entry| entry.file_type().is_file() && entry.path().extension().is_none_or(|e| e != "tsv"))
        .map(walkdir::DirEntry::into_path)
        .collect();
    all_hold(&files);
}

#[test]
fn a_small_file_says_what_became_of_it() {
    let source = "---\ntitle: T\n---\n**甲**：[00:01:02] 你\u{1b}[1m好。\n\n**乙**：[00:01:04] 好[吗](http://x.y)？\n\n\
        **甲**：[00:01:06] 好。\n\n**乙**：[00:01:09] 走吧。\n";
    let (text, _, map) = read(source.as_bytes(), "a.md");
    let words: Vec<(&str, SourcePieceKind)> =
        map.iter().map(|(range, kind)| (&text[range.clone()], *kind)).collect();
    assert_eq!(words[0], ("---\ntitle: T\n---\n", SourcePieceKind::Head));
    for expected in [
        ("甲", SourcePieceKind::Label),
        ("\u{1b}[1m", SourcePieceKind::Control),
        ("](http://x.y)", SourcePieceKind::Markup),
        ("吗", SourcePieceKind::Text),
    ] {
        assert!(words.contains(&expected), "{expected:?} in {words:?}");
    }
    assert!(
        words.iter().any(|(text, kind)| *kind == SourcePieceKind::Time && text.contains("00:01:02")),
        "{words:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_byte_of_anything_is_one_thing(
        pieces in proptest::collection::vec(proptest::sample::select(crate::laws::PIECES), 0..80),
        name in proptest::sample::select(&["a.md", "a.txt", "a.vtt", "a.json", "a.html"][..]),
    ) {
        read(pieces.concat().as_bytes(), name);
    }

    #[test]
    fn every_byte_of_any_bytes_is_one_thing(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        read(&bytes, "a.md");
        read(&bytes, "a.srt");
    }
}
