//! Citations in the style that is asked for.

use std::collections::HashMap;
use std::fs;

use crate::config::model::Config;
use crate::config::places::{Places, expand_home};
use crate::config::problem::ConfigProblem;
use crate::export::{Citation, CitationStyle, CitationWriter, Work};
use crate::library::is_generic_name;

/// The style of the settings. The path of a `.csl` file leads on from the folder of the settings.
///
/// # Errors
/// There is no such style.
pub fn set(config: &Config, places: &Places) -> Result<CitationStyle, ConfigProblem> {
    let folder = places.config.parent().unwrap_or(&places.config);
    let name = expand_home(&config.citation);
    CitationStyle::of(&name.to_string_lossy(), folder).map_err(|message| {
        let (line, column) = config.places.get("citation").copied().unwrap_or((1, 1));
        ConfigProblem { line, column, message }
    })
}

/// What writes in `style`, which may have to be read.
///
/// # Errors
/// The file of the style cannot be read, or is no style.
pub fn writer(style: &CitationStyle) -> Result<CitationWriter, String> {
    style.writer(|path| fs::read_to_string(path))
}

/// Has people for authors: without those who are only called by what they do (`Host`, `Speaker 1`), and where
/// nobody is left, those who speak in the passages that are cited.
pub fn name_people(citations: &mut [Citation]) {
    let mut speakers: HashMap<Work, Vec<String>> = HashMap::new();
    for Citation { work, speaker, .. } in &mut *citations {
        work.hosts.retain(|name| !is_generic_name(name));
        work.guests.retain(|name| !is_generic_name(name));
        if work.hosts.is_empty() && work.guests.is_empty() && !is_generic_name(speaker) {
            let known = speakers.entry(work.clone()).or_default();
            if !speaker.is_empty() && !known.contains(speaker) {
                known.push(speaker.clone());
            }
        }
    }
    for Citation { work, .. } in citations {
        if let Some(known) = speakers.get(work) {
            work.guests = known.clone();
        }
    }
}
