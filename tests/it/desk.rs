//! A reader at a desk: the app with a world of its own that answers at once. Keys in, state and effects out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fangtan::app::episodes::{EpisodeRow, EpisodeStatus, prepared};
use fangtan::app::event::{Effect, Event};
use fangtan::app::geometry::Size;
use fangtan::app::listed::FoundPassages;
use fangtan::app::listed::Listed;
use fangtan::app::offers::Offers;
use fangtan::app::opened::Opened;
use fangtan::app::opened::first_lines;
use fangtan::app::reader::Reader;
use fangtan::app::request::Request;
use fangtan::app::settings::Settings;
use fangtan::app::state::App;
use fangtan::app::update::update;
use fangtan::catalog::facets::facets;
use fangtan::catalog::hits::{EpisodeHits, LibraryHit};
use fangtan::catalog::terms::{self, Explained};
use fangtan::episode::summary::{Speed, Summary};
use fangtan::episode::voices::{self, Voice};
use fangtan::keys::key::{Code, Key};
use fangtan::layout::flow::{Line, LineKind};
use fangtan::layout::segments::Segments;
use fangtan::library::apart::grounds;
use fangtan::parse::{Hints, parse, parse_beginning};
use fangtan::passage::anchor::{Anchor, Resolved, Resolver, State, text_hash};
use fangtan::passage::marks::{Bookmark, EpisodeId, Placed};
use fangtan::passage::present::Present;
use fangtan::search::fuzzy::Narrowed;
use fangtan::search::scoped::{ScopedHit, find_either};
use fangtan::text::query::{EitherQuery, Query};

pub struct Desk {
    pub app: App,
    texts: Vec<(PathBuf, String)>,
    pub kept: Vec<Listed>,
    /// What the voices of each file are called, by the episode's number from 1.
    voices: Vec<(EpisodeId, Vec<Voice>)>,
    offers: Arc<Offers>,
    made: u32,
    /// Bytes of the first pages that are shown of a file before the rest of it is read.
    pub first_pages: Option<usize>,
    /// Files of which only the first pages were read.
    unread: Vec<PathBuf>,
    /// Everything the world was asked for that it did not answer by itself.
    pub asked: Vec<Effect>,
    /// Whether passages are found only when [`Desk::found_at_last`] is called.
    pub finds_late: bool,
}

impl Desk {
    /// A desk with these files, the list of episodes in sight.
    pub fn new(files: &[(&str, &str)], width: u16, height: u16) -> Self {
        let texts: Vec<_> =
            files.iter().map(|(name, text)| (PathBuf::from(name), (*text).to_owned())).collect();
        let app = App::new(Settings::default(), Size { width, height });
        let mut desk = Self {
            app,
            texts,
            kept: Vec::new(),
            voices: Vec::new(),
            offers: Arc::default(),
            made: 0,
            first_pages: None,
            finds_late: false,
            unread: Vec::new(),
            asked: Vec::new(),
        };
        desk.happen(Event::Found(desk.texts.iter().map(|(path, _)| path.clone()).collect()));
        for path in desk.texts.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>() {
            let (episode, _) = desk.parse(&path);
            let kind = grounds(&path, &episode).kind();
            let shelf = EpisodeStatus {
                summary: Summary { kind, ..Summary::of(&episode, Speed::default()) },
                ..EpisodeStatus::default()
            };
            desk.happen(Event::Summed(path, Ok(Box::new(shelf))));
        }
        desk.happen(Event::ScanDone(Vec::new()));
        desk
    }

    fn parse(
        &self,
        path: &PathBuf,
    ) -> (fangtan::episode::model::Episode, Vec<fangtan::episode::oddity::Diagnostic>) {
        let text = &self.texts.iter().find(|(known, _)| known == path).unwrap().1;
        parse(text.as_bytes(), &Hints { file_name: path.display().to_string(), ..Hints::default() })
    }

    /// Replaces the text of a file on disk.
    pub fn rewrite(&mut self, path: &str, text: &str) {
        self.texts.iter_mut().find(|(known, _)| known.as_os_str() == path).unwrap().1 = text.to_owned();
    }

    /// Types keys: characters as they are, others in braces (`{Enter}`, `{C-d}`); `{{` and `}}` are braces.
    /// The passages that were to be found late are found, file by file.
    pub fn found_at_last(&mut self) {
        self.finds_late = false;
        for effect in std::mem::take(&mut self.asked) {
            self.answer(effect);
        }
    }

    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let key = if rest.starts_with("{{") || rest.starts_with("}}") {
                rest = &rest[2..];
                Key::char(c)
            } else if c == '{' {
                let end = rest.find('}').unwrap();
                let key = rest[1..end].parse().unwrap();
                rest = &rest[end + 1..];
                key
            } else {
                rest = &rest[c.len_utf8()..];
                Key::char(c)
            };
            self.happen(Event::Key(key));
        }
        self
    }

    pub fn happen(&mut self, event: Event) {
        for effect in update(&mut self.app, event) {
            self.answer(effect);
        }
    }

    /// What the world does about `effect`.
    pub fn answer(&mut self, effect: Effect) {
        match effect {
            Effect::Open(path) => match self.begin(&path) {
                Some(opened) => {
                    self.unread.push(path.clone());
                    self.happen(Event::Opened(path, Ok(Box::new(opened))));
                }
                None => self.read(path),
            },
            Effect::PrepareJump(sources) => self.offers = Arc::new(Offers::new(*sources)),
            Effect::Rank(ticket, query, kinds) => {
                let hits = self.offers.rank(&query, kinds, &mut Narrowed::default());
                self.happen(Event::Ranked(ticket, self.offers.clone(), hits));
            }
            Effect::PrepareNames(generation, rows) => {
                self.happen(Event::NamesPrepared(generation, Arc::new(prepared(&rows))));
            }
            Effect::CountFacets(filter, rows) => {
                let values = facets(&rows.iter().map(EpisodeRow::facts));
                self.happen(Event::Counted(filter, values));
            }
            Effect::SearchLibrary(ticket, query) => {
                let found = self.search(&query);
                self.happen(Event::LibraryHits(ticket, found, true));
            }
            Effect::GatherTerms => {
                let explained = |(path, _): &(PathBuf, _)| {
                    let (episode, _) = self.parse(path);
                    let (path, title) = (path.clone(), episode.title().to_owned());
                    let tell =
                        move |term| Explained { term, path: path.clone(), title: title.clone(), episodes: 1 };
                    episode.glossary.into_iter().map(tell)
                };
                let terms = terms::merged(self.texts.iter().flat_map(explained));
                self.happen(Event::Terms(terms));
            }
            Effect::Store(Request::Keep(draft)) => {
                self.made += 1;
                let anchor = Anchor::of(&draft.opened.episode, draft.range);
                let id = format!("{:04}", self.made);
                let bookmark = Bookmark {
                    id,
                    anchor,
                    note: draft.note,
                    tags: draft.tags,
                    letter: draft.letter,
                    author: draft.author,
                    ..Bookmark::default()
                };
                let placed = Placed { bookmark, resolved: Resolved { range: draft.range, state: State::Ok } };
                let title = draft.opened.episode.title().to_owned();
                let (bookmark, path) = (placed.bookmark.clone(), draft.path.clone());
                self.kept.push(Listed { bookmark, path, title, ..Listed::default() });
                self.happen(Event::Kept(draft.path, Box::new(placed)));
            }
            Effect::Store(Request::Change(edits)) => {
                for edit in edits {
                    let known = self.kept.iter_mut().find(|listed| listed.bookmark.id == edit.before.id);
                    let stored = &mut known.unwrap().bookmark;
                    *stored = edit.over(stored, 1).unwrap_or_else(|| stored.clone());
                }
            }
            Effect::Store(Request::Voices(id, voices)) => {
                self.voices.retain(|(known, _)| *known != id);
                self.voices.push((id, voices));
            }
            Effect::Store(Request::Delete(ids)) => ids.iter().for_each(|id| self.mark_deleted(id, Some(1))),
            Effect::Store(Request::Restore(ids)) => ids.iter().for_each(|id| self.mark_deleted(id, None)),
            Effect::Store(Request::List) => {
                let live = self.kept.iter().filter(|listed| listed.bookmark.deleted.is_none());
                self.happen(Event::AllBookmarks(live.cloned().collect()));
            }
            Effect::FindPassages(wanted) if !self.finds_late => {
                for (path, bookmarks) in wanted {
                    let found = self.find(&path, bookmarks);
                    self.happen(Event::PassagesFound(path, found));
                }
            }
            Effect::Analyse(episode, shape) => {
                let segments = Segments::of(&episode, shape.policy);
                let flow = Arc::new(first_lines(&episode, &segments, shape));
                self.happen(Event::Analysed(episode, Arc::new(segments), flow));
            }
            Effect::LookAgain(_) => {}
            other => self.asked.push(other),
        }
    }

    fn search(&self, typed: &str) -> Vec<EpisodeHits> {
        // Half a field says nothing yet.
        let query = EitherQuery::parse(typed).unwrap_or_default();
        let in_one = |path: &PathBuf| {
            let (episode, _) = self.parse(path);
            let is_empty = query.any.iter().all(Query::is_empty);
            let found = if is_empty { Vec::new() } else { find_either(&episode, &query).unwrap() };
            let hit = |found: &ScopedHit| LibraryHit {
                address: found.address.to_string(),
                speaker: String::new(),
                range: found.range,
                snippet: found.range.of(&episode.text).to_owned(),
                ranges: Vec::new(),
            };
            EpisodeHits { path: path.clone(), count: found.len(), hits: found.iter().map(hit).collect() }
        };
        let all = self.texts.iter().map(|(path, _)| in_one(path));
        all.filter(|episode| episode.count > 0).collect()
    }

    fn mark_deleted(&mut self, id: &str, when: Option<i64>) {
        let known = self.kept.iter_mut().find(|listed| listed.bookmark.id == id);
        known.unwrap().bookmark.deleted = when;
    }

    fn find(&self, path: &PathBuf, bookmarks: Vec<Bookmark>) -> Option<FoundPassages> {
        self.texts.iter().any(|(known, _)| known == path).then(|| {
            let (episode, _) = self.parse(path);
            let (resolver, text) = (Resolver::new(&episode, None), text_hash(&episode.text));
            let place = |bookmark: Bookmark| {
                let found = resolver.resolve(&bookmark.anchor);
                Placed::new(bookmark, found, text)
            };
            let placed: Vec<Placed> = bookmarks.into_iter().map(place).collect();
            let present = Present::all(&episode, &placed);
            FoundPassages { text, placed, present }
        })
    }

    /// So many seconds pass.
    pub fn wait(&mut self, seconds: u64) -> &mut Self {
        self.app.clock += seconds * 1000;
        self.happen(Event::TimePassed);
        self
    }

    /// Takes a file off the disk.
    pub fn remove(&mut self, path: &str) {
        self.texts.retain(|(known, _)| known.as_os_str() != path);
    }

    /// The rest of what was begun is read.
    pub fn read_on(&mut self) {
        for path in std::mem::take(&mut self.unread) {
            self.read(path);
        }
    }

    fn read(&mut self, path: PathBuf) {
        let opened = self.open(&path);
        self.happen(Event::Opened(path, Ok(Box::new(opened))));
    }

    fn begin(&self, path: &Path) -> Option<Opened> {
        let size = self.first_pages.filter(|_| self.app.may_begin(path))?;
        let text = &self.texts.iter().find(|(known, _)| known == path)?.1;
        let hints = Hints { file_name: path.display().to_string(), ..Hints::default() };
        let episode = parse_beginning(text.as_bytes(), &hints, size)?;
        let (segments, hash) = (Segments::of(&episode, self.app.policy), text_hash(&episode.text));
        Some(Opened { beginning: true, ..Opened::new(episode, segments, hash, self.app.look()) })
    }

    pub fn open(&self, path: &PathBuf) -> Opened {
        let (mut episode, diagnostics) = self.parse(path);
        let id = 1 + self.texts.iter().position(|(known, _)| known == path).unwrap() as EpisodeId;
        let known = self.voices.iter().find(|(known, _)| *known == id);
        let voices = known.map_or_else(Vec::new, |(_, voices)| voices.clone());
        voices::apply(&mut episode, &voices);
        let (resolver, text) = (Resolver::new(&episode, None), text_hash(&episode.text));
        let mine = self.kept.iter().filter(|listed| listed.path == *path);
        let placed = mine.map(|listed| {
            let bookmark = listed.bookmark.clone();
            let found = resolver.resolve(&bookmark.anchor);
            Placed::new(bookmark, found, text)
        });
        let placed = placed.collect();
        let segments = Segments::of(&episode, self.app.policy);
        let opened = Opened::new(episode, segments, text, self.app.look());
        Opened { diagnostics, id, placed, voices, ..opened }
    }

    pub fn reader(&self) -> &Reader {
        self.app.reader.as_ref().unwrap()
    }

    /// The text of the lines on the page.
    pub fn page(&self) -> Vec<String> {
        let reader = self.reader();
        let lines = &reader.flow().lines()[reader.page(self.app.page())];
        let text = |line: &Line| match line.kind {
            LineKind::Stub => "▸".to_owned(),
            _ => line.range.of(&reader.episode().text).to_owned(),
        };
        lines.iter().map(text).collect()
    }

    /// The first visible text.
    pub fn top(&self) -> String {
        self.page().into_iter().find(|line| !line.is_empty()).unwrap_or_default()
    }

    /// The address of the reading place.
    pub fn address(&self) -> String {
        self.reader().episode().address_at(self.reader().place).to_string()
    }

    /// What the status line says.
    pub fn notice(&self) -> &str {
        self.app.notice.as_deref().unwrap_or_default()
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.happen(Event::Resize(Size { width, height }));
    }

    pub fn paste(&mut self, text: &str) {
        self.happen(Event::Paste(text.to_owned()));
    }

    pub fn asked_to_quit(&self) -> bool {
        self.asked.iter().any(|effect| matches!(effect, Effect::Quit))
    }
}

/// How often each key occurs among the usual ones, for random journeys.
pub fn some_keys() -> Vec<Key> {
    let plain = "jkduGghl{}()[]JKfnNbamBtsSzZpPwWiovyY+-=T\\?/:<>q".chars().map(Key::char);
    let named = [Code::Enter, Code::Esc, Code::Tab, Code::Up, Code::Down, Code::PageDown, Code::Backspace];
    let ctrl = ['d', 'u', 'o', 'p', 'c', 'w', 'v', 'w'].map(|c| Key { ctrl: true, ..Key::char(c) });
    plain.chain(named.map(Key::plain)).chain(ctrl).collect()
}
