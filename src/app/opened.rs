//! An episode ready to be read: its text, and all that has to be worked out before it can be shown. For a
//! long text that takes a while, so that it is done before the app sees it.

use std::sync::Arc;

use super::folds::FoldState;
use super::sections::{self, SectionRow};
use crate::episode::model::Episode;
use crate::episode::oddity::Diagnostic;
use crate::episode::summary::Speed;
use crate::episode::voices::Voice;
use crate::layout::flow::{Flow, Shape};
use crate::layout::segments::Segments;
use crate::passage::marks::{EpisodeId, Placed, Progress, Twin};
use crate::text::range::Offset;

/// An episode ready to be read.
#[derive(Debug, Default)]
pub struct Opened {
    /// The parsed text; shared with background jobs.
    pub episode: Arc<Episode>,
    /// Its break chances.
    pub segments: Arc<Segments>,
    /// Its lines as they are first shown: only asides are folded.
    pub flow: Arc<Flow>,
    /// The rows of its sections view.
    pub rows: Arc<[SectionRow]>,
    /// Fingerprint of its reading text.
    pub hash: u64,
    /// Whether these are only the first pages of a long text whose rest is still being read. Nothing is kept
    /// of them.
    pub beginning: bool,
    /// What was wrong with the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Its row in the store; 0 if nothing can be kept.
    pub id: EpisodeId,
    /// Its kept passages and where they stand now, in text order.
    pub placed: Vec<Placed>,
    /// How far it was read.
    pub progress: Option<Progress>,
    /// Where that is now.
    pub place: Option<Offset>,
    /// The reader's memo of it.
    pub memo: String,
    /// What the reader calls its voices, applied to the episode already.
    pub voices: Vec<Voice>,
    /// Another file with the same interview, where this one is seen for the first time.
    pub twin: Option<Twin>,
}

/// How an episode is going to be shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct DisplayOptions {
    /// The shape of its lines.
    pub shape: Shape,
    /// How fast it is read.
    pub speed: Speed,
}

impl Opened {
    /// `episode`, whose break chances and fingerprint are known. Nothing is known of what is kept of it.
    pub fn new(
        episode: impl Into<Arc<Episode>>,
        segments: Segments,
        hash: u64,
        look: DisplayOptions,
    ) -> Self {
        let episode = episode.into();
        Self {
            flow: Arc::new(first_lines(&episode, &segments, look.shape)),
            rows: sections::rows(&episode, look.speed),
            hash,
            episode,
            segments: Arc::new(segments),
            ..Self::default()
        }
    }
}

/// The lines of a text as it is first shown. Their widths are those of the break chances.
pub fn first_lines(episode: &Episode, segments: &Segments, shape: Shape) -> Flow {
    let shape = Shape { policy: segments.policy(), ..shape };
    Flow::new(episode, segments, shape, &FoldState::default().show(episode))
}
