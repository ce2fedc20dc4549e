//! Hearing the recording of the open text: the place follows the sound, and the sound follows who goes to
//! another turn.

use super::reading;
use crate::app::event::Effect;
use crate::app::listening::{Listening, SoundAsk, SoundNews, SoundState, SoundWanted};
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::app::ticket::Ticket;
use crate::app::views::View;
use crate::episode::sound;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::text::clock;
use crate::text::range::{Offset, TextRange};

/// Plays from the place on.
pub fn play(app: &mut App) -> Vec<Effect> {
    let page = app.page();
    let Some(reader) = &mut app.reader else { return Vec::new() };
    let begin = begin(reader);
    let Some(mark) = sound::mark_at(reader.episode(), begin) else {
        app.say(Msg::NothingToHear, &[]);
        return Vec::new();
    };
    reader.lead_to(mark.at.max(begin), page);
    let (path, named) = (reader.path.clone(), sound::named(reader.episode()));
    let same = app.listening.as_ref().filter(|sound| sound.path == path).map(|sound| sound.ticket);
    let ticket = same.unwrap_or_else(|| app.ticket());
    let state = if same.is_some() { SoundState::Plays } else { SoundState::Begins };
    app.listening = Some(Listening { ticket, path: path.clone(), seconds: mark.seconds, state, mark });
    app.say(Msg::SoundFrom, &[&clock::write_short(mark.seconds)]);
    vec![Effect::Sound(SoundAsk::Play(Box::new(SoundWanted {
        ticket,
        text: path,
        named,
        from: mark.seconds,
    })))]
}

/// The place, or the beginning of the turn that follows it, where none holds it.
fn begin(reader: &Reader) -> Offset {
    let turn = reader.turn().map(|(_, turn)| reader.episode().range_of(&turn.paragraphs).start);
    reader.place.max(turn.unwrap_or(0))
}

/// Pauses, or goes on.
pub fn pause(app: &mut App) -> Vec<Effect> {
    ask(app, SoundAsk::Pause)
}

/// Ends the sound.
pub fn stop(app: &mut App) -> Vec<Effect> {
    let effects = ask(app, SoundAsk::Stop);
    app.listening = None;
    effects
}

fn ask(app: &mut App, ask: SoundAsk) -> Vec<Effect> {
    if app.listening.is_none() {
        app.say(Msg::NotPlaying, &[]);
        return Vec::new();
    }
    vec![Effect::Sound(ask)]
}

/// Whether the recording of the text with the keys is played, and nothing is being selected in it.
pub fn is_heard(app: &App) -> bool {
    let reader = app.reader.as_ref().filter(|reader| reader.selection.is_none());
    reader.is_some_and(|reader| app.listening.as_ref().is_some_and(|sound| sound.path == reader.path))
}

/// Moves in the text; a step to another turn or section takes the sound along. `None` for an action that does
/// not move.
pub fn along(app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
    let place = |app: &App| app.reader.as_ref().map(|reader| reader.place);
    let before = place(app);
    let mut effects = reading::motion(app, action, count)?;
    let leads = matches!(
        action,
        Action::NextTurn
            | Action::PreviousTurn
            | Action::NextSection
            | Action::PreviousSection
            | Action::NextOfSpeaker
            | Action::PreviousOfSpeaker
    );
    if leads && is_heard(app) && place(app) != before {
        effects.extend(seek(app));
    }
    Some(effects)
}

/// Has the sound go to the place.
fn seek(app: &mut App) -> Option<Effect> {
    let reader = app.reader.as_ref()?;
    let mark = sound::mark_at(reader.episode(), begin(reader))?;
    let listening = app.listening.as_mut()?;
    (listening.mark, listening.seconds) = (mark, mark.seconds);
    Some(Effect::Sound(SoundAsk::Seek(mark.seconds)))
}

/// Takes in news of a sound; of one that nobody listens to any more they are none.
pub fn told(app: &mut App, ticket: Ticket, news: SoundNews) {
    let Some(listening) = app.listening.as_mut().filter(|sound| sound.ticket == ticket) else { return };
    match news {
        SoundNews::At(seconds) => {
            listening.seconds = seconds;
            if listening.state == SoundState::Begins {
                listening.state = SoundState::Plays;
            }
            follow(app, false);
        }
        SoundNews::Paused(true) => listening.state = SoundState::Pauses,
        SoundNews::Paused(false) if listening.state == SoundState::Pauses => {
            listening.state = SoundState::Plays;
            follow(app, true);
        }
        SoundNews::Paused(false) => {}
        SoundNews::Over => app.listening = None,
    }
}

/// Moves the place to the words that are heard, once they are others; who has gone to look at other words
/// stays there until those that are heard are in sight again, or is `called` back.
fn follow(app: &mut App, called: bool) {
    if app.view() != View::Reader || app.previewing() {
        return;
    }
    let page = app.page();
    let Some(mut listening) = app.listening.take() else { return };
    let before = listening.mark;
    for reader in app.readers_mut().filter(|reader| reader.path == listening.path) {
        let Some(heard) = sound::heard_at(reader.episode(), listening.seconds) else { continue };
        let same = heard.seconds == before.seconds;
        listening.mark = if same { before } else { heard };
        let looks_on = in_sight(reader, page, sound::stretch(reader.episode(), before));
        if reader.selection.is_none() && (called || looks_on && !same) {
            reader.lead_to(listening.mark.at, page);
        }
    }
    app.listening = Some(listening);
}

fn in_sight(reader: &Reader, page: usize, range: TextRange) -> bool {
    let shown = reader.shown(page);
    range.start <= shown.end && shown.start <= range.end
}

/// Ends the sound of a text that is open no more.
pub fn end_of_unread(app: &mut App) -> Option<Effect> {
    let path = &app.listening.as_ref()?.path;
    if app.readers().any(|reader| reader.path == *path) {
        return None;
    }
    app.listening = None;
    Some(Effect::Sound(SoundAsk::Stop))
}
