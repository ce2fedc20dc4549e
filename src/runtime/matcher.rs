//! The thread that prepares names and matches them: what the jump box offers, and how the list is narrowed. Of
//! several questions of a kind only the newest is answered.

use std::sync::Arc;

use super::message::Reports;
use super::worker::Worker;
use crate::app::episodes::{EpisodeRow, prepared};
use crate::app::event::Event;
use crate::app::offers::{Offers, Sources};
use crate::app::ticket::Ticket;
use crate::catalog::facets::facets;
use crate::search::fuzzy::Narrowed;

/// What the matcher is asked for.
pub enum MatcherTask {
    /// Offer what these hold from now on.
    Prepare(Box<Sources>),
    /// Rank those of the kinds named by bits against a query.
    Rank(Ticket, String, u32),
    /// Count the values of these rows, which a filter lets through.
    Facets(String, Vec<EpisodeRow>),
    /// Prepare the names of these rows, a generation of the list.
    Names(u64, Vec<EpisodeRow>),
}

/// The newest question of each kind.
#[derive(Default)]
struct MatcherQuestions {
    sources: Option<Box<Sources>>,
    query: Option<(Ticket, String, u32)>,
    filtered: Option<(String, Vec<EpisodeRow>)>,
    named: Option<(u64, Vec<EpisodeRow>)>,
}

impl MatcherQuestions {
    fn take(mut self, task: MatcherTask) -> Self {
        match task {
            MatcherTask::Prepare(newest) => self.sources = Some(newest),
            MatcherTask::Rank(ticket, words, kinds) => self.query = Some((ticket, words, kinds)),
            MatcherTask::Facets(filter, rows) => self.filtered = Some((filter, rows)),
            MatcherTask::Names(generation, rows) => self.named = Some((generation, rows)),
        }
        self
    }
}

/// The thread.
pub fn worker(reports: Reports) -> Worker<MatcherTask> {
    Worker::new("matcher", move |inbox| {
        let mut offers = Arc::new(Offers::default());
        let mut left = Narrowed::default();
        while let Ok(first) = inbox.recv() {
            let tasks = std::iter::once(first).chain(inbox.try_iter());
            let MatcherQuestions { sources, query, filtered, named } =
                tasks.fold(MatcherQuestions::default(), MatcherQuestions::take);
            if let Some(sources) = sources {
                offers = Arc::new(reports.guard(|| Offers::new(*sources)).unwrap_or_default());
                left = Narrowed::default();
            }
            if let Some((ticket, words, kinds)) = query
                && let Some(hits) = reports.guard(|| offers.rank(&words, kinds, &mut left))
            {
                reports.send(Event::Ranked(ticket, offers.clone(), hits));
            }
            if let Some((filter, rows)) = filtered
                && let Some(values) = reports.guard(|| facets(&rows.iter().map(EpisodeRow::facts)))
            {
                reports.send(Event::Counted(filter, values));
            }
            if let Some((generation, rows)) = named
                && let Some(names) = reports.guard(|| prepared(&rows))
            {
                reports.send(Event::NamesPrepared(generation, Arc::new(names)));
            }
        }
    })
}
