//! What the keys of a transcript's objects mean, whatever program wrote them.

use super::super::timecode;
use super::tree::{JsonNode, JsonValue};

/// Keys of what is said, the surest first.
const TEXT: &[&str] = &[
    "punctuatedword",
    "body",
    "text",
    "transcript",
    "utterance",
    "sentence",
    "display",
    "displaytext",
    "content",
    "words",
    "word",
    "value",
    "utf8",
    "speech",
    "caption",
    "line",
    "paragraph",
    "message",
    "rawtext",
    "answer",
];
/// Keys of lists whose items together are what is said; of alternatives the first.
const PIECES: &[&str] = &[
    "elements",
    "textblocks",
    "segs",
    "sentences",
    "words",
    "items",
    "tokens",
    "lines",
    "paragraphs",
    "content",
];
const ALTERNATIVES: &[&str] = &["alternatives", "nbest", "hypotheses"];
/// Keys of who says it: names before labels, labels before numbers.
const SPEAKER: &[&str] = &[
    "speakername",
    "speakerdisplayname",
    "speaker",
    "displayname",
    "participantname",
    "participant",
    "username",
    "speakerlabel",
    "speakertag",
    "speakerid",
    "spk",
    "spkid",
    "voice",
    "character",
    "who",
    "role",
    "author",
    "person",
    "name",
    "user",
    "from",
];
/// Keys of when it begins.
const START: &[&str] = &[
    "starttime",
    "start",
    "starttimes",
    "startseconds",
    "starttimeseconds",
    "begin",
    "begintime",
    "timestamp",
    "time",
    "timecode",
    "ts",
    "startms",
    "starttimems",
    "tstartms",
    "startmilliseconds",
    "offsetmilliseconds",
    "offsetms",
    "startoffset",
    "offset",
    "offsetinticks",
    "timestamps",
    "offsets",
    "timestamp",
    "from",
    "at",
];
const END: &[&str] = &[
    "endtime",
    "end",
    "endseconds",
    "stop",
    "endts",
    "to",
    "endms",
    "endtimems",
    "endmilliseconds",
    "endoffset",
];
/// Keys of an object's own name.
const NAME: &[&str] = &["name", "displayname", "fullname", "speakername", "label", "title", "id"];
const ID: &[&str] = &["id", "speakerid", "speaker", "key", "tag", "label"];

/// A key without case and what separates its words.
pub fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The entry of the first of `keys` whose value `wanted` takes.
fn first<'n, T>(
    node: &'n JsonNode,
    keys: &[&str],
    wanted: impl Fn(&'n str, &'n JsonNode) -> Option<T>,
) -> Option<T> {
    let plain: Vec<(String, &'n String, &'n JsonNode)> =
        node.entries().iter().map(|(key, value)| (plain(key), key, value)).collect();
    keys.iter().find_map(|key| {
        let (_, written, value) = plain.iter().find(|(known, ..)| known == key)?;
        wanted(written, value)
    })
}

/// What an object says: its own text, else that of its first alternative, else its pieces. `None` if it says
/// nothing.
pub fn text(node: &JsonNode) -> Option<String> {
    let own = || first(node, TEXT, |_, value| value.text().map(str::to_owned));
    let alternative = || first(node, ALTERNATIVES, |_, value| value.items().first().and_then(text));
    own().or_else(alternative).or_else(|| first(node, PIECES, |_, value| pieces(value)))
}

fn pieces(list: &JsonNode) -> Option<String> {
    let mut whole = String::new();
    for item in list.items() {
        let piece = item.text().map(str::to_owned).or_else(|| text(item));
        super::super::cue::append(&mut whole, piece.unwrap_or_default().trim(), false);
    }
    (!whole.trim().is_empty()).then_some(whole)
}

/// Who an object says is speaking.
#[derive(Clone, Debug, PartialEq)]
pub enum Who {
    /// By name or label.
    Named(String),
    /// By a number, which a table may explain.
    Number(f64),
}

/// Who speaks in an object.
pub fn speaker(node: &JsonNode) -> Option<Who> {
    first(node, SPEAKER, |_, value| who(value))
}

fn who(value: &JsonNode) -> Option<Who> {
    match &value.value {
        JsonValue::Text(_) => {
            value.text().filter(|name| !name.contains(':')).map(|name| match name.parse() {
                Ok(number) => Who::Number(number),
                Err(_) => Who::Named(name.to_owned()),
            })
        }
        JsonValue::Number(number) => Some(Who::Number(*number)),
        JsonValue::List(items) => items.first().and_then(who),
        JsonValue::Map(_) => first(value, NAME, |_, name| who(name)),
        JsonValue::Nothing => None,
    }
}

/// The identity and the name of an object in a table of speakers.
pub fn introduced(node: &JsonNode) -> Option<(String, String)> {
    let id = first(node, ID, |_, value| match &value.value {
        JsonValue::Number(number) => Some(number.to_string()),
        _ => value.text().map(str::to_owned),
    })?;
    let name = first(node, NAME.get(..NAME.len() - 1)?, |_, value| value.text().map(str::to_owned))?;
    Some((id, name))
}

/// A time as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum JsonTime {
    /// In milliseconds.
    Sure(u64),
    /// A number whose unit the whole file tells: seconds or milliseconds.
    Number(f64),
}

impl JsonTime {
    /// Milliseconds, if a bare number is `unit` of them.
    pub fn milliseconds(self, unit: f64) -> u64 {
        match self {
            Self::Sure(milliseconds) => milliseconds,
            Self::Number(number) => (number * unit).clamp(0.0, 1e12) as u64,
        }
    }
}

/// When an object begins: by its own word, else by its first piece's.
pub fn start(node: &JsonNode) -> Option<JsonTime> {
    let piece = |_: &str, value: &JsonNode| value.items().iter().take(3).find_map(start);
    first(node, START, time).or_else(|| first(node, PIECES, piece))
}

/// When an object ends.
pub fn end(node: &JsonNode) -> Option<JsonTime> {
    first(node, END, time)
}

fn time(key: &str, value: &JsonNode) -> Option<JsonTime> {
    let key = plain(key);
    let scaled = |number: f64| {
        let scale = if key.ends_with("ms") || key.ends_with("milliseconds") {
            1.0
        } else if key.ends_with("ticks") {
            1e-4
        } else {
            return JsonTime::Number(number);
        };
        JsonTime::Sure((number * scale).clamp(0.0, 1e12) as u64)
    };
    match &value.value {
        JsonValue::Number(number) => Some(scaled(*number)),
        JsonValue::Text(text) => written(text.trim(), scaled),
        // A duration as protobuf has it, or a span.
        JsonValue::Map(_) => first(value, &["seconds", "from", "start"], time),
        _ => None,
    }
}

/// `12.5`, `12.5s`, `00:01:02,5`, `PT1M2.5S`.
fn written(text: &str, scaled: impl Fn(f64) -> JsonTime) -> Option<JsonTime> {
    if let Ok(number) = text.parse() {
        return Some(scaled(number));
    }
    if let Some(seconds) = text.strip_suffix('s').and_then(|seconds| seconds.parse::<f64>().ok()) {
        return Some(JsonTime::Sure((seconds * 1000.0).clamp(0.0, 1e12) as u64));
    }
    let clock = timecode::milliseconds(text.trim_matches(['[', ']', '(', ')']));
    clock.or_else(|| duration(text.strip_prefix("PT")?)).map(JsonTime::Sure)
}

/// The time of an ISO 8601 duration behind its `PT`.
fn duration(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut seconds = 0.0;
    for (unit, scale) in [('H', 3600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((number, behind)) = rest.split_once(unit) {
            seconds += number.parse::<f64>().ok()? * scale;
            rest = behind;
        }
    }
    (rest.is_empty() && (0.0..1e9).contains(&seconds)).then_some((seconds * 1000.0) as u64)
}
