//! The lines of a file that begin with one name in one shape, and what is seen of them without the other
//! names.

use foldhash::{HashMap, HashMapExt};

use super::candidate::Candidate;
use super::court::Court;
use super::found::Colon;
use super::name;
use super::shape::LabelKind;
use super::weights::{Feature, NameEvidence};
use crate::episode::model::Role;
use crate::lexicon::{self, names, talk};
use crate::parse::block::{Block, BlockKind};
use crate::text::{marks, script};

/// What stands around a label's line: lines of different settings are weighed apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// A heading of this level.
    Heading(u8),
    /// A list item.
    Item,
    /// Anything else.
    Text,
}

impl Setting {
    /// The setting of a block.
    pub fn of(block: &Block) -> Self {
        match block.kind {
            BlockKind::Heading(level) => Self::Heading(level),
            BlockKind::Item => Self::Item,
            _ => Self::Text,
        }
    }
}

/// How labels are written: the row of the table of shapes, and the setting.
pub type LabelStyle = (&'static str, Setting);

/// Lines with one name in one style.
#[expect(clippy::struct_excessive_bools, reason = "each is one independent observation")]
pub struct LabelCluster {
    /// How they are written.
    pub style: LabelStyle,
    /// The name they are counted under.
    pub key: String,
    /// Indices of their candidates, in order.
    pub members: Vec<usize>,
    /// Lines with the name and its forms in all styles together.
    pub lines: usize,
    /// What speaks for and against the name.
    pub evidence: NameEvidence,
    /// Share of them that talk to somebody, that ask.
    pub address: f32,
    /// Share of them that ask.
    pub asks: f32,
    /// Whether nothing is to be weighed: the format names the speaker.
    pub certain: bool,
    /// Whether the name is a role's word or that of a known person.
    pub evident: bool,
    /// Whether it names a field.
    pub field: bool,
    /// Whether it is a heading of two halves, `码头：修船`, that stands once.
    pub half: bool,
    /// Whether it is a bare word that stands once.
    pub passing: bool,
    /// Whether all its lines are one and the same, such as a title that is given twice.
    pub same: bool,
    /// Whether one and the same is said behind it each time, at some length, and behind no other name.
    pub echoes: bool,
    /// Whether times stand beside it.
    pub timed: bool,
    /// Whether few of its lines stand in the middle of a sentence.
    pub mostly_whole: bool,
    /// Share of its lines below which nothing is said.
    pub silent: f32,
    /// Share of its lines in the middle of a sentence.
    pub broken: f32,
    /// Whether it is taken for a speaker's.
    pub accepted: bool,
}

/// Fewest marks of a change of speaker that are no quotation marks.
const FEWEST_CHANGES: usize = 3;
/// Lines of credits that one trade may have: `Editor: …`.
const MOST_CREDITS: usize = 2;
/// Characters of an answer that may well be given twice.
const SHORT_ANSWER: usize = 15;
/// Lines of a cluster that are looked at for what they say.
const ENOUGH: usize = 48;
/// Bytes of a value: a number, a path, an address.
const LONGEST_VALUE: usize = 240;

/// Puts the candidates of a file together.
pub fn clusters(court: &Court<'_>) -> Vec<LabelCluster> {
    let Court { candidates, blocks, odds, .. } = *court;
    let mut found: Vec<LabelCluster> = Vec::new();
    let mut by_name: HashMap<(LabelStyle, &str), usize> = HashMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let (Some(shape), Some(block)) = (candidate.shape, blocks.get(candidate.block)) else { continue };
        let style = (shape.name, Setting::of(block));
        let at = *by_name.entry((style, &candidate.key)).or_insert_with(|| {
            found.push(LabelCluster {
                style,
                key: candidate.key.clone(),
                members: Vec::new(),
                lines: 0,
                evidence: NameEvidence::new(odds),
                address: 0.0,
                asks: 0.0,
                certain: shape.kind == LabelKind::Format,
                evident: false,
                field: false,
                half: false,
                passing: false,
                same: false,
                echoes: false,
                timed: false,
                silent: 0.0,
                broken: 0.0,
                mostly_whole: true,
                accepted: false,
            });
            found.len() - 1
        });
        if let Some(cluster) = found.get_mut(at) {
            cluster.members.push(index);
        }
    }
    found
}

/// What is counted over a cluster's lines.
#[derive(Default)]
struct Count {
    times: usize,
    starts: usize,
    broken: usize,
    quotes: usize,
    items: usize,
    data: usize,
    asks: usize,
    address: usize,
    looked: usize,
    colons: usize,
    alone: usize,
    goes_on: usize,
    silent: usize,
}

impl LabelCluster {
    /// Weighs what its own lines and its name tell.
    pub fn look(&mut self, court: &Court<'_>) {
        let Court { candidates, blocks, known, hosted, .. } = *court;
        let count = self.count(candidates, blocks);
        let Some(first) = self.members.first().and_then(|&index| candidates.get(index)) else { return };
        let Some(shape) = first.shape else { return };
        let share = |part: usize| part as f32 / self.members.len().max(1) as f32;
        let looked = |part: usize| part as f32 / count.looked.max(1) as f32;
        let label = first.name.as_str();
        let own = name::alone(label);
        let before_verb =
            lexicon::verb(own).map(|(name, _)| name).filter(|name| name.chars().nth(1).is_some());
        let role = lexicon::role(own).or_else(|| before_verb.and_then(lexicon::role));
        let role = role.or_else(|| lexicon::role_before(label).map(|(_, role)| role));
        let role = role.filter(|_| !self.is_unanswered(own, candidates));
        let anyone = lexicon::is_anyone(own);
        let confirmed = known.confirms(own) || name::legend(label).is_some();
        let verb = lexicon::verb(own)
            .filter(|(name, _)| lexicon::role(name).is_none() && first.key == lexicon::fold(own));
        let says = lexicon::says(own) && role.is_none();
        let works = self.lines > MOST_CREDITS && lexicon::look(own).trade;
        let last = own.rsplit('/').next().unwrap_or(own);
        self.field = role.is_none() && !confirmed && !works && lexicon::is_field(last);
        let unasked = !hosted && lexicon::look(own).mark;
        let person = role.is_some_and(|role| role != Role::Pseudo) && !unasked;
        self.evident = person || anyone || confirmed || names::has_title(own);
        self.address = looked(count.address);
        self.asks = looked(count.asks);
        self.broken = share(count.broken);
        self.silent = share(count.silent);
        self.timed = share(count.times) > 0.5;
        self.mostly_whole = share(count.broken) < 0.5;
        self.certain |= shape.kind == LabelKind::Change
            && (own.is_empty() && self.members.len() >= FEWEST_CHANGES || !own.is_empty());
        let dress = match (shape.kind, share(count.colons) > 0.5) {
            (LabelKind::Heading, true) => shape.dress + 1.3,
            (LabelKind::Heading, false) if first.time.is_none() => shape.dress,
            _ if shape.colon && name::is_capitals(own) => shape.dress + 0.3,
            _ if !shape.colon && shape.dress < 0.0 && name::is_capitals(own) && share(count.alone) < 0.5 => {
                shape.dress + 1.0
            }
            _ => shape.dress,
        };
        let half = shape.kind == LabelKind::Heading && label.contains([':', '：']) && self.members.len() == 1;
        let look = match own {
            "" => 0.0,
            _ if self.timed && name::is_inverted(own) => 1.0,
            _ => name::looks(label),
        };
        self.same = self.is_same(candidates, blocks);
        self.half = half;
        let evident = self.evident;
        let bare_item = count.items > 0 && shape.dress < 1.0;
        let mut set = |piece, value| self.evidence.set(piece, value);
        set(Feature::Dress, dress);
        set(Feature::Look, if evident { look.max(0.5) } else { look });
        set(
            Feature::Role,
            match role {
                Some(Role::Pseudo) => 0.6,
                Some(_) if unasked => 0.0,
                Some(_) => 1.0,
                None => f32::from(u8::from(anyone)),
            },
        );
        set(
            Feature::Known,
            if confirmed {
                1.0
            } else if known.is_in_title(own) {
                0.4
            } else {
                0.0
            },
        );
        set(Feature::Timed, share(count.times));
        set(Feature::Starts, share(count.starts));
        set(Feature::Quotes, share(count.quotes));
        set(Feature::Listed, if bare_item { share(count.items) } else { 0.0 });
        set(Feature::GoesOn, share(count.goes_on));
        set(Feature::Datum, looked(count.data));
        set(Feature::Field, f32::from(u8::from(self.field)));
        set(Feature::Reported, f32::from(u8::from((verb.is_some() || says) && !confirmed)));
        set(Feature::Thing, f32::from(u8::from(known.is_thing(own) && !confirmed)));
    }

    /// Whether `name` is a word for a field that asks only where an answer is marked like it: `问题` with `原因` is
    /// none, with `回答` it is.
    fn is_unanswered(&self, name: &str, candidates: &[Candidate]) -> bool {
        let meaning = lexicon::look(name);
        let answers = |candidate: &Candidate| {
            let meaning = lexicon::look(&candidate.key);
            meaning.mark
                && meaning.role == Some(Role::Guest)
                && candidate.is(|shape| shape.name == self.style.0)
        };
        meaning.mark && meaning.field && !candidates.iter().any(answers)
    }

    /// Says how often the name stands in all styles together, and in how many words once.
    pub fn returns(&mut self, candidates: &[Candidate]) {
        let sentence = self.echoes && self.evidence.of(Feature::Look) < -1.0;
        let first = self.members.first().and_then(|&index| candidates.get(index));
        let heading = matches!(self.style.1, Setting::Heading(_));
        // A title's words may well come back in the text.
        let lone = heading && self.members.len() == 1 && first.is_some_and(|c| c.colon == Colon::None);
        let lines = if self.same || sentence || lone { 1 } else { self.lines };
        self.evidence.set(
            Feature::Returns,
            match lines {
                _ if self.key.is_empty() => 0.0,
                0 | 1 => -1.2,
                2 => 0.0,
                3 => 0.4,
                4 | 5 => 0.65,
                6..=9 => 0.9,
                _ => 1.1,
            },
        );
        let plain = |c: &&Candidate| {
            let word = !c.name.trim().contains(' ') && name::looks(&c.name) <= 0.5;
            !heading && c.is(|shape| shape.dress < 1.0) && (word || c.colon == Colon::None)
        };
        self.passing = lines == 1 && !self.evident && !self.timed && first.as_ref().is_some_and(plain);
    }

    /// Whether its lines follow each other, with no other name between, and are the same letter by letter.
    fn is_same(&self, candidates: &[Candidate], blocks: &[Block]) -> bool {
        let text = |&index: &usize| Some(blocks.get(candidates.get(index)?.block)?.text.as_str());
        let again = |pair: &[usize]| matches!(pair, [a, b] if a + 1 == *b && text(a) == text(b));
        self.lines > 1 && self.lines == self.members.len() && self.members.windows(2).all(again)
    }

    /// What is said behind each of several lines, if it is one and the same and too long for a short answer.
    pub fn saying<'c>(&self, court: &Court<'c>) -> Option<&'c str> {
        let text = |&index: &usize| said(court.candidates.get(index)?, court.blocks).next();
        let first = self.members.first().and_then(text).filter(|_| self.members.len() > 1)?;
        first.chars().nth(SHORT_ANSWER)?;
        self.members.iter().all(|member| text(member) == Some(first)).then_some(first)
    }

    fn count(&self, candidates: &[Candidate], blocks: &[Block]) -> Count {
        let mut count = Count::default();
        for candidate in self.members.iter().filter_map(|&index| candidates.get(index)) {
            let Some(block) = blocks.get(candidate.block) else { continue };
            count.times += usize::from(candidate.time.is_some());
            count.starts += usize::from(!block.joins && (!block.tight || block.kind == BlockKind::Item));
            count.broken += usize::from(is_broken(candidate, blocks));
            count.quotes += usize::from(candidate.quotes && candidate.colon != Colon::None);
            count.items += usize::from(block.kind == BlockKind::Item);
            count.colons += usize::from(candidate.colon != Colon::None);
            count.alone += usize::from(candidate.alone);
            count.goes_on += usize::from(goes_on(candidate, block));
            count.silent += usize::from(candidate.alone && is_silent(candidate, blocks));
            if count.looked < ENOUGH {
                count.looked += 1;
                let first = said(candidate, blocks).next().unwrap_or_default();
                count.data += usize::from(is_datum(first));
                count.asks += usize::from(said(candidate, blocks).any(marks::holds_question));
                count.address += usize::from(talk::addresses(first));
            }
        }
        count
    }
}

/// What is said behind the label in its block, or in the next if the label stands alone: the lines of one
/// paragraph.
pub fn said<'b>(candidate: &Candidate, blocks: &'b [Block]) -> impl Iterator<Item = &'b str> {
    let at = candidate.block + usize::from(candidate.alone);
    let skipped = if candidate.alone { 0 } else { candidate.rest };
    let first = blocks.get(at).and_then(|block| block.text.get(skipped..));
    let below = blocks.get(at + 1..).unwrap_or_default().iter().take_while(|block| block.joins).take(8);
    first.into_iter().chain(below.map(|block| block.text.as_str()))
}

/// Whether a line goes on with a sentence of the line above, which was broken at a margin.
pub fn is_broken(candidate: &Candidate, blocks: &[Block]) -> bool {
    let Some(block) = blocks.get(candidate.block) else { return false };
    let Some(above) = candidate.block.checked_sub(1).and_then(|above| blocks.get(above)) else {
        return false;
    };
    let below = above.line + above.lines.max(1) == block.line && above.kind == block.kind;
    let start = block.text.get(usize::from(block.marker)..).unwrap_or_default();
    let small = below && start.starts_with(char::is_lowercase);
    let long = || {
        let wide = above.text.chars().filter(|c| script::is_han_or_kana(*c)).count();
        above.text.chars().count() + wide >= 45
    };
    (small || block.joins && long()) && !marks::ends_sentence(&above.text)
}

/// Whether a name without a colon is a word of its sentence: `**NBRX** 是…`, `**Keel** is …`.
fn goes_on(candidate: &Candidate, block: &Block) -> bool {
    const PREDICATES: &[char] = &[
        '是', '的', '在', '有', '会', '會', '不', '也', '都', '将', '將', '被', '与', '與', '和', '，', ',',
        '、', 'は', 'が', 'を', 'の', 'に', 'と', '。',
    ];
    let loose = candidate.colon == Colon::None
        && candidate.time.is_none()
        && candidate.is(|shape| shape.kind == LabelKind::Line && shape.dress < 1.0);
    let rest = block.text.get(candidate.rest..).unwrap_or_default();
    let before = block.text.get(..candidate.rest).unwrap_or_default();
    let name = before.strip_suffix(' ').unwrap_or(before);
    loose
        && name.ends_with(candidate.name.as_str())
        && rest.starts_with(|c: char| c.is_lowercase() || PREDICATES.contains(&c))
}

/// Whether a label alone on its line has no words below it; a heading's own are no list.
fn is_silent(candidate: &Candidate, blocks: &[Block]) -> bool {
    let heading = candidate.is(|shape| shape.kind == LabelKind::Heading);
    let below = blocks.iter().skip(candidate.block + 1).find(|block| block.aside.is_none());
    below.is_none_or(|block| match block.kind {
        BlockKind::Heading(_) | BlockKind::Rule => true,
        BlockKind::Item | BlockKind::Code | BlockKind::Table => heading,
        BlockKind::Paragraph | BlockKind::Quote => false,
    })
}

/// Whether a value follows rather than words: a number with its unit, a path, a switch.
fn is_datum(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_VALUE {
        return false;
    }
    let mut words = text.split_whitespace();
    let (first, rest) = (words.next().unwrap_or_default(), words.count());
    let number =
        first.starts_with(|c: char| c.is_ascii_digit()) && (rest <= 2 && text.chars().nth(16).is_none());
    let dotted = |word: &str| {
        word.split_once('.').is_some_and(|(_, end)| end.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    let small = first.starts_with(|c: char| c.is_ascii_lowercase()) && !first.ends_with(['.', '?', '!']);
    let sign = rest == 0
        && (first.contains(['_', '/', '=', '@', '\\']) || dotted(first) || first.is_ascii() && small);
    let figures = || text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic);
    !text.is_empty() && (number || sign || figures())
}
