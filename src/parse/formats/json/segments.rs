//! Which of a JSON file's objects are the talk: they are found by what they hold, not by a schema.
//!
//! Every object that says something belongs to a list of its like, and programs write the same talk several
//! times: as a whole, as utterances, as words. One list is taken: the one that has all of the talk and tells
//! most about it.

use foldhash::HashMap;

use super::keys::{self, JsonTime, Who};
use super::tree::{JsonNode, JsonValue};
use crate::text::range::TextRange;

/// A stretch of speech.
#[derive(Clone, Debug)]
pub struct Segment {
    pub text: String,
    pub speaker: Option<String>,
    /// In milliseconds.
    pub start: Option<u64>,
    pub end: Option<u64>,
    pub source: TextRange,
}

/// The segments of the talk in `root`; none if nothing in it reads as talk.
pub fn find(root: &JsonNode) -> Vec<Segment> {
    let mut found = FoundSegments::default();
    found.walk(root, "", 0, &Around::default());
    let worth = |list: &SegmentList| found.worth(list);
    let order =
        |a: &&SegmentList, b: &&SegmentList| worth(a).total_cmp(&worth(b)).then(b.first().cmp(&a.first()));
    let best = found.lists.values().max_by(order);
    best.map(|list| found.resolved(list)).unwrap_or_default()
}

/// The title that the file gives its talk, and where.
pub fn title(root: &JsonNode) -> Option<(&str, TextRange)> {
    let mut level = vec![root];
    for _ in 0..3 {
        let entries = level.iter().flat_map(|node| node.entries());
        let titled =
            |(key, _): &&(String, JsonNode)| matches!(keys::plain(key).as_str(), "title" | "episodetitle");
        let found = entries.clone().find(titled).and_then(|(_, node)| Some((node.text()?, node.source)));
        if found.is_some() {
            return found;
        }
        level = entries.map(|(_, node)| node).collect();
    }
    None
}

/// What the objects around a value tell of it.
#[derive(Clone, Default)]
struct Around {
    speaker: Option<Who>,
}

/// An object that says something.
struct Said {
    text: String,
    speaker: Option<Who>,
    start: Option<JsonTime>,
    end: Option<JsonTime>,
    source: TextRange,
}

/// Objects that stand in one place of the file's structure.
#[derive(Default)]
struct SegmentList {
    said: Vec<Said>,
}

#[derive(Default)]
struct FoundSegments {
    /// By the key above them and their depth.
    lists: HashMap<(String, usize), SegmentList>,
    /// Names by what stands for them.
    names: HashMap<String, String>,
    /// Who speaks at a time, where words and speakers stand apart.
    at: HashMap<String, Who>,
}

impl FoundSegments {
    fn walk(&mut self, node: &JsonNode, key: &str, depth: usize, around: &Around) {
        match &node.value {
            JsonValue::List(items) => {
                let texts = items.iter().filter(|item| item.text().is_some()).count();
                let pairs = items.iter().filter(|item| pair(item).is_some()).count();
                for item in items {
                    if let Some(text) = item.text().filter(|_| texts * 2 > items.len()) {
                        self.say(key, depth, Said::of(item, text.to_owned(), None, around));
                    }
                    if let Some((name, text)) = pair(item).filter(|_| pairs > 1 && pairs * 2 > items.len()) {
                        let speaker = Some(Who::Named(name.to_owned()));
                        self.say(key, depth, Said::of(item, text.to_owned(), speaker, around));
                    }
                    self.walk(item, key, depth + 1, around);
                }
            }
            JsonValue::Map(entries) => {
                let own = keys::speaker(node);
                let around = Around { speaker: own.clone().or_else(|| around.speaker.clone()) };
                match keys::text(node) {
                    Some(text) => self.say(key, depth, Said::of(node, text, own, &around)),
                    None => self.tell(node, own),
                }
                if key.to_ascii_lowercase().contains("speaker")
                    || key.to_ascii_lowercase().contains("participant")
                {
                    self.introduce(node);
                }
                for (name, value) in entries {
                    self.walk(
                        value,
                        if name.parse::<u32>().is_ok() { key } else { name },
                        depth + 1,
                        &around,
                    );
                }
            }
            _ => {}
        }
    }

    fn say(&mut self, key: &str, depth: usize, said: Said) {
        self.lists.entry((key.to_owned(), depth)).or_default().said.push(said);
    }

    /// Keeps who speaks at the times of an object that says nothing itself.
    fn tell(&mut self, node: &JsonNode, speaker: Option<Who>) {
        if let (Some(speaker), Some(start)) = (speaker, keys::start(node)) {
            self.at.insert(format!("{start:?}"), speaker);
        }
    }

    /// Keeps the names that a table of speakers gives: objects with an identity, or a map from one to a name.
    fn introduce(&mut self, node: &JsonNode) {
        self.names.extend(keys::introduced(node));
        for (id, value) in node.entries() {
            let name =
                value.text().map(str::to_owned).or_else(|| keys::introduced(value).map(|(_, name)| name));
            let labels = id.len() <= 24
                && !matches!(keys::plain(id).as_str(), "name" | "id" | "label" | "title" | "role");
            if let Some(name) = name.filter(|_| labels) {
                self.names.entry(id.clone()).or_insert(name);
            }
        }
    }

    fn resolved(&self, list: &SegmentList) -> Vec<Segment> {
        let unit = list.unit();
        let segment = |said: &Said| {
            let speaker = self.speaker(said).map(|who| self.name(who));
            let start = said.start.map(|start| start.milliseconds(unit));
            let end = said.end.map(|end| end.milliseconds(unit));
            Segment { text: said.text.clone(), speaker, start, end, source: said.source }
        };
        list.said.iter().map(segment).collect()
    }

    /// Who says something: by its own word, else by the time at which somebody is known to speak.
    fn speaker<'s>(&'s self, said: &'s Said) -> Option<&'s Who> {
        let at = || said.start.and_then(|start| self.at.get(&format!("{start:?}")));
        said.speaker.as_ref().or_else(at)
    }

    /// How much of the talk `list` has, and more for what it tells: that several speak, when; phrases before
    /// words.
    fn worth(&self, list: &SegmentList) -> f64 {
        let count = list.said.len().max(1) as f64;
        let named: Vec<&Who> = list.said.iter().filter_map(|said| self.speaker(said)).collect();
        let several = named.iter().any(|who| Some(who) != named.first());
        let who = named.len() as f64 / count * if several { 0.3 } else { 0.1 };
        let when = list.said.iter().filter(|said| said.start.is_some()).count() as f64 / count * 0.1;
        let letters = list.letters();
        let phrases = letters > 12 * list.said.len() && list.said.len() > 1;
        letters as f64 * (1.0 + who + when + if phrases { 0.05 } else { 0.0 })
    }

    fn name(&self, who: &Who) -> String {
        let (id, name) = match who {
            Who::Named(name) => (name.clone(), name.clone()),
            Who::Number(number) => (number.to_string(), format!("Speaker {number}")),
        };
        self.names.get(&id).cloned().unwrap_or(name)
    }
}

/// A name and what it says, of an object that holds nothing else: `{"Ana": "Hello."}`.
fn pair(node: &JsonNode) -> Option<(&str, &str)> {
    match node.entries() {
        [(name, value)] if keys::text(node).is_none() => value.text().map(|text| (name.as_str(), text)),
        _ => None,
    }
}

impl Said {
    fn of(node: &JsonNode, text: String, speaker: Option<Who>, around: &Around) -> Self {
        let speaker = speaker.or_else(|| around.speaker.clone());
        Self { text, speaker, start: keys::start(node), end: keys::end(node), source: node.source }
    }
}

impl SegmentList {
    fn first(&self) -> usize {
        self.said.first().map_or(usize::MAX, |said| said.source.start)
    }

    fn letters(&self) -> usize {
        self.said.iter().map(|said| said.text.chars().filter(|c| c.is_alphanumeric()).count()).sum()
    }

    /// Milliseconds in a bare number: 1000 where numbers are seconds. They are milliseconds where, as
    /// seconds, less than a letter would be said in one, or whole numbers that leave so little room that
    /// nobody speaks so slowly.
    fn unit(&self) -> f64 {
        const SLOWEST: f64 = 0.4;
        let numbers = self.said.iter().flat_map(|said| [said.start, said.end]);
        let bare =
            numbers.filter_map(|time| if let Some(JsonTime::Number(n)) = time { Some(n) } else { None });
        let (mut least, mut most, mut whole) = (f64::MAX, 0.0_f64, true);
        for number in bare {
            (least, most) = (least.min(number), most.max(number));
            whole &= number.fract() == 0.0;
        }
        let slow = (self.letters() as f64) < (most - least) * SLOWEST;
        if whole && slow { 1.0 } else { 1000.0 }
    }
}
