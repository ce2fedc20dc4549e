//! Hits of a search by year and by who answers: what a topic was over time, and with whom.

use std::collections::{BTreeMap, HashMap};

use crate::catalog::people::Participant;
use crate::episode::model::Role;
use crate::episode::summary::{Summary, VoiceSummary};

/// The most years told of one by one, those without hits between them included.
const YEARS: usize = 60;

/// People told of.
const PEOPLE: usize = 12;

/// Hits by year and by person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitTally {
    by_year: BTreeMap<u16, usize>,
    by_name: HashMap<String, usize>,
    people: Vec<(String, usize)>,
}

impl HitTally {
    /// Takes in `hits` found in an episode.
    pub fn add(&mut self, summary: &Summary, hits: usize) {
        if let Some(year) = summary.date.get(..4).and_then(|year| year.parse().ok()) {
            *self.by_year.entry(year).or_default() += hits;
        }
        for voice in summary.speakers.iter().filter(|voice| answers(voice)) {
            *self.by_name.entry(voice.name.trim().to_owned()).or_default() += hits;
        }
    }

    /// Tells those who answer, now that all is found; names of one of `known` are one.
    pub fn settle(&mut self, known: &[Participant]) {
        let names = known.iter().flat_map(|one| one.names().into_iter().map(move |name| (name, &one.name)));
        let main: HashMap<String, &String> = names.collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (name, hits) in &self.by_name {
            let name = main.get(name).map_or(name.as_str(), |main| main.as_str());
            *counts.entry(name).or_default() += hits;
        }
        let mut people: Vec<(String, usize)> =
            counts.into_iter().map(|(name, hits)| (name.to_owned(), hits)).collect();
        people.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        people.truncate(PEOPLE);
        self.people = people;
    }

    /// Every year from the first one with hits to the last, with its hits; the last years where they are many.
    pub fn years(&self) -> Vec<(u16, usize)> {
        let (Some((first, _)), Some((last, _))) =
            (self.by_year.first_key_value(), self.by_year.last_key_value())
        else {
            return Vec::new();
        };
        let first = (*first).max(last.saturating_sub(YEARS as u16 - 1));
        (first..=*last).map(|year| (year, self.by_year.get(&year).copied().unwrap_or(0))).collect()
    }

    /// Those who answer in the episodes with hits, with the hits of these, most hits first; nobody before all
    /// is found.
    pub fn people(&self) -> &[(String, usize)] {
        &self.people
    }
}

fn answers(voice: &VoiceSummary) -> bool {
    voice.is_person() && voice.role != Some(Role::Host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(date: &str, guest: &str) -> Summary {
        let voice = |name: &str, role| VoiceSummary {
            name: name.into(),
            role: Some(role),
            ..VoiceSummary::default()
        };
        let speakers = vec![voice("周小满", Role::Host), voice(guest, Role::Guest)];
        Summary { date: date.into(), speakers, ..Summary::default() }
    }

    #[test]
    fn years_have_no_gaps_and_people_one_name() {
        let mut tally = HitTally::default();
        tally.add(&summary("2019-03", "林砚秋"), 2);
        tally.add(&summary("2022", "Lin Yanqiu"), 3);
        tally.add(&summary("", "Ana Roth"), 4);
        assert_eq!(tally.years(), [(2019, 2), (2020, 0), (2021, 0), (2022, 3)]);
        assert!(tally.people().is_empty(), "more may be found");
        let lin = Participant {
            name: "林砚秋".into(),
            aliases: vec!["Lin Yanqiu".into()],
            ..Participant::default()
        };
        tally.settle(&[lin]);
        assert_eq!(tally.people(), [("林砚秋".to_owned(), 5), ("Ana Roth".to_owned(), 4)]);
    }
}
