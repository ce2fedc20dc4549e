//! How a command ended.

use std::fmt::Display;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::library::load::LoadError;
use crate::messages::{Language, Msg};
use crate::runtime;
use crate::store::StoreError;
use crate::text::query::QueryError;
use crate::wording::slip;

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
    /// The same in the user's language, with what is filled in.
    Said(Msg, Vec<String>),
    /// A query that cannot be meant.
    Query(QueryError),
    /// The database failed.
    Store(StoreError),
    /// A file cannot be read.
    Load(LoadError),
    /// A path cannot be looked at; why, in English and in Chinese.
    Path(PathBuf, [String; 2]),
}

impl Failure {
    /// What `msg` says with these values.
    pub fn said(msg: Msg, values: &[&dyn Display]) -> Self {
        Self::Said(msg, values.iter().map(ToString::to_string).collect())
    }

    /// What to tell the user; `None` if nobody listens.
    pub fn words(&self, language: Language) -> Option<String> {
        Some(match self {
            Self::ClosedPipe => return None,
            Self::Message(message) => message.clone(),
            Self::Said(msg, values) => {
                msg.with(language, &values.iter().map(|value| value as &dyn Display).collect::<Vec<_>>())
            }
            Self::Query(problem) => slip::words(problem, language),
            Self::Load(error) => language.pick(error.in_both()),
            Self::Path(path, why) => format!("{}: {}", path.display(), language.pick(why.clone())),
            Self::Store(error) if language == Language::English => error.to_string(),
            Self::Store(error) => runtime::store_problem(error, language),
        })
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
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
        Self::Load(error)
    }
}
