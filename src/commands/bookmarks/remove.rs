//! `fangtan bookmarks rm ID…`

use crate::commands::context::RunContext;
use crate::commands::marks;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::messages::Msg;

/// Deletes passages by their ids, or by the beginning of an id where only one begins so.
pub fn run(ids: &[String], context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let mut store = marks::open(context, output)?;
    let mut outcome = Outcome::Done;
    for wanted in ids {
        let all = store.all_bookmarks()?;
        let mut found = all.iter().filter(|bookmark| bookmark.id.starts_with(wanted.as_str()));
        match (found.next(), found.next()) {
            (Some(only), None) => store.delete_bookmark(&only.id, marks::now())?,
            (None, _) => {
                output.tell(Msg::NoSuchBookmark, &[wanted]);
                outcome = Outcome::Nothing;
            }
            _ => {
                output.tell(Msg::ManyBookmarks, &[wanted]);
                outcome = Outcome::Nothing;
            }
        }
    }
    Ok(outcome)
}
