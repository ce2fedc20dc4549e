//! Tables of speech in CSV or TSV: which column speaks, which names the speaker and which the time is told by
//! what stands in them, whatever they are called.

use csv::{ReaderBuilder, StringRecord};

use super::super::block::Block;
use super::cue::{Cue, join};
use super::timecode;
use crate::text::marks::ends_sentence;
use crate::text::range::TextRange;
use foldhash::{HashMap, HashMapExt};

/// Fewest rows of a table of speech.
const FEWEST: usize = 2;
/// Most columns of a table of speech; a list of facts has more.
const WIDEST: usize = 6;
/// Fewest letters that a row says on average.
const SHORTEST: usize = 8;

/// Reads a table of speech; `None` if `text` is none.
pub fn read(text: &str) -> Option<Vec<Block>> {
    let rows = rows(text);
    let columns = TableColumns::of(&rows)?;
    let skipped = usize::from(columns.is_head(&rows));
    let mut cues: Vec<Cue> = Vec::new();
    let mut waiting = None;
    for row in rows.iter().skip(skipped) {
        let cell = |column: Option<usize>| column.and_then(|column| row.cells.get(column)).map(str::trim);
        let name =
            cell(columns.speaker).map(without_colon).filter(|name| !name.is_empty()).map(str::to_owned);
        let said = cell(Some(columns.said)).unwrap_or_default();
        let notes: Vec<&str> = columns.notes.iter().filter_map(|&column| cell(Some(column))).collect();
        let notes = notes.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        if said.is_empty() {
            waiting = name.or(waiting);
            if let Some(above) = cues.last_mut().filter(|_| !notes.is_empty()) {
                above.original = format!("{} {notes}", above.original).trim().to_owned();
            }
            continue;
        }
        let start = cell(columns.time).and_then(time);
        for (index, words) in said.lines().filter(|line| !line.trim().is_empty()).enumerate() {
            cues.push(Cue {
                text: words.to_owned(),
                original: if index == 0 { notes.clone() } else { String::new() },
                voice: name.clone().or_else(|| waiting.clone()),
                start,
                end: start,
                line: row.line,
                lines: 1 + said.matches('\n').count() as u32,
                source: row.place_of(text, words),
                apart: index > 0,
                ..Cue::default()
            });
        }
        waiting = None;
    }
    (cues.len() >= FEWEST).then(|| join(cues))
}

struct TableRow {
    cells: StringRecord,
    line: u32,
    source: TextRange,
}

impl TableRow {
    /// The bytes from where `words` stand in the source of the row; all of it where quotes hide them.
    fn place_of(&self, text: &str, words: &str) -> TextRange {
        let near = words.split('"').next().unwrap_or_default().trim();
        let found = self.source.of(text).find(near).filter(|_| !near.is_empty()).unwrap_or(0);
        TextRange::new(self.source.start + found, self.source.end)
    }
}

fn rows(text: &str) -> Vec<TableRow> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut cells = StringRecord::new();
    while reader.read_record(&mut cells).unwrap_or(false) {
        let (start, line) =
            cells.position().map_or((0, 1), |place| (place.byte() as usize, place.line() as u32));
        let source = TextRange::new(start, reader.position().byte() as usize);
        rows.push(TableRow { cells: cells.clone(), line, source });
    }
    rows
}

/// The separator that most of the first lines agree on.
fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().take(40).collect();
    let agreed = |mark: &&u8| lines.iter().filter(|line| line.as_bytes().contains(mark)).count();
    // Of equals the first: a semicolon stands in prose less often than a comma.
    [b'\t', b';', b',', b'|'].iter().rev().max_by_key(agreed).copied().unwrap_or(b',')
}

/// What the columns hold.
struct TableColumns {
    said: usize,
    /// Columns with words beside what is said: a translation, a commentary.
    notes: Vec<usize>,
    speaker: Option<usize>,
    time: Option<usize>,
}

impl TableColumns {
    fn of(rows: &[TableRow]) -> Option<Self> {
        let width =
            rows.iter().map(|row| row.cells.len()).max().filter(|width| (2..=WIDEST).contains(width))?;
        let letters = |column: usize| {
            let cells = rows.iter().filter_map(move |row| row.cells.get(column));
            cells.map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count()).sum::<usize>()
        };
        let said = (0..width).max_by_key(|&column| letters(column))?;
        if rows.len() < FEWEST || letters(said) < SHORTEST * rows.len() {
            return None;
        }
        let others = || (0..width).filter(move |column| *column != said);
        let share = |column: usize, is: &dyn Fn(&str) -> bool| {
            let filled = || {
                rows.iter()
                    .filter_map(move |row| row.cells.get(column))
                    .filter(|cell| !cell.trim().is_empty())
            };
            let (all, such) = (filled().count(), filled().filter(|cell| is(cell.trim())).count());
            all > 0 && such * 3 >= all * 2
        };
        let rises = |column: usize| {
            let times = rows.iter().filter_map(|row| row.cells.get(column)).filter_map(time);
            times.collect::<Vec<_>>().is_sorted()
        };
        let time = others().find(|&column| share(column, &|cell| time(cell).is_some()) && rises(column));
        let speaker = others().filter(|column| Some(*column) != time).find(|&column| names(rows, column));
        let worded = |column: &usize| {
            let mut cells = rows.iter().skip(1).filter_map(|row| row.cells.get(*column));
            cells.any(|cell| cell.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST)
        };
        let rest = others().filter(|column| Some(*column) != time && Some(*column) != speaker);
        let notes = rest.filter(worded).collect();
        (speaker.is_some() || time.is_some()).then_some(Self { said, notes, speaker, time })
    }

    /// Whether the first row names the columns: its speaker never speaks again, and it says no sentence.
    fn is_head(&self, rows: &[TableRow]) -> bool {
        let Some(head) = rows.first() else { return false };
        let said = head.cells.get(self.said).unwrap_or_default().trim();
        let short =
            said.split_whitespace().count() <= 3 && said.chars().count() <= 24 && !ends_sentence(said);
        let same =
            |column: usize, cell: &str| rows.iter().skip(1).any(|row| row.cells.get(column) == Some(cell));
        let named = self.speaker.and_then(|column| Some((column, head.cells.get(column)?)));
        let timed = self.time.and_then(|column| head.cells.get(column)).and_then(time).is_some();
        short && !timed && named.is_none_or(|(column, cell)| !same(column, cell))
    }
}

/// Whether a column holds names that come back.
fn names(rows: &[TableRow], column: usize) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let (mut filled, mut fit) = (0, 0);
    for cell in rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| without_colon(cell.trim())) {
        if !cell.is_empty() {
            filled += 1;
            let like_name = cell.chars().count() <= 40
                && cell.chars().any(char::is_alphabetic)
                && !cell.contains('/')
                && !ends_sentence(cell);
            fit += usize::from(like_name);
            *counts.entry(cell).or_default() += 1;
        }
    }
    let again: usize = counts.values().filter(|count| **count > 1).sum();
    filled * 3 >= rows.len() && fit * 10 >= filled * 8 && (again * 2 >= filled || filled <= 4)
}

fn without_colon(name: &str) -> &str {
    name.trim_end_matches([':', '：', ' '])
}

/// Milliseconds of a clock, or of seconds with or without a fraction.
fn time(cell: &str) -> Option<u64> {
    let bare = cell.trim_matches(['[', ']', '(', ')', ' ']);
    let seconds = || bare.parse::<f64>().ok().filter(|seconds| (0.0..1e6).contains(seconds));
    timecode::milliseconds(bare).or_else(|| seconds().map(|seconds| (seconds * 1000.0) as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<Vec<String>> {
        let block = |block: Block| {
            format!(
                "{}|{}|{}",
                block.voice.unwrap_or_default(),
                block.time.map_or(String::new(), |t| t.to_string()),
                block.text
            )
        };
        read(text).map(|blocks| blocks.into_iter().map(block).collect())
    }

    #[test]
    fn columns_are_known_by_what_they_hold() {
        let wanted = vec![
            "Ana|1|Where did you grow up, then?".to_owned(),
            "Bo|4|By a river, \"a\" small one.".to_owned(),
            "Ana|9|And what was its name?".to_owned(),
        ];
        for text in [
            "start,who,what\n0:01,Ana,\"Where did you grow up, then?\"\n0:04,Bo,\"By a river, \"\"a\"\" small one.\"\n0:09,Ana,And what was its name?\n",
            "1.0\tAna:\tWhere did you grow up, then?\n4.2\tBo:\t\"By a river, \"\"a\"\" small one.\"\n9\tAna:\tAnd what was its name?\n",
            "发言人;内容;时间\nAna;Where did you grow up, then?;[00:01]\nBo;\"By a river, \"\"a\"\" small one.\";[00:04]\nAna;And what was its name?;[00:09]\n",
        ] {
            assert_eq!(shown(text), Some(wanted.clone()), "{text}");
        }
        let noted = "who,what,notes\nAna,Where did you grow up?,she laughs\nBo,By a river.,\n,,the tape was turned here\nAna,And what was its name?,\n";
        let notes = read(noted).unwrap_or_default();
        let notes: Vec<&str> = notes.iter().filter(|b| b.aside.is_some()).map(|b| b.text.as_str()).collect();
        assert_eq!(notes, ["she laughs", "the tape was turned here"]);
        for text in ["a,b\n1,2\n3,4\n", "no table at all\n", "", "x,y\n"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
