//! Signals from outside: end, stop, go on, another size of the window.

use std::io;
use std::process;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

pub use signal_hook::consts::SIGINT;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::iterator::Signals;

use super::message::Message;
use super::terminal;
use crate::app::event::Event;

/// How long the program may take to end in order once a signal asks it to.
const PATIENCE: Duration = Duration::from_secs(3);

/// Turns signals into messages from now on. What is returned becomes true at the moment of an interrupt, of
/// which the message may come later.
///
/// # Errors
/// If the handlers or the thread cannot be set up.
pub fn watch(messages: Sender<Message>) -> io::Result<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    flag::register(SIGINT, interrupted.clone())?;
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let message = match signal {
                SIGTSTP => Message::Stop,
                SIGCONT => Message::Continued,
                SIGINT => Message::Interrupted,
                SIGWINCH => match terminal::size() {
                    Ok(size) => Message::App(Event::Resize(size)),
                    Err(_) => continue,
                },
                _ => {
                    end_by_force_later(signal);
                    Message::Ended(signal)
                }
            };
            if messages.send(message).is_err() {
                return;
            }
        }
    })?;
    Ok(interrupted)
}

/// A program that hangs (a terminal that takes no output, a disk that does not answer) ends all the same.
fn end_by_force_later(signal: i32) {
    // Without a thread for it the program ends as soon as it can.
    let _ = thread::Builder::new().name("end".to_owned()).spawn(move || {
        thread::sleep(PATIENCE);
        terminal::reset_line_modes();
        process::exit(status(signal));
    });
}

/// The exit status of a program that a signal ended, as shells count.
pub fn status(signal: i32) -> i32 {
    128 + signal
}

/// Stops the process until it is continued, as the shell's job control expects.
///
/// # Errors
/// If the system refuses.
pub fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}
