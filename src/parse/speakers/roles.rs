//! Who asks and who answers: by the labels' own words, else by behaviour.

use crate::episode::model::{Role, Speaker};
use crate::lexicon;
use crate::parse::overrides::Overrides;

/// What a voice did in one turn.
#[derive(Clone, Copy, Debug, Default)]
pub struct TurnFacts {
    /// Index of the voice.
    pub voice: usize,
    /// Whether the turn asks.
    pub asks: bool,
}

/// Gives every voice a role; `certain` ones keep theirs.
pub fn assign(speakers: &mut [Speaker], certain: &[bool], lines: &[TurnFacts], overrides: &Overrides) {
    single_letters(speakers);
    let asks = asked(speakers.len(), lines);
    let free = |index: usize, speaker: &Speaker| {
        !certain.get(index).copied().unwrap_or(false) && speaker.role.is_none()
    };
    let hosted = speakers
        .iter()
        .enumerate()
        .any(|(i, s)| s.role == Some(Role::Host) && !certain.get(i).copied().unwrap_or(false));
    let answered = speakers.iter().any(|speaker| speaker.role == Some(Role::Guest));
    if !hosted {
        let hosts = hosts_by_behaviour(speakers, &asks, answered);
        for index in hosts {
            if let Some(speaker) = speakers.get_mut(index).filter(|speaker| free(index, speaker)) {
                speaker.role = Some(Role::Host);
            }
        }
    }
    let somebody = speakers.iter().any(|speaker| matches!(speaker.role, Some(Role::Host | Role::Guest)));
    let most = speakers.iter().filter(|s| s.role.is_none()).map(|s| s.chars).max().unwrap_or(0);
    for (index, speaker) in speakers.iter_mut().enumerate() {
        if somebody && free(index, speaker) {
            let much = speaker.chars.saturating_mul(5) >= most;
            speaker.role = Some(if much { Role::Guest } else { Role::Other });
        }
    }
    for speaker in speakers {
        said_by_user(speaker, overrides);
    }
}

/// `A` and `Q` are roles only if both stand.
fn single_letters(speakers: &mut [Speaker]) {
    let has = |word: &str| speakers.iter().any(|speaker| lexicon::fold(&speaker.name) == word);
    let both = (has("q") || has("question")) && (has("a") || has("answer")) || has("q") && !has("b");
    for speaker in
        speakers.iter_mut().filter(|speaker| matches!(lexicon::fold(&speaker.name).as_str(), "a" | "q"))
    {
        if !both {
            speaker.role = None;
        }
    }
}

/// Turns and asking turns by voice.
fn asked(voices: usize, lines: &[TurnFacts]) -> Vec<(u32, u32)> {
    let mut asked = vec![(0, 0); voices];
    for line in lines {
        if let Some((turns, asks)) = asked.get_mut(line.voice) {
            *turns += 1;
            *asks += u32::from(line.asks);
        }
    }
    asked
}

/// The voices that ask much more often than the one that asks least, and say no more in a turn than it.
fn hosts_by_behaviour(speakers: &[Speaker], asks: &[(u32, u32)], answered: bool) -> Vec<usize> {
    let share = |index: usize| {
        asks.get(index)
            .map_or(0.0, |&(turns, asks)| if turns == 0 { 0.0 } else { f64::from(asks) / f64::from(turns) })
    };
    let chars = |index: usize| speakers.get(index).map_or(0, |speaker| speaker.chars);
    let mean =
        |index: usize| speakers.get(index).map_or(0.0, |s| f64::from(s.chars) / f64::from(s.turns.max(1)));
    let persons: Vec<usize> = (0..speakers.len())
        .filter(|&i| speakers.get(i).is_some_and(|s| s.role.is_none() && s.turns > 0))
        .collect();
    let most = persons.iter().map(|&index| chars(index)).max().unwrap_or(0);
    let guest = persons
        .iter()
        .copied()
        .filter(|&index| chars(index).saturating_mul(4) >= most)
        .min_by(|&a, &b| share(a).total_cmp(&share(b)).then(chars(b).cmp(&chars(a))));
    let Some(guest) = guest else { return Vec::new() };
    let floor = if answered { 0.05 } else { share(guest) };
    persons
        .into_iter()
        .filter(|&index| answered || index != guest)
        .filter(|&index| {
            let (turns, _) = asks.get(index).copied().unwrap_or_default();
            let shorter = answered || mean(index) < mean(guest) * 1.3 || floor == 0.0;
            shorter && turns >= 2 && share(index) >= 0.15 && share(index) >= floor * 1.3
        })
        .collect()
}

fn said_by_user(speaker: &mut Speaker, overrides: &Overrides) {
    let is = |name: &str| {
        lexicon::fold(name) == lexicon::fold(&speaker.name)
            || speaker.aliases.iter().any(|a| lexicon::fold(a) == lexicon::fold(name))
    };
    let said = overrides.roles.iter().find(|(name, _)| is(name)).map(|(_, role)| *role);
    let host = overrides.host.as_deref().filter(|name| is(name)).map(|_| Role::Host);
    speaker.role = host.or(said).or(speaker.role);
}
