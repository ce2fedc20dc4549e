//! Episodes built by hand, without a parser: sections, turns, folded matter, marks.

use std::fs;
use std::path::Path;

use fangtan::app::opened::{DisplayOptions, Opened};
use fangtan::episode::head::{Found, Origin};
use fangtan::episode::model::{
    Address, Aside, AsideKind, Episode, Paragraph, ParagraphKind, Role, Section, Span, Speaker, Style,
    TimeMark, Turn,
};
use fangtan::layout::segments::Segments;
use fangtan::layout::width::WidthPolicy;
use fangtan::parse::{Hints, parse};
use fangtan::passage::anchor::{Anchor, Resolved, State, text_hash};
use fangtan::passage::marks::{Bookmark, Placed, Progress};
use fangtan::text::range::TextRange;

#[derive(Default)]
pub struct Script {
    pub episode: Episode,
    pub placed: Vec<Placed>,
}

impl Script {
    pub fn new(title: &str) -> Self {
        let mut script = Self::default();
        let title = Found { value: title.to_owned(), origin: Origin::FrontMatter };
        script.episode.head.title = Some(title);
        script
    }

    /// A sample that comes with the program, by its file name.
    pub fn sample(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/library").join(name);
        let hints = Hints { file_name: name.to_owned(), ..Hints::default() };
        let (episode, _) = parse(&fs::read(path).unwrap(), &hints);
        Self { episode, placed: Vec::new() }
    }

    pub fn voice(mut self, name: &str, role: Role) -> Self {
        let speaker = Speaker { name: name.to_owned(), role: Some(role), ..Speaker::default() };
        self.episode.speakers.push(speaker);
        self
    }

    fn push(&mut self, text: &str, kind: ParagraphKind) -> usize {
        let episode = &mut self.episode;
        if !episode.paragraphs.is_empty() {
            episode.text.push('\n');
        }
        let start = episode.text.len();
        episode.text.push_str(text);
        let index = episode.paragraphs.len();
        let range = TextRange::new(start, episode.text.len());
        let tight = matches!(kind, ParagraphKind::Code | ParagraphKind::Table);
        let line = index as u32 * 2 + 1;
        episode.paragraphs.push(Paragraph { range, kind, line, tight, ..Paragraph::default() });
        if let Some(section) = episode.sections.last_mut() {
            section.paragraphs.end = index + 1;
        }
        index
    }

    pub fn section(mut self, title: &str) -> Self {
        let turns = self.episode.turns.len();
        let index = self.push(title, ParagraphKind::Heading);
        self.episode.sections.push(Section {
            number: self.episode.sections.len() as u32 + 1,
            title: Some(title.to_owned()),
            level: 3,
            line: index as u32 * 2 + 1,
            paragraphs: index..index + 1,
            turns: turns..turns,
        });
        self
    }

    pub fn turn(mut self, speaker: usize, paragraphs: &[&str]) -> Self {
        let name = self.episode.speakers[speaker].name.clone();
        let label = self.push(&name, ParagraphKind::Label);
        for text in paragraphs {
            self.push(text, ParagraphKind::Body);
        }
        let section = self.episode.sections.len() - 1;
        let number = self.episode.sections[section].turns.len() as u32 + 1;
        self.episode.turns.push(Turn {
            address: Address { section: section as u32 + 1, turn: number },
            section,
            speaker: Some(speaker),
            role: self.episode.speakers[speaker].role,
            paragraphs: label..self.episode.paragraphs.len(),
            label: Some(label),
            line: label as u32 * 2 + 1,
            time: None,
        });
        self.episode.sections[section].turns.end += 1;
        let chars = paragraphs.iter().map(|text| text.chars().count() as u32).sum::<u32>();
        self.episode.speakers[speaker].chars += chars;
        self.episode.speakers[speaker].turns += 1;
        self
    }

    /// A paragraph of another kind inside the last turn.
    pub fn also(mut self, kind: ParagraphKind, text: &str) -> Self {
        let index = self.push(text, kind);
        if let Some(turn) = self.episode.turns.last_mut() {
            turn.paragraphs.end = index + 1;
        }
        self
    }

    pub fn aside(mut self, kind: AsideKind, paragraphs: &[&str]) -> Self {
        let start = self.episode.paragraphs.len();
        for text in paragraphs {
            self.push(text, ParagraphKind::Body);
        }
        let lines = paragraphs.len() as u32 * 2;
        let paragraphs = start..self.episode.paragraphs.len();
        self.episode.asides.push(Aside { kind, paragraphs, line: start as u32 * 2 + 1, lines });
        self
    }

    /// The recording's clock at the last turn.
    pub fn at(mut self, seconds: u32) -> Self {
        let turn = self.episode.turns.last_mut().unwrap();
        turn.time = Some(seconds);
        let body = self.episode.paragraphs[turn.paragraphs.start + 1].range.start;
        self.episode.times.push(TimeMark { at: body, seconds });
        self
    }

    fn find(&self, words: &str) -> TextRange {
        let at = self.episode.text.find(words).unwrap();
        TextRange::new(at, at + words.len())
    }

    pub fn styled(mut self, words: &str, style: Style) -> Self {
        let range = self.find(words);
        if let Style::Link(_) = style {
            self.episode.links.push("https://example.org/".to_owned());
        }
        self.episode.spans.push(Span { range, style });
        self.episode.spans.sort_by_key(|span| span.range.start);
        self
    }

    pub fn kept(mut self, words: &str, letter: Option<char>, note: &str) -> Self {
        let range = self.find(words);
        let anchor = Anchor { exact: words.to_owned(), ..Anchor::default() };
        let bookmark = Bookmark { anchor, letter, note: note.to_owned(), ..Bookmark::default() };
        self.placed.push(Placed { bookmark, resolved: Resolved { range, state: State::Ok } });
        self
    }

    /// A passage of this color.
    pub fn colored(mut self, words: &str, color: &str) -> Self {
        self = self.kept(words, None, "");
        if let Some(placed) = self.placed.last_mut() {
            placed.bookmark.color = color.to_owned();
        }
        self
    }

    pub fn opened(self, policy: WidthPolicy) -> Opened {
        let segments = Segments::of(&self.episode, policy);
        let hash = text_hash(&self.episode.text);
        let progress = Progress { fraction: 0.4, sections_read: vec![1], ..Progress::default() };
        Opened {
            placed: self.placed,
            progress: Some(progress),
            ..Opened::new(self.episode, segments, hash, DisplayOptions::default())
        }
    }
}

/// An invented talk in Chinese.
pub fn chinese() -> Script {
    Script::new("与钟楼对话：修钟人林砚秋谈时间、耐心和一座不肯走准的钟")
        .voice("周小满", Role::Host)
        .voice("林砚秋", Role::Guest)
        .section("第一次走进钟楼")
        .turn(0, &["您还记得第一次走进钟楼是什么时候吗？那时候的钟，和今天的钟，是同一座吗？"])
        .at(12)
        .turn(
            1,
            &[
                "记得。那是一九八七年的冬天，我十九岁，师父说：“上去看看——别碰任何东西。”楼梯有一百二十四级，\
                 我数过。钟房里很冷，齿轮上结着霜，可是摆还在走，一下、一下，像一个人在黑暗里不慌不忙地呼吸……",
                "后来我才明白，师父让我看的不是机器，是它的脾气。每座钟都有脾气，《修钟手记》里写得很清楚：\
                 天热了慢，天冷了快；有人在楼下打架，它也会慢。当然，最后一条是师父自己加的。",
            ],
        )
        .at(45)
        .turn(0, &["打架也会影响钟？"])
        .turn(1, &["他说会，我就信了。二十年以后我测过一次，真的慢了 0.3 秒——不过那天也下了雨。"])
        .section("什么叫走得准")
        .turn(0, &["现在手机上的时间精确到毫秒，为什么还要修一座每天差几秒的钟？"])
        .at(3725)
        .turn(
            1,
            &["手机告诉你几点，钟告诉你时间在过去。这是两件事。擒纵（escapement）是钟的心脏，它把力量切成一段一段的。"],
        )
        .also(ParagraphKind::Quote, "一座钟不是为了准，是为了让全城的人有同一个早晨。")
        .also(ParagraphKind::Stage, "（笑）")
        .aside(AsideKind::EndMatter, &["本文由钟楼街道文化站整理。", "欢迎转载，请注明出处。"])
        .styled("脾气", Style::Strong)
        .styled("同一个早晨", Style::Emphasis)
        .styled("《修钟手记》", Style::Link(0))
        .kept("后来我才明白，师父让我看的不是机器，是它的脾气。", None, "脾气！")
        .kept("手机告诉你几点，钟告诉你时间在过去。", Some('a'), "")
}

/// An invented talk in English.
pub fn english() -> Script {
    Script::new("Listening for a Living: Mara Ellison on Field Recording")
        .voice("Host", Role::Host)
        .voice("Mara Ellison", Role::Guest)
        .voice("Jonah Reyes", Role::Guest)
        .section("Silence is never silent")
        .turn(0, &["When did you first notice that an empty room has a sound?"])
        .turn(
            1,
            &["I was eleven. My grandmother had a piano nobody played, and if you sat beneath it long enough the \
               strings answered the street: lorries, mostly, but once, I swear, a dog three houses down.",
              "That is the whole job. You sit under the piano and wait for the dog."],
        )
        .turn(2, &["And you bring spare batteries."])
        .section("Tools")
        .turn(0, &["What do you carry?"])
        .turn(1, &["Two microphones, a recorder, wool socks. The settings look like this:"])
        .also(ParagraphKind::Code, "gain = 42    # decibels, and a very long comment that runs far past the edge of the page")
        .also(ParagraphKind::Code, "rate = 96000")
        .styled("wait for the dog", Style::Emphasis)
        .styled("whole job", Style::Strong)
        .kept("You sit under the piano and wait for the dog.", Some('d'), "")
}
