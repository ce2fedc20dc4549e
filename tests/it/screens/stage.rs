//! An app with hand-made episodes and a world that answers only the jump box.

use std::path::PathBuf;
use std::sync::Arc;

use fangtan::app::episodes::EpisodeStatus;
use fangtan::app::event::{Effect, Event};
use fangtan::app::geometry::Size;
use fangtan::app::offers::Offers;
use fangtan::app::reader::Reader;
use fangtan::app::sections::Sections;
use fangtan::app::settings::Settings;
use fangtan::app::state::App;
use fangtan::app::update::update;
use fangtan::episode::model::Role;
use fangtan::episode::summary::{Summary, VoiceSummary};
use fangtan::keys::key::Key;
use fangtan::layout::width::WidthPolicy;
use fangtan::messages::Language;
use fangtan::palette::terminal::Terminal;
use fangtan::passage::marks::{KeptCount, Progress};
use fangtan::search::fuzzy::Narrowed;

use super::script::Script;

pub struct Stage {
    pub app: App,
    offers: Arc<Offers>,
}

impl Stage {
    pub fn new(language: Language, width: u16, height: u16) -> Self {
        let settings = Settings { language, ..Settings::default() };
        let mut app = App::new(settings, Size { width, height });
        app.episodes.add(SHELF.iter().map(|(path, ..)| PathBuf::from(path)).collect());
        for (path, title, date, minutes, read) in SHELF {
            let found = if *minutes == 0.0 {
                Err("no text in this file".to_owned())
            } else {
                Ok(Box::new(shelf(title, date, *minutes, *read)))
            };
            app.episodes.fill(PathBuf::from(path).as_path(), found);
        }
        app.episodes.refresh();
        Self { app, offers: Arc::default() }
    }

    /// An app that found nothing.
    pub fn empty(language: Language, width: u16, height: u16) -> Self {
        let settings = Settings { language, ..Settings::default() };
        Self { app: App::new(settings, Size { width, height }), offers: Arc::default() }
    }

    /// The same with characters like “ ” in two cells.
    pub fn wide(mut self) -> Self {
        self.app.policy = WidthPolicy { wide_ambiguous: true, ..WidthPolicy::default() };
        self
    }

    /// The same on a terminal with these colours.
    pub fn on(mut self, terminal: Terminal) -> Self {
        self.app.settings.set_terminal(terminal);
        self
    }

    /// The same with two columns of text side by side.
    pub fn in_columns(mut self) -> Self {
        self.app.settings.columns = 2;
        self
    }

    /// Opens an episode in the reader.
    pub fn reading(mut self, script: Script) -> Self {
        let opened = Arc::new(script.opened(self.app.policy));
        self.app.sections = Sections::new(opened.rows.clone());
        let mut reader = Reader::new(PathBuf::from("interviews/clock.md"), opened, self.app.shape());
        reader.set_shape(self.app.shape());
        self.app.reader = Some(reader);
        self.app.views.show_text();
        self
    }

    /// The same while the rest of the episode is read.
    pub fn begun(mut self) -> Self {
        let reader = self.app.reader.as_mut().unwrap();
        Arc::get_mut(&mut reader.opened).unwrap().beginning = true;
        self
    }

    pub fn sections(mut self, script: Script) -> Self {
        self = self.reading(script);
        self.app.views.show_sections(true);
        self
    }

    /// Types keys: characters as they are, others in braces.
    pub fn keys(mut self, keys: &str) -> Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let named = c == '{' && rest.len() > 1;
            let end = if named { rest.find('}').unwrap() + 1 } else { c.len_utf8() };
            let name = if named { &rest[1..end - 1] } else { &rest[..end] };
            self.happen(Event::Key(name.parse().unwrap_or(Key::char(c))));
            rest = &rest[end..];
        }
        self
    }

    pub fn happen(&mut self, event: Event) {
        for effect in update(&mut self.app, event) {
            match effect {
                Effect::PrepareJump(sources) => self.offers = Arc::new(Offers::new(*sources)),
                Effect::Rank(ticket, query, kinds) => {
                    let hits = self.offers.rank(&query, kinds, &mut Narrowed::default());
                    self.happen(Event::Ranked(ticket, self.offers.clone(), hits));
                }
                _ => {}
            }
        }
    }
}

type Shelved = (&'static str, &'static str, &'static str, f64, Option<f64>);

const SHELF: &[Shelved] = &[
    (
        "interviews/clock.md",
        "与钟楼对话：修钟人林砚秋谈时间、耐心和一座不肯走准的钟",
        "2024-04-18",
        62.0,
        Some(0.47),
    ),
    (
        "interviews/sound.md",
        "Listening for a Living: Mara Ellison on Field Recording",
        "2025-04-30",
        41.4,
        None,
    ),
    ("interviews/paper.txt", "纸的脾气", "2023", 8.0, Some(1.0)),
    ("interviews/broken.md", "", "", 0.0, None),
    ("interviews/type.md", "Type for Terminals\u{1b}[31m: a talk", "", 120.0, Some(0.02)),
];

fn shelf(title: &str, date: &str, minutes: f64, read: Option<f64>) -> EpisodeStatus {
    let progress = read.map(|fraction| Progress {
        fraction,
        finished: fraction >= 1.0,
        starred: fraction < 0.1,
        read_at: (fraction * 1000.0) as i64,
        ..Progress::default()
    });
    let voice = |name: &str, role, chars| VoiceSummary {
        name: name.to_owned(),
        role: Some(role),
        turns: 51,
        chars,
        ..VoiceSummary::default()
    };
    let summary = Summary {
        title: title.to_owned(),
        date: date.to_owned(),
        source: "https://example.org/talk".to_owned(),
        summary:
            "一座老钟，一个修钟人。他们谈了三十年的相处：“它慢，我也慢。”谈到最后，谁也说不清是谁在修谁。"
                .to_owned(),
        tags: ["时间", "手艺", "城市"].map(str::to_owned).to_vec(),
        people: ["林砚秋", "周小满"].map(str::to_owned).to_vec(),
        speakers: vec![voice("周小满", Role::Host, 4_000), voice("林砚秋", Role::Guest, 16_000)],
        sections: vec![(1, "第一次走进钟楼".to_owned()), (2, "什么叫走得准".to_owned())],
        turns: 102,
        chars: 20_000,
        minutes,
        encoding: "UTF-8".to_owned(),
        ..Summary::default()
    };
    EpisodeStatus { summary, progress, kept: KeptCount { passages: u32::from(read.is_some()) * 5, notes: 0 } }
}
