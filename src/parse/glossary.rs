//! The glosses a text carries itself: `**GPU**（Graphics Processing Unit: 图形处理器）`, `扩散模型（Diffusion Models：…）`.
//!
//! Reads the reading text and its strong spans, never folded matter. What is not evidently a gloss is left
//! out: a short list that is right serves better than a long one.

mod brackets;
mod edge;
mod gloss;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::episode::model::{AsideKind, Episode, Paragraph, ParagraphKind, Span, Style, Term};
use crate::text::fold::fold_han;
use crate::text::range::TextRange;
use brackets::Bracket;
use gloss::Gloss;

/// The terms that the text explains, in order; each once, where it is explained first.
pub fn collect(episode: &Episode) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (at, gloss) in glosses(episode) {
        let Some(explanation) = gloss.explanation else { continue };
        let key = fold_han(&gloss.term).text;
        if let Some(term) = known.get(&key).and_then(|index| terms.get_mut(*index)) {
            let new = gloss.alias.filter(|alias| !term.aliases.contains(alias));
            term.aliases.extend(new);
        } else {
            known.insert(key, terms.len());
            terms.push(Term {
                term: gloss.term,
                aliases: gloss.alias.into_iter().collect(),
                gloss: explanation,
                at,
            });
        }
    }
    terms
}

/// Two names of one thing that the text gives without explaining it: `维吉尔（Virgil）`, in order, each once.
pub fn aliases(episode: &Episode) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut known = HashSet::new();
    for (_, gloss) in glosses(episode) {
        if let (None, Some(alias)) = (gloss.explanation, gloss.alias)
            && known.insert((gloss.term.clone(), alias.clone()))
        {
            pairs.push((gloss.term, alias));
        }
    }
    pairs
}

/// Every gloss with the byte of the reading text where its term stands.
fn glosses(episode: &Episode) -> impl Iterator<Item = (usize, Gloss)> {
    let paragraphs = episode.paragraphs.iter().enumerate();
    let read = paragraphs.filter(|(index, paragraph)| is_read(episode, *index, paragraph));
    read.flat_map(move |(_, paragraph)| {
        let found: Vec<(usize, Gloss)> = brackets::of(paragraph.range.of(&episode.text))
            .filter_map(|bracket| gloss_at(episode, paragraph.range, &bracket))
            .collect();
        found
    })
}

fn is_read(episode: &Episode, index: usize, paragraph: &Paragraph) -> bool {
    let prose = matches!(paragraph.kind, ParagraphKind::Body | ParagraphKind::Quote | ParagraphKind::Item);
    let folded = episode.aside_of(index).and_then(|aside| episode.asides.get(aside));
    prose && folded.is_none_or(|aside| aside.kind == AsideKind::LeadIn)
}

/// The gloss in `bracket`, a bracket of the paragraph at `range`.
fn gloss_at(episode: &Episode, range: TextRange, bracket: &Bracket<'_>) -> Option<(usize, Gloss)> {
    let text = range.of(&episode.text);
    let before = edge::before_bracket(text, bracket.open);
    let strong = strong_span(episode, range.start + before.len());
    let gloss = match strong {
        Some(span) => gloss::of_marked(span.range.of(&episode.text), bracket.inner)?,
        None => match edge::quoted(text, bracket.open) {
            Some(quoted) => gloss::of_marked(quoted, bracket.inner)?,
            None => gloss::of_plain(before, bracket.inner, compared(episode, range.start))?,
        },
    };
    let at = range.start + before.rfind(gloss.term.as_str())?;
    Some((at, gloss))
}

/// The strong span that ends at byte `end`.
fn strong_span(episode: &Episode, end: usize) -> Option<&Span> {
    const NESTED: usize = 8;
    let behind = episode.spans.partition_point(|span| span.range.start < end);
    let near = episode.spans.get(behind.saturating_sub(NESTED)..behind)?;
    near.iter().rfind(|span| span.style == Style::Strong && span.range.end == end)
}

/// The text in which a candidate that stands at byte `at` is looked for again. In a very long text only its
/// beginning: the time must not grow with the square of the length.
fn compared(episode: &Episode, at: usize) -> &str {
    const COMPARED: usize = 128 * 1024;
    let end = episode.text.floor_char_boundary(COMPARED);
    if at < end { episode.text.get(..end).unwrap_or_default() } else { "" }
}
