//! Markdown as Obsidian reads it: front matter, one block quote a passage, tags, links back.

use std::fmt::Write as _;

use super::links::{address_link, timed_source};
use super::note::{ExportedNote, NoteBlock};
use super::record::{Record, Work, by_work};

/// What is told besides the passage itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Context {
    /// Nothing.
    #[default]
    None,
    /// The question that the passage answers.
    Question,
}

/// The passages of each interview under its title and their sections.
pub fn markdown(records: &[Record], context: Context) -> String {
    let runs = by_work(records);
    let mut text = String::new();
    if let [run] = &runs[..] {
        let _ = write!(text, "---\n{}---\n\n", fields(run));
    }
    for run in &runs {
        text.push_str(&joined(&episode(run, context, "#")));
    }
    text
}

/// The same in groups, each under its name; one without a name has no heading.
pub fn markdown_in_groups(groups: &[(String, Vec<Record>)], context: Context) -> String {
    let mut text = String::new();
    for (name, records) in groups {
        if !name.is_empty() {
            let _ = writeln!(text, "# {}\n", escaped(name));
        }
        for run in by_work(records) {
            text.push_str(&joined(&episode(&run, context, "##")));
        }
    }
    text
}

/// One of those groups as a note; `group` says what is put together (see [`ExportedNote::group`]).
pub fn note(group: String, name: &str, records: &[Record], context: Context) -> ExportedNote {
    let runs = by_work(records);
    if let [run] = &runs[..] {
        return ExportedNote { fields: fields(run), group, blocks: episode(run, context, "#") };
    }
    let title = NoteBlock { key: "title".to_owned(), text: format!("# {}\n", escaped(name)) };
    let episodes = runs.iter().enumerate().flat_map(|(number, run)| {
        let mut blocks = episode(run, context, "##");
        if let Some(title) = blocks.first_mut() {
            title.key = format!("title-{}", number + 1);
        }
        blocks
    });
    let fields = format!("title: {}\n", serde_json::Value::from(name));
    ExportedNote { fields, group, blocks: std::iter::once(title).chain(episodes).collect() }
}

fn joined(blocks: &[NoteBlock]) -> String {
    blocks.iter().fold(String::new(), |text, block| text + &block.text + "\n")
}

/// The lines of the front matter.
fn fields(run: &[&Record]) -> String {
    let mut text = String::new();
    let Some(work) = run.first().map(|record| record.work()) else { return text };
    let json = |value: &str| serde_json::Value::from(value).to_string();
    let fields =
        [("title", &work.title), ("date", &work.date), ("source", &work.source), ("path", &work.path)];
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(text, "{name}: {}", json(value));
    }
    for (name, values) in [("hosts", &work.hosts), ("guests", &work.guests), ("tags", &tags_of(run))] {
        if !values.is_empty() {
            let _ = writeln!(text, "{name}: {}", serde_json::Value::from(values.clone()));
        }
    }
    text
}

/// Every tag of the passages, once, in order.
fn tags_of(run: &[&Record]) -> Vec<String> {
    let mut tags: Vec<String> = run.iter().flat_map(|record| &record.tags).map(|tag| tag_name(tag)).collect();
    tags.sort();
    tags.dedup();
    tags
}

/// A tag as Obsidian takes it: no blanks, no marks but `-`, `_` and `/`.
fn tag_name(tag: &str) -> String {
    tag.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '/') { c } else { '-' }).collect()
}

/// An interview under a heading of this level, its sections one level below: its title, and a block for each
/// passage.
fn episode(run: &[&Record], context: Context, level: &str) -> Vec<NoteBlock> {
    let Some(work) = run.first().map(|record| record.work()) else { return Vec::new() };
    let mut blocks =
        vec![NoteBlock { key: "title".to_owned(), text: format!("{level} {}\n", escaped(&work.title)) }];
    let mut section = "";
    for record in run {
        let mut text = String::new();
        if record.section != section {
            let _ = writeln!(text, "{level}# {}\n", escaped(&record.section));
            section = &record.section;
        }
        passage(&mut text, work, record, context);
        blocks.push(NoteBlock { key: record.id.clone(), text });
    }
    blocks
}

/// The quote, and behind it the id by which Obsidian embeds it; then the words as they are now, the note, the
/// tags.
fn passage(text: &mut String, work: &Work, record: &Record, context: Context) {
    if context == Context::Question && !record.question.is_empty() {
        let question: Vec<String> =
            record.question.lines().map(|line| format!("> *{}*\n", escaped(line))).collect();
        let _ = writeln!(text, "{}>", question.join(">\n"));
    }
    let _ = writeln!(text, "{}>\n> — {}\n\n^{}", quoted(&record.quote), origin(work, record), record.id);
    if !record.present.is_empty() {
        let _ = write!(text, "\nNow:\n\n{}", quoted(&record.present));
    }
    if !record.note.is_empty() {
        let _ = writeln!(text, "\n{}", record.note.trim_end().replace("<!--", "\\<!--"));
    }
    let mut last: Vec<String> = record.tags.iter().map(|tag| format!("#{}", tag_name(tag))).collect();
    if !record.color.is_empty() {
        // An inline field, as Dataview reads it.
        last.push(format!("[color:: {}]", record.color));
    }
    if !matches!(record.state.as_str(), "" | "ok") {
        last.push(format!("({})", record.state));
    }
    if !last.is_empty() {
        let _ = writeln!(text, "\n{}", last.join(" "));
    }
}

/// Lines of a block quote, each a paragraph.
fn quoted(words: &str) -> String {
    words.lines().map(|line| format!("> {}\n", escaped(line))).collect::<Vec<_>>().join(">\n")
}

/// Who, where, when: the line under a quote.
fn origin(work: &Work, record: &Record) -> String {
    let address = if record.address.is_empty() { "·" } else { &record.address };
    let mut parts = vec![format!("[{address}]({})", address_link(&work.path, &record.address))];
    if !record.speaker.is_empty() {
        parts.insert(0, format!("**{}**", escaped(&record.speaker)));
    }
    parts.extend(record.clip().map(|clip| {
        if work.source.is_empty() {
            clip
        } else {
            format!("[{clip}](<{}>)", timed_source(&work.source, record.time))
        }
    }));
    parts.join(", ")
}

/// Text that stays as it is when read as Markdown.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let at_start = at == 0 && matches!(c, '#' | '+' | '-' | '>' | '=');
        let is_entity = c == '&' && text.get(at..).is_some_and(begins_with_entity);
        if at_start || is_entity || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' | '$') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    match escaped.find(|c: char| !c.is_ascii_digit()) {
        Some(end) if end > 0 && escaped.get(end..).is_some_and(|rest| rest.starts_with(['.', ')'])) => {
            escaped.insert(end, '\\');
        }
        _ => {}
    }
    escaped
}

/// Whether `text` begins with what stands for another character: `&lt;`, `&#60;`.
fn begins_with_entity(text: &str) -> bool {
    let name = text.get(1..).and_then(|text| text.split_once(';')).map_or("", |(name, _)| name);
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
}
