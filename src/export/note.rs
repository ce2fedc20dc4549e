//! Notes that are exported again and again into a folder in which their owner writes too.
//!
//! A note is ours if its front matter says so. Each passage stands between two comments; what stands between
//! them is written anew by every export, all else is the owner's and stays where it is: the front matter
//! after the first export, words before, between and behind the passages. Lines that somebody changed between
//! the comments are moved behind them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::passage::anchor::text_hash;
use crate::text::safe;

/// The line of the front matter that makes a file ours.
const MARK: &str = "exported-by: fangtan";
const GROUP: &str = "exported-group: ";
const BEGIN: &str = "<!-- fangtan ";
const END: &str = "<!-- /fangtan -->";

/// A stretch of a note that is written anew each time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteBlock {
    /// What it is, for ever: a passage's id, or `title`.
    pub key: String,
    /// Its lines, each with its line end.
    pub text: String,
}

/// A note as it is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportedNote {
    /// Lines for the front matter of a new file.
    pub fields: String,
    /// What the note is about: `episode`, or `tag: rivers` and the like.
    pub group: String,
    /// Its parts, in order.
    pub blocks: Vec<NoteBlock>,
}

/// What an exported file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteHead {
    /// See [`ExportedNote::group`].
    pub group: String,
    /// The keys of its blocks.
    pub keys: BTreeSet<String>,
}

impl ExportedNote {
    /// The same without what could steer a terminal or hide in a file; what the owner writes around it stays
    /// as it is.
    #[must_use]
    pub fn made_safe(mut self) -> Self {
        self.fields = safe::for_file(&self.fields).into_owned();
        self.group = safe::for_file(&self.group).into_owned();
        for block in &mut self.blocks {
            block.text = safe::for_file(&block.text).into_owned();
        }
        self
    }
}

impl NoteHead {
    /// Reads the head of a file; `None` if it was not exported.
    pub fn read(text: &str) -> Option<Self> {
        let front = front_matter(text)?;
        front.lines().find(|line| line.trim() == MARK)?;
        let group = front.lines().find_map(|line| line.strip_prefix(GROUP)).unwrap_or_default();
        let group = serde_json::from_str(group.trim()).unwrap_or_else(|_| group.trim().to_owned());
        Some(Self {
            group,
            keys: NoteParts::of(text).parts.into_iter().map(|part| part.key.to_owned()).collect(),
        })
    }
}

impl ExportedNote {
    /// The whole file: `before` is what it holds now, if it is there.
    pub fn write(&self, before: Option<&str>) -> String {
        let old = before.map(|text| NoteParts::of(text).without(self)).unwrap_or_default();
        let mut text = match before.and_then(front_matter) {
            Some(front) => front.to_owned(),
            None => self.front_matter(),
        };
        text.push_str(if old.lead.is_empty() { "\n" } else { &old.lead });
        for block in &self.blocks {
            let _ = write!(text, "{BEGIN}{} {} -->\n{}{END}\n", block.key, seal(&block.text), block.text);
            match old.kept.iter().find(|(key, _)| *key == block.key) {
                Some((_, after)) => text.push_str(after),
                None => text.push('\n'),
            }
        }
        text
    }

    fn front_matter(&self) -> String {
        let group = serde_json::Value::from(self.group.as_str());
        format!("---\n{}{MARK}\n{GROUP}{group}\n---\n", self.fields)
    }
}

/// The front matter with both its fences.
fn front_matter(text: &str) -> Option<&str> {
    let mut end = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        end += line.len();
        match (number, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return None,
            (_, "---") => return text.get(..end),
            _ => {}
        }
    }
    None
}

/// By which it is known that nobody changed a block.
fn seal(block: &str) -> String {
    format!("{:08x}", text_hash(&block.replace('\r', "")) as u32)
}

/// A block of an exported file, and what its owner wrote behind it.
#[derive(Debug)]
struct NotePart<'a> {
    key: &'a str,
    seal: &'a str,
    body: String,
    after: String,
}

/// An exported file, behind its front matter.
#[derive(Debug, Default)]
struct NoteParts<'a> {
    lead: String,
    parts: Vec<NotePart<'a>>,
}

/// What stays of an exported file: words before all blocks, and behind each of them.
#[derive(Debug, Default)]
struct KeptWords {
    lead: String,
    kept: Vec<(String, String)>,
}

impl<'a> NoteParts<'a> {
    fn of(text: &'a str) -> Self {
        let rest = text.get(front_matter(text).map_or(0, str::len)..).unwrap_or_default();
        let mut parts = Self::default();
        let mut inside = false;
        for line in rest.split_inclusive('\n') {
            let begin = line.strip_prefix(BEGIN).and_then(|rest| rest.trim_end().strip_suffix("-->"));
            if let Some((key, seal)) = begin.and_then(|head| head.trim().split_once(' ')) {
                parts.parts.push(NotePart { key, seal, body: String::new(), after: String::new() });
                inside = true;
                continue;
            }
            match parts.parts.last_mut() {
                Some(_) if inside && line.trim_end() == END => inside = false,
                Some(part) if inside => part.body.push_str(line),
                Some(part) => part.after.push_str(line),
                None => parts.lead.push_str(line),
            }
        }
        parts
    }

    /// The owner's words, in the order they have; those behind a block that `note` has no more join those
    /// before it.
    fn without(self, note: &ExportedNote) -> KeptWords {
        let mut kept = KeptWords { lead: self.lead, kept: Vec::new() };
        for part in self.parts {
            let block = note.blocks.iter().find(|block| block.key == part.key);
            let words = part.own_lines(block) + &part.after;
            match (block, kept.kept.last_mut()) {
                (Some(block), _) => kept.kept.push((block.key.clone(), words)),
                (None, _) if words.trim().is_empty() => {}
                (None, Some((_, before))) => before.push_str(&words),
                (None, None) => kept.lead.push_str(&words),
            }
        }
        kept
    }
}

impl NotePart<'_> {
    /// Lines between the comments that an export did not write.
    fn own_lines(&self, now: Option<&NoteBlock>) -> String {
        if seal(&self.body) == self.seal {
            return String::new();
        }
        let written: BTreeSet<&str> = now.iter().flat_map(|block| block.text.lines()).collect();
        let is_own = |line: &&str| !line.trim().is_empty() && !written.contains(line.trim_end());
        let own: Vec<&str> = self.body.lines().filter(is_own).collect();
        if own.is_empty() { String::new() } else { format!("\n{}\n", own.join("\n")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(blocks: &[(&str, &str)]) -> ExportedNote {
        let block = |(key, text): &(&str, &str)| NoteBlock { key: (*key).into(), text: (*text).into() };
        ExportedNote {
            fields: "title: x\n".into(),
            group: "episode".into(),
            blocks: blocks.iter().map(block).collect(),
        }
    }

    #[test]
    fn what_the_owner_wrote_stays_where_it_is() {
        let first = note(&[("title", "# X\n"), ("a", "> one\n"), ("b", "> two\n")]).write(None);
        let owned = first
            .replace("title: x", "title: my own\nrating: 5")
            .replace("> one\n<!-- /fangtan -->\n", "> one\n<!-- /fangtan -->\nWhy does she say so?\n")
            + "At the end.\n";
        let again = note(&[("title", "# X\n"), ("a", "> one!\n"), ("c", "> new\n")]).write(Some(&owned));
        for line in
            ["title: my own", "rating: 5", "> one!\n", "Why does she say so?\n", "> new\n", "At the end.\n"]
        {
            assert!(again.contains(line), "{line}\n{again}");
        }
        assert!(!again.contains("> two"), "{again}");
        let same = note(&[("title", "# X\n"), ("a", "> one!\n"), ("c", "> new\n")]).write(Some(&again));
        assert_eq!(same, again);
    }

    #[test]
    fn lines_changed_between_the_comments_are_moved_behind_them() {
        let first = note(&[("a", "> one\n"), ("b", "> two\n")]).write(None);
        let owned = first.replace("> one\n", "> one\nmine\n").replace("> two\n", "> two and mine\n");
        let again = note(&[("a", "> one\n")]).write(Some(&owned));
        assert!(again.contains("> one\n<!-- /fangtan -->\n\nmine\n"), "{again}");
        assert!(again.contains("> two and mine\n"), "{again}");
    }

    #[test]
    fn a_file_is_ours_by_its_front_matter_only() {
        assert_eq!(NoteHead::read("# mine\nexported-by: fangtan\n"), None);
        let head = NoteHead::read(&note(&[("a", "> one\n")]).write(None)).unwrap();
        assert_eq!((head.group.as_str(), head.keys.len()), ("episode", 1));
    }

    proptest::proptest! {
        #[test]
        fn no_line_of_the_owner_is_ever_gone(
            places in proptest::collection::vec(0_usize..12, 1..5),
            gone in 0_usize..3,
        ) {
            let blocks = [("t", "# X\n"), ("a", "> one\n> more\n"), ("b", "> two\n")];
            let mut lines: Vec<String> =
                note(&blocks).write(None).lines().map(str::to_owned).collect();
            let front = lines.iter().skip(1).position(|line| line == "---").unwrap() + 2;
            for (number, place) in places.iter().enumerate() {
                lines.insert((front + place).min(lines.len()), format!("own {number}"));
            }
            let mut fewer = blocks.to_vec();
            fewer.remove(gone);
            let again = note(&fewer).write(Some(&(lines.join("\n") + "\n")));
            for number in 0..places.len() {
                proptest::prop_assert!(again.contains(&format!("own {number}")), "{again}");
            }
        }
    }
}
