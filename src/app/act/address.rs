//! Going to an address a person typed: `12.3`, `40%`, `00:12:34`, or a command's name.

use crate::app::event::Effect;
use crate::app::overlay::Overlay;
use crate::app::state::{App, View};
use crate::app::update;
use crate::episode::model::{Address, Episode};
use crate::keys::action::{ACTIONS, Action};
use crate::text::range::Offset;

use super::open;

/// Uses the command line that is open.
pub fn go(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Command(line)) = app.overlays.pop() else { return Vec::new() };
    let typed = line.text().trim().trim_start_matches([':', '：']).to_owned();
    if typed.is_empty() {
        return Vec::new();
    }
    match command(&typed) {
        Some(action) => super::act(app, action, None),
        None => {
            open::leave_mark(app);
            go_to(app, &typed)
        }
    }
}

/// `q` and `quit`, or an action by its name in the config.
fn command(typed: &str) -> Option<Action> {
    if matches!(typed, "q" | "quit" | "q!" | "wq" | "x") {
        return Some(Action::Quit);
    }
    ACTIONS.iter().find(|entry| entry.name == typed).map(|entry| entry.action)
}

/// Goes to `written` in the open episode.
pub fn go_to(app: &mut App, written: &str) -> Vec<Effect> {
    let page = app.page();
    let found = app.reader.as_ref().and_then(|reader| find(reader.episode(), written));
    let Some(offset) = found else {
        update::no_place(app, written);
        return Vec::new();
    };
    app.view = View::Reader;
    if let Some(reader) = &mut app.reader {
        reader.show_whole(offset, page);
        reader.go_to(offset);
    }
    Vec::new()
}

/// Where `written` leads: an address, a share of the text, a time of the recording.
fn find(episode: &Episode, written: &str) -> Option<Offset> {
    let written = written.trim().trim_start_matches('#');
    if let Some(share) = written.strip_suffix(['%', '％']) {
        let share: f64 = share.trim().parse().ok()?;
        let at = (episode.text.len() as f64 * share.clamp(0.0, 100.0) / 100.0) as usize;
        return episode.paragraphs.get(episode.paragraph_at(at)).map(|p| p.range.start);
    }
    if written.contains([':', '：']) {
        let seconds = seconds(written)?;
        let index = episode.times.partition_point(|mark| mark.seconds <= seconds).saturating_sub(1);
        return episode.times.get(index).map(|mark| mark.at);
    }
    episode.offset_of(written.parse::<Address>().ok()?)
}

/// `1:02:03`, `02:03` in seconds.
fn seconds(written: &str) -> Option<u32> {
    let fields = written.split([':', '：']).filter(|field| !field.is_empty());
    let fields: Vec<u32> = fields.map(|field| field.parse().ok()).collect::<Option<_>>()?;
    (1..=3)
        .contains(&fields.len())
        .then(|| fields.iter().fold(0, |sum: u32, field| sum.saturating_mul(60).saturating_add(*field)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!(seconds("00:12:34"), Some(754));
        assert_eq!(seconds("12：34"), Some(754));
        assert_eq!(seconds("a:b"), None);
    }
}
