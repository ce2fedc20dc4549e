//! Weighs a file's names against each other: which of them are speakers' labels.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::candidate::Candidate;
use super::cluster::{self, LabelCluster, Setting};
use super::court::Court;
use super::initials::{self, parts};
use super::name;
use super::order::FieldOrder;
use super::scene::Scene;
use crate::lexicon::{self, names};

/// Log-odds from which on a name is worth being weighed with the others.
const PLAUSIBLE: f32 = -2.2;

/// Weighs all names; says of each cluster whether it is accepted.
pub fn weigh(court: &Court<'_>) -> Vec<LabelCluster> {
    let mut clusters = cluster::clusters(court);
    let lines = lines(&clusters);
    for cluster in &mut clusters {
        cluster.lines = lines.get(&cluster.key).copied().unwrap_or_default();
        cluster.look(court);
    }
    mark_echoes(&mut clusters, court);
    for cluster in &mut clusters {
        cluster.returns(court.candidates);
    }
    let plausible = |cluster: &LabelCluster| {
        let worth = cluster.lines > 1 || cluster.evident;
        cluster.certain || worth && cluster.evidence.margin() > PLAUSIBLE
    };
    let mut chosen: Vec<bool> = clusters.iter().map(plausible).collect();
    let mut fields = FieldOrder::of_names(court, &clusters, &chosen);
    for _ in 0..4 {
        let scene = Scene::of(court, &clusters, &chosen, &fields);
        for cluster in &mut clusters {
            scene.weigh(cluster, court);
            cluster.accepted = cluster.certain || cluster.evidence.margin() > 0.0;
        }
        let accepted: Vec<bool> = clusters.iter().map(|cluster| cluster.accepted).collect();
        if accepted == chosen {
            break;
        }
        chosen = accepted;
        fields = fields.or(&FieldOrder::of_names(court, &clusters, &chosen));
    }
    let names: HashSet<&str> =
        clusters.iter().filter(|cluster| cluster.accepted).map(|cluster| cluster.key.as_str()).collect();
    if names.len() == 1 {
        // It may have taken turns with names that are refused now.
        let scene = Scene::of(court, &clusters, &chosen, &fields);
        for cluster in clusters.iter_mut().filter(|cluster| cluster.accepted) {
            scene.weigh(cluster, court);
            cluster.accepted = cluster.certain || cluster.evidence.margin() > 0.0;
        }
    }
    clusters
}

/// Marks the names behind which the same is said each time, unless others say it too.
fn mark_echoes(clusters: &mut [LabelCluster], court: &Court<'_>) {
    let sayings: Vec<Option<&str>> = clusters.iter().map(|cluster| cluster.saying(court)).collect();
    let mut often: HashMap<&str, usize> = HashMap::new();
    for saying in sayings.iter().flatten() {
        *often.entry(saying).or_default() += 1;
    }
    for (cluster, saying) in clusters.iter_mut().zip(sayings) {
        cluster.echoes = saying.is_some_and(|saying| often.get(saying) == Some(&1));
    }
}

/// Lines of each name in all styles together, those of its longer and shorter forms among them.
fn lines(clusters: &[LabelCluster]) -> HashMap<String, usize> {
    let mut lines: HashMap<String, usize> = HashMap::new();
    for cluster in clusters {
        *lines.entry(cluster.key.clone()).or_default() += cluster.members.len();
    }
    let mut forms: Vec<(String, String)> = Vec::new();
    let letters: HashMap<String, &String> =
        lines.keys().map(|key| (initials::without_dots(key), key)).collect();
    let headings = |cluster: &&LabelCluster| matches!(cluster.style.1, Setting::Heading(_));
    let titles: HashSet<&str> =
        clusters.iter().filter(headings).map(|cluster| cluster.key.as_str()).collect();
    for key in lines.keys().filter(|key| !titles.contains(key.as_str())) {
        let family = names::surname(key).and_then(|surname| lines.get_key_value(surname));
        forms.extend(family.map(|(surname, _)| (key.clone(), surname.clone())));
        let pieces: Vec<&str> = parts(key).collect();
        if (2..=4).contains(&pieces.len()) {
            let whole = pieces.iter().filter_map(|&part| lines.get_key_value(part).map(|(form, _)| form));
            let initials = initials::all_initials(&pieces).filter_map(|form| letters.get(&form).copied());
            let mut shorter: Vec<&String> = whole.chain(initials).collect();
            shorter.dedup();
            forms.extend(
                shorter.into_iter().filter(|&form| form != key).map(|form| (key.clone(), form.clone())),
            );
        }
    }
    let own = lines.clone();
    let of = |key: &String| own.get(key).copied().unwrap_or_default();
    for (long, short) in forms {
        *lines.entry(short.clone()).or_default() += of(&long);
        *lines.entry(long).or_default() += of(&short);
    }
    lines
}

/// Counts `主持人追问` and `罗兰说` under 主持人 and 罗兰, if those are labels or roles themselves, and `嘉宾 罗兰` under
/// 罗兰, if that is a label.
pub fn unite(candidates: &mut [Candidate]) {
    let keys: HashSet<&str> = candidates.iter().map(|candidate| candidate.key.as_str()).collect();
    let pair = |key: &&str| Some(((*key).to_owned(), united(key, &keys)?.to_owned()));
    let names: HashMap<String, String> = keys.iter().filter_map(pair).collect();
    for candidate in candidates {
        if let Some(name) = names.get(&candidate.key) {
            candidate.key.clone_from(name);
        }
    }
}

fn united<'k>(key: &'k str, keys: &HashSet<&str>) -> Option<&'k str> {
    let said = lexicon::verb(key).map(|(name, _)| name);
    let behind = name::behind_role(key);
    let is_name =
        |name: &&str| name.chars().nth(1).is_some() && (keys.contains(name) || lexicon::role(name).is_some());
    said.filter(is_name).or_else(|| (behind != key && keys.contains(behind)).then_some(behind))
}
