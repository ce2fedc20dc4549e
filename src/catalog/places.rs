//! What can be jumped to in a file, and the same as bytes, so that it can be remembered.

use serde::{Deserialize, Serialize};

use crate::episode::model::{Address, Episode};
use crate::search::names::Names;
use crate::search::targets::{Target, TargetKind, targets};

/// A place with a name, in some file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPlace {
    /// What it is.
    pub kind: TargetKind,
    /// What is shown and matched.
    pub label: String,
    /// Other names under which it is found.
    pub aliases: Vec<String>,
    /// Its turn or section.
    pub address: Address,
}

/// What can be jumped to in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePlaces {
    /// The places.
    pub places: Vec<NamedPlace>,
    /// Whether somebody speaks in it.
    pub has_voices: bool,
}

/// A place as bytes.
#[derive(Serialize, Deserialize)]
struct PackedPlace<'a> {
    kind: u8,
    label: &'a str,
    aliases: Vec<&'a str>,
    section: u32,
    turn: u32,
}

impl FilePlaces {
    /// The `episode` and everything in it, known by the names it gives.
    pub fn of(episode: &Episode) -> Self {
        let names = Names::of(episode);
        let label = episode.title().to_owned();
        let section = episode.sections.first().map_or(0, |section| section.number);
        let whole = NamedPlace {
            kind: TargetKind::Episode,
            aliases: names.aliases_in(&label),
            label,
            address: Address { section, turn: 0 },
        };
        let place =
            |Target { kind, label, aliases, address, .. }| NamedPlace { kind, label, aliases, address };
        let all = std::iter::once(whole).chain(targets(episode, &names).into_iter().map(place));
        Self { places: all.collect(), has_voices: episode.has_voices() }
    }
}

/// What is remembered of an episode's places: the turns by themselves, behind all others.
pub fn pack(episode: &Episode) -> [Vec<u8>; 2] {
    let all = FilePlaces::of(episode).places;
    let (turns, others): (Vec<&NamedPlace>, Vec<&NamedPlace>) =
        all.iter().partition(|place| place.kind == TargetKind::Turn);
    // Writing to memory cannot fail.
    [others, turns].map(|places| {
        let packed: Vec<PackedPlace<'_>> = places.into_iter().map(PackedPlace::of).collect();
        postcard::to_stdvec(&packed).unwrap_or_default()
    })
}

/// The places that [`pack`] made these bytes of, as far as their label or another name is `wanted`; `None` if they
/// are others.
pub fn unpack(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Option<Vec<NamedPlace>> {
    let packed: Vec<PackedPlace<'_>> = postcard::from_bytes(bytes).ok()?;
    let is_wanted =
        |place: &PackedPlace<'_>| wanted(place.label) || place.aliases.iter().any(|name| wanted(name));
    packed.into_iter().filter(is_wanted).map(PackedPlace::place).collect()
}

impl<'a> PackedPlace<'a> {
    fn of(place: &'a NamedPlace) -> Self {
        let Address { section, turn } = place.address;
        let aliases = place.aliases.iter().map(String::as_str).collect();
        Self { kind: place.kind.index(), label: &place.label, aliases, section, turn }
    }

    fn place(self) -> Option<NamedPlace> {
        Some(NamedPlace {
            kind: TargetKind::of_index(self.kind)?,
            label: self.label.to_owned(),
            aliases: self.aliases.into_iter().map(str::to_owned).collect(),
            address: Address { section: self.section, turn: self.turn },
        })
    }
}
