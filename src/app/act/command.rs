//! The line for an address (`12.3`, `40%`, `00:12:34`) or a command, with a list of what can be typed.

use super::going::go_to_address;
use super::layer::{KeyTarget, TypedLine};
use super::{lists, open};
use crate::app::command::{CommandBox, CommandEntry, Errand};
use crate::app::event::Effect;
use crate::app::geometry::{self, Size};
use crate::app::goal::Goal;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::overlay::Overlay;
use crate::app::pane::Where;
use crate::app::state::App;
use crate::episode::locate::locate;
use crate::keys::action::{ACTIONS, Action};
use crate::messages::Msg;

/// The open line.
pub struct CommandLine;

/// What is short for an action.
const SHORT: &[(&str, Action)] = &[
    ("q", Action::Quit),
    ("q!", Action::Quit),
    ("qa", Action::Quit),
    ("wq", Action::Quit),
    ("x", Action::Quit),
    ("n", Action::NextEpisode),
    ("p", Action::PreviousEpisode),
    ("h", Action::Help),
    ("e", Action::Jump),
    ("set", Action::Theme),
];

/// Opens the line.
pub fn open(app: &mut App) {
    let entries = entries(app);
    app.overlays.push(Overlay::Command(Box::new(CommandBox::new(entries))));
}

/// The sections of the open text, all actions, the themes.
fn entries(app: &App) -> Vec<CommandEntry> {
    let place = app.place();
    let sections = app.reader.iter().flat_map(|reader| &reader.episode().sections);
    let sections = sections.filter(|section| section.number > 0).map(|section| CommandEntry {
        typed: section.number.to_string(),
        words: section.title.clone().unwrap_or_default(),
        key: String::new(),
        does: Errand::Go(section.number.to_string()),
    });
    let has_a_meaning = |action: Action| !matches!(action, Action::Command | Action::Cancel);
    let actions = ACTIONS.iter().filter(|row| row.places.contains(&place) && has_a_meaning(row.action));
    let actions = actions.map(|row| CommandEntry {
        typed: row.name.to_owned(),
        words: app.words(row.doc).to_owned(),
        key: app.settings.keys.keys_of(row.action, place).into_iter().next().unwrap_or_default(),
        does: Errand::Act(row.action),
    });
    let themes = app.settings.theme_names().into_iter().map(|name| CommandEntry {
        typed: format!("theme {name}"),
        words: app.words(Action::Theme).to_owned(),
        key: String::new(),
        does: Errand::Theme(name),
    });
    let guide = CommandEntry {
        typed: "guide".to_owned(),
        words: app.words(Msg::Guide).to_owned(),
        key: String::new(),
        does: Errand::Guide,
    };
    actions.chain([guide]).chain(themes).chain(sections).collect()
}

fn the_line(app: &mut App) -> Option<&mut CommandBox> {
    match app.overlays.last_mut() {
        Some(Overlay::Command(line)) => Some(line),
        _ => None,
    }
}

impl KeyTarget for CommandLine {
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

impl TypedLine for CommandLine {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        the_line(app).map(|line| &mut line.input)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        if let Some(line) = the_line(app) {
            line.refresh();
        }
        Vec::new()
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        if pane == Where::Beside {
            return Vec::new();
        }
        let Some(line) = the_line(app).cloned() else { return Vec::new() };
        app.overlays.pop();
        let typed = line.input.text().trim().trim_start_matches([':', '：']);
        match meant(app, &line, typed) {
            _ if typed.is_empty() && line.list.selected == 0 => Vec::new(),
            Some(Errand::Act(action)) => {
                app.run_next(action);
                Vec::new()
            }
            Some(Errand::Theme(name)) => {
                app.settings.set_theme(&name);
                vec![Effect::RememberTheme(name)]
            }
            Some(Errand::Go(address)) => {
                app.leave_mark();
                go_to_address(app, &address)
            }
            Some(Errand::Guide) => guide(app),
            None => {
                app.say(Msg::NoCommand, &[&typed]);
                Vec::new()
            }
        }
    }

    fn tab(&self, app: &mut App, rows: isize) -> bool {
        if let Some(line) = the_line(app) {
            line.complete(rows);
        }
        true
    }
}

/// Whether the selected entry is what was typed for: it was chosen, begins so, or is told of in these words.
fn is_meant(line: &CommandBox, entry: &CommandEntry, typed: &str) -> bool {
    let told = || entry.words.to_lowercase().contains(&typed.to_lowercase());
    line.list.selected > 0 || entry.typed.starts_with(typed) || told()
}

/// What was typed means: what is called so, what is short for an action, an address, an action that is
/// called so but has no key here, else what is selected in the list.
fn meant(app: &App, line: &CommandBox, typed: &str) -> Option<Errand> {
    let short = || SHORT.iter().find(|(short, _)| *short == typed).map(|(_, action)| Errand::Act(*action));
    let is_address = || app.reader.as_ref().is_some_and(|reader| locate(reader.episode(), typed).is_some());
    let looks_like_one = typed.starts_with(|c: char| c.is_ascii_digit() || c == '#');
    let named = line.named(typed).map(|entry| entry.does.clone());
    named
        .or_else(short)
        .or_else(|| (is_address() || looks_like_one).then(|| Errand::Go(typed.to_owned())))
        .or_else(|| Action::named(typed).map(Errand::Act))
        .or_else(|| {
            line.selected().filter(|entry| is_meant(line, entry, typed)).map(|entry| entry.does.clone())
        })
}

/// Opens the guide; one comes back from it as from any other text.
fn guide(app: &mut App) -> Vec<Effect> {
    app.leave_mark();
    open::open(app, app.words(Msg::GuidePath).into(), Goal::Resume)
}
