//! The pages of the program, each with something on it, in both languages and at any size: for frames and for
//! pictures.

use std::fs;
use std::path::Path;

use fangtan::app::episodes::EpisodeStatus;
use fangtan::app::event::Event;
use fangtan::app::listed::{Listed, Standing};
use fangtan::app::overlay::Overlay;
use fangtan::catalog::hits::{EpisodeHits, LibraryHit};
use fangtan::episode::summary::{Speed, Summary};
use fangtan::messages::Language::{self, Chinese};
use fangtan::passage::anchor::State;
use fangtan::passage::marks::{KeptCount, Placed, Progress};
use fangtan::text::range::TextRange;

use super::script::{self, Script};
use super::stage::Stage;

/// Columns and rows.
pub type PageSize = (u16, u16);

/// A page by its name.
pub type Page = (&'static str, fn(Language, PageSize) -> Stage);

/// All pages of which there are frames.
pub const PAGES: [Page; 8] = [
    ("reader", reader),
    ("sections", sections),
    ("list", list),
    ("jump", jump),
    ("passages", passages),
    ("review", |language, size| passages(language, size).keys("jjv")),
    ("people", |language, size| list(language, size).keys("gp")),
    ("questions", questions),
];

fn talk(language: Language) -> Script {
    if language == Chinese { script::chinese() } else { script::english() }
}

pub fn reader(language: Language, (width, height): PageSize) -> Stage {
    Stage::new(language, width, height).reading(talk(language))
}

/// The sections of a sample that is half read.
pub fn sections(language: Language, (width, height): PageSize) -> Stage {
    let script = Script::sample("03-sound-recordist.md").kept("拍手。就这么一下。", None, "开场");
    Stage::new(language, width, height).sections(script).keys("jjj")
}

/// The list of the samples: one begun, one read, with a few passages kept.
pub fn list(language: Language, (width, height): PageSize) -> Stage {
    let mut stage = Stage::empty(language, width, height);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/library");
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let episodes = &mut stage.app.episodes;
    episodes.add(names.iter().map(|name| format!("interviews/{name}").into()).collect());
    for (name, (fraction, passages)) in
        names.iter().zip([(1.0, 4), (0.0, 0), (0.38, 7), (0.0, 0), (0.0, 0), (0.0, 0)])
    {
        let summary = Summary::of(&Script::sample(name).episode, Speed::default());
        let read = Progress { fraction, finished: fraction >= 1.0, ..Progress::default() };
        let progress = Some(read).filter(|read| read.fraction > 0.0);
        let kept = KeptCount { passages, ..KeptCount::default() };
        let status = EpisodeStatus { summary, progress, kept };
        episodes.fill(Path::new(&format!("interviews/{name}")), Ok(Box::new(status)));
    }
    episodes.refresh();
    stage.keys("jj")
}

fn jump(language: Language, size: PageSize) -> Stage {
    reader(language, size).keys(if language == Chinese { "f钟" } else { "fto" })
}

/// The list of what is kept in the open text, one passage of each state.
fn passages(language: Language, (width, height): PageSize) -> Stage {
    let script = if language == Chinese {
        script::chinese().kept("二十年以后我测过一次，真的慢了 0.3 秒", None, "要再查一查").kept(
            "一座钟不是为了准",
            None,
            "",
        )
    } else {
        script::english()
            .kept("Two microphones, a recorder, wool socks.", None, "the packing list, for the end")
            .kept("And you bring spare batteries.", None, "who says this?")
            .kept("What do you carry?", None, "")
    };
    let states = [State::Ok, State::Moved, State::Changed, State::Lost];
    let mut stage = Stage::new(language, width, height).reading(script);
    let reader = stage.app.reader.as_mut().unwrap();
    for (placed, (index, state)) in reader.placed.iter_mut().zip(states.into_iter().enumerate()) {
        placed.resolved.state = state;
        placed.bookmark.id = index.to_string();
        placed.bookmark.anchor.speaker =
            if language == Chinese { "林砚秋" } else { "Mara Ellison" }.to_owned();
        if state == State::Moved {
            placed.bookmark.tags = vec![if language == Chinese { "时间" } else { "tools" }.to_owned()];
        }
        if state == State::Changed {
            let kept = &mut placed.bookmark.anchor.exact;
            *kept = kept.replace("测过", "量过").replace("spare", "two spare").replace("wool", "woollen");
        }
    }
    with_list(stage)
}

/// The same stage with the list of what is kept in its text open.
pub fn with_list(mut stage: Stage) -> Stage {
    let reader = stage.app.reader.as_ref().unwrap();
    let listed = |placed: &Placed| Listed {
        bookmark: placed.bookmark.clone(),
        standing: Standing::Found(placed.resolved),
        path: reader.path.clone(),
        title: reader.episode().title().to_owned(),
        ..Listed::default()
    };
    let all = reader.placed.iter().map(listed).collect();
    stage = stage.keys("B");
    stage.happen(Event::AllBookmarks(all));
    stage
}

/// What is asked in all episodes.
fn questions(language: Language, size: PageSize) -> Stage {
    let mut stage = list(language, size).keys("gq{Enter}");
    let Some(Overlay::Library(search)) = stage.app.overlays.last() else { panic!("questions are a search") };
    let ticket = search.ticket;
    let hit = |address: &str, speaker: &str, snippet: &str| LibraryHit {
        address: address.to_owned(),
        speaker: speaker.to_owned(),
        range: TextRange::at(0),
        snippet: snippet.to_owned(),
        ranges: Vec::new(),
    };
    let episode = |name: &str, hits: Vec<LibraryHit>| EpisodeHits {
        path: format!("interviews/{name}").into(),
        count: hits.len(),
        hits,
    };
    let hits = vec![
        episode(
            "03-sound-recordist.md",
            vec![
                hit("1.1", "程砚", "您到一个地方，头一件事做什么？"),
                hit("1.3", "程砚", "拍一下就够了？"),
                hit(
                    "2.1",
                    "程砚",
                    "您是怎么入行的？顶替父亲进厂的那一年，录音科缺的是什么人，谁教您举杆子？",
                ),
            ],
        ),
        episode(
            "06-tower-clock.md",
            vec![
                hit("0.1", "Jonah Reeve", "I am standing inside one. Ines, what is that sound?"),
                hit("1.1", "Jonah Reeve", "You wind it by hand. How long does that take?"),
            ],
        ),
    ];
    stage.happen(Event::LibraryHits(ticket, hits, true));
    stage
}
