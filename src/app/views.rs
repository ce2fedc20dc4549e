//! The three views and the moves between them. Only this file changes which one is on the screen.
//!
//! ```text
//!             open an episode             open a section, t, a jump
//!  Episodes ──────────────────▶ Sections ───────────────────────────▶ Reader
//!     ▲ │                         │  ▲                                │ │
//!     │ │                         │  └──────────── leave, t ──────────┘ │
//!     │ └──── go on, a hit, a passage, an episode without sections ───▶ │
//!     └──────────── leave ────────┴───────── leave, no sections ────────┘
//! ```
//!
//! Leaving the episodes ends the program; so does leaving an episode with which the program was started.

/// The three views.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The list of episodes.
    #[default]
    Episodes,
    /// The sections of the open episode.
    Sections,
    /// The text of the open episode.
    Reader,
}

/// Which view is on the screen, and where leaving ends.
///
/// ```
/// use fangtan::app::views::{View, Views};
///
/// let mut views = Views::default();
/// views.show_sections(true);
/// views.show_text();
/// assert_eq!(views.leave(true), Some(View::Sections));
/// assert_eq!(views.leave(true), Some(View::Episodes));
/// assert_eq!(views.leave(true), None, "leaving the list ends the program");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Views {
    now: View,
    /// The program was started with an episode: there is no list to go back to.
    in_episode: bool,
}

impl Views {
    /// The view on the screen.
    pub fn now(self) -> View {
        self.now
    }

    /// The program starts with an episode, without a list.
    pub fn start_in_episode(&mut self) {
        *self = Self { now: View::Sections, in_episode: true };
    }

    /// To the text of the open episode.
    pub fn show_text(&mut self) {
        self.now = View::Reader;
    }

    /// To the sections of the open episode; to its text if there are no sections to choose from.
    pub fn show_sections(&mut self, has_sections: bool) {
        self.now = if has_sections { View::Sections } else { View::Reader };
    }

    /// To the list, whatever is open: the episode with which the program was started cannot be opened, or episodes
    /// were asked for.
    pub fn show_list(&mut self) {
        *self = Self::default();
    }

    /// Leaves the view: from the text to the sections if there are any, from an episode to the list. Returns
    /// the view that is on the screen then; `None` if leaving ends the program.
    pub fn leave(&mut self, has_sections: bool) -> Option<View> {
        self.now = match self.now {
            View::Reader if has_sections => View::Sections,
            View::Reader | View::Sections if !self.in_episode => View::Episodes,
            View::Reader | View::Sections | View::Episodes => return None,
        };
        Some(self.now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_episode_is_left_through_its_sections() {
        let mut views = Views::default();
        views.show_text();
        assert_eq!(views.leave(true), Some(View::Sections));
        assert_eq!(views.leave(true), Some(View::Episodes));
        assert_eq!(views.leave(true), None);
    }

    #[test]
    fn leaving_the_episode_that_was_named_ends_the_program() {
        let mut views = Views::default();
        views.start_in_episode();
        views.show_sections(false);
        assert_eq!(views.now(), View::Reader);
        assert_eq!(views.leave(false), None);
    }
}
