//! One reading session, from the first frame to the last: events in, effects out, frames drawn.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::colors;
use super::input::{Decoder, TerminalInput};
use super::message::{Message, Reports};
use super::pace::{Pace, Urgency};
use super::probe::{self, Probe};
use super::start::{Start, ToRead};
use super::terminal::{self, Mouse, Screen};
use super::watch::Watch;
use super::workers::Workers;
use super::{arrangement, log, scanner, settings, signals, typed};
use crate::app::act::open;
use crate::app::event::{Effect, Event};
use crate::app::geometry::Size;
use crate::app::goal::Goal;
use crate::app::overlay::Overlay;
use crate::app::request::Request;
use crate::app::state::App;
use crate::app::update::update;
use crate::app::views::View;
use crate::config::model::Config;
use crate::config::places::Places;
use crate::library::{builtin, load};
use crate::messages::{Language, Msg};
use crate::store::Shelves;

/// The longest time that news from the background keep keys waiting.
const BULK_TURN: Duration = Duration::from_millis(4);

/// The longest time that the first frame waits for the text which it is to show.
const FIRST_TEXT: Duration = Duration::from_millis(20);

/// The narrowest terminal that is asked for its widths: the samples must fit on one line.
const PROBE_FROM: u16 = 16;

/// Reads until the user ends it, or a signal does; returns the exit status then. The terminal is given back
/// on every way out.
///
/// # Errors
/// If there is no terminal or it is lost, and if the program stopped by a mistake of its own; the
/// message then tells where the report is.
pub fn run(start: Start) -> io::Result<Option<i32>> {
    let report = log::path(&start.places.state);
    log::catch_panics(&start.places.state);
    let result = catch_unwind(AssertUnwindSafe(|| Session::begin(start)?.run()));
    result.unwrap_or_else(|_| {
        Err(io::Error::other(format!(
            "stopped by a mistake of its own; the report is in {}",
            report.display()
        )))
    })
}

/// The fields are dropped in this order: the terminal is given back before anything else is waited for.
pub(super) struct Session {
    pub(super) screen: Screen,
    pub(super) app: App,
    pub(super) input: TerminalInput,
    pub(super) reports: Reports,
    pub(super) workers: Workers,
    pub(super) watch: Watch,
    pub(super) wakes: Vec<Instant>,
    /// When the app is to be told that time has passed.
    pub(super) look_again: Option<Instant>,
    /// When the app's clock began.
    begun: Instant,
    /// Continuations that follow a stop of the program's own making.
    pub(super) own_stops: usize,
    /// Becomes true at the moment of an interrupt.
    pub(super) interrupted: Arc<AtomicBool>,
    /// Interrupts that were meant for a command and are not told of yet.
    pub(super) own_interrupts: usize,
    /// The signal that ends the program.
    ended_by: Option<i32>,
    pub(super) inbox: Receiver<Message>,
    pub(super) bulk: VecDeque<Message>,
    /// Where things are kept.
    pub(super) places: Places,
    /// The settings as they stand in their file.
    pub(super) config: Config,
    /// Settings that hold in place of those of the file.
    pub(super) over: Vec<String>,
    pace: Pace,
}

impl Session {
    fn begin(start: Start) -> io::Result<Self> {
        let (messages, inbox) = channel();
        let (settings, problems) = settings::of(&start.config, &start.places);
        let log = log::path(&start.places.state);
        let reports = Reports { messages: messages.clone(), language: settings.language, log };
        let mut workers = Workers::start(&start, &reports)?;
        let mut app = App::new(settings, Size::default());
        app.episodes.arrange(&arrangement::read(&start.places.state));
        app.recall = typed::read(&start.places.state);
        app.policy = probe::assumed(start.config.reading.ambiguous);
        // The text is read, and laid out for this terminal, while that is made ready.
        app.size = terminal::size()?;
        let mut watch = Watch::default();
        watch.expect(&start.places.config);
        for effect in begin_app(&mut app, &start.what) {
            if let Effect::Open(path) = effect {
                watch.expect(&path);
                workers.open(path, &app)?;
            }
        }
        let chosen = start.config.reading.ambiguous;
        let mut screen = Screen::enter(Mouse::wanted(start.config.mouse))?;
        if app.size.width >= PROBE_FROM {
            let colors = colors::may_be_asked(|name| std::env::var(name).ok()).then_some(colors::QUESTIONS);
            screen.write(&[colors.unwrap_or_default(), &probe::questions()].concat())?;
        }
        let mut pace = Pace::default();
        if app.opening.is_some() {
            pace.hold(Instant::now() + FIRST_TEXT);
            pace.want(Urgency::Now);
        } else {
            screen.draw(&app)?;
        }
        let interrupted = signals::watch(messages.clone())?;
        let bound = app.settings.keys.all_written();
        let input = TerminalInput::start(messages, Decoder::new(Probe::new(chosen), bound))?;
        let mut session = Self {
            screen,
            app,
            input,
            reports,
            workers,
            watch,
            wakes: Vec::new(),
            look_again: None,
            begun: Instant::now(),
            own_stops: 0,
            interrupted,
            own_interrupts: 0,
            ended_by: None,
            inbox,
            bulk: VecDeque::new(),
            places: start.places.clone(),
            config: start.config.clone(),
            over: start.over.clone(),
            pace,
        };
        session.list(&start)?;
        if let ToRead::LastRead(paths) = &start.what {
            let shelves = scanner::ask_shelves(session.workers.store()).recv().unwrap_or_default();
            session.resume(paths, &shelves)?;
        }
        if start.names_no_texts() {
            session.welcome()?;
        }
        for notice in start.notices.into_iter().chain(problems) {
            session.happen(Event::Notice(notice), Urgency::Now)?;
        }
        Ok(session)
    }

    /// Starts to look for what is listed.
    fn list(&mut self, start: &Start) -> io::Result<()> {
        let (ToRead::Library(named) | ToRead::LastRead(named)) = &start.what else { return Ok(()) };
        let paths = match (named.as_slice(), start.config.library.as_slice()) {
            ([], []) => self.samples(),
            ([], library) => library.to_vec(),
            (named, _) => named.to_vec(),
        };
        self.workers.scan(paths.iter().map(|path| absolute(path)).collect(), start, &self.reports)?;
        self.carry_out(Effect::Store(Request::ListShelves))
    }

    /// The samples, in the order for the reader's language.
    fn samples(&self) -> Vec<PathBuf> {
        let samples = builtin::builtin(self.reports.language == Language::Chinese);
        samples.iter().map(builtin::Builtin::path).collect()
    }

    /// Opens the sample that teaches the keys for somebody who has read nothing yet.
    fn welcome(&mut self) -> io::Result<()> {
        let shelves = scanner::ask_shelves(self.workers.store()).recv().unwrap_or_default();
        let first = self.samples().into_iter().next().filter(|_| shelves.last_read(|_| true).is_none());
        let Some(first) = first else { return Ok(()) };
        // The list behind it would flash by.
        self.pace.hold(Instant::now() + FIRST_TEXT);
        let effects = open::open(&mut self.app, first, Goal::Resume);
        self.carry_out_all(effects)
    }

    fn resume(&mut self, paths: &[PathBuf], shelves: &Shelves) -> io::Result<()> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| absolute(path)).collect();
        let listed = |path: &Path| paths.is_empty() || paths.iter().any(|root| path.starts_with(root));
        let there = |path: &Path| path.exists() || builtin::find(path).is_some();
        match shelves.last_read(|path| listed(path) && there(path)) {
            Some(path) => {
                let effects = open::open(&mut self.app, path.to_owned(), Goal::Resume);
                self.carry_out_all(effects)
            }
            None => {
                self.reports.say(Msg::NothingToContinue, &[]);
                Ok(())
            }
        }
    }

    fn run(mut self) -> io::Result<Option<i32>> {
        while !self.app.quitting {
            let urgent = self.wait();
            for message in urgent {
                self.see_to(message, Urgency::Now)?;
            }
            self.take_bulk()?;
            self.wake()?;
            if self.watch.due().is_some_and(|due| due <= Instant::now()) {
                self.look()?;
            }
            self.draw_if_due()?;
            // After the text is on the screen: to have a file watched takes as long as to draw it.
            let theme = self.own_theme();
            let open = self.app.readers().map(|reader| reader.path.as_path());
            let own = [self.places.config.as_path()].into_iter().chain(theme.as_deref());
            self.watch.follow(open.chain(own), &self.reports.messages);
        }
        Ok(self.ended_by.map(signals::status))
    }

    /// Sleeps until something happens or is due; returns what keys and answers came, and puts news aside.
    fn wait(&mut self) -> Vec<Message> {
        let now = Instant::now();
        let due = self.pace.due(now).into_iter().chain(self.watch.due()).chain(self.wakes.iter().copied());
        let due = due.chain(self.look_again).min();
        let first = match due {
            _ if !self.bulk.is_empty() => None,
            None => self.inbox.recv().ok(),
            Some(due) => self.inbox.recv_timeout(due.saturating_duration_since(now)).ok(),
        };
        let (bulk, urgent): (Vec<_>, Vec<_>) =
            first.into_iter().chain(self.inbox.try_iter()).partition(Message::is_bulk);
        self.bulk.extend(bulk);
        urgent
    }

    fn take_bulk(&mut self) -> io::Result<()> {
        let until = Instant::now() + BULK_TURN;
        while Instant::now() < until
            && let Some(message) = self.bulk.pop_front()
        {
            let urgency = self.urgency_of(&message);
            self.see_to(message, urgency)?;
        }
        Ok(())
    }

    /// The first hits are an answer to a person, as are the first rows of the list; whatever else comes from the background is news.
    fn urgency_of(&self, message: &Message) -> Urgency {
        match (message, self.app.overlays.last()) {
            (Message::App(Event::LibraryHits(..)), Some(Overlay::Library(search)))
                if search.counts() == (0, 0) =>
            {
                Urgency::Now
            }
            (Message::App(Event::Found(..) | Event::Summed(..)), _)
                if self.app.episodes.awaits(usize::from(self.app.size.height)) =>
            {
                Urgency::Now
            }
            _ => Urgency::Soon,
        }
    }

    fn see_to(&mut self, message: Message, urgency: Urgency) -> io::Result<()> {
        match message {
            Message::App(event) => {
                if matches!(event, Event::Resize(_)) {
                    self.screen.forget();
                }
                let typed = matches!(event, Event::Key(_));
                self.happen(event, urgency)?;
                if typed {
                    self.glance_at_store();
                    self.glance()
                } else {
                    Ok(())
                }
            }
            Message::Focused => {
                self.glance_at_store();
                self.look()
            }
            Message::Touched => {
                self.watch.touched();
                Ok(())
            }
            Message::Interrupted if self.own_interrupts > 0 => {
                self.own_interrupts -= 1;
                Ok(())
            }
            Message::Interrupted => self.end_by(signals::SIGINT),
            Message::Ended(signal) => self.end_by(signal),
            Message::Stop => self.suspend(),
            Message::Continued if self.own_stops > 0 => {
                self.own_stops -= 1;
                Ok(())
            }
            Message::Continued => {
                self.pace.want(Urgency::Now);
                self.screen.recover()
            }
        }
    }

    fn end_by(&mut self, signal: i32) -> io::Result<()> {
        self.ended_by = Some(signal);
        self.happen(Event::Terminate, Urgency::Now)
    }

    /// Lets something happen to the app, and does what follows from it.
    pub(super) fn happen(&mut self, event: Event, urgency: Urgency) -> io::Result<()> {
        let effects = self.update(event);
        // News about the list are nothing to draw while a text is read.
        if urgency == Urgency::Now || self.app.view() == View::Episodes || !self.app.overlays.is_empty() {
            self.pace.want(urgency);
        }
        self.carry_out_all(effects)
    }

    fn update(&mut self, event: Event) -> Vec<Effect> {
        self.app.clock = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        update(&mut self.app, event)
    }

    fn carry_out_all(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        effects.into_iter().try_for_each(|effect| self.carry_out(effect))
    }

    fn wake(&mut self) -> io::Result<()> {
        let now = Instant::now();
        let before = self.wakes.len();
        self.wakes.retain(|wake| *wake > now);
        if self.look_again.take_if(|due| *due <= now).is_some() {
            let effects = self.update(Event::TimePassed);
            self.carry_out_all(effects)?;
        }
        if self.wakes.len() < before { self.happen(Event::Woken, Urgency::Now) } else { Ok(()) }
    }

    fn draw_if_due(&mut self) -> io::Result<()> {
        if self.app.opening.is_none() {
            self.pace.release();
        }
        if self.app.quitting || !self.pace.is_due(Instant::now()) {
            return Ok(());
        }
        let size = self.screen.size().unwrap_or(self.app.size);
        if size != self.app.size {
            self.happen(Event::Resize(size), Urgency::Now)?;
        }
        self.screen.draw(&self.app)?;
        self.pace.drawn(Instant::now());
        Ok(())
    }

    /// Has the store looked at for what other readers did.
    fn glance_at_store(&self) {
        // A store that is gone has told of it already.
        let _ = self.workers.store().send(super::store_thread::Task::Poll);
    }

    /// Looks whether an open file has changed, unless that was done just now.
    fn glance(&mut self) -> io::Result<()> {
        let changed = self.watch.glance();
        self.read_again(changed)
    }

    /// Looks whether an open file has changed.
    pub(super) fn look(&mut self) -> io::Result<()> {
        let changed = self.watch.look();
        self.read_again(changed)
    }

    fn read_again(&mut self, changed: Vec<PathBuf>) -> io::Result<()> {
        let theme = self.own_theme();
        let is_ours = |path: &PathBuf| *path == self.places.config || theme.as_ref() == Some(path);
        let (ours, changed): (Vec<_>, Vec<_>) = changed.into_iter().partition(is_ours);
        if !ours.is_empty() {
            self.read_settings_again()?;
        }
        changed.into_iter().try_for_each(|path| self.happen(Event::FileChanged(path), Urgency::Now))
    }
}

/// The app's first view, and what it needs.
fn begin_app(app: &mut App, what: &ToRead) -> Vec<Effect> {
    let ToRead::Episode(path, place) = what else {
        app.episodes.scanning = true;
        return Vec::new();
    };
    app.views.start_in_episode();
    let goal = place.clone().map_or(Goal::Resume, Goal::Address);
    open::open(app, absolute(path), goal)
}

/// The path by which a file is known for ever; the names of samples and of standard input are that already.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let named = path == Path::new(load::STDIN) || (!path.exists() && builtin::find(path).is_some());
    let absolute = (!named).then(|| std::path::absolute(path).ok()).flatten();
    absolute.unwrap_or_else(|| path.to_owned())
}
