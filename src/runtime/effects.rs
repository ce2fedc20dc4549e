//! What the app asks of the world, carried out: by a thread where it may take long, here where it needs the
//! terminal.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;
use std::time::{Duration, Instant};

use super::message::Message;
use super::session::{Session, absolute};
use super::store_thread::Task;
use super::terminal::Mouse;
use super::workers::Workers;
use super::{
    arrangement, chosen, citing, clipboard, editor, loader, matcher, opener, pipe, player, searcher, signals,
    typed,
};
use crate::app::act::open;
use crate::app::event::Effect;
use crate::app::goal::Goal;
use crate::app::library::HitOrder;
use crate::app::request::Request;
use crate::catalog::search::SearchQuery;
use crate::export::{Citation, CitationStyle};
use crate::library::{builtin, cache};
use crate::messages::Msg;
use crate::passage::edit::Edit;
use crate::passage::marks::Bookmark;
use crate::wording::translated::translated;

impl Session {
    /// Carries out one effect.
    pub(super) fn carry_out(&mut self, effect: Effect) -> io::Result<()> {
        let Workers { loader, matcher, finder, .. } = &mut self.workers;
        match effect {
            Effect::Open(path) => {
                self.watch.expect(&path);
                return self.workers.open(path, &self.app);
            }
            Effect::Analyse(episode, shape) => {
                return loader.ask(loader::LoaderTask::Analyse(episode, shape));
            }
            Effect::PrepareJump(sources) => return matcher.ask(matcher::MatcherTask::Prepare(sources)),
            Effect::Rank(ticket, query, kinds) => {
                return matcher.ask(matcher::MatcherTask::Rank(ticket, query, kinds));
            }
            Effect::PrepareNames(generation, rows) => {
                return matcher.ask(matcher::MatcherTask::Names(generation, rows));
            }
            Effect::CountFacets(filter, rows) => {
                return matcher.ask(matcher::MatcherTask::Facets(filter, rows));
            }
            Effect::SearchLibrary(ticket, query) => return self.search(ticket, query),
            Effect::ScanAgain => self.workers.scan_again(),
            Effect::Store(request) => self.request(request),
            Effect::EditNote(record) => return self.edit_note(&record),
            Effect::FindPassages(wanted) => return finder.ask(wanted),
            Effect::Seek(bookmark) => {
                let paths = self.paths_by_date();
                return self.workers.seeker.ask((bookmark, paths));
            }
            Effect::Settle(path, settling) => {
                return loader.ask(loader::LoaderTask::Settle(absolute(&path), settling));
            }
            Effect::GatherTerms => {
                let paths = self.paths_by_date();
                return self.workers.gatherer.ask(paths);
            }
            Effect::GatherSpoken(names, paths) => return self.workers.listener.ask((names, paths)),
            Effect::Sound(ask) => {
                let command = self.config.listen.command.clone();
                return self.workers.player.ask(player::PlayerTask { ask, command });
            }
            Effect::Flag(path, flags) => return loader.ask(loader::LoaderTask::Flag(path, flags)),
            Effect::Copy(text) => return self.copy(text),
            Effect::Cite(citation, style) => return self.cite(*citation, &style),
            Effect::ReadKept(text) => return self.read_kept(&text),
            Effect::OpenUrl(url) => self.open_url(&url),
            Effect::Edit(path, line) => return self.edit(&path, line),
            Effect::Pipe(command, text) => return self.pipe(&command, &text),
            Effect::RememberTheme(name) => {
                let usual = self.config.theme.clone();
                self.remember("theme", &name, &usual);
            }
            Effect::RememberMeasure(columns) => {
                let usual = self.config.reading.measure.to_string();
                self.remember("measure", &columns.to_string(), &usual);
            }
            Effect::RememberList(words) => self.saved(arrangement::write(&self.places.state, &words)),
            Effect::RememberLine(kind, line) => self.saved(typed::add(&self.places.state, kind, &line)),
            Effect::Mouse => return self.turn_mouse(),
            Effect::Wake(after) => self.wakes.push(Instant::now() + Duration::from_millis(after)),
            Effect::LookAgain(after) => {
                self.look_again = Some(Instant::now() + Duration::from_millis(after));
            }
            Effect::Suspend => return self.suspend(),
            Effect::Quit => self.app.quitting = true,
        }
        Ok(())
    }

    /// Searches all episodes of the list but the hidden ones, in the order of their dates, those without one
    /// first, or the other way round; the open one if there is no list. A query may ask for hidden ones.
    fn search(&mut self, ticket: u64, query: String) -> io::Result<()> {
        let paths = self.paths_by_date();
        // What is wrong with a query is told by the searcher.
        let asked = SearchQuery::new(&query).ok().flatten();
        let (shows_hidden, hidden) = self.app.episodes.hidden();
        let episodes =
            asked.map(|asked| asked.episodes().clone()).unwrap_or_default().with_hidden(shows_hidden);
        let is_asked_for = |path: &&PathBuf| match self.app.episodes.row(path) {
            Some(row) => episodes.lets_through(&row.facts()),
            None => episodes.is_empty(),
        };
        let is_oldest_first = self.app.hit_order == HitOrder::Oldest;
        if episodes.is_empty() && (shows_hidden || hidden == 0) && is_oldest_first {
            return self.workers.searcher.ask(searcher::SearchTask { ticket, query, paths });
        }
        let mut paths: Vec<PathBuf> = paths.iter().filter(is_asked_for).cloned().collect();
        if !is_oldest_first {
            paths.reverse();
        }
        self.workers.searcher.ask(searcher::SearchTask { ticket, query, paths: paths.into() })
    }

    /// The listed files, the oldest talk first; without a list the open ones.
    fn paths_by_date(&mut self) -> Arc<[PathBuf]> {
        let listed = self.app.episodes.by_date();
        if listed.is_empty() {
            self.app.readers().map(|reader| reader.path.clone()).collect()
        } else {
            listed
        }
    }

    fn cite(&mut self, citation: Citation, style: &CitationStyle) -> io::Result<()> {
        let accessed = jiff::Zoned::now().date().to_string();
        let mut citation = [Citation { accessed, ..citation }];
        citing::name_people(&mut citation);
        let [citation] = citation;
        match self.reports.guard(|| citing::writer(style).map(|writer| writer.one(&citation))) {
            Some(Ok(text)) => self.copy(text),
            Some(Err(problem)) => {
                let problem = translated(&problem, self.reports.language);
                self.reports.say(Msg::NotCopied, &[&problem]);
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn copy(&mut self, text: String) -> io::Result<()> {
        self.screen.write(clipboard::sequence(&text).as_bytes())?;
        let reports = self.reports.clone();
        in_background("clipboard", move || {
            let way = clipboard::by_tool(&text).unwrap_or(clipboard::TERMINAL);
            reports.say(Msg::Copied, &[&text.chars().count(), &way]);
        })
    }

    /// Reads a text of passages, which is written anew each time.
    fn read_kept(&mut self, text: &str) -> io::Result<()> {
        let path = self.places.kept_text();
        let written =
            cache::private_folder(&self.places.cache).and_then(|()| cache::write_private(&path, text));
        if let Err(error) = written {
            self.reports.say(Msg::CannotSave, &[&error]);
            return Ok(());
        }
        let effects = open::open(&mut self.app, path.clone(), Goal::At(0));
        let again = effects.is_empty().then_some(Effect::Open(path));
        effects.into_iter().chain(again).try_for_each(|effect| self.carry_out(effect))
    }

    fn open_url(&self, url: &str) {
        let opened = if opener::is_web(url) { opener::open(url).ok() } else { None };
        match opened {
            Some(mut child) => {
                self.reports.say(Msg::Opening, &[&url]);
                // Only so that it does not stay behind as a zombie; without the thread it would, and nothing
                // worse.
                let _ = in_background("opener", move || drop(child.wait()));
            }
            None => self.reports.say(Msg::CannotOpen, &[&url]),
        }
    }

    fn edit(&mut self, path: &std::path::Path, line: u32) -> io::Result<()> {
        if builtin::find(path).is_some() || !path.is_file() {
            self.reports.say(Msg::CannotOpen, &[&path.display()]);
            return Ok(());
        }
        // What it looks like now is what a change is measured by.
        self.look()?;
        let Self { input, screen, .. } = self;
        if input.pause(|| screen.lend(|| editor::edit(path, line)))?.is_err() {
            self.reports.say(Msg::CannotOpen, &[&path.display()]);
        }
        self.look()
    }

    /// Asks the store. A thread that is gone has reported its panic already.
    fn request(&self, request: Request) {
        // What is put together to be read once is no episode.
        if request.path() == Some(&self.places.kept_text()) {
            if matches!(request, Request::Keep(_)) {
                self.reports.say(Msg::NothingKeptInKept, &[]);
            }
            return;
        }
        let _ = self.workers.store().send(Task::Request(request));
    }

    fn edit_note(&mut self, record: &Bookmark) -> io::Result<()> {
        let Self { input, screen, .. } = self;
        match input.pause(|| screen.lend(|| editor::edit_text(&record.note)))? {
            Ok(note) if note != record.note => {
                let edit = Edit::of(record, |bookmark| bookmark.note = note);
                self.request(Request::Change(vec![edit]));
                self.request(Request::List);
                self.reports.say(Msg::NoteSaved, &[]);
            }
            Ok(_) => {}
            Err(error) => self.reports.say(Msg::CannotSave, &[&error]),
        }
        Ok(())
    }

    fn pipe(&mut self, command: &str, text: &str) -> io::Result<()> {
        let go_on = Msg::GoOnWithKey.text(self.reports.language);
        let Self { input, screen, inbox, interrupted, .. } = self;
        interrupted.store(false, Relaxed);
        let (result, meanwhile) = screen.lend(|| {
            let result = input.pause(|| pipe::run(command, text));
            println!("\n[{go_on}]");
            (result, pipe::wait_for_key(inbox))
        })?;
        // Control-C was meant for the command, also where the message of it is still on its way.
        let (interrupts, others): (Vec<_>, Vec<_>) =
            meanwhile?.into_iter().partition(|message| matches!(message, Message::Interrupted));
        self.own_interrupts += usize::from(interrupts.is_empty() && self.interrupted.load(Relaxed));
        self.bulk.extend(others);
        match result {
            Ok(status) => self.reports.say(Msg::Piped, &[&command, &status]),
            Err(error) => self.reports.say(Msg::Piped, &[&command, &error]),
        }
        Ok(())
    }

    fn remember(&self, what: &str, chosen: &str, usual: &str) {
        self.saved(chosen::write(&self.places.state, what, chosen, usual));
    }

    /// Says so where what was to be saved was not.
    fn saved(&self, result: io::Result<()>) {
        if let Err(error) = result {
            self.reports.say(Msg::CannotSave, &[&error]);
        }
    }

    pub(super) fn turn_mouse(&mut self) -> io::Result<()> {
        let mouse = self.screen.turn_mouse()?;
        self.reports.say(if mouse == Mouse::Captured { Msg::MouseTaken } else { Msg::MouseReleased }, &[]);
        Ok(())
    }

    /// Gives the terminal back and stops until the shell continues the process.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.own_stops += 1;
        let Self { input, screen, .. } = self;
        input.pause(|| screen.lend(signals::stop))?
    }
}

fn in_background(name: &str, job: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(job).map(drop)
}
