//! The thread that plays sound, by mpv.

#[cfg(unix)]
mod mpv;

use std::sync::mpsc::Receiver;

use super::message::Reports;
use super::worker::Worker;
use crate::app::event::Event;
use crate::app::listening::{SoundAsk, SoundNews, SoundWanted};
use crate::library::sound;
use crate::messages::Msg;

/// What is asked of the player, and how the user has it started.
pub struct PlayerTask {
    /// What is asked.
    pub ask: SoundAsk,
    /// The program and its arguments.
    pub command: Vec<String>,
}

/// The thread. It plays one sound at a time.
pub fn worker(reports: Reports) -> Worker<PlayerTask> {
    Worker::new("player", move |inbox: &Receiver<PlayerTask>| {
        let mut playing = None;
        for task in inbox {
            playing = play(playing, task, &reports);
        }
    })
}

/// Does what is asked; returns what is played then.
#[cfg(unix)]
fn play(playing: Option<mpv::Playing>, task: PlayerTask, reports: &Reports) -> Option<mpv::Playing> {
    match (task.ask, playing) {
        (SoundAsk::Play(wanted), Some(playing))
            if playing.ticket == wanted.ticket && playing.go_on_from(wanted.from).is_ok() =>
        {
            Some(playing)
        }
        (SoundAsk::Play(wanted), before) => {
            drop(before);
            begin(&wanted, &task.command, reports)
        }
        (SoundAsk::Stop, _) | (_, None) => None,
        // A player that is gone has said so.
        (SoundAsk::Seek(seconds), Some(playing)) => playing.seek(seconds).is_ok().then_some(playing),
        (SoundAsk::Pause, Some(playing)) => playing.pause().is_ok().then_some(playing),
    }
}

/// Starts to play, or tells why that cannot be.
#[cfg(unix)]
fn begin(wanted: &SoundWanted, command: &[String], reports: &Reports) -> Option<mpv::Playing> {
    let sound = match sound::find(&wanted.text, &wanted.named) {
        Ok(sound) => sound,
        Err(named) => {
            match named {
                Some(named) => reports.say(Msg::SoundGone, &[&named]),
                None => reports.say(Msg::NoSound, &[&beside(wanted)]),
            }
            reports.send(Event::Sound(wanted.ticket, SoundNews::Over));
            return None;
        }
    };
    let program = command.first().map_or("mpv", String::as_str);
    let playing =
        mpv::Playing::begin(&sound, (program, command.get(1..).unwrap_or_default()), wanted, reports);
    playing
        .inspect_err(|error| {
            reports.say(Msg::NoPlayer, &[&program, error]);
            reports.send(Event::Sound(wanted.ticket, SoundNews::Over));
        })
        .ok()
}

/// How the recording of a text could be called, without an ending.
#[cfg(unix)]
fn beside(wanted: &SoundWanted) -> String {
    wanted.text.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn play(_: Option<()>, task: PlayerTask, reports: &Reports) -> Option<()> {
    if let SoundAsk::Play(wanted) = task.ask {
        reports.say(Msg::PlayerElsewhere, &[]);
        reports.send(Event::Sound(wanted.ticket, SoundNews::Over));
    }
    None
}
