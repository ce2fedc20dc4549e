//! The code book: all tags in their tree. Choosing one lists its passages; keys rename it, make it one with
//! another, say what it is for, color it, take it away. All of that holds everywhere at once and is undone as
//! one.

use super::kept;
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::{About, Note, Overlay};
use crate::app::request::Request;
use crate::app::state::App;
use crate::app::undo::Undo;
use crate::catalog::codebook::{self, CodeRow};
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::passage::codes::{CodeEntry, Recode, Recoded};
use crate::passage::tags::is_within;
use crate::text::query::{Field, Query, Scope};
use crate::text::tag::tidy;

/// Opens the code book.
pub fn open(app: &mut App) -> Vec<Effect> {
    let items = items(app, |row| Choice::Tag(row.name.to_owned()));
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Codes, items))));
    vec![Effect::Store(Request::List)]
}

/// The store told what is said of tags.
pub fn told(app: &mut App, codes: Vec<CodeEntry>) {
    app.codes = codes;
    renew(app);
}

/// Tags are others now, or others are given: an open code book follows.
pub fn renew(app: &mut App) {
    let is_open = |overlay: &Overlay| matches!(overlay, Overlay::Menu(menu) if menu.kind == MenuKind::Codes);
    let Some(at) = app.overlays.iter().position(is_open) else { return };
    let items = items(app, |row| Choice::Tag(row.name.to_owned()));
    if let Some(Overlay::Menu(menu)) = app.overlays.get_mut(at) {
        menu.renew(items);
    }
}

fn items(app: &App, choice: impl Fn(&CodeRow) -> Choice) -> Vec<Item> {
    let item = |row: &CodeRow| Item {
        label: row.name.to_owned(),
        detail: row.entry.map_or_else(String::new, |code| code.description.replace('\n', " ")),
        count: Some(row.count.below),
        color: row.entry.map_or_else(String::new, |code| code.color.clone()),
        choice: choice(row),
        ..Item::default()
    };
    codebook::rows(&app.tag_counts, &app.codes).iter().map(item).collect()
}

/// The query for the passages of `tag` and of those below it.
pub fn query(tag: &str) -> String {
    let fields = vec![Scope { any: vec![Field::Tag(tag.to_owned())], not: false }];
    Query { terms: Vec::new(), fields }.to_string()
}

/// What a key does to the selected tag; `None` for one that means no more here than in other menus.
pub fn act(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let tag = selected(app);
    match (action, tag) {
        (Action::RenameTag, Some(tag)) => ask(app, &tag.clone(), About::TagName(tag)),
        (Action::EditNote, Some(tag)) => {
            let known = said(app, &tag).map(|code| code.description.clone());
            ask(app, &known.unwrap_or_default(), About::TagMeaning(tag));
        }
        (Action::MergeTag, Some(tag)) => ask_into(app, &tag),
        (Action::NextColor, Some(tag)) => return Some(next_color(app, &tag)),
        (Action::Delete, Some(tag)) => {
            return Some(recode(Recode { from: tag, ..Recode::default() }));
        }
        (Action::Undo, _) => return Some(kept::undo(app)),
        (
            Action::RenameTag | Action::EditNote | Action::MergeTag | Action::NextColor | Action::Delete,
            None,
        ) => {}
        _ => return None,
    }
    Some(Vec::new())
}

fn selected(app: &App) -> Option<String> {
    let Some(Overlay::Menu(menu)) = app.overlays.last() else { return None };
    menu.selected().map(|item| item.label.clone())
}

fn said<'a>(app: &'a App, tag: &str) -> Option<&'a CodeEntry> {
    app.codes.iter().find(|code| code.name == tag)
}

fn ask(app: &mut App, known: &str, about: About) {
    app.overlays.push(Overlay::Note(Box::new(Note { input: Input::holding(known), about })));
}

/// Gives a tag another name everywhere; that of another makes the two one.
pub fn rename(tag: &str, name: &str) -> Vec<Effect> {
    match tidy(name) {
        Some(name) if name != tag => become_other(tag, &name),
        _ => Vec::new(),
    }
}

/// Makes a tag another everywhere.
pub fn become_other(tag: &str, other: &str) -> Vec<Effect> {
    recode(Recode { from: tag.to_owned(), to: Some(other.to_owned()), only: None })
}

fn recode(recode: Recode) -> Vec<Effect> {
    vec![Effect::Store(Request::Recode(vec![recode])), Effect::Store(Request::List)]
}

/// The store gave tags other names; none if there was nothing to be done.
pub fn recoded(app: &mut App, recoded: Option<Recoded>) {
    match recoded {
        Some(Recoded { passages, step }) => {
            app.undos.push(Undo::Recode(step));
            app.say(Msg::ManyChanged, &[&passages]);
        }
        None => app.say(Msg::NoSuchTag, &[]),
    }
}

/// The store took such a step back; not if somebody else had.
pub fn taken_back(app: &mut App, is_taken_back: bool) {
    app.say(if is_taken_back { Msg::TakenBack } else { Msg::TakenBackElsewhere }, &[]);
}

/// Lists the tags that `tag` may be made one with: none that stand below it.
fn ask_into(app: &mut App, tag: &str) {
    let mut items = items(app, |row| Choice::MergeTags(tag.to_owned(), row.name.to_owned()));
    items.retain(|item| !is_within(&item.label, tag));
    if items.is_empty() {
        return app.say(Msg::NoOtherTag, &[]);
    }
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::MergeInto, items))));
}

fn next_color(app: &mut App, tag: &str) -> Vec<Effect> {
    let color = kept::color_after(said(app, tag).map_or("", |code| &code.color));
    match color {
        "" => app.say(Msg::NoColor, &[]),
        color => app.say(Msg::ColorSet, &[&color]),
    }
    describe(app, tag, None, Some(color.to_owned()))
}

/// Says of a tag what it is for, or its color; the code book shows it at once.
pub fn describe(app: &mut App, tag: &str, description: Option<String>, color: Option<String>) -> Vec<Effect> {
    let before = said(app, tag).cloned().unwrap_or_default();
    if description.as_ref() == Some(&before.description) {
        return Vec::new();
    }
    let mut now = CodeEntry { name: tag.to_owned(), ..before.clone() };
    now.description = description.clone().unwrap_or(now.description);
    now.color = color.clone().unwrap_or(now.color);
    app.undos.push(Undo::DescribeCode(
        tag.to_owned(),
        description.as_ref().map(|_| before.description),
        color.as_ref().map(|_| before.color),
    ));
    app.codes.retain(|code| code.name != tag);
    let at = app.codes.partition_point(|code| code.name.as_str() < tag);
    app.codes.insert(at, now);
    renew(app);
    vec![Effect::Store(Request::DescribeCode(tag.to_owned(), description, color))]
}
