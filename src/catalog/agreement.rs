//! How far two people agree in what they tagged: percent agreement and Cohen's κ of each tag, over characters.
//!
//! Every character of the texts is one unit that each of the two has given the tag or not. With `a` of `n`
//! characters tagged by one, `b` by the other and `both` by both:
//!
//! - percent agreement `p = (both + neither) / n`, with `neither = n - a - b + both`;
//! - agreement by chance `e = (a·b + (n-a)·(n-b)) / n²`;
//! - `κ = (p - e) / (1 - e)`; it says nothing (`None`) where `e` is 1: both tagged all of it, or none.
//!
//! Cohen, J. (1960). A coefficient of agreement for nominal scales. The texts that count are those in which both
//! have tagged anything. Whoever tags `a/b` has tagged `a`.

use std::collections::{BTreeMap, BTreeSet};

use super::cross::lineage;

/// What one person tagged: tags and a stretch of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaggedStretch {
    /// The tags.
    pub tags: Vec<String>,
    /// Where it begins, in characters.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A text that both have tagged.
#[derive(Clone, Debug, Default)]
pub struct TextOfTwo {
    /// Its characters.
    pub chars: usize,
    /// What the one and the other tagged in it.
    pub tagged: [Vec<TaggedStretch>; 2],
}

/// Characters with a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagAgreement {
    /// The tag.
    pub tag: String,
    /// Tagged by the one.
    pub one: usize,
    /// Tagged by the other.
    pub other: usize,
    /// Tagged by both.
    pub both: usize,
    /// All that there are.
    pub all: usize,
}

impl TagAgreement {
    /// The share of characters on which they agree, 0 to 1.
    pub fn share(&self) -> f64 {
        let neither = self.all + self.both - self.one - self.other;
        (self.both + neither) as f64 / self.all.max(1) as f64
    }

    /// Cohen's κ.
    ///
    /// ```
    /// use fangtan::catalog::agreement::TagAgreement;
    ///
    /// let table = TagAgreement { one: 25, other: 30, both: 20, all: 50, ..TagAgreement::default() };
    /// assert_eq!((table.share(), table.kappa().map(|k| (k * 100.0).round())), (0.7, Some(40.0)));
    /// ```
    pub fn kappa(&self) -> Option<f64> {
        let [all, one, other] = [self.all, self.one, self.other].map(|count| count as f64);
        let chance = (one * other + (all - one) * (all - other)) / (all * all);
        (chance < 1.0).then(|| (self.share() - chance) / (1.0 - chance))
    }
}

/// The agreement on every tag that either has given, by name.
pub fn agreement(texts: &[TextOfTwo]) -> Vec<TagAgreement> {
    let is_of_both = |text: &&TextOfTwo| text.tagged.iter().all(|tagged| !tagged.is_empty());
    let texts: Vec<&TextOfTwo> = texts.iter().filter(is_of_both).collect();
    let all = texts.iter().map(|text| text.chars).sum();
    let mut tags: BTreeMap<&str, TagAgreement> = BTreeMap::new();
    for text in texts {
        let given: BTreeSet<&str> =
            text.tagged.iter().flatten().flat_map(|one| &one.tags).flat_map(|tag| lineage(tag)).collect();
        for tag in given {
            let [one, other] = [0, 1].map(|who| joined(&text.tagged[who], tag));
            let found = tags.entry(tag).or_insert_with(|| TagAgreement {
                tag: tag.to_owned(),
                all,
                ..TagAgreement::default()
            });
            found.one += length(&one);
            found.other += length(&other);
            found.both += shared(&one, &other);
        }
    }
    tags.into_values().collect()
}

/// A stretch of a text and who of the two has given it a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagPlace {
    /// The tag.
    pub tag: String,
    /// Where it begins, in characters.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether the one has given it, and the other.
    pub given: [bool; 2],
}

/// The two codings of a text side by side: tag by tag, as these were given, every stretch that one of the two
/// or both have tagged, in the order of the text.
pub fn places(text: &TextOfTwo) -> Vec<TagPlace> {
    let tags: BTreeSet<&String> = text.tagged.iter().flatten().flat_map(|one| &one.tags).collect();
    let mut places = Vec::new();
    for tag in tags {
        let given = [0, 1].map(|who| joined(&text.tagged[who], tag));
        let mut borders: Vec<usize> =
            given.iter().flatten().flat_map(|(start, end)| [*start, *end]).collect();
        borders.sort_unstable();
        borders.dedup();
        for pair in borders.windows(2) {
            let &[start, end] = pair else { continue };
            let has = |stretches: &Vec<(usize, usize)>| {
                stretches.iter().any(|(from, to)| *from <= start && end <= *to)
            };
            let given = [has(&given[0]), has(&given[1])];
            if given != [false, false] {
                places.push(TagPlace { tag: tag.clone(), start, end, given });
            }
        }
    }
    places.sort_by_key(|place| (place.start, place.end));
    places
}

/// The stretches with a tag, in order, none touching another.
fn joined(tagged: &[TaggedStretch], tag: &str) -> Vec<(usize, usize)> {
    let has = |one: &&TaggedStretch| one.tags.iter().any(|given| lineage(given).any(|above| above == tag));
    let mut all: Vec<(usize, usize)> = tagged.iter().filter(has).map(|one| (one.start, one.end)).collect();
    all.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (start, end) in all {
        match joined.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    joined
}

fn length(stretches: &[(usize, usize)]) -> usize {
    stretches.iter().map(|(start, end)| end - start).sum()
}

fn shared(one: &[(usize, usize)], other: &[(usize, usize)]) -> usize {
    let common = |a: &(usize, usize), b: &(usize, usize)| a.1.min(b.1).saturating_sub(a.0.max(b.0));
    one.iter().flat_map(|a| other.iter().map(move |b| common(a, b))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(tag: &str, start: usize, end: usize) -> TaggedStretch {
        TaggedStretch { tags: vec![tag.to_owned()], start, end }
    }

    #[test]
    fn kappa_is_that_of_worked_examples() {
        // all, one, other, both: percent, κ, each reckoned by hand from the definition.
        for (all, one, other, both, share, kappa) in [
            (50, 25, 30, 20, 0.7, Some(0.4)),
            (100, 70, 60, 45, 0.6, Some(0.130_434_8)),
            (100, 40, 60, 25, 0.5, Some(0.038_461_5)),
            (10, 5, 5, 5, 1.0, Some(1.0)),
            (10, 5, 5, 0, 0.0, Some(-1.0)),
            (10, 10, 10, 10, 1.0, None),
            (10, 0, 0, 0, 1.0, None),
            (10, 10, 5, 5, 0.5, Some(0.0)),
        ] {
            let told = TagAgreement { tag: String::new(), one, other, both, all };
            assert!((told.share() - share).abs() < 1e-9, "{told:?}");
            let near = |(a, b): (f64, f64)| (a - b).abs() < 1e-6;
            assert_eq!(told.kappa().is_some(), kappa.is_some(), "{told:?}");
            assert!(told.kappa().zip(kappa).is_none_or(near), "{told:?}: {:?}", told.kappa());
        }
    }

    #[test]
    fn two_codings_stand_side_by_side_stretch_by_stretch() {
        let tagged = [vec![stretch("a", 0, 10), stretch("b", 4, 6)], vec![stretch("a", 6, 14)]];
        let told = places(&TextOfTwo { chars: 20, tagged });
        let told: Vec<_> = told.iter().map(|one| (one.tag.as_str(), one.start, one.end, one.given)).collect();
        let expected = [
            ("a", 0, 6, [true, false]),
            ("b", 4, 6, [true, false]),
            ("a", 6, 10, [true, true]),
            ("a", 10, 14, [false, true]),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn overlapping_passages_of_one_person_count_once_and_texts_of_one_person_not_at_all() {
        let tagged = [vec![stretch("a/b", 0, 10), stretch("a", 5, 15)], vec![stretch("a", 10, 30)]];
        let alone = TextOfTwo { chars: 1000, tagged: [vec![stretch("a", 0, 9)], Vec::new()] };
        let told = agreement(&[TextOfTwo { chars: 100, tagged }, alone]);
        let a = TagAgreement { tag: "a".into(), one: 15, other: 20, both: 5, all: 100 };
        let b = TagAgreement { tag: "a/b".into(), one: 10, other: 0, both: 0, all: 100 };
        assert_eq!(told, [a, b]);
    }
}
