//! Which words of a passage are others now.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::range::TextRange;

/// Pairs of words that are compared at most; of longer texts the whole differing middle is told.
const PAIRS: usize = 4_000_000;

/// What differs between a text then and now, as bytes of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Words of the earlier text that are not in the later one.
    pub gone: Vec<TextRange>,
    /// Words of the later text that were not in the earlier one.
    pub come: Vec<TextRange>,
}

impl Changes {
    /// What differs between `then` and `now`, by words; a Han character is a word.
    ///
    /// ```
    /// use fangtan::passage::changes::Changes;
    ///
    /// let (then, now) = ("每三十秒响一次", "每四十秒响一次");
    /// let changes = Changes::between(then, now);
    /// assert_eq!((changes.gone[0].of(then), changes.come[0].of(now)), ("三", "四"));
    /// ```
    pub fn between(then: &str, now: &str) -> Self {
        let (old, new) = (words(then), words(now));
        let head = old.iter().zip(&new).take_while(|((_, one), (_, other))| one == other).count();
        let most = old.len().min(new.len()) - head;
        let tails = old.iter().rev().zip(new.iter().rev());
        let tail = tails.take(most).take_while(|((_, one), (_, other))| one == other).count();
        let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
        let (stays, stood) = common(old, new);
        Self { gone: ranges(old, &stays), come: ranges(new, &stood) }
    }
}

/// Where a word begins, and the word.
type WordAt<'t> = (usize, &'t str);

fn words(text: &str) -> Vec<WordAt<'_>> {
    text.split_word_bound_indices().collect()
}

/// Which words of each belong to their longest common sequence.
fn common(old: &[WordAt], new: &[WordAt]) -> (Vec<bool>, Vec<bool>) {
    let (mut stays, mut stood) = (vec![false; old.len()], vec![false; new.len()]);
    if old.len() * new.len() > PAIRS {
        return (stays, stood);
    }
    let width = new.len() + 1;
    let mut longest = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i].1 == new[j].1 {
                longest[(i + 1) * width + j + 1].saturating_add(1)
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i].1 == new[j].1 {
            (stays[i], stood[j]) = (true, true);
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (stays, stood)
}

/// The words that are not common, those next to each other as one; blanks between two of them belong to them.
fn ranges(words: &[WordAt], common: &[bool]) -> Vec<TextRange> {
    let mut ranges: Vec<TextRange> = Vec::new();
    let mut open = None;
    for ((start, word), common) in words.iter().zip(common) {
        let is_blank = word.trim().is_empty();
        match (open, ranges.last_mut()) {
            _ if *common && !is_blank => open = None,
            _ if *common || is_blank => {}
            (Some(()), Some(last)) => last.end = start + word.len(),
            _ => {
                ranges.push(TextRange::new(*start, start + word.len()));
                open = Some(());
            }
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(then: &str, now: &str) -> (Vec<String>, Vec<String>) {
        let Changes { gone, come } = Changes::between(then, now);
        let of = |ranges: Vec<TextRange>, text: &str| {
            ranges.iter().map(|range| range.of(text).to_owned()).collect::<Vec<_>>()
        };
        (of(gone, then), of(come, now))
    }

    #[test]
    fn words_are_told_whole_and_neighbours_together() {
        let (gone, come) = told("The lamp burned all night long.", "The lamp was out all day long.");
        assert_eq!(gone, ["burned", "night"]);
        assert_eq!(come, ["was out", "day"]);
    }

    #[test]
    fn what_was_only_added_or_only_taken_away_is_told_on_one_side() {
        assert_eq!(told("他修灯。", "他一个人修灯。"), (vec![], vec!["一个人".to_owned()]));
        assert_eq!(told("he really knew", "he knew"), (vec!["really".to_owned()], vec![]));
        assert_eq!(told("same", "same"), (vec![], vec![]));
    }

    #[test]
    fn texts_too_long_to_compare_word_by_word_still_keep_their_common_ends() {
        let middle = |word: &str| (0..3000).map(|n| format!("{word}{n} ")).collect::<String>();
        let (gone, come) = told(&format!("begin {}end", middle("a")), &format!("begin {}end", middle("b")));
        assert_eq!((gone.len(), come.len()), (1, 1));
        assert!(gone[0].starts_with("a0 ") && !gone[0].contains("end"));
    }
}
