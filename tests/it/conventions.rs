//! Every convention of the wild on a small sample: `tests/corpus/conventions/<name>.<ext>` to
//! `<name>.expect`.
//!
//! `UPDATE_EXPECT=1` writes the expectations anew; read the difference before keeping it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fangtan::episode::model::{Episode, Role, Span, Style};
use fangtan::episode::oddity::{Diagnostic, Severity};
use fangtan::parse::{Hints, parse};

fn english(told: Option<&[String; 2]>) -> &str {
    told.map_or("none", |[english, _]| english)
}

/// The structure of an episode as a person would write it down.
pub fn dump(episode: &Episode, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    let role = |role: Option<Role>| role.map_or("–", Role::name);
    let title = episode.head.title.as_ref().map_or("–", |t| t.value.as_str());
    let _ = writeln!(out, "title     {title}");
    let _ = writeln!(out, "labels    {}", english(episode.evidence.labels.as_ref()));
    let _ = writeln!(out, "sections  {}", english(episode.evidence.sections.as_ref()));
    for voice in &episode.speakers {
        let aliases = if voice.aliases.is_empty() {
            String::new()
        } else {
            format!(" = {}", voice.aliases.join(" = "))
        };
        let _ =
            writeln!(out, "voice     {}{aliases} ({}, {} turns)", voice.name, role(voice.role), voice.turns);
    }
    for refused in &episode.evidence.refused {
        let _ = writeln!(out, "refused   {}: {} ({})", refused.line, refused.text, refused.why);
    }
    for diagnostic in diagnostics.iter().filter(|d| d.severity != Severity::Note) {
        let _ = writeln!(out, "{:9} {}: {}", diagnostic.severity.name(), diagnostic.line, diagnostic.oddity);
    }
    for (index, paragraph) in episode.paragraphs.iter().enumerate() {
        if let Some(section) = episode.sections.iter().find(|s| s.paragraphs.start == index) {
            let _ = writeln!(out, "\n§ {} {}", section.number, section.title.as_deref().unwrap_or(""));
        }
        if let Some(turn) = episode.turns.iter().find(|t| t.paragraphs.start == index) {
            let name = turn.speaker.map_or("–", |s| episode.speakers[s].name.as_str());
            let time = turn.time.map_or(String::new(), |t| format!(" at {t} s"));
            let _ = writeln!(out, "  {} {name} ({}){time}", turn.address, role(turn.role));
        }
        let aside = episode.aside_of(index).map_or("", |a| episode.asides[a].kind.name());
        let depth = "  ".repeat(usize::from(paragraph.depth));
        let kind = format!("{:?}", paragraph.kind).to_lowercase();
        let tight = if paragraph.tight { "+" } else { " " };
        let mut times = String::new();
        for time in
            episode.times.iter().filter(|t| paragraph.range.start <= t.at && t.at <= paragraph.range.end)
        {
            let _ = write!(times, " ⟨{} s⟩", time.seconds);
        }
        let _ = writeln!(
            out,
            "{:>4}{tight} {kind:8}{aside:10} {depth}{}{times}",
            paragraph.line,
            styled(episode, index)
        );
    }
    out
}

/// A paragraph's text with its styles in marks: `*strong*`, `/emphasis/`, `` `code` ``, `~struck~`, `_link_`.
fn styled(episode: &Episode, index: usize) -> String {
    let range = episode.paragraphs[index].range;
    let mut marks: Vec<(usize, bool, char)> = Vec::new();
    for Span { range, style } in episode.spans_in(range) {
        let mark = match style {
            Style::Strong => '*',
            Style::Emphasis => '/',
            Style::Code => '`',
            Style::Strike => '~',
            Style::Highlight => '=',
            Style::Link(_) => '_',
        };
        marks.push((range.start, true, mark));
        marks.push((range.end, false, mark));
    }
    marks.sort_by_key(|&(at, opens, _)| (at, opens));
    let mut out = String::new();
    let mut at = range.start;
    for (offset, _, mark) in marks {
        out.push_str(&episode.text[at..offset]);
        out.push(mark);
        at = offset;
    }
    out + &episode.text[at..range.end]
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/conventions");
    let mut samples: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    samples.retain(|path| path.extension().is_some_and(|e| e != "expect"));
    samples.sort();
    samples
}

#[test]
fn every_convention_is_read_as_written() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for path in samples() {
        let bytes = std::fs::read(&path).unwrap();
        let file_name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (episode, diagnostics) =
            parse(&bytes, &Hints { file_name: file_name.clone(), ..Hints::default() });
        let found = dump(&episode, &diagnostics);
        let expect = path.with_extension("expect");
        if update {
            std::fs::write(&expect, &found).unwrap();
        } else if std::fs::read_to_string(&expect).unwrap_or_default() != found {
            wrong.push(format!("== {file_name}\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
