//! The recording of a text while it is played: where it is, and what is asked of whoever plays it.

use std::path::PathBuf;

use super::ticket::Ticket;
use crate::episode::model::TimeMark;

/// A sound that is played.
#[derive(Clone, Debug)]
pub struct Listening {
    /// The request it answers.
    pub ticket: Ticket,
    /// The text it is the recording of.
    pub path: PathBuf,
    /// Seconds from its beginning.
    pub seconds: u32,
    /// Whether it is heard.
    pub state: SoundState,
    /// The mark in the text whose words are heard.
    pub mark: TimeMark,
}

/// Whether a sound is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoundState {
    /// It was asked for.
    Begins,
    /// It is heard.
    Plays,
    /// It waits.
    Pauses,
}

/// What is asked of whoever plays sound.
#[derive(Clone, Debug)]
pub enum SoundAsk {
    /// Play the recording of a text; of the same request, go on from another time.
    Play(Box<SoundWanted>),
    /// Go to a time, in seconds, heard or not as before.
    Seek(u32),
    /// Pause, or go on after a pause.
    Pause,
    /// End.
    Stop,
}

/// A recording to be played.
#[derive(Clone, Debug)]
pub struct SoundWanted {
    /// The request.
    pub ticket: Ticket,
    /// The text.
    pub text: PathBuf,
    /// Files that the text names as its recording.
    pub named: Vec<String>,
    /// Where to begin, in seconds.
    pub from: u32,
}

/// What whoever plays sound tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoundNews {
    /// It is at so many seconds.
    At(u32),
    /// It pauses, or goes on.
    Paused(bool),
    /// It is over, or could not be played.
    Over,
}
