//! What a terminal without signals does not tell: an interrupt by the console, another size of the window.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

pub use signal_hook::consts::SIGINT;
use signal_hook::flag;

use super::message::Message;
use super::terminal;
use crate::app::event::Event;

/// How often the size is looked at.
const PAUSE: Duration = Duration::from_millis(200);

/// Sends every other size of the window from now on. What is returned becomes true at an interrupt.
///
/// # Errors
/// If the handler or the thread cannot be set up.
pub fn watch(messages: Sender<Message>) -> io::Result<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    flag::register(SIGINT, interrupted.clone())?;
    let mut known = terminal::size().ok();
    thread::Builder::new().name("size".to_owned()).spawn(move || {
        loop {
            thread::sleep(PAUSE);
            let now = terminal::size().ok();
            if let Some(size) = now.filter(|_| now != known) {
                known = now;
                if messages.send(Message::App(Event::Resize(size))).is_err() {
                    return;
                }
            }
        }
    })?;
    Ok(interrupted)
}

/// The exit status of a program that a signal ended, as shells count.
pub fn status(signal: i32) -> i32 {
    128 + signal
}

/// There is no job control here.
///
/// # Errors
/// Always.
pub fn stop() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
