//! `fangtan bookmarks rm ID…`

use crate::commands::context::RunContext;
use crate::commands::marks;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::messages::Msg;
use crate::passage::marks::Bookmark;

/// Deletes passages by their ids, or by the beginning of an id where only one begins so.
pub fn run(ids: &[String], context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let mut store = marks::open(context, output)?;
    let mut outcome = Outcome::Done;
    for wanted in ids {
        let all = store.all_bookmarks()?;
        match find(&all, wanted, output) {
            Some(only) => store.delete_bookmark(&only.id, marks::now())?,
            None => outcome = Outcome::Nothing,
        }
    }
    Ok(outcome)
}

/// The one passage whose id begins with `wanted`; where there is none, or more than one, that is told.
pub fn find<'a>(all: &'a [Bookmark], wanted: &str, output: &mut Output) -> Option<&'a Bookmark> {
    let mut found = all.iter().filter(|bookmark| bookmark.id.starts_with(wanted));
    let missing = match (found.next(), found.next()) {
        (Some(only), None) => return Some(only),
        (None, _) => Msg::NoSuchBookmark,
        _ => Msg::ManyBookmarks,
    };
    output.tell(missing, &[&wanted]);
    None
}
