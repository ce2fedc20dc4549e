//! The thread that works out what the jump box offers, and ranks it: of several queries only the newest is
//! answered.

use std::sync::Arc;

use super::message::Reports;
use super::worker::Worker;
use crate::app::event::Event;
use crate::app::offers::{Offers, Sources};
use crate::app::ticket::Ticket;
use crate::search::fuzzy::Narrowed;

/// What the matcher is asked for.
pub enum MatcherTask {
    /// Offer what these hold from now on.
    Prepare(Box<Sources>),
    /// Rank those of the kinds named by bits against a query.
    Rank(Ticket, String, u32),
}

/// The thread.
pub fn worker(reports: Reports) -> Worker<MatcherTask> {
    Worker::new("matcher", move |inbox| {
        let mut offers = Arc::new(Offers::default());
        let mut left = Narrowed::default();
        while let Ok(first) = inbox.recv() {
            let (mut sources, mut query) = (None, None);
            for ask in std::iter::once(first).chain(inbox.try_iter()) {
                match ask {
                    MatcherTask::Prepare(newest) => sources = Some(newest),
                    MatcherTask::Rank(ticket, words, kinds) => query = Some((ticket, words, kinds)),
                }
            }
            if let Some(sources) = sources {
                offers = Arc::new(reports.guard(|| Offers::new(*sources)).unwrap_or_default());
                left = Narrowed::default();
            }
            let Some((ticket, words, kinds)) = query else { continue };
            if let Some(hits) = reports.guard(|| offers.rank(&words, kinds, &mut left)) {
                reports.send(Event::Ranked(ticket, offers.clone(), hits));
            }
        }
    })
}
