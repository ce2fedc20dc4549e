//! Old passages shown again, each after a longer while: spaced repetition.

use super::marks::Millis;

/// Milliseconds of a day.
pub const DAY: Millis = 86_400_000;

/// The longest while, in doublings of a day: about three years.
const LONGEST: u32 = 10;

/// When a passage was shown again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ShownAgain {
    /// The last time.
    pub seen: Millis,
    /// How often, on days of their own.
    pub times: u32,
}

/// A passage that may be shown again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    /// Its id.
    pub id: String,
    /// When it was made.
    pub made: Millis,
    /// When it was shown, if it ever was.
    pub recall: Option<ShownAgain>,
}

impl Recalled {
    /// When it is to be shown: a day after it was made, and after every showing twice as many days as before.
    fn due(&self) -> Millis {
        let ShownAgain { seen, times } = self.recall.unwrap_or(ShownAgain { seen: self.made, times: 0 });
        seen + (DAY << times.min(LONGEST))
    }

    /// How much of its while has passed at `now`; it is to be shown from 1 on.
    fn waited(&self, now: Millis) -> f64 {
        let since = self.recall.map_or(self.made, |recall| recall.seen);
        (now - since) as f64 / (self.due() - since) as f64
    }
}

/// The ids of those to show on the day that began at `morning`, `count` at most: those that were shown today
/// already, so that asking again shows the same; if none were, those that are due, the longest overdue for
/// their while first.
pub fn today(all: &[Recalled], morning: Millis, now: Millis, count: usize) -> Vec<String> {
    let is_shown = |one: &&Recalled| one.recall.is_some_and(|recall| recall.seen >= morning);
    let mut wanted: Vec<&Recalled> = all.iter().filter(is_shown).collect();
    if wanted.is_empty() {
        wanted = all.iter().filter(|one| one.due() <= now).collect();
    }
    wanted.sort_by(|one, other| {
        let ratio = other.waited(now).total_cmp(&one.waited(now));
        if is_shown(one) { one.id.cmp(&other.id) } else { ratio.then_with(|| one.id.cmp(&other.id)) }
    });
    wanted.into_iter().take(count).map(|one| one.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(id: &str, made: i64, recall: Option<(i64, u32)>) -> Recalled {
        let recall = recall.map(|(seen, times)| ShownAgain { seen: seen * DAY, times });
        Recalled { id: id.to_owned(), made: made * DAY, recall }
    }

    #[test]
    fn what_is_longest_overdue_for_its_while_comes_first_and_nothing_too_early() {
        let all = [
            one("fresh", 99, None),
            one("never shown", 90, None),
            one("shown once, 8 days ago", 0, Some((92, 1))),
            one("shown often, not yet due", 0, Some((90, 5))),
            one("made today", 100, None),
        ];
        let told = today(&all, 100 * DAY, 100 * DAY + 1, 5);
        assert_eq!(told, ["never shown", "shown once, 8 days ago", "fresh"]);
        assert_eq!(today(&all, 100 * DAY, 100 * DAY + 1, 1), ["never shown"]);
    }

    #[test]
    fn asked_again_on_one_day_the_same_are_shown() {
        let all = [one("b", 0, Some((100, 1))), one("a", 0, Some((100, 1))), one("due", 0, None)];
        assert_eq!(today(&all, 100 * DAY, 101 * DAY - 1, 5), ["a", "b"]);
        assert_eq!(today(&all, 101 * DAY, 102 * DAY, 5)[0], "due");
    }
}
