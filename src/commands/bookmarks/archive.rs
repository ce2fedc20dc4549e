//! `fangtan bookmarks backup FILE`, `fangtan bookmarks restore [FILE]`

use std::path::Path;

use crate::commands::context::RunContext;
use crate::commands::marks;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::messages::Msg;
use crate::store::{Cause, Store, StoreError, Taken};

/// Writes a copy of everything that is kept to a new file.
pub fn backup(file: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    marks::open(context, output)?.backup(file)?;
    Ok(Outcome::Done)
}

/// Takes everything from a backup, in place of what is kept; of a damaged one what can be read of it, beside
/// what is kept.
pub fn restore(file: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let mut store = marks::open(context, output)?;
    match store.restore(file) {
        Err(error) if error.cause() == Some(Cause::Damaged) => salvage(&mut store, file, error, output),
        restored => Ok(restored.map(|()| Outcome::Done)?),
    }
}

/// Lists the damaged databases that were set aside, with what can be read of each.
pub fn list(context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let aside = Store::set_aside_in(&context.places.data);
    if aside.is_empty() {
        output.tell(Msg::NoneSetAside, &[]);
        return Ok(Outcome::Nothing);
    }
    for path in aside {
        let what = match Store::in_memory()?.salvage(&path) {
            Ok(Taken { passages, places, .. }) => output.words(Msg::Salvageable, &[&passages, &places]),
            Err(unread) => unread.to_string(),
        };
        output.line(&format!("{}  {what}", path.display()))?;
    }
    output.tell(Msg::RestoreHint, &[]);
    Ok(Outcome::Done)
}

fn salvage(
    store: &mut Store,
    file: &Path,
    damage: StoreError,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let Taken { passages, places, episodes } = store.salvage(file)?;
    if episodes == 0 {
        return Err(damage.into());
    }
    output.tell(Msg::Salvaged, &[&file.display(), &passages, &places]);
    Ok(Outcome::Done)
}
