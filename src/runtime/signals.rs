//! Signals from outside: end, stop, go on.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::iterator::Signals;

use super::message::Message;
use super::terminal;
use crate::app::event::Event;

/// Turns signals into messages from now on. What is returned becomes true at the moment of an interrupt, of which the
/// message may come later.
///
/// # Errors
/// Where the handlers or the thread cannot be set up.
pub fn watch(messages: Sender<Message>) -> io::Result<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    flag::register(SIGINT, interrupted.clone())?;
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let message = match signal {
                SIGTSTP => Message::Stop,
                SIGCONT => Message::Continued,
                SIGWINCH => match terminal::size() {
                    Ok(size) => Message::App(Event::Resize(size)),
                    Err(_) => continue,
                },
                SIGINT => Message::Interrupted,
                _ => Message::App(Event::Terminate),
            };
            if messages.send(message).is_err() {
                return;
            }
        }
    })?;
    Ok(interrupted)
}

/// Stops the process until it is continued, as the shell's job control expects.
///
/// # Errors
/// Where the system refuses.
pub fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}
