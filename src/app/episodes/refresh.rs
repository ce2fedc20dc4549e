//! What the list shows of its rows: filtered, one of each interview, interviews first, grouped.

use std::collections::HashMap;

use super::{EpisodeRow, Episodes, Freshness, ShownEntry, group};
use crate::catalog::apart::interviews_first;
use crate::catalog::filter::{EpisodeFacts, EpisodeFilter};
use crate::catalog::versions::Versions;
use crate::text::range::TextRange;

impl Episodes {
    /// Orders, filters and groups anew, keeping the selected entry selected where it still stands.
    pub fn refresh(&mut self) {
        let selected = self.selected().map(|row| row.path.clone());
        let heading = match self.shown.get(self.list.selected) {
            Some(ShownEntry::Heading(group)) => Some(self.groups[*group].value.clone()),
            _ => None,
        };
        let typed = self.filter.text();
        let filter = EpisodeFilter::new(typed);
        self.problem = filter.as_ref().err().cloned();
        // The field at the end may not be typed to its end.
        let whole = || typed.trim_end().rsplit_once(char::is_whitespace).map_or("", |(whole, _)| whole);
        if let Ok(filter) = filter.or_else(|_| EpisodeFilter::new(whole())) {
            let filter = filter.with_hidden(self.arrangement.shows_hidden);
            let mut found = self.matching(&filter);
            self.leave_one_of_each(&mut found, filter.has_words());
            let facts = |(index, _): &(usize, _)| self.rows.get(*index).map(EpisodeRow::facts);
            self.waiting = interviews_first(&mut found, self.arrangement.shows_others, facts);
            self.found = found;
        }
        self.queue = self.rows.iter().filter_map(EpisodeRow::queued).collect();
        self.queue.sort_unstable();
        self.listable = self.count_listable();
        self.freshness = Freshness::Fresh;
        self.counts.take();
        self.lay_out();
        self.list.select(self.list.selected, self.shown.len());
        if let Some(path) = selected {
            self.select(&path);
        } else if let Some(value) = heading
            && let Some(at) = self.shown.iter().position(
                |shown| matches!(shown, ShownEntry::Heading(group) if self.groups[*group].value == value),
            )
        {
            self.list.selected = at;
        }
    }

    fn count_listable(&self) -> usize {
        let with_others = self.found.iter().any(|(index, _)| self.rows[*index].facts().waits());
        let is_in = |facts: &EpisodeFacts<'_>| {
            (self.arrangement.shows_hidden || !facts.is_hidden()) && (with_others || !facts.waits())
        };
        let is_counted = |index: usize| self.rows.get(index).is_some_and(|row| is_in(&row.facts()));
        let is_first = |index: usize| {
            let mut versions = self.versions.iter().flat_map(|versions| versions.of(index));
            versions.find(|(one, _)| is_counted(*one)).is_none_or(|(first, _)| *first == index)
        };
        (0..self.rows.len()).filter(|index| is_counted(*index) && is_first(*index)).count()
    }

    /// Leaves one row of each interview in `found`: the version that matched best if they are `ranked`, else the one
    /// last read, or the first. Versions are not looked for while files still come.
    fn leave_one_of_each(&mut self, found: &mut Vec<(usize, Vec<TextRange>)>, ranked: bool) {
        if !self.is_settled {
            return;
        }
        let rows = &self.rows;
        let versions =
            self.versions.get_or_insert_with(|| Versions::among(rows.iter().map(EpisodeRow::version)));
        let read_at = |index: usize| if ranked { 0 } else { rows.get(index).map_or(0, EpisodeRow::read_at) };
        let mut chosen: HashMap<usize, usize> = HashMap::new();
        for (index, _) in found.iter() {
            let Some(group) = versions.group(*index) else { continue };
            let known = chosen.entry(group).or_insert(*index);
            if read_at(*index) > read_at(*known) {
                *known = *index;
            }
        }
        found.retain(|(index, _)| {
            versions.group(*index).is_none_or(|group| chosen.get(&group) == Some(index))
        });
    }

    /// Makes the entries of what was found: headings and rows.
    fn lay_out(&mut self) {
        self.groups = match self.arrangement.grouping {
            None => Vec::new(),
            Some(kind) => group::groups(kind, self.found.iter().map(|(index, _)| &self.rows[*index])),
        };
        if self.groups.iter().all(|group| group.value.is_empty()) {
            // One heading over all, which says nothing.
            self.groups.clear();
        }
        if self.groups.is_empty() {
            self.shown = (0..self.found.len()).map(ShownEntry::Row).collect();
            return;
        }
        self.shown.clear();
        for (number, group) in self.groups.iter().enumerate() {
            self.shown.push(ShownEntry::Heading(number));
            if !self.arrangement.folded.contains(&group.value) {
                self.shown.extend(group.members.iter().copied().map(ShownEntry::Row));
            }
        }
    }

    /// The rows that the filter lets through, with the matched parts of their titles: the best first where
    /// words were typed, else in the present order.
    fn matching(&mut self, filter: &EpisodeFilter) -> Vec<(usize, Vec<TextRange>)> {
        let rows = &self.rows;
        let (order, reversed) = (self.arrangement.order, self.arrangement.reversed);
        let sorted = self.sorted.get_or_insert_with(|| order.sorted(rows, reversed));
        if !filter.has_words() {
            let asked = sorted.iter().filter(|index| filter.lets_through(&rows[**index].facts()));
            return asked.map(|index| (*index, Vec::new())).collect();
        }
        let hits = self.names.rank(filter, rows);
        hits.into_iter().map(|hit| (hit.index, hit.ranges)).collect()
    }
}
