//! Bad news: told until the reader confirms them, whatever else there is to tell, the worst first.

/// What kind of bad news, the worst first. Of each kind there is one line at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// Nothing can be saved: the database cannot be used.
    NoStore,
    /// The database was damaged and set aside.
    SetAside,
    /// Something could not be saved, and waits.
    Unsaved,
    /// Rows of the database cannot be read.
    Rows,
    /// A folder or a file that was named cannot be looked into.
    Unreadable,
}

/// The bad news that nobody has confirmed yet.
#[derive(Debug, Default)]
pub struct Alarms {
    told: Vec<(Trouble, String)>,
}

impl Alarms {
    /// Tells of `trouble` in `words`, in place of what was told of the same kind. The reason stands first in
    /// them, for the end may not fit into the line.
    pub fn raise(&mut self, trouble: Trouble, words: String) {
        self.lower(trouble);
        let at = self.told.partition_point(|(other, _)| *other < trouble);
        self.told.insert(at, (trouble, words));
    }

    /// The trouble is over, confirmed or not.
    pub fn lower(&mut self, trouble: Trouble) {
        self.told.retain(|(other, _)| *other != trouble);
    }

    /// The worst in words, and how many more there are.
    pub fn worst(&self) -> Option<(&str, usize)> {
        self.told.first().map(|(_, words)| (words.as_str(), self.told.len() - 1))
    }

    /// The reader has seen the worst; whether there was one.
    pub fn confirm(&mut self) -> bool {
        let any = !self.told.is_empty();
        self.told.drain(..usize::from(any));
        any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_stands_until_it_is_confirmed_and_each_kind_stands_once() {
        let mut alarms = Alarms::default();
        alarms.raise(Trouble::Unreadable, "no such folder".to_owned());
        alarms.raise(Trouble::Unsaved, "the disk is full".to_owned());
        alarms.raise(Trouble::Unsaved, "in use".to_owned());
        assert_eq!(alarms.worst(), Some(("in use", 1)));
        assert!(alarms.confirm());
        assert_eq!(alarms.worst(), Some(("no such folder", 0)));
        alarms.lower(Trouble::Unreadable);
        assert!(alarms.worst().is_none() && !alarms.confirm());
    }
}
