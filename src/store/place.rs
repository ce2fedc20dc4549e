//! Where an open database lies: told from another one in the same place, and from none.

use std::fs;

use super::files::make_folder;
use super::lock::Again;
use super::open::Store;

/// What became of an open database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// It lies where it lay.
    InPlace,
    /// It was taken away; what it held was written to its place again.
    WrittenBack,
    /// Another one was put in its place, and is the open one now.
    Replaced,
}

impl Store {
    /// Makes sure that what is written is found again: the database may have been taken away, or another one
    /// put in its place, while it was open.
    ///
    /// # Errors
    /// If it is gone and cannot be written anew, or what is in its place cannot be opened.
    pub fn find_place(&mut self, again: Again) -> super::Result<Whereabouts> {
        let Some(place) = &self.place else { return Ok(Whereabouts::InPlace) };
        let found = fs::metadata(&place.path).ok();
        if found.as_ref().is_some_and(|found| place.is(found)) {
            return Ok(Whereabouts::InPlace);
        }
        let path = place.path.clone();
        let folder = path.parent().unwrap_or(&path);
        if found.is_none() {
            make_folder(folder)?;
            self.backup(&path)?;
        }
        let (there, _) = Self::open(folder, again)?;
        *self = Self { reader: self.reader.take(), ..there };
        Ok(if found.is_none() { Whereabouts::WrittenBack } else { Whereabouts::Replaced })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::FileEvidence;

    #[test]
    fn what_is_written_after_the_folder_was_removed_is_there_with_what_was_before() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("data");
        let (mut store, _) = Store::open(&folder, |_| false).unwrap();
        let episode =
            store.identify(&FileEvidence { path: "/a.md".into(), ..FileEvidence::default() }).unwrap();
        store.keep_text(episode, "before").unwrap();
        assert_eq!(store.find_place(|_| false).unwrap(), Whereabouts::InPlace);

        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(store.find_place(|_| false).unwrap(), Whereabouts::WrittenBack);
        store.identify(&FileEvidence { path: "/b.md".into(), ..FileEvidence::default() }).unwrap();
        let (other, _) = Store::open(&folder, |_| false).unwrap();
        assert_eq!(other.kept_texts(episode).unwrap(), ["before"]);
        assert_eq!(other.recent().unwrap().len(), 2);
    }

    #[test]
    fn another_database_in_its_place_is_the_open_one_then() {
        let home = tempfile::tempdir().unwrap();
        let (folder, away) = (home.path().join("data"), home.path().join("away"));
        let (mut store, _) = Store::open(&folder, |_| false).unwrap();
        store.identify(&FileEvidence { path: "/a.md".into(), ..FileEvidence::default() }).unwrap();
        fs::rename(&folder, &away).unwrap();
        drop(Store::open(&folder, |_| false).unwrap());
        assert_eq!(store.find_place(|_| false).unwrap(), Whereabouts::Replaced);
        assert!(store.recent().unwrap().is_empty());
    }
}
