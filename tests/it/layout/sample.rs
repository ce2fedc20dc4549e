//! Episodes made of plain paragraphs, and their lines as text.

use fangtan::episode::model::{Episode, Paragraph, ParagraphKind, Section};
use fangtan::layout::flow::{Flow, LineKind, Shape};
use fangtan::layout::segments::Segments;
use fangtan::layout::width::WidthPolicy;
use fangtan::text::range::TextRange;

/// An episode of these paragraphs, in one section, without turns.
pub fn episode<'t>(paragraphs: impl IntoIterator<Item = (ParagraphKind, &'t str)>) -> Episode {
    let mut episode = Episode::default();
    for (kind, text) in paragraphs {
        if !episode.paragraphs.is_empty() {
            episode.text.push('\n');
        }
        let start = episode.text.len();
        episode.text.push_str(text);
        let range = TextRange::new(start, episode.text.len());
        let line = episode.paragraphs.len() as u32 + 1;
        episode.paragraphs.push(Paragraph { range, kind, line, ..Paragraph::default() });
    }
    let paragraphs = 0..episode.paragraphs.len();
    episode.sections.push(Section { number: 0, title: None, level: 0, line: 1, paragraphs, turns: 0..0 });
    episode
}

/// An episode of prose.
pub fn prose(paragraphs: &[&str]) -> Episode {
    episode(paragraphs.iter().map(|&text| (ParagraphKind::Body, text)))
}

/// One paragraph at `measure` columns, its lines joined by `|`.
pub fn set(text: &str, measure: u16) -> String {
    let episode = prose(&[text]);
    let segments = Segments::of(&episode, WidthPolicy::default());
    let flow = Flow::new(&episode, &segments, Shape { measure, ..Shape::default() }, &[]);
    lines(&episode, &flow).join("|")
}

/// The text of every text line.
pub fn lines<'e>(episode: &'e Episode, flow: &Flow) -> Vec<&'e str> {
    let text = flow.lines().iter().filter(|line| line.kind == LineKind::Text);
    text.map(|line| line.range.of(&episode.text)).collect()
}
