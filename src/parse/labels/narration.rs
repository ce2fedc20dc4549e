//! Where somebody's words end although no other label begins: in a narration with clips, and before a line
//! that may well be another's. Nobody is named there rather than the wrong one.

use foldhash::{HashSet, HashSetExt};

use super::candidate::Candidate;
use super::cluster::Setting;
use crate::episode::model::Role;
use crate::lexicon;
use crate::parse::block::{Block, BlockKind};

/// The blocks at which nobody who was named goes on.
pub fn breaks(blocks: &[Block], labels: &[Candidate], doubtful: &[usize]) -> HashSet<usize> {
    let mut breaks: HashSet<usize> = HashSet::new();
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else { return breaks };
    breaks.extend(doubtful.iter().filter(|&&block| first.block < block && block <= last.block));
    let labelled: HashSet<usize> = labels.iter().map(|label| label.block).collect();
    let asks =
        |label: &Candidate| lexicon::look(&label.key).mark && lexicon::role(&label.key) == Some(Role::Host);
    if !labels.iter().all(asks) && !is_narrated(blocks, labels, &labelled) {
        return breaks;
    }
    for label in labels {
        let after = blocks.iter().enumerate().skip(label.block + 1 + usize::from(label.alone));
        let next = after
            .take_while(|(index, _)| !labelled.contains(index))
            .find(|(_, block)| block.aside.is_none() && !block.joins);
        breaks.extend(next.map(|(index, _)| index));
    }
    breaks
}

/// Whether labels are clips in a narration: hardly one follows another's words, and most of the text is
/// without.
fn is_narrated(blocks: &[Block], labels: &[Candidate], labelled: &HashSet<usize>) -> bool {
    let names: HashSet<&str> = labels.iter().map(|label| label.key.as_str()).collect();
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else { return false };
    let is_prose =
        |block: &Block| block.aside.is_none() && block.kind == BlockKind::Paragraph && !block.joins;
    let span = blocks.iter().enumerate().skip(first.block).take(last.block + 1 - first.block);
    let loose = span.filter(|(index, block)| is_prose(block) && !labelled.contains(index)).count();
    let listed = labels
        .iter()
        .filter(|label| {
            blocks
                .get(label.block)
                .is_some_and(|block| Setting::of(block) == Setting::Item || block.kind == BlockKind::Quote)
        })
        .count();
    let clips = listed == labels.len() && loose >= labels.len() && labels.len() > 1;
    let follows = labels.windows(2).filter(|pair| {
        matches!(pair, [above, below] if below.block <= above.block + 1 + usize::from(above.alone) && above.key != below.key)
    });
    let spoken = labels.len() >= 3 && names.len() > 1 && loose > labels.len() && follows.count() == 0;
    (clips || spoken) && !labels.iter().any(|label| label.alone)
}
