//! Voices as the reader calls them: renamed, joined under one name, given a role.
//!
//! The reading text and its addresses stay as the file has them; only who a turn belongs to changes. Knows
//! nothing of where the reader's choice is kept.

use std::collections::HashMap;
use std::path::PathBuf;

use super::model::{Episode, Role, Speaker};
use super::summary::{Summary, VoiceSummary};

/// A voice and what the reader calls it. Voices shown under one name are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The name in the file.
    pub name: String,
    /// The name to show.
    pub shown: String,
    /// What it does in the talk, where the reader said so.
    pub role: Option<Role>,
}

/// What the reader calls the voices of files, by their paths.
pub type Renamed = HashMap<PathBuf, Vec<Voice>>;

/// Calls the speakers of a freshly parsed `episode` what `voices` say; those under one name become one
/// speaker, at the place of the first. Neighbouring turns stay apart, so that an address means the same turn
/// everywhere.
pub fn apply(episode: &mut Episode, voices: &[Voice]) {
    if voices.is_empty() {
        return;
    }
    let mut joined: Vec<Speaker> = Vec::new();
    let mut now: Vec<usize> = Vec::new();
    for speaker in std::mem::take(&mut episode.speakers) {
        let called = called(speaker, voices);
        let index = joined.iter().position(|known| known.name == called.name);
        now.push(index.unwrap_or(joined.len()));
        match index.and_then(|index| joined.get_mut(index)) {
            Some(known) => join(known, called),
            None => joined.push(called),
        }
    }
    for voice in voices.iter().filter(|voice| voice.role.is_some()) {
        let named = joined.iter_mut().filter(|speaker| speaker.name == voice.shown);
        named.for_each(|speaker| speaker.role = voice.role);
    }
    episode.speakers = joined;
    let moved = |old: Option<usize>| old.and_then(|old| now.get(old).copied());
    for label in &mut episode.labels {
        label.speaker = moved(label.speaker);
    }
    for turn in &mut episode.turns {
        turn.speaker = moved(turn.speaker);
        let said = turn
            .speaker
            .and_then(|index| episode.speakers.get(index))
            .filter(|speaker| voices.iter().any(|voice| voice.shown == speaker.name));
        turn.role = said.map_or(turn.role, |speaker| speaker.role);
    }
}

/// The same for what a list knows of an episode.
pub fn apply_to_summary(summary: &mut Summary, voices: &[Voice]) {
    let mut joined: Vec<VoiceSummary> = Vec::new();
    for mut speaker in std::mem::take(&mut summary.speakers) {
        let renamed = voices.iter().find(|voice| voice.name == speaker.name && voice.shown != speaker.name);
        if let Some(voice) = renamed {
            let name = std::mem::replace(&mut speaker.name, voice.shown.clone());
            speaker.aliases.insert(0, name);
            speaker.generic = false;
        }
        match joined.iter_mut().find(|known| known.name == speaker.name) {
            Some(known) => {
                add_aliases(&mut known.aliases, &known.name, speaker.aliases);
                known.generic &= speaker.generic;
                known.role = known.role.or(speaker.role);
                known.turns += speaker.turns;
                known.chars += speaker.chars;
            }
            None => joined.push(speaker),
        }
    }
    for speaker in &mut joined {
        let said = voices.iter().rfind(|voice| voice.shown == speaker.name && voice.role.is_some());
        speaker.role = said.map_or(speaker.role, |voice| voice.role);
    }
    summary.speakers = joined;
}

fn called(speaker: Speaker, voices: &[Voice]) -> Speaker {
    match voices.iter().find(|voice| voice.name == speaker.name) {
        Some(voice) if voice.shown != speaker.name => {
            let aliases = [speaker.name].into_iter().chain(speaker.aliases).collect();
            Speaker { name: voice.shown.clone(), aliases, ..speaker }
        }
        _ => speaker,
    }
}

fn join(known: &mut Speaker, other: Speaker) {
    add_aliases(&mut known.aliases, &known.name, other.aliases);
    known.role = known.role.or(other.role);
    known.turns += other.turns;
    known.chars += other.chars;
}

fn add_aliases(known: &mut Vec<String>, name: &str, others: Vec<String>) {
    for alias in others {
        if alias != name && !known.contains(&alias) {
            known.push(alias);
        }
    }
}

/// The label `written` of a turn of the speaker `name`, as the reader calls that voice. A word before the
/// name (`主持人`) stays.
pub fn label(voices: &[Voice], name: &str, written: &str) -> String {
    let mut renamed = voices.iter().filter(|voice| voice.shown == name && voice.name != name).peekable();
    if renamed.peek().is_none() || written.contains(name) {
        return written.to_owned();
    }
    let found = renamed.find(|voice| written.contains(&voice.name));
    found.map_or_else(|| name.to_owned(), |voice| written.replacen(&voice.name, name, 1))
}

/// What `voices` become when the speaker shown as `name` is called `new`, or by its own names again where
/// `new` is empty. Another speaker of that name joins it.
pub fn rename(voices: &[Voice], name: &str, new: &str) -> Vec<Voice> {
    change(voices, name, |voice| {
        let shown = if new.is_empty() { voice.name.clone() } else { new.to_owned() };
        let role = voice.role.filter(|_| !new.is_empty());
        Voice { shown, role, ..voice }
    })
}

/// What `voices` become when the speaker shown as `name` gets a role.
pub fn give_role(voices: &[Voice], name: &str, role: Role) -> Vec<Voice> {
    change(voices, name, |voice| Voice { role: Some(role), ..voice })
}

fn change(voices: &[Voice], name: &str, change: impl Fn(Voice) -> Voice) -> Vec<Voice> {
    let (mine, mut others): (Vec<Voice>, Vec<Voice>) =
        voices.iter().cloned().partition(|voice| voice.shown == name);
    let untouched = mine.is_empty() || !others.iter().chain(&mine).any(|voice| voice.name == name);
    let own = Voice { name: name.to_owned(), shown: name.to_owned(), role: None };
    let own = untouched.then_some(own);
    others.extend(mine.into_iter().chain(own).map(change));
    others.retain(|voice| voice.shown != voice.name || voice.role.is_some());
    others.sort_by(|a, b| a.name.cmp(&b.name));
    others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::episode::summary::Speed;
    use crate::parse::{Hints, parse};

    const TALK: &str = "**SPEAKER_00:** Who are you?\n\n**SPEAKER_01:** Ann Lee.\n\n**SPEAKER_02:** Tell me \
        more.\n\n**SPEAKER_01:** There is no more.\n\n**SPEAKER_00:** Really?\n\n**SPEAKER_02:** Truly?\n";

    fn talk(voices: &[Voice]) -> Episode {
        let (mut episode, _) = parse(TALK.as_bytes(), &Hints::default());
        apply(&mut episode, voices);
        episode
    }

    fn names(episode: &Episode) -> Vec<&str> {
        let speaker = |turn| episode.speaker_of(turn).map_or("", |speaker| speaker.name.as_str());
        episode.turns.iter().map(speaker).collect()
    }

    #[test]
    fn a_renamed_voice_is_called_so_in_every_turn_and_keeps_its_old_name_as_another() {
        let voices = rename(&[], "SPEAKER_01", "Ann");
        let episode = talk(&voices);
        assert_eq!(names(&episode), ["SPEAKER_00", "Ann", "SPEAKER_02", "Ann", "SPEAKER_00", "SPEAKER_02"]);
        assert!(episode.speakers[1].aliases.contains(&"SPEAKER_01".to_owned()));
        assert_eq!(label(&voices, "Ann", "SPEAKER_01"), "Ann");
        assert_eq!(label(&voices, "SPEAKER_00", "SPEAKER_00"), "SPEAKER_00");
        let back = rename(&voices, "Ann", "");
        assert_eq!(back, []);
    }

    #[test]
    fn two_voices_of_one_name_are_one_and_can_be_renamed_together() {
        let voices = rename(&rename(&[], "SPEAKER_00", "Bo"), "SPEAKER_02", "Bo");
        let joined = talk(&voices);
        assert_eq!(joined.speakers.len(), 2);
        assert_eq!((joined.speakers[0].turns, joined.turns.len()), (4, 6));
        assert_eq!(names(&talk(&rename(&voices, "Bo", "Cy")))[..3], ["Cy", "SPEAKER_01", "Cy"]);
        let voices = rename(&[], "SPEAKER_02", "SPEAKER_00");
        assert_eq!(names(&talk(&rename(&voices, "SPEAKER_00", "Cy")))[..3], ["Cy", "SPEAKER_01", "Cy"]);
    }

    #[test]
    fn a_list_tells_the_same_voices_as_the_episode() {
        let voices = rename(&rename(&[], "SPEAKER_00", "Bo"), "SPEAKER_02", "Bo");
        let voices = give_role(&voices, "Bo", Role::Host);
        let mut summary = Summary::of(&talk(&[]), Speed::default());
        apply_to_summary(&mut summary, &voices);
        assert_eq!(summary, Summary::of(&talk(&voices), Speed::default()));
    }

    #[test]
    fn a_role_holds_for_the_speaker_and_its_turns_and_goes_with_a_new_name() {
        let voices = give_role(&[], "SPEAKER_00", Role::Host);
        let episode = talk(&rename(&voices, "SPEAKER_00", "Bo"));
        assert_eq!((episode.speakers[0].role, episode.turns[0].role), (Some(Role::Host), Some(Role::Host)));
        assert_eq!(names(&episode)[0], "Bo");
    }
}
