//! Which episode is this file? Path, the file's own id, its source and the likeness of its text are evidence;
//! none decides alone.
//!
//! - The same path stays the same episode while its text is alike or one holds the other, or the file says so
//!   itself: its id is the same, or both its source and its title. A file overwritten with another interview
//!   becomes another episode; the one it was is remembered as what the path held before.
//! - A new path is a known episode that moved, if none of the episode's files is left and the text is alike,
//!   or its id is the same and the text has something in common. A file that holds another text now is not
//!   left. One source never suffices: two translations share it.
//! - A row that came from elsewhere, whose text was never read here, is known by its id, or by its source and
//!   title; by its title alone if no more is told of it.
//! - A copy with exactly the same words beside a file that still exists is joined to it; a copy with other
//!   words is told apart. The reader may decide otherwise ([`Store::part`](super::Store::part),
//!   [`Store::join`](super::Store::join)); what was decided of a path holds whatever its file says.
//! - What is neither evident nor out of the question is told apart, and asked
//!   ([`Store::twins`](super::Store::twins)).

use std::path::{Path, PathBuf};

use crate::episode::head::Found;
use crate::episode::model::Episode;
use crate::passage::anchor::Shingles;
use crate::passage::marks::{EpisodeId, Millis};

/// What is known of a file that was opened.
#[derive(Clone, Debug, Default)]
pub struct FileEvidence {
    /// Its absolute path; empty for a text that has none (a pipe).
    pub path: PathBuf,
    /// The `id` of its front matter.
    pub front_id: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// Its title.
    pub title: String,
    /// Fingerprint of its reading text; 0 if that is not known.
    pub text_hash: u64,
    /// Fingerprint by which an edited text is recognised.
    pub shingles: Shingles,
    /// Now, in milliseconds since 1970.
    pub seen: Millis,
}

impl FileEvidence {
    /// What tells of `episode`, read at the absolute `path` (empty for a pipe); `text_hash` is its text's
    /// fingerprint. Takes about as long as parsing it.
    pub fn of(path: PathBuf, episode: &Episode, text_hash: u64, seen: Millis) -> Self {
        let head = &episode.head;
        let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone());
        Self {
            path,
            front_id: head.id.clone(),
            source: value(&head.source),
            title: value(&head.title).unwrap_or_default(),
            text_hash,
            shingles: Shingles::of(&episode.text),
            seen,
        }
    }
}

/// A row the evidence is held against.
#[derive(Clone, Debug)]
pub(super) struct Suspect {
    pub id: EpisodeId,
    pub front_id: Option<String>,
    pub source: Option<String>,
    pub title: String,
    pub text_hash: u64,
    pub shingles: Shingles,
    pub paths: Vec<PathBuf>,
}

/// Texts at least this alike are edits of each other. Two talks by one host that share their first and last
/// words stay below it unless those are more than half of each.
pub(super) const ALIKE: f64 = 0.4;
/// Texts at least this alike have something in common: more than any two talks in one language.
pub(super) const SOMEWHAT_ALIKE: f64 = 0.1;
/// A file that holds a text at least this alike has not been given another.
const EDITED: f64 = 0.25;
/// A text of which the other holds at least this share is part of it.
const PART: f64 = 0.7;

/// Tells whether the file at a path still is an episode.
pub(super) type Stands<'a> = &'a dyn Fn(&Path, &Suspect) -> bool;

/// The suspect that is evidently the episode, the surest one if several are.
pub(super) fn recognise(evidence: &FileEvidence, suspects: &[Suspect], stands: Stands) -> Option<EpisodeId> {
    let surest = suspects
        .iter()
        .filter_map(|suspect| certainty(evidence, suspect, stands).map(|certainty| (certainty, suspect.id)))
        .max_by(|(one, one_id), (other, other_id)| one.total_cmp(other).then(other_id.cmp(one_id)))?;
    Some(surest.1)
}

impl Suspect {
    /// Whether a text with this fingerprint is its own, perhaps edited.
    pub fn is_alike(&self, text_hash: u64, shingles: &Shingles) -> bool {
        (text_hash != 0 && text_hash == self.text_hash) || shingles.similarity(&self.shingles) >= ALIKE
    }

    /// Whether the text of one of its own files may be an edit of it, or a part, or it a part of that. Of an
    /// episode whose text is not known nothing can be said against it.
    pub fn may_be(&self, text_hash: u64, shingles: &Shingles) -> bool {
        self.shingles.is_empty()
            || self.is_alike(text_hash, shingles)
            || shingles.similarity(&self.shingles) >= EDITED
            || shingles.containment(&self.shingles) >= PART
    }
}

/// How sure it is that `suspect` is the episode; `None` if it is not.
fn certainty(evidence: &FileEvidence, suspect: &Suspect, stands: Stands) -> Option<f64> {
    let agrees = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    let same_text = evidence.text_hash != 0 && evidence.text_hash == suspect.text_hash;
    let likeness = if same_text { 1.0 } else { evidence.shingles.similarity(&suspect.shingles) };
    let same_id = agrees(&evidence.front_id, &suspect.front_id);
    let other_id = evidence.front_id.is_some() && suspect.front_id.is_some() && !same_id;
    let same_source = agrees(&evidence.source, &suspect.source);
    if suspect.paths.contains(&evidence.path) {
        let is_part = || !other_id && evidence.shingles.containment(&suspect.shingles) >= PART;
        if likeness >= ALIKE || is_part() {
            return Some(2.0 + likeness);
        }
        let same_title = !evidence.title.is_empty() && evidence.title == suspect.title;
        let says_so = !other_id && (same_id || (same_title && same_source));
        // The very text, known from elsewhere, is surer.
        return says_so.then_some(1.2);
    }
    if same_text {
        return Some(1.5);
    }
    let stands_elsewhere = || suspect.paths.iter().any(|path| stands(path, suspect));
    if suspect.shingles.is_empty() && !stands_elsewhere() {
        let same_title = suspect.title.is_empty() || evidence.title == suspect.title;
        let only_titled = suspect.front_id.is_none() && suspect.source.is_none() && !suspect.title.is_empty();
        let described = same_id || (same_title && (same_source || only_titled));
        return (described && !other_id).then_some(1.0);
    }
    let alike = likeness >= ALIKE && !other_id;
    let moved = alike || (same_id && likeness >= SOMEWHAT_ALIKE);
    (moved && !stands_elsewhere()).then_some(likeness + if same_id { 0.4 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALK: &str = "问：你怎样开始写这本书？答：先是一个问题，为什么有的城市让人愿意步行，有的却不。我走了三年，\
                        记下每一条街的长椅、树荫和路口的等待时间，后来发现数字说不出的东西都在长椅上。";
    const OTHER: &str =
        "问：风电的账怎么算？答：一台机组先看风，再看海床，最后看电网肯不肯接。每一样都要十年。";

    fn file(path: &str, text: &str) -> FileEvidence {
        FileEvidence {
            path: path.into(),
            title: "步行".into(),
            source: Some("https://example.org/walk".into()),
            text_hash: crate::passage::anchor::text_hash(text),
            shingles: Shingles::of(text),
            ..FileEvidence::default()
        }
    }

    fn known(id: EpisodeId, evidence: &FileEvidence) -> Suspect {
        Suspect {
            id,
            front_id: evidence.front_id.clone(),
            source: evidence.source.clone(),
            title: evidence.title.clone(),
            text_hash: evidence.text_hash,
            shingles: evidence.shingles.clone(),
            paths: vec![evidence.path.clone()],
        }
    }

    fn verdict(now: &FileEvidence, before: &FileEvidence, still_there: bool) -> bool {
        recognise(now, &[known(1, before)], &|_, _| still_there).is_some()
    }

    #[test]
    fn a_corrected_retitled_moved_file_is_the_same() {
        let before = file("/a.md", TALK);
        let mut now = file("/b/c.md", &TALK.replace("三年", "四年"));
        assert!(verdict(&now, &before, false));
        now.title = "走路".into();
        now.source = None;
        assert!(verdict(&now, &before, false));
    }

    #[test]
    fn two_translations_of_one_source_are_two() {
        let (one, mut two) = (file("/a.md", TALK), file("/b.md", OTHER));
        assert!(!verdict(&two, &one, true));
        assert!(!verdict(&two, &one, false));
        two.front_id = Some("walk".into());
        assert!(!verdict(&two, &FileEvidence { front_id: Some("walk".into()), ..one }, false));
    }

    #[test]
    fn another_interview_in_the_same_file_is_another() {
        let before = file("/transcript.txt", TALK);
        let now = FileEvidence { title: "风".into(), source: None, ..file("/transcript.txt", OTHER) };
        assert!(!verdict(&now, &before, true));
        let retranslated = file("/transcript.txt", OTHER);
        assert!(verdict(&retranslated, &before, true));
    }

    #[test]
    fn an_equal_copy_is_joined_an_edited_one_told_apart() {
        let before = file("/a.md", TALK);
        assert!(verdict(&file("/copy.md", TALK), &before, true));
        assert!(!verdict(&file("/copy.md", &TALK.replace("三年", "四年")), &before, true));
    }

    #[test]
    fn what_came_without_its_text_is_known_by_what_was_told_of_it() {
        let told =
            FileEvidence { text_hash: 0, shingles: Shingles::default(), ..file("/elsewhere/a.md", "") };
        assert!(verdict(&file("/a.md", TALK), &told, false));
        assert!(!verdict(&FileEvidence { title: "风".into(), ..file("/b.md", OTHER) }, &told, false));
        let without_source = |file: FileEvidence| FileEvidence { source: None, ..file };
        // An import that has nothing but the title is known by that.
        assert!(verdict(&without_source(file("/a.md", TALK)), &without_source(told.clone()), false));
        let retitled = FileEvidence { title: "风".into(), ..without_source(file("/a.md", TALK)) };
        assert!(!verdict(&retitled, &without_source(told), false));
    }

    #[test]
    fn of_two_likely_ones_the_likelier() {
        let (near, far) = (
            file("/near.md", &TALK.replace("三年", "四年")),
            file("/far.md", &TALK.chars().take(40).collect::<String>()),
        );
        let suspects = [known(1, &far), known(2, &near)];
        assert_eq!(recognise(&file("/new.md", TALK), &suspects, &|_, _| false), Some(2));
    }
}
