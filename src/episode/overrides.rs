//! What a user says about how a file is written, where detection errs.

use super::model::Role;

/// A user's word on labels, sections and voices; it wins over any evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Regular expression of a label line, with a group `name` for the voice.
    pub label: Option<String>,
    /// Regular expression of a section's heading line; its group `title`, else the whole match, is the title.
    pub section: Option<String>,
    /// Names of one voice, the one to show first.
    pub aliases: Vec<Vec<String>>,
    /// Roles by name.
    pub roles: Vec<(String, Role)>,
    /// The name of the host.
    pub host: Option<String>,
}
