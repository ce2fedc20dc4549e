//! Which version of a kept passage was made from which, whatever the clocks of the machines say.

use super::anchor::text_hash;
use super::marks::Bookmark;

impl Bookmark {
    /// The name of this version: 16 hexadecimal digits, made of what its reader wrote and when. An anchor that
    /// was renewed makes no other version.
    pub fn version(&self) -> String {
        let written = (&self.note, &self.tags, &self.color, self.letter, self.lost);
        format!("{:016x}", text_hash(&format!("{written:?} {} {:?}", self.changed, self.deleted)))
    }

    /// This version as one made from `before`, and from all that `before` was made from.
    ///
    /// ```
    /// use fangtan::passage::marks::Bookmark;
    ///
    /// let first = Bookmark { note: "fog".to_owned(), ..Bookmark::default() };
    /// let later = Bookmark { note: "fog, lamps".to_owned(), ..first.clone() }.made_from(&first);
    /// assert_eq!(later.is_made_from(&first), Some(true));
    /// assert_eq!(first.is_made_from(&later), None, "a first version tells of none before it");
    /// ```
    #[must_use]
    pub fn made_from(mut self, before: &Self) -> Self {
        let own = self.version();
        self.replaces.extend(before.replaces.iter().cloned().chain([before.version()]));
        self.replaces.remove(&own);
        self
    }

    /// Whether who made this version had `other` before them. `None` if this version does not tell what it was
    /// made from: it is the first one, or a program wrote it that did not keep account.
    pub fn is_made_from(&self, other: &Self) -> Option<bool> {
        (!self.replaces.is_empty()).then(|| self.replaces.contains(&other.version()))
    }
}
