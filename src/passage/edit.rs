//! A change that a person made to a kept passage, and what it makes of a record that somebody else changed
//! meanwhile.

use super::marks::{Bookmark, Millis};

/// A change of a kept passage: how it was when the person looked, and what they made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// As it was seen.
    pub before: Bookmark,
    /// As it is wanted; the same passage.
    pub after: Bookmark,
}

impl Edit {
    /// A change of `before` by `change`.
    ///
    /// ```
    /// use fangtan::passage::edit::Edit;
    /// use fangtan::passage::marks::Bookmark;
    ///
    /// let seen = Bookmark { note: "lamp".to_owned(), ..Bookmark::default() };
    /// let edit = Edit::of(&seen, |bookmark| bookmark.note.push_str(" and fog"));
    /// assert_eq!((edit.before.note.as_str(), edit.after.note.as_str()), ("lamp", "lamp and fog"));
    /// ```
    pub fn of(before: &Bookmark, change: impl FnOnce(&mut Bookmark)) -> Self {
        let mut after = before.clone();
        change(&mut after);
        Self { before: before.clone(), after }
    }

    /// `stored` with this change made at `now`, field by field: what the person left alone stays as it is
    /// stored. Tags are merged one by one. A deleted passage that is changed comes back. `None` if nothing
    /// changes. A change is later than what it changes, whatever the clocks of two machines say.
    pub fn over(&self, stored: &Bookmark, now: Millis) -> Option<Bookmark> {
        let Self { before, after } = self;
        let merged = Bookmark {
            anchor: chosen(&before.anchor, &after.anchor, &stored.anchor),
            quote: chosen(&before.quote, &after.quote, &stored.quote),
            note: chosen(&before.note, &after.note, &stored.note),
            tags: self.tags(&stored.tags),
            color: chosen(&before.color, &after.color, &stored.color),
            letter: chosen(&before.letter, &after.letter, &stored.letter),
            lost: chosen(&before.lost, &after.lost, &stored.lost),
            deleted: None,
            ..stored.clone()
        };
        (merged != *stored).then_some(Bookmark { changed: now.max(stored.changed + 1), ..merged })
    }

    /// Whether the change puts another note in the place of one that the person did not see.
    pub fn displaces_note(&self, stored: &Bookmark) -> bool {
        let Self { before, after } = self;
        let changed = before.note != after.note && before.note != stored.note;
        changed && stored.note != after.note && !stored.note.is_empty()
    }

    fn tags(&self, stored: &[String]) -> Vec<String> {
        let Self { before, after } = self;
        if before.tags == stored {
            return after.tags.clone();
        }
        let dropped = |tag: &String| before.tags.contains(tag) && !after.tags.contains(tag);
        let mut tags: Vec<String> = stored.iter().filter(|tag| !dropped(tag)).cloned().collect();
        for tag in after.tags.iter().filter(|tag| !before.tags.contains(tag)) {
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        tags
    }
}

fn chosen<T: Clone + PartialEq>(before: &T, after: &T, stored: &T) -> T {
    if before == after { stored.clone() } else { after.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(tags: &[&str]) -> Bookmark {
        Bookmark { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..Bookmark::default() }
    }

    #[test]
    fn only_what_was_changed_is_written() {
        let seen = Bookmark { note: "old".into(), color: "red".into(), ..tagged(&["a"]) };
        let stored = Bookmark { color: "blue".into(), changed: 3, ..tagged(&["a", "b"]) };
        let stored = Bookmark { note: seen.note.clone(), ..stored };
        let edit = Edit::of(&seen, |bookmark| bookmark.note = "new".into());
        let wanted = Bookmark { note: "new".into(), changed: 9, ..stored.clone() };
        assert_eq!(edit.over(&stored, 9), Some(wanted));
        assert!(!edit.displaces_note(&stored));
        assert_eq!(Edit::of(&seen, |_| {}).over(&stored, 9), None);
    }

    #[test]
    fn tags_added_here_and_there_are_all_kept_and_dropped_ones_are_gone() {
        let edit = Edit { before: tagged(&["a", "b"]), after: tagged(&["b", "c"]) };
        assert_eq!(edit.over(&tagged(&["a", "b", "d"]), 1).unwrap().tags, ["b", "d", "c"]);
        assert_eq!(edit.over(&tagged(&["a", "b"]), 1).unwrap().tags, ["b", "c"], "in the order given");
    }

    #[test]
    fn a_note_that_was_not_seen_is_displaced_but_one_that_says_the_same_is_not() {
        let edit = Edit::of(&Bookmark::default(), |bookmark| bookmark.note = "mine".into());
        let noted = |note: &str| Bookmark { note: note.into(), ..Bookmark::default() };
        assert!(edit.displaces_note(&noted("theirs")));
        assert!(!edit.displaces_note(&noted("mine")));
        assert!(!edit.displaces_note(&noted("")));
    }

    #[test]
    fn a_change_brings_a_deleted_passage_back() {
        let edit = Edit::of(&Bookmark::default(), |bookmark| bookmark.color = "red".into());
        let gone = Bookmark { deleted: Some(4), ..Bookmark::default() };
        assert_eq!(edit.over(&gone, 5).unwrap().deleted, None);
    }
}
