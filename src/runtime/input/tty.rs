//! The terminal as a source of bytes: waits for them, but no longer than told, and can be woken.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::read::Read;

/// The terminal's end to read from.
pub struct Tty {
    terminal: OwnedFd,
    woken: UnixStream,
}

/// Ends a wait of [`Tty::read`] from another thread.
pub struct Waker(UnixStream);

impl Waker {
    /// Ends the wait.
    ///
    /// # Errors
    /// If nobody waits any more.
    pub fn wake(&self) -> io::Result<()> {
        (&self.0).write_all(&[0])
    }
}

impl Tty {
    /// Standard input, or the terminal that the output goes to if standard input is something else.
    ///
    /// # Errors
    /// If there is no terminal.
    pub fn open() -> io::Result<(Self, Waker)> {
        let (woken, waker) = UnixStream::pair()?;
        Ok((Self { terminal: terminal()?, woken }, Waker(waker)))
    }

    /// Waits for bytes, for ever or as long as `patience`.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn read(&self, buffer: &mut [u8], patience: Option<Duration>) -> io::Result<Read> {
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let mut waited =
            [self.terminal.as_fd(), self.woken.as_fd()].map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN));
        loop {
            match poll(&mut waited, patience.as_ref()) {
                Ok(0) => return Ok(Read::Silence),
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            }
            let [terminal, woken] = waited.each_ref().map(|fd| !fd.revents().is_empty());
            if woken {
                rustix::io::read(&self.woken, &mut [0; 8])?;
                return Ok(Read::Woken);
            }
            match rustix::io::read(&self.terminal, &mut *buffer) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => return Ok(Read::Bytes(count)),
                Err(Errno::INTR | Errno::AGAIN) if terminal => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// By its own name where it has one: macOS cannot wait for `/dev/tty`.
fn terminal() -> io::Result<OwnedFd> {
    let (input, output, errors) = (io::stdin(), io::stdout(), io::stderr());
    if input.is_terminal() {
        return input.as_fd().try_clone_to_owned();
    }
    let others: [(bool, BorrowedFd<'_>); 2] =
        [(output.is_terminal(), output.as_fd()), (errors.is_terminal(), errors.as_fd())];
    let named = others.into_iter().filter(|(is_terminal, _)| *is_terminal).find_map(|(_, fd)| {
        let name = rustix::termios::ttyname(fd, Vec::new()).ok()?;
        File::open(Path::new(std::ffi::OsStr::from_bytes(name.as_bytes()))).ok()
    });
    named.map_or_else(|| File::open("/dev/tty"), Ok).map(OwnedFd::from)
}
