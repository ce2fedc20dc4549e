//! Where sections begin, however the file writes their titles.
//!
//! Headings that are labels have been taken by then; what is left of a heading's markup opens a section.

use std::collections::BTreeMap;

use foldhash::{HashSet, HashSetExt};

use super::block::{Block, BlockKind};
use super::labels::{self, LabelKind, Labels};
use super::overrides::Overrides;
use super::{metadata, times};
use crate::episode::findings;
use crate::episode::oddity::Diagnostic;
use crate::lexicon;
use crate::text::script::is_han_or_kana;
use crate::text::{marks, urls};

mod numbers;

/// A section's beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Its level, 1 to 6.
    pub level: u8,
    /// Its title, without number and time.
    pub title: String,
    /// Seconds on the recording's clock.
    pub time: Option<u32>,
}

/// All sections of a file.
#[derive(Debug, Default)]
pub struct Outline {
    /// By block.
    pub openings: BTreeMap<usize, Opening>,
    /// Blocks that are nothing but markup of a title (`01`).
    pub markup: HashSet<usize>,
    /// How they are written, in words.
    pub described: Option<[String; 2]>,
    /// What is wrong with the user's own pattern.
    pub diagnostics: Vec<Diagnostic>,
}

/// Finds the sections among `blocks`; those in `taken` are something else already.
pub fn find(blocks: &[Block], labels: &Labels, taken: &HashSet<usize>, overrides: &Overrides) -> Outline {
    let mut outline = Outline::default();
    if let Some(pattern) = &overrides.section {
        match labels::compile("section", pattern) {
            Ok(regex) => {
                outline.by_pattern(&regex, blocks, taken);
                outline.described = Some(labels::described(pattern));
                return outline;
            }
            Err(diagnostic) => outline.diagnostics.push(diagnostic),
        }
    }
    let mut kinds: Vec<([String; 2], usize)> = Vec::new();
    let mut note = |kind: [&str; 2], found: usize| {
        if found > 0 {
            kinds.push((kind.map(str::to_owned), found));
        }
    };
    for level in 1..=6 {
        let hashes = "#".repeat(usize::from(level));
        let kind = [format!("{hashes} headings"), format!("{hashes} 标题")];
        note(kind.each_ref().map(String::as_str), outline.headings(blocks, taken, level));
    }
    note(["a number and a title", "编号与标题"], outline.numbered_pairs(blocks, taken));
    let spoken = labels.lines.iter().any(|label| label.is(|shape| shape.kind == LabelKind::Heading));
    if outline.openings.is_empty() && !spoken {
        note(["numbered lines", "编号行"], outline.numbered_lines(blocks, taken, labels));
    }
    if spoken {
        note(
            ["titles in brackets in a quote", "引用里方括号中的标题"],
            outline.bracketed_quotes(blocks, taken),
        );
    }
    if outline.openings.is_empty() && !spoken {
        note(["bold lines", "加粗行"], outline.bold_lines(blocks, taken, labels));
    }
    outline.described = findings::habits(&kinds);
    outline
}

/// The blocks that open a section by the user's own pattern.
pub fn by_pattern(blocks: &[Block], overrides: &Overrides) -> HashSet<usize> {
    let regex = overrides.section.as_deref().and_then(|pattern| labels::compile("section", pattern).ok());
    let Some(regex) = regex else { return HashSet::new() };
    free(blocks, &HashSet::new()).filter(|(_, b)| regex.is_match(&b.text)).map(|(index, _)| index).collect()
}

impl Outline {
    fn open(&mut self, index: usize, level: u8, title: &str) {
        let (title, time) = without_time(title);
        self.openings.insert(index, Opening { level, title, time });
    }

    fn by_pattern(&mut self, regex: &regex::Regex, blocks: &[Block], taken: &HashSet<usize>) {
        for (index, block) in free(blocks, taken) {
            if let Some(found) = regex.captures(&block.text) {
                let level = if let BlockKind::Heading(level) = block.kind { level } else { 2 };
                let title = found
                    .name("title")
                    .or_else(|| found.get(1))
                    .or_else(|| found.get(0))
                    .map_or("", |title| title.as_str());
                self.open(index, level, title);
            }
        }
    }

    fn headings(&mut self, blocks: &[Block], taken: &HashSet<usize>, level: u8) -> usize {
        let found: Vec<usize> = free(blocks, taken)
            .filter(|(_, block)| block.kind == BlockKind::Heading(level))
            .map(|(i, _)| i)
            .collect();
        for &index in &found {
            self.open(index, level, blocks.get(index).map_or("", |block| block.text.as_str()));
        }
        found.len()
    }

    /// `01` on a line and the title on the next, counted upwards.
    fn numbered_pairs(&mut self, blocks: &[Block], taken: &HashSet<usize>) -> usize {
        let pairs: Vec<(usize, u32)> = free(blocks, taken)
            .filter(|(_, block)| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item))
            .filter_map(|(index, block)| Some((index, numbers::alone(&block.text)?)))
            .filter(|(index, _)| {
                let next = blocks.get(index + 1).filter(|_| !taken.contains(&(index + 1)));
                next.is_some_and(|next| next.kind == BlockKind::Paragraph && is_title(&next.text))
            })
            .collect();
        let Some(run) = numbers::ascending(&pairs) else { return 0 };
        for &index in &run {
            self.markup.insert(index);
            self.open(index + 1, 2, blocks.get(index + 1).map_or("", |block| block.text.as_str()));
        }
        run.len()
    }

    /// `第一部分 …`, `一、…`, counted upwards.
    fn numbered_lines(&mut self, blocks: &[Block], taken: &HashSet<usize>, labels: &Labels) -> usize {
        let asked = labels.questions.as_ref().map(|questions| &questions.asked);
        let lines: Vec<(usize, u32)> = free(blocks, taken)
            .filter(|(index, _)| asked.is_none_or(|asked| !asked.contains(index)))
            .filter(|(_, block)| block.kind == BlockKind::Paragraph && is_title(&block.text))
            .filter_map(|(index, block)| Some((index, numbers::leading(&block.text)?)))
            .collect();
        let Some(run) = numbers::ascending(&lines) else { return 0 };
        for &index in &run {
            self.open(index, 2, blocks.get(index).map_or("", |block| block.text.as_str()));
        }
        run.len()
    }

    /// `> (Title)`, where the headings are the speakers.
    fn bracketed_quotes(&mut self, blocks: &[Block], taken: &HashSet<usize>) -> usize {
        let found: Vec<(usize, &str)> = free(blocks, taken)
            .filter(|(_, block)| block.kind == BlockKind::Quote && !block.joins)
            .filter_map(|(index, block)| Some((index, in_brackets(&block.text)?)))
            .filter(|(_, inner)| is_titled(inner))
            .collect();
        if found.len() < 2 {
            return 0;
        }
        for (index, inner) in &found {
            self.open(*index, 4, inner);
        }
        found.len()
    }

    /// Lines all in bold, where a file has no other headings.
    fn bold_lines(&mut self, blocks: &[Block], taken: &HashSet<usize>, labels: &Labels) -> usize {
        let asked = labels.questions.as_ref().map(|questions| &questions.asked);
        let found: Vec<usize> = free(blocks, taken)
            .filter(|(index, block)| {
                block.kind == BlockKind::Paragraph && asked.is_none_or(|asked| !asked.contains(index))
            })
            .filter(|(_, block)| labels::is_all_bold(block) && is_title(&block.text))
            .map(|(index, _)| index)
            .collect();
        if found.len() < 3 {
            return 0;
        }
        for &index in &found {
            self.open(index, 3, blocks.get(index).map_or("", |block| block.text.as_str()));
        }
        found.len()
    }
}

fn free<'b>(blocks: &'b [Block], taken: &'b HashSet<usize>) -> impl Iterator<Item = (usize, &'b Block)> {
    blocks.iter().enumerate().filter(|(index, block)| block.aside.is_none() && !taken.contains(index))
}

/// Whether a line has the look of a title: short, no sentence, no label.
fn is_title(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 200
        && (2..=48).contains(&text.chars().count())
        && !text.ends_with(['。', '；', '，', ';', ',', ':', '：'])
        && !urls::may_be_in(text)
}

/// The inside of a text that is wholly in brackets.
pub fn in_brackets(text: &str) -> Option<&str> {
    let text = text.trim();
    let inner = text.strip_prefix(['(', '（', '['])?.strip_suffix([')', '）', ']'])?;
    (!inner.contains(['(', '（', ')', '）'])).then_some(inner.trim())
}

/// Whether bracketed words are a title rather than a stage direction: capitals in Latin script, no verb of
/// the stage.
fn is_titled(inner: &str) -> bool {
    if lexicon::is_stage(inner)
        || !(2..=60).contains(&inner.chars().count())
        || inner.contains(['。', '，', '：', ':', '！'])
    {
        return false;
    }
    if !inner.is_ascii() && inner.chars().any(is_han_or_kana) {
        return inner.chars().count() <= 20 && !inner.ends_with(['考', '放', '片', '頭', '头']);
    }
    let words: Vec<&str> =
        inner.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let capitals = words
        .iter()
        .filter(|word| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase))
        .count();
    !words.is_empty() && capitals * 2 >= words.len()
}

/// A title without a time at either end.
fn without_time(title: &str) -> (String, Option<u32>) {
    let title = title.trim();
    if let Some(clock) = times::read(title).filter(|clock| clock.len < title.len()) {
        let rest = title.get(clock.len..).unwrap_or_default();
        let words = rest.trim_start_matches([' ', '-', '–', '—', ':', '：', '|']);
        return (if words.is_empty() { title } else { words }.to_owned(), Some(clock.seconds));
    }
    if let Some(at) = title.rfind(['[', '(', '（'])
        && let Some(clock) =
            title.get(at..).and_then(times::read).filter(|clock| at + clock.len == title.len() && at > 0)
    {
        return (title.get(..at).unwrap_or_default().trim_end().to_owned(), Some(clock.seconds));
    }
    (title.to_owned(), None)
}

/// Blocks that give the title once more, or are it: they belong to the head.
pub fn titles(blocks: &[Block], title: &str) -> HashSet<usize> {
    let wanted = bones(title);
    blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.aside.is_none())
        .take(12)
        .filter(|(_, block)| matches!(block.kind, BlockKind::Heading(1 | 2) | BlockKind::Paragraph))
        .filter(|(_, block)| {
            !wanted.is_empty() && block.text.len() < title.len() + 64 && bones(&block.text) == wanted
        })
        .map(|(index, _)| index)
        .collect()
}

/// Fewest other blocks of a text whose first line is its title and not its text.
const FEWEST_BESIDE_TITLE: usize = 4;
/// Most characters of such a line: a longer one could not be read as a title.
const LONGEST_TITLE: usize = 60;

/// Those of `titles` that can leave the text without anything getting lost: a heading if there is other
/// text, a plain line only at the head of a whole talk.
pub fn without_text(blocks: &[Block], mut titles: HashSet<usize>) -> HashSet<usize> {
    let other = |(index, block): &(usize, &Block)| {
        !titles.contains(index) && block.aside.is_none() && block.kind != BlockKind::Rule
    };
    let beside = blocks.iter().enumerate().filter(other).take(FEWEST_BESIDE_TITLE).count();
    titles.retain(|&index| match blocks.get(index) {
        Some(Block { kind: BlockKind::Heading(_), .. }) => beside > 0,
        Some(line) => beside == FEWEST_BESIDE_TITLE && line.text.chars().count() <= LONGEST_TITLE,
        None => false,
    });
    titles
}

/// Letters and digits only, folded.
fn bones(text: &str) -> String {
    lexicon::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether the first-level heading at `first` is a section among others: somebody speaks below it, before the
/// next one, and below others too.
fn is_one_of_several(blocks: &[Block], labels: &HashSet<usize>, first: usize) -> bool {
    let is_one = |(_, block): &(usize, &Block)| block.kind == BlockKind::Heading(1) && block.aside.is_none();
    let ones = blocks.iter().enumerate().skip(first).filter(is_one).map(|(index, _)| index);
    let ends = ones.clone().skip(1).chain(std::iter::once(blocks.len()));
    let spoken = ones.clone().zip(ends).map(|(start, end)| (start..end).any(|index| labels.contains(&index)));
    let spoken: Vec<bool> = spoken.take(100).collect();
    let title = |index: usize| blocks.get(index).map(|block| block.text.trim());
    // A text that is there twice has its title twice.
    let differ = ones.clone().nth(1).is_some_and(|second| title(second) != title(first));
    differ && spoken.first() == Some(&true) && spoken.iter().filter(|spoken| **spoken).count() > 1
}

/// The block that is the title of a file without front matter: a first heading, or a short first line.
pub fn title_block(blocks: &[Block], labels: &HashSet<usize>) -> Option<usize> {
    let mut talk = blocks.iter().enumerate().filter(|(_, b)| b.aside.is_none() && b.kind != BlockKind::Rule);
    let (index, first) = talk.next()?;
    if labels.contains(&index) {
        return None;
    }
    match first.kind {
        BlockKind::Heading(1) => (!is_one_of_several(blocks, labels, index)).then_some(index),
        BlockKind::Paragraph
            if !first.joins
                && first.time.is_none()
                && first.voice.is_none()
                && talk.next().is_some_and(|(_, second)| !second.joins) =>
        {
            let text = first.text.trim();
            let sentence = marks::ends_sentence(text) || text.ends_with(['，', ',', ':', '：', ';', '”']);
            let numbered = numbers::leading(text).is_some() || numbers::alone(text).is_some();
            let field = text.split_once([':', '：']).is_some_and(|(name, _)| lexicon::is_field(name));
            let said = field || metadata::is_spoken(first, blocks);
            let words = !numbered && !said && times::alone(text).is_none() && !urls::may_be_in(text);
            (text.chars().count() <= 80 && !sentence && words).then_some(index)
        }
        _ => {
            let mut ones = blocks
                .iter()
                .enumerate()
                .filter(|(_, b)| b.kind == BlockKind::Heading(1) && b.aside.is_none());
            let (index, _) = ones.next()?;
            (ones.next().is_none() && index < 10 && !labels.contains(&index)).then_some(index)
        }
    }
}
