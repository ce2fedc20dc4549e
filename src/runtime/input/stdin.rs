//! The terminal as a source of bytes where it cannot be waited for: a thread reads standard input and passes on
//! what comes.

use std::io::{self, Read as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::read::{PIECE, Read};

/// What the waiting thread is told.
enum StdinPart {
    Bytes(Vec<u8>),
    Wake,
}

/// The terminal's end to read from.
pub struct StdinReader(Receiver<StdinPart>);

/// Ends a wait of [`StdinReader::read`] from another thread.
pub struct StdinWaker(Sender<StdinPart>);

impl StdinWaker {
    /// Ends the wait.
    ///
    /// # Errors
    /// If nobody waits any more.
    pub fn wake(&self) -> io::Result<()> {
        self.0.send(StdinPart::Wake).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl StdinReader {
    /// Standard input.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn open() -> io::Result<(Self, StdinWaker)> {
        let (sender, told) = channel();
        let reader = sender.clone();
        thread::Builder::new().name("stdin".to_owned()).spawn(move || {
            let mut piece = [0; PIECE];
            while let Ok(count @ 1..) = io::stdin().read(&mut piece) {
                let bytes = piece.get(..count).unwrap_or_default().to_vec();
                if reader.send(StdinPart::Bytes(bytes)).is_err() {
                    return;
                }
            }
        })?;
        Ok((Self(told), StdinWaker(sender)))
    }

    /// Waits for bytes, for ever or as long as `patience`; `buffer` must take a piece.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn read(&self, buffer: &mut [u8], patience: Option<Duration>) -> io::Result<Read> {
        let gone = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let told = match patience {
            None => self.0.recv().map_err(|_| gone())?,
            Some(patience) => match self.0.recv_timeout(patience) {
                Ok(told) => told,
                Err(RecvTimeoutError::Timeout) => return Ok(Read::Silence),
                Err(RecvTimeoutError::Disconnected) => return Err(gone()),
            },
        };
        let StdinPart::Bytes(bytes) = told else { return Ok(Read::Woken) };
        let room = buffer.get_mut(..bytes.len()).ok_or_else(gone)?;
        room.copy_from_slice(&bytes);
        Ok(Read::Bytes(bytes.len()))
    }
}
