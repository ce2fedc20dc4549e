//! `fangtan bookmarks edit ID…`

use super::remove::find;
use crate::cli::EditArgs;
use crate::commands::context::RunContext;
use crate::commands::marks;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::messages::Msg;
use crate::passage::edit::Edit;
use crate::passage::marks::Bookmark;
use crate::passage::tags::meant;

/// Changes passages by their ids, all at once; none if one of them is not known.
pub fn run(args: &EditArgs, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let mut store = marks::open(context, output)?;
    let all = store.all_bookmarks()?;
    let found: Option<Vec<&Bookmark>> = args.ids.iter().map(|id| find(&all, id, output)).collect();
    let Some(found) = found else { return Ok(Outcome::Nothing) };
    let edits: Vec<Edit> =
        found.into_iter().map(|seen| Edit::of(seen, |bookmark| change(bookmark, args))).collect();
    if !store.edit_all(&edits, marks::now())?.is_empty() {
        output.tell(Msg::BothNotesKept, &[]);
    }
    Ok(Outcome::Done)
}

fn change(bookmark: &mut Bookmark, args: &EditArgs) {
    if let Some(note) = &args.note {
        bookmark.note.clone_from(note);
    }
    let gone: Vec<String> = args.untag.iter().flat_map(|tag| meant(tag, &bookmark.tags)).collect();
    bookmark.tags.retain(|tag| !gone.contains(tag));
    for tag in &args.tag {
        if !bookmark.tags.contains(tag) {
            bookmark.tags.push(tag.clone());
        }
    }
    match args.color.as_deref() {
        Some("none") => bookmark.color.clear(),
        Some(color) => color.clone_into(&mut bookmark.color),
        None => {}
    }
}
