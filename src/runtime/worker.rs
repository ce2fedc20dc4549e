//! A thread that is started by the first question it is asked: one that is never needed costs nothing.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// A way to ask a thread. Dropping it ends the thread, once it has answered.
pub struct Worker<Ask> {
    name: &'static str,
    asks: Sender<Ask>,
    /// What the thread will do; none once it was started.
    idle: Option<Box<dyn FnOnce() + Send>>,
}

impl<Ask: Send + 'static> Worker<Ask> {
    /// A thread of that name which will `serve` what it is asked.
    pub fn new(name: &'static str, serve: impl FnOnce(&Receiver<Ask>) + Send + 'static) -> Self {
        let (asks, inbox) = channel();
        Self { name, asks, idle: Some(Box::new(move || serve(&inbox))) }
    }

    /// Asks the thread.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn ask(&mut self, ask: Ask) -> io::Result<()> {
        // A thread that is gone has told of its panic already.
        let _ = self.asks.send(ask);
        match self.idle.take() {
            Some(serve) => thread::Builder::new().name(self.name.to_owned()).spawn(serve).map(drop),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_answers_from_the_first_question_on() {
        let (to, answers) = channel();
        let mut worker = Worker::new("doubler", move |inbox| {
            inbox.iter().try_for_each(|number: u32| to.send(number * 2)).unwrap();
        });
        worker.ask(1).unwrap();
        worker.ask(2).unwrap();
        drop(worker);
        assert_eq!(answers.iter().collect::<Vec<_>>(), [2, 4]);
    }
}
