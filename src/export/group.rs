//! Passages put together by what they share.

use std::collections::BTreeMap;

use super::record::{Record, by_work};
use super::times::rfc3339;

/// What passages are put together by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The interview.
    #[default]
    Episode,
    /// Those who answer in it.
    Guest,
    /// The reader's tags.
    Tag,
    /// Who says it.
    Speaker,
    /// Its color.
    Color,
    /// The day (in UTC) they were kept on.
    Day,
}

/// The live records in groups with their names; a passage with two tags stands in two of them, one with none
/// in the group without a name. Episodes keep their order, other groups are in order of their names; within a
/// group the order stays.
pub fn grouped(records: &[Record], by: By) -> Vec<(String, Vec<Record>)> {
    if by == By::Episode {
        let title =
            |run: &[&Record]| run.first().map(|record| record.work().title.clone()).unwrap_or_default();
        return by_work(records)
            .into_iter()
            .map(|run| (title(&run), run.into_iter().cloned().collect()))
            .collect();
    }
    let mut groups: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in records.iter().filter(|record| record.deleted.is_none()) {
        for name in names(record, by) {
            groups.entry(name).or_default().push(record.clone());
        }
    }
    groups.into_iter().collect()
}

fn names(record: &Record, by: By) -> Vec<String> {
    let names = match by {
        By::Episode => vec![record.work().title.clone()],
        By::Guest => record.work().guests.clone(),
        By::Tag => record.tags.clone(),
        By::Speaker => vec![record.speaker.clone()],
        By::Color => vec![record.color.clone()],
        By::Day => vec![rfc3339(record.made).chars().take_while(|c| *c != 'T').collect()],
    };
    if names.is_empty() { vec![String::new()] } else { names }
}
