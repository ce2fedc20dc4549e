//! How a command ended.

use std::io;
use std::process::ExitCode;

use crate::library::load::LoadError;

/// A command that came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It did what was asked.
    Done,
    /// Nothing was found, or problems were.
    Nothing,
    /// Something could not be done; it was told.
    Trouble,
    /// A signal ended it; with the status that shells give to that.
    Signal(i32),
}

impl Outcome {
    /// The exit status.
    pub fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Trouble => 2,
            Self::Signal(status) => u8::try_from(status).unwrap_or(u8::MAX),
        })
    }
}

/// A command that could not go on.
#[derive(Debug)]
pub enum Failure {
    /// Nobody reads the output any more.
    ClosedPipe,
    /// What to tell the user.
    Message(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Message(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::Message(error.to_string())
    }
}
