//! mpv as a child process. It is given one end of a pair of sockets as its input, over which it is told what
//! to do and tells what happens, in JSON, one message a line. It ends when the other end is closed: also where
//! this program dies without a word.

use std::io::{self, BufRead, BufReader, Write};
use std::net::Shutdown;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::event::Event;
use crate::app::listening::{SoundNews, SoundWanted};
use crate::app::ticket::Ticket;
use crate::messages::Msg;
use crate::runtime::message::Reports;

/// A second begins so much earlier: a player that is sent to a time may stand a little before it.
const EARLY: f64 = 0.3;

/// A sound that is played. Dropping it ends the player.
pub struct Playing {
    /// The request it answers.
    pub ticket: Ticket,
    socket: UnixStream,
    course: Arc<Course>,
}

/// What is known of a sound by those who steer it and who watches it.
#[derive(Default)]
struct Course {
    /// The number of the last command that goes to another time.
    sent: AtomicU64,
    /// Whether it was ended on purpose.
    stopped: AtomicBool,
}

/// A message of the player; of answers and events those fields that matter here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct PlayerWord {
    event: String,
    name: String,
    data: Value,
    request_id: u64,
    error: String,
    reason: String,
    file_error: String,
}

impl Playing {
    /// Starts the player on `sound`.
    ///
    /// # Errors
    /// If it cannot be started.
    pub fn begin(
        sound: &Path,
        (program, arguments): (&str, &[String]),
        wanted: &SoundWanted,
        reports: &Reports,
    ) -> io::Result<Self> {
        let (socket, its) = UnixStream::pair()?;
        let child = Command::new(program)
            .args(["--no-video", "--no-terminal", "--input-ipc-client=fd://0", "--no-resume-playback"])
            .arg(format!("--start={}", wanted.from))
            .args(arguments)
            .arg("--")
            .arg(std::path::absolute(sound)?)
            .stdin(Stdio::from(OwnedFd::from(its)))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Control-C that is meant for an editor ends no sound.
            .process_group(0)
            .spawn()?;
        let course = Arc::new(Course::default());
        let name = sound.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let watcher =
            Watcher { ticket: wanted.ticket, name, course: course.clone(), reports: reports.clone() };
        let words = BufReader::new(socket.try_clone()?);
        thread::Builder::new().name("sound".to_owned()).spawn(move || watcher.watch(words, child))?;
        let playing = Self { ticket: wanted.ticket, socket, course };
        // One that has ended at once tells why by its status.
        let _ = ["time-pos", "pause"]
            .iter()
            .zip(1..)
            .try_for_each(|(property, id)| playing.tell(0, &json!(["observe_property", id, property])));
        Ok(playing)
    }

    /// Goes to a time, in seconds.
    ///
    /// # Errors
    /// If the player is gone.
    pub fn seek(&self, seconds: u32) -> io::Result<()> {
        let number = self.course.sent.fetch_add(1, Ordering::SeqCst) + 1;
        self.tell(number, &json!(["seek", seconds, "absolute+exact"]))
    }

    /// The same, and is heard there.
    ///
    /// # Errors
    /// If the player is gone.
    pub fn go_on_from(&self, seconds: u32) -> io::Result<()> {
        self.seek(seconds)?;
        self.tell(0, &json!(["set_property", "pause", false]))
    }

    /// Pauses, or goes on.
    ///
    /// # Errors
    /// If the player is gone.
    pub fn pause(&self) -> io::Result<()> {
        self.tell(0, &json!(["cycle", "pause"]))
    }

    fn tell(&self, number: u64, command: &Value) -> io::Result<()> {
        let line = format!("{}\n", json!({ "command": command, "request_id": number }));
        (&self.socket).write_all(line.as_bytes())
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        self.course.stopped.store(true, Ordering::SeqCst);
        // One that is gone has no need of it.
        let _ = self.socket.shutdown(Shutdown::Both);
    }
}

/// Tells what a player says, until it ends.
struct Watcher {
    ticket: Ticket,
    name: String,
    course: Arc<Course>,
    reports: Reports,
}

impl Watcher {
    fn watch(self, words: BufReader<UnixStream>, mut child: Child) {
        let mut hearing = Hearing::default();
        for line in words.split(b'\n').map_while(Result::ok) {
            let Ok(word) = serde_json::from_slice::<PlayerWord>(&line) else { continue };
            if let Some(news) = hearing.take(&word, self.course.sent.load(Ordering::SeqCst)) {
                self.reports.send(Event::Sound(self.ticket, news));
            }
        }
        let ended = child.wait();
        let fault = hearing.fault.or_else(|| match ended {
            Ok(status) if !status.success() => Some(status.to_string()),
            _ => None,
        });
        if let Some(fault) = fault.filter(|_| !self.course.stopped.load(Ordering::SeqCst)) {
            self.reports.say(Msg::CannotPlay, &[&self.name, &fault]);
        }
        self.reports.send(Event::Sound(self.ticket, SoundNews::Over));
    }
}

/// What was heard of a player so far.
#[derive(Default)]
struct Hearing {
    /// The number of the last seek that it has begun, or refused.
    sought: u64,
    /// The number of the last seek that it has taken up.
    answered: u64,
    /// The second that was told last.
    second: Option<u32>,
    fault: Option<String>,
}

impl Hearing {
    /// What is new by `word`, if anything is. Times from before the seek of the number `sent` are not told.
    fn take(&mut self, word: &PlayerWord, sent: u64) -> Option<SoundNews> {
        match (word.event.as_str(), word.name.as_str()) {
            ("", _) if word.request_id > 0 => {
                self.answered = word.request_id;
                if word.error != "success" {
                    self.sought = word.request_id;
                }
            }
            ("seek", _) => (self.sought, self.second) = (self.answered, None),
            ("end-file", _) if word.reason == "error" => self.fault = Some(word.file_error.clone()),
            ("property-change", "pause") => return word.data.as_bool().map(SoundNews::Paused),
            ("property-change", "time-pos") if self.sought == sent => {
                let second = (word.data.as_f64()? + EARLY).max(0.0) as u32;
                if self.second.replace(second) != Some(second) {
                    return Some(SoundNews::At(second));
                }
            }
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(hearing: &mut Hearing, line: &str, sent: u64) -> Option<SoundNews> {
        hearing.take(&serde_json::from_str(line).unwrap(), sent)
    }

    #[test]
    fn a_second_is_told_once_and_none_from_before_a_seek() {
        let mut hearing = Hearing::default();
        let at = |seconds: f64| {
            format!(r#"{{"event":"property-change","id":1,"name":"time-pos","data":{seconds}}}"#)
        };
        let steps = [
            (at(11.98), 0, Some(SoundNews::At(12))),
            (at(12.4), 0, None),
            (at(12.8), 0, Some(SoundNews::At(13))),
            (at(13.8), 1, None),
            (r#"{"data":null,"request_id":1,"error":"success"}"#.to_owned(), 1, None),
            (at(13.9), 1, None),
            (r#"{"event":"seek"}"#.to_owned(), 1, None),
            (at(29.97), 1, Some(SoundNews::At(30))),
            (r#"{"request_id":2,"error":"error running command"}"#.to_owned(), 2, None),
            (at(31.0), 2, Some(SoundNews::At(31))),
        ];
        for (line, sent, news) in steps {
            assert_eq!(heard(&mut hearing, &line, sent), news, "{line}");
        }
    }

    #[test]
    fn a_player_tells_of_pauses_and_faults() {
        let mut hearing = Hearing::default();
        let paused = r#"{"event":"property-change","id":2,"name":"pause","data":true}"#;
        assert_eq!(heard(&mut hearing, paused, 0), Some(SoundNews::Paused(true)));
        let ended = r#"{"event":"end-file","reason":"error","file_error":"unrecognized file format"}"#;
        assert_eq!(heard(&mut hearing, ended, 0), None);
        assert_eq!(hearing.fault.as_deref(), Some("unrecognized file format"));
    }
}
