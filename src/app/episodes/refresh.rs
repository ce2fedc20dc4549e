//! What the list shows of its rows: filtered, one of each interview, interviews first, grouped.

use std::collections::HashMap;

use super::{EpisodeRow, Episodes, Freshness, ShownEntry, group};
use crate::catalog::apart::interviews_first;
use crate::catalog::filter::EpisodeFilter;
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
            self.find(&filter.with_hidden(self.arrangement.shows_hidden));
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

    /// Finds what `filter` asks for; what was found before stays while the names for that are still to come.
    fn find(&mut self, filter: &EpisodeFilter) {
        if filter.has_words() && self.names.are_awaited(self.rows.len()) {
            return;
        }
        let mut found = self.matching(filter);
        self.leave_one_of_each(&mut found, filter.has_words());
        let standing = |(index, _): &(usize, _)| self.rows[*index].traits().standing;
        self.waiting = interviews_first(&mut found, self.arrangement.shows_others, standing);
        self.found = found;
    }

    fn count_listable(&self) -> usize {
        let traits = |index: usize| self.rows[index].traits();
        let with_others = self.found.iter().any(|(index, _)| traits(*index).standing.waits);
        let is_counted = |index: usize| {
            let row = traits(index);
            (self.arrangement.shows_hidden || !row.hidden) && (with_others || !row.standing.waits)
        };
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
        if versions.is_empty() {
            return;
        }
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
            let asked = filter.sifted(sorted.clone(), |index| rows[*index].passes(filter));
            return asked.into_iter().map(|index| (index, Vec::new())).collect();
        }
        let hits = self.names.rank(filter, rows);
        hits.into_iter().map(|hit| (hit.index, hit.ranges)).collect()
    }
}
