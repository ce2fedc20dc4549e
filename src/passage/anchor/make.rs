//! Making an anchor from a range of an episode.

use super::folded::FoldedWords;
use super::hash::text_hash;
use super::place::Anchor;
use crate::episode::model::Episode;
use crate::text::range::{Offset, TextRange};

/// Characters of a quote that are kept whole; of a longer one, half of them from each end.
const QUOTE: usize = 400;

/// Characters of context kept on each side: 32 are what Hypothesis keeps, the more are for a quote that is
/// short or stands in the text more than once.
const CONTEXTS: [usize; 3] = [32, 96, 400];

/// Bytes below which a quote is short.
const SHORT: usize = 36;

/// Characters that mark a place.
const PLACE: usize = 60;

/// Codes by which a context must differ from that of a twin.
const DIFFERENCE: usize = 8;

/// Makes anchors in one episode: what all of them need is prepared once.
#[derive(Debug)]
pub struct Maker<'a> {
    episode: &'a Episode,
    hash: u64,
    folded: FoldedWords,
}

impl<'a> Maker<'a> {
    /// A maker of anchors in `episode`.
    pub fn new(episode: &'a Episode) -> Self {
        Self { episode, hash: text_hash(&episode.text), folded: FoldedWords::of(&episode.text) }
    }

    /// The anchor of the bytes `range` in the reading text.
    pub fn anchor(&self, range: TextRange) -> Anchor {
        let episode = self.episode;
        let text = episode.text.as_str();
        let quote = range.of(text);
        let (exact, tail) = ends(quote);
        let twins = self.twins(TextRange::new(range.start, range.start + exact.len()));
        let context = context(quote.len(), twins);
        let before = text.get(..range.start).unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        let turn = episode.turn_at(range.start).and_then(|turn| episode.turns.get(turn));
        let section = episode.sections.get(episode.section_at(range.start));
        Anchor {
            exact: exact.to_owned(),
            tail: tail.to_owned(),
            prefix: last(before, context).to_owned(),
            suffix: first(after, context).to_owned(),
            section: section.and_then(|section| section.title.clone()).unwrap_or_default(),
            speaker: turn
                .and_then(|turn| episode.speaker_of(turn))
                .map_or_else(String::new, |s| s.name.clone()),
            address: episode.address_at(range.start).to_string(),
            start: range.start,
            end: range.end,
            text_hash: self.hash,
            unique: twins.is_none(),
        }
    }

    /// How many codes of context the passage shares with the most alike of its twins, on the side that shares
    /// more; `None` if its words stand only once. More than a context ever holds is not counted.
    fn twins(&self, range: TextRange) -> Option<usize> {
        let codes = self.folded.codes.as_slice();
        let (start, end) = self.folded.indices(range);
        if start == end {
            return Some(0);
        }
        let [.., most] = CONTEXTS;
        let shared = |other: usize| {
            let run = |equal: &(&u32, &u32)| equal.0 == equal.1;
            let (before, other_before) = (codes.get(..start)?.iter().rev(), codes.get(..other)?.iter().rev());
            let (after, other_after) = (codes.get(end..)?.iter(), codes.get(other + end - start..)?.iter());
            let before = before.zip(other_before).take(most).take_while(run).count();
            Some(before.max(after.zip(other_after).take(most).take_while(run).count()))
        };
        let mut twins = places_of(codes, codes.get(start..end)?).filter(|place| *place != start);
        let first = twins.next().and_then(shared)?;
        // In a text that repeats itself every place may be a twin: as soon as all is shared, none is more
        // alike.
        let mut alike = twins.filter_map(shared);
        let closest =
            alike.try_fold(first, |best, next| if best < most { Ok(best.max(next)) } else { Err(best) });
        Some(closest.unwrap_or_else(|best| best))
    }
}

/// Characters of context that tell a quote of so many bytes from its twins; the least where even the most
/// would not.
fn context(bytes: usize, twins: Option<usize>) -> usize {
    let [least, more, _] = CONTEXTS;
    match twins {
        None if bytes >= SHORT => least,
        None => more,
        Some(shared) => {
            let tells = |context: &usize| *context > least && shared * 3 / 2 + DIFFERENCE <= *context;
            CONTEXTS.into_iter().find(tells).unwrap_or(least)
        }
    }
}

impl Anchor {
    /// The anchor of the bytes `range` in `episode`'s reading text. For many in one episode see [`Maker`].
    ///
    /// ```
    /// use fangtan::passage::anchor::{Anchor, Resolver, State};
    /// use fangtan::text::range::TextRange;
    /// use fangtan::parse::{Hints, parse};
    ///
    /// let read = |text: &str| parse(text.as_bytes(), &Hints::default()).0;
    /// let before = read("**甲：** 灯塔还亮吗？\n\n**乙：** 还亮着，每三十秒一次，一夜不停。\n");
    /// let start = before.text.find("每三十秒").unwrap();
    /// let kept = Anchor::of(&before, TextRange::new(start, before.text.len()));
    ///
    /// let after = read("**甲：** 先问一句：海上冷吗？灯塔还亮吗？\n\n**乙：** 还亮着，每三十秒一次，一夜不停。\n");
    /// let found = Resolver::new(&after, None).resolve(&kept);
    /// assert_ne!(found.state, State::Lost);
    /// assert!(found.range.of(&after.text).starts_with("每三十秒"));
    /// ```
    pub fn of(episode: &Episode, range: TextRange) -> Self {
        Maker::new(episode).anchor(range)
    }

    /// The anchor of a place: of the words that follow it, so that the start of what it resolves to is the
    /// place.
    pub fn at(episode: &Episode, offset: Offset) -> Self {
        let after = episode.text.get(offset..).unwrap_or_default();
        Self::of(episode, TextRange::new(offset, offset + first(after, PLACE).len()))
    }

    /// Whether the words stood only once, or the context kept sets them apart from their twins.
    pub(super) fn is_told_apart(&self) -> bool {
        let is_wide = |context: &str| context.chars().nth(CONTEXTS[0]).is_some();
        self.unique || is_wide(&self.prefix) || is_wide(&self.suffix)
    }

    /// The range it was made from.
    pub fn range(&self) -> TextRange {
        TextRange::new(self.start, self.end)
    }
}

/// The places of `wanted` among `codes`.
fn places_of<'a>(codes: &'a [u32], wanted: &'a [u32]) -> impl Iterator<Item = usize> + 'a {
    codes.windows(wanted.len()).enumerate().filter(move |(_, window)| *window == wanted).map(|(at, _)| at)
}

fn ends(quote: &str) -> (&str, &str) {
    if quote.chars().nth(QUOTE).is_none() {
        return (quote, "");
    }
    (first(quote, QUOTE / 2), last(quote, QUOTE / 2))
}

/// The first `count` characters.
fn first(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// The last `count` characters.
fn last(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or_default()
}
