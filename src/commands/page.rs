//! An episode as plain text, laid out in lines.

use std::borrow::Cow;
use std::ops::Range;

use super::context::RunContext;
use super::outcome::Failure;
use super::output::Output;
use crate::config::model::ParagraphChoice;
use crate::episode::model::{Aside, AsideKind, Episode, Paragraph, ParagraphKind};
use crate::episode::voices;
use crate::layout::flow::{Flow, Line, LineKind, ParagraphStyle, Shape, Show};
use crate::layout::gap::{self, Gap};
use crate::layout::segments::Segments;
use crate::layout::table::{PARTING, TableLayout};
use crate::layout::width::text_width;
use crate::library::load::Loaded;
use crate::messages::Msg;
use crate::text::range::TextRange;

/// What of an episode is printed.
#[derive(Clone, Debug)]
pub struct Extent {
    /// Its paragraphs.
    pub paragraphs: Range<usize>,
    /// Folded matter too.
    pub unfolded: bool,
}

/// Prints `extent` of an episode, with the names that the reader gave to its voices.
pub fn print(
    loaded: &Loaded,
    extent: &Extent,
    context: &RunContext,
    output: &mut Output,
) -> Result<(), Failure> {
    let episode = &loaded.episode;
    let visible = visible(episode, extent);
    let lines = lay_out(episode, &visible, context);
    let first = lines.lines().iter().position(|line| line.kind != LineKind::Blank).unwrap_or(0);
    let mut rows = lines.lines().get(first..).unwrap_or_default().iter().peekable();
    while let Some(line) = rows.next() {
        match label(loaded, *line) {
            Some(called) if is_first(episode, *line) => output.line(&called)?,
            Some(_) => {}
            None => output.line(row(episode, &lines, *line, (context, output)).trim_end())?,
        }
        let ends = rows.peek().is_none_or(|next| next.paragraph != line.paragraph);
        if ends && line.kind == LineKind::Text && is_title(episode, line.paragraph as usize) {
            output.line(&underline(episode, line.paragraph as usize, context))?;
        }
    }
    Ok(())
}

/// Prints `text` as a paragraph of its own.
pub fn print_text(text: &str, context: &RunContext, output: &mut Output) -> Result<(), Failure> {
    let paragraph = Paragraph {
        range: TextRange::new(0, text.len()),
        kind: ParagraphKind::Body,
        line: 1,
        tight: true,
        ..Paragraph::default()
    };
    let episode = Episode { text: text.to_owned(), paragraphs: vec![paragraph], ..Episode::default() };
    for line in lay_out(&episode, &[], context).lines() {
        output.line(&spaced(line.range.of(&episode.text), context))?;
    }
    Ok(())
}

fn lay_out(episode: &Episode, show: &[Show], context: &RunContext) -> Flow {
    let policy = context.policy();
    let style = match context.config.reading.paragraphs {
        ParagraphChoice::Spaced => ParagraphStyle::Spaced,
        ParagraphChoice::Indented => ParagraphStyle::Indented,
    };
    let gap = if context.config.reading.gap { Gap::Shown } else { Gap::None };
    let segments = Segments::of(episode, policy);
    let measure = context.width;
    let shape = Shape { measure, wide: measure, scrolled: true, style, policy, gap, names_beside: false };
    Flow::new(episode, &segments, shape, show)
}

fn visible(episode: &Episode, extent: &Extent) -> Vec<Show> {
    let of = |index: usize| match episode.aside_of(index).and_then(|aside| episode.asides.get(aside)) {
        _ if !extent.paragraphs.contains(&index) => Show::Hidden,
        Some(aside) if !extent.unfolded && aside.paragraphs.start == index => Show::Stub,
        Some(_) if !extent.unfolded => Show::Hidden,
        _ => Show::Full,
    };
    (0..episode.paragraphs.len()).map(of).collect()
}

/// What a label says where the reader calls that voice otherwise.
fn label(loaded: &Loaded, line: Line) -> Option<String> {
    let episode = &loaded.episode;
    let paragraph = episode.paragraphs.get(line.paragraph as usize)?;
    if paragraph.kind != ParagraphKind::Label || line.kind != LineKind::Text {
        return None;
    }
    let turn = episode.turns.get(episode.turn_at(paragraph.range.start)?)?;
    let (name, written) = (&episode.speaker_of(turn)?.name, paragraph.range.of(&episode.text));
    Some(voices::label(&loaded.voices, name, written)).filter(|called| called != written)
}

fn is_first(episode: &Episode, line: Line) -> bool {
    episode.paragraphs.get(line.paragraph as usize).is_some_and(|p| p.range.start == line.range.start)
}

fn row(episode: &Episode, flow: &Flow, line: Line, (context, output): (&RunContext, &Output)) -> String {
    let indent = " ".repeat(usize::from(line.indent));
    let table = flow.table(line.paragraph as usize);
    match (line.kind, table) {
        (LineKind::Blank, Some(table)) if table.rows.start < line.paragraph as usize => ruled(table),
        (LineKind::Text, Some(table)) => indent + &aligned(episode, table, line, flow.shape()),
        _ => plain_row(episode, line, indent, (context, output)),
    }
}

/// The line below a table's header.
fn ruled(table: &TableLayout) -> String {
    let mut rule = vec!["─"; usize::from(table.width())];
    for at in table.partings() {
        if let Some(cross) = rule.get_mut(usize::from(at)) {
            *cross = "┼";
        }
    }
    rule.concat()
}

/// A row of a table, its cells in their columns.
fn aligned(episode: &Episode, table: &TableLayout, line: Line, shape: Shape) -> String {
    let mut row = String::new();
    for cell in table.cells(&episode.text, line.range, shape, 0) {
        let used = text_width(&row, shape.policy);
        let blanks = usize::from(cell.column).saturating_sub(used + if row.is_empty() { 0 } else { 3 });
        row.push_str(&" ".repeat(blanks));
        row.push_str(if cell.column == 0 { "" } else { PARTING });
        row.push_str(cell.range.of(&episode.text));
    }
    row
}

fn plain_row(
    episode: &Episode,
    line: Line,
    indent: String,
    (context, output): (&RunContext, &Output),
) -> String {
    match line.kind {
        LineKind::Blank | LineKind::Note => String::new(),
        LineKind::Text => indent + &spaced(line.range.of(&episode.text), context),
        LineKind::Stub => {
            let aside = episode.aside_of(line.paragraph as usize).and_then(|index| episode.asides.get(index));
            indent + &aside.map_or_else(String::new, |aside| stub(aside, output))
        }
    }
}

/// `text` with a blank between Han and Latin where the settings ask for one.
fn spaced<'t>(text: &'t str, context: &RunContext) -> Cow<'t, str> {
    if !context.config.reading.gap {
        return Cow::Borrowed(text);
    }
    let mut before = None;
    let mut spaced = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if before.is_some_and(|before| gap::between(before, c)) {
            spaced.push(' ');
        }
        spaced.push(c);
        before = Some(c);
    }
    Cow::Owned(spaced)
}

fn stub(aside: &Aside, output: &Output) -> String {
    let what = match aside.kind {
        AsideKind::Original => Msg::AsideOriginal,
        AsideKind::Comment => Msg::AsideComment,
        AsideKind::LeadIn => Msg::AsideLeadIn,
        AsideKind::EndMatter => Msg::AsideEndMatter,
    };
    let lines = output.words(Msg::LineCount, &[&aside.lines]);
    output.words(Msg::AsideStub, &[&what.text(output.language), &lines])
}

fn is_title(episode: &Episode, paragraph: usize) -> bool {
    let section = episode.sections.partition_point(|section| section.paragraphs.start < paragraph);
    let section = episode.sections.get(section).filter(|section| section.paragraphs.start == paragraph);
    let heading = episode.paragraphs.get(paragraph).is_some_and(|p| p.kind == ParagraphKind::Heading);
    heading && section.is_some_and(|section| section.title.is_some())
}

fn underline(episode: &Episode, paragraph: usize, context: &RunContext) -> String {
    let text = episode.paragraphs.get(paragraph).map_or("", |p| p.range.of(&episode.text));
    "-".repeat(text_width(text, context.policy()).min(usize::from(context.width)))
}
