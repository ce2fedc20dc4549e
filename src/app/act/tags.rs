//! The line for tags: of a passage about to be kept, or of some that are kept.

use super::layer::{KeyTarget, TypedLine};
use super::{codes, kept, lists};
use crate::app::event::Effect;
use crate::app::geometry::{self, Size};
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::listed::Listed;
use crate::app::overlay::Overlay;
use crate::app::pane::Where;
use crate::app::request::Request;
use crate::app::state::App;
use crate::app::tag_line::{TagLine, Tagged};
use crate::catalog::codebook::count;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::passage::edit::Edit;
use crate::passage::tags;

/// The open line.
pub struct TagPrompt;

/// All passages were told: these tags are known now.
pub fn know(app: &mut App, all: &[Listed]) {
    let bookmarks = all.iter().map(|listed| &listed.bookmark);
    app.tags = tags::by_use(bookmarks.clone().map(|bookmark| (bookmark.changed, bookmark.tags.as_slice())));
    app.tag_counts = count(bookmarks.map(|bookmark| bookmark.tags.as_slice()));
    codes::renew(app);
    let App { overlays, tags, .. } = app;
    if let Some(Overlay::Tags(line)) = overlays.last_mut() {
        line.know(tags);
    }
}

fn the_line(app: &mut App) -> Option<&mut TagLine> {
    match app.overlays.last_mut() {
        Some(Overlay::Tags(line)) => Some(line),
        _ => None,
    }
}

impl KeyTarget for TagPrompt {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let line = the_line(app)?;
        let len = line.shown().len();
        Some((&mut line.list, len))
    }

    fn page(&self, size: Size) -> usize {
        usize::from(geometry::overlay_rows(size))
    }

    fn escape(&self, app: &mut App) {
        app.overlays.pop();
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        lists::step(self, app, action, count)
    }

    fn leads_into_text(&self, _: &App) -> bool {
        false
    }
}

impl TypedLine for TagPrompt {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        the_line(app).map(|line| &mut line.input)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        if let Some(line) = the_line(app) {
            line.take_digit();
            line.refresh();
        }
        Vec::new()
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        if pane == Where::Beside {
            return Vec::new();
        }
        let Some(Overlay::Tags(mut line)) = app.overlays.pop() else { return Vec::new() };
        if line.list.selected > 0 {
            line.complete();
        }
        use_line(app, &line)
    }

    fn tab(&self, app: &mut App, _rows: isize) -> bool {
        the_line(app).is_some_and(TagLine::complete)
    }
}

/// Keeps the passage with these tags, or gives them to those that are kept.
fn use_line(app: &mut App, line: &TagLine) -> Vec<Effect> {
    match &line.tagged {
        Tagged::New(draft) => {
            let mut draft = draft.clone();
            draft.tags = line.tags();
            if let Some(reader) = &mut app.reader {
                reader.selection = None;
            }
            vec![Effect::Store(Request::Keep(draft)), Effect::Store(Request::List)]
        }
        Tagged::Kept(all) => {
            let edit = |seen| Edit::of(seen, |bookmark| bookmark.tags = line.applied(seen));
            let edits: Vec<Edit> = all.iter().map(edit).collect();
            kept::store_all(app, edits, Msg::TagsSaved)
        }
    }
}
