//! What the session's threads tell its loop, and how a job reports.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::Sender;

use crate::app::event::Event;
use crate::messages::{Language, Msg};
use crate::text::query::QueryError;
use crate::wording::slip;

/// Something the loop has to see to.
#[derive(Debug)]
#[cfg_attr(not(unix), expect(dead_code, reason = "only Unix has signals for it"))]
pub enum Message {
    /// It happened to the app.
    App(Event),
    /// The terminal's window is looked at again.
    Focused,
    /// The open file was written to.
    Touched,
    /// Control-C was pressed while another program had the terminal, or somebody sent its signal.
    Interrupted,
    /// A signal of this number asks the program to end.
    Ended(i32),
    /// The process is asked to stop until it is continued.
    Stop,
    /// The process goes on after a stop.
    Continued,
}

impl Message {
    /// Whether it is one of many from the background, which keys do not wait behind.
    pub fn is_bulk(&self) -> bool {
        use Event::{Found, Gone, LibraryHits, ScanDone, Summed};
        matches!(self, Self::App(Found(..) | Gone(..) | ScanDone(..) | Summed(..) | LibraryHits(..)))
    }
}

/// A background job's way to be heard.
#[derive(Clone, Debug)]
pub struct Reports {
    /// Where its events go.
    pub messages: Sender<Message>,
    /// The language it says them in.
    pub language: Language,
    /// Where the log is.
    pub log: PathBuf,
}

impl Reports {
    /// Reports `event`. Once nobody listens any more, the program is about to end and nothing need be told.
    pub fn send(&self, event: Event) {
        let _ = self.messages.send(Message::App(event));
    }

    /// Tells the user `msg`.
    pub fn say(&self, msg: Msg, values: &[&dyn std::fmt::Display]) {
        self.send(Event::Notice(msg.with(self.language, values)));
    }

    /// Tells the user what is wrong with a query.
    pub fn tell_slip(&self, problem: &QueryError) {
        self.send(Event::Notice(slip::words(problem, self.language)));
    }

    /// Runs a job. If it panics, that is told, the report is in the log, and `None` comes back.
    pub fn guard<T>(&self, job: impl FnOnce() -> T) -> Option<T> {
        let result = catch_unwind(AssertUnwindSafe(job));
        if result.is_err() {
            self.say(Msg::JobFailed, &[&self.log.display()]);
        }
        result.ok()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_job_that_panics_becomes_a_notice_and_the_next_one_runs() {
        let (messages, inbox) = channel();
        let reports = Reports { messages, language: Language::English, log: "the.log".into() };
        assert_eq!(reports.guard(|| -> u8 { std::panic::resume_unwind(Box::new(())) }), None);
        assert_eq!(reports.guard(|| 7), Some(7));
        let Ok(Message::App(Event::Notice(told))) = inbox.try_recv() else { unreachable!("no notice") };
        assert!(told.contains("the.log"), "{told}");
    }
}
