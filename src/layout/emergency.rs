//! What to do with a fragment that is wider than the line: its no-break spaces and other blanks first, then
//! its own joints, then between clusters.
//!
//! Never inside a grapheme cluster, and never so that a mark that must not begin a line does, if that can
//! be avoided.

use unicode_linebreak::linebreaks;

use super::breaks::{self, may_part};
use super::classes::is_blank;
use super::gap::{self, Gap};
use super::segments::{Fragment, is_lone_han};
use super::shadow;
use super::width::{Cluster, WidthPolicy, clusters, starts_cluster};
use crate::text::range::TextRange;

/// Holds words together until they are wider than the line.
const NO_BREAK_SPACE: char = '\u{A0}';

/// Cuts over-wide fragments of a text.
#[derive(Clone, Copy)]
pub(super) struct Cutter<'a> {
    /// The whole reading text.
    pub(super) text: &'a str,
    pub(super) policy: WidthPolicy,
    pub(super) gap: Gap,
}

impl Cutter<'_> {
    /// Cuts `range` into pieces of at most `limit` columns (or one cluster), and appends them to `out`.
    pub(super) fn cut(self, range: TextRange, limit: usize, out: &mut Vec<Fragment>) {
        let mut start = range.start;
        for at in self.chances(range, limit) {
            let end = range.start + at;
            self.cut_at_joints(TextRange::new(start, end), limit, out);
            start = end;
        }
    }

    /// Where words end in `range`, from its start; the last place is its end. A lone Han stays with the word
    /// before it if both fit.
    fn chances(self, range: TextRange, limit: usize) -> Vec<usize> {
        let text = range.of(self.text);
        let mut shadow = String::new();
        shadow::write(text, &mut shadow);
        let shadow = shadow.replace(NO_BREAK_SPACE, "  ");
        let blanks = text.match_indices(is_blank).map(|(at, blank)| at + blank.len());
        let mut chances: Vec<usize> = breaks::opportunities(text, &shadow, 0..text.len())
            .chain(blanks.filter(|&at| is_behind_blank(text, at)))
            .filter(|&at| starts_cluster(text, at))
            .collect();
        chances.sort_unstable();
        chances.dedup();
        let fits = |from: usize| {
            usize::from(self.measure(TextRange::new(range.start + from, range.end)).width) <= limit
        };
        if let [before @ .., lone, end] = chances.as_slice()
            && text.get(*lone..).is_some_and(is_lone_han)
            && fits(before.last().copied().unwrap_or(0))
        {
            chances = [before, &[*end]].concat();
        }
        chances
    }

    /// The piece `range` as a fragment.
    pub(super) fn measure(self, range: TextRange) -> Fragment {
        let (mut width, mut blank) = (0, 0);
        let mut before = None;
        for cluster in clusters(range.of(self.text), self.policy) {
            if cluster.is_blank() {
                blank += cluster.width;
            } else {
                width += blank + self.advance(before, cluster);
                blank = 0;
            }
            before = Some(cluster.base);
        }
        let after = self.text.get(range.end..).and_then(|tail| tail.chars().next());
        Fragment::new(range.start, width, blank + usize::from(self.has_gap(before, after)))
    }

    fn cut_at_joints(self, range: TextRange, limit: usize, out: &mut Vec<Fragment>) {
        let whole = self.measure(range);
        if usize::from(whole.width) <= limit {
            out.push(whole);
            return;
        }
        let text = range.of(self.text);
        let mut start = range.start;
        for at in joints(text) {
            let piece = TextRange::new(start, range.start + at);
            let measured = self.measure(piece);
            if usize::from(measured.width) <= limit {
                out.push(measured);
            } else {
                self.cut_between_clusters(piece, limit, out);
            }
            start = piece.end;
        }
    }

    fn cut_between_clusters(self, range: TextRange, limit: usize, out: &mut Vec<Fragment>) {
        let all: Vec<Cluster> = clusters(range.of(self.text), self.policy).collect();
        let mut rest = all.as_slice();
        while let [first, ..] = rest {
            let (piece, others) = rest.split_at(self.best_cut(rest, limit));
            let end = piece.last().map_or(first.end, |last| last.end);
            out.push(self.measure(TextRange::new(range.start + first.start, range.start + end)));
            rest = others;
        }
    }

    /// How many clusters the next piece takes: as many as fit, fewer where the cut would fall badly.
    fn best_cut(self, rest: &[Cluster], limit: usize) -> usize {
        let most = self.fitting(rest, limit);
        if most == rest.len() {
            return most;
        }
        let around = |count: usize| rest.get(count - 1).zip(rest.get(count));
        let is_clean = |&count: &usize| around(count).is_some_and(|(a, b)| may_part(a.base, b.base));
        let spares_pair = |&count: &usize| around(count).is_some_and(|(a, b)| a.base != b.base);
        let last = |is: &dyn Fn(&usize) -> bool| (1..=most).rev().find(is);
        last(&is_clean).or_else(|| last(&spares_pair)).unwrap_or(most)
    }

    /// How many clusters fit into `limit` columns, blanks at their end not counted; at least one.
    fn fitting(self, rest: &[Cluster], limit: usize) -> usize {
        let mut used = 0;
        let mut before = None;
        let fits = rest.iter().take_while(|cluster| {
            used += self.advance(before.replace(cluster.base), **cluster);
            used <= limit || cluster.is_blank()
        });
        fits.count().max(1)
    }

    /// Columns of a cluster and the gap before it.
    fn advance(self, before: Option<char>, cluster: Cluster) -> usize {
        cluster.width + usize::from(self.has_gap(before, Some(cluster.base)))
    }

    fn has_gap(self, before: Option<char>, after: Option<char>) -> bool {
        self.gap == Gap::Shown && before.zip(after).is_some_and(|(before, after)| gap::between(before, after))
    }
}

/// Whether a blank stands here before a mark that begins something: UAX #14 keeps `a /b` and `" "b` together.
fn is_behind_blank(text: &str, at: usize) -> bool {
    let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else { return false };
    let before = head.trim_end_matches(is_blank);
    let ends = before.chars().next_back().zip(tail.chars().next());
    before.len() < head.len()
        && ends.is_some_and(|(before, after)| {
            !is_blank(after) && !after.is_alphanumeric() && may_part(before, after)
        })
}

/// The marks after which an over-long token is cut before anywhere else: those between the parts of
/// addresses, paths and names of identifiers.
const JOINTS: [char; 8] = ['/', '?', '&', '=', '#', '@', '_', '-'];

/// Where `text` has joints, ascending; its end is the last.
fn joints(text: &str) -> Vec<usize> {
    let offered = linebreaks(text).map(|(at, _)| at).filter(|&at| is_joint(text, at));
    let marked = text.match_indices(JOINTS).map(|(at, mark)| at + mark.len());
    let marked = marked.filter(|&at| at < text.len() && is_between_parts(text, at));
    let mut joints: Vec<usize> = offered.chain(marked).filter(|&at| starts_cluster(text, at)).collect();
    joints.sort_unstable();
    joints.dedup();
    joints
}

/// Whether a joint's mark before `at` has a part of its token on both sides; `https://` stays whole.
fn is_between_parts(text: &str, at: usize) -> bool {
    let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let (before, after) = (head.chars().next_back(), tail.chars().next());
    before.zip(after).is_some_and(|(before, after)| may_part(before, after) && !JOINTS.contains(&after))
        && !head.trim_end_matches(JOINTS).is_empty()
        && !head.ends_with("://")
}

/// A place that UAX #14 offers and kinsoku does not forbid.
fn is_joint(text: &str, at: usize) -> bool {
    let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else { return false };
    let Some(after) = tail.chars().next() else { return true };
    let before = head.trim_end_matches(is_blank).chars().next_back();
    before.is_some_and(|before| may_part(before, after)) && !head.ends_with("://")
}
