//! The thread that ranks the jump box's labels: they are prepared once, and of several queries only the newest is
//! answered.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::message::Reports;
use crate::app::event::{Event, JumpLabel, Ticket};
use crate::search::fuzzy::{self, Corpus};

/// The most hits a person could want to walk through.
const LIMIT: usize = 1000;

/// What the matcher is asked for.
pub enum Ask {
    /// Take these labels from now on.
    Prepare(Arc<Vec<JumpLabel>>),
    /// Rank those of the kinds named by bits against a query.
    Rank(Ticket, String, u32),
}

/// Starts the thread.
///
/// # Errors
/// Where no thread can be started.
pub fn start(reports: Reports) -> io::Result<Sender<Ask>> {
    let (asks, inbox) = channel();
    thread::Builder::new().name("matcher".to_owned()).spawn(move || {
        let mut corpus = Corpus::default();
        while let Ok(first) = inbox.recv() {
            let mut newest = None;
            for ask in std::iter::once(first).chain(inbox.try_iter()) {
                match ask {
                    Ask::Prepare(labels) => corpus = reports.guard(|| prepare(&labels)).unwrap_or_default(),
                    Ask::Rank(ticket, query, kinds) => newest = Some((ticket, query, kinds)),
                }
            }
            let Some((ticket, query, kinds)) = newest else { continue };
            let question = fuzzy::Ask { kinds, ..fuzzy::Ask::new(&query, LIMIT) };
            if let Some(answer) = reports.guard(|| corpus.ask(question)) {
                reports.send(Event::Ranked(ticket, answer.hits));
            }
        }
    })?;
    Ok(asks)
}

fn prepare(labels: &[JumpLabel]) -> Corpus {
    let mut corpus =
        Corpus::with_aliases(labels.iter().map(|known| (known.label.clone(), known.aliases.clone())));
    corpus.set_kinds(labels.iter().map(|known| known.kind).collect());
    corpus.set_bonus(labels.iter().map(|known| known.bonus).collect());
    corpus
}
