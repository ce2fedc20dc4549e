//! Which byte of a line stands in a column: for whoever points at the screen.

use super::flow::Shape;
use super::gap::{Gap, between};
use super::width::{Cluster, clusters};

/// The start of the grapheme cluster of `text` that covers `column`, in bytes; `None` right of its end. The
/// gap after a cluster is that cluster's.
pub fn byte_at(text: &str, column: usize, shape: Shape) -> Option<usize> {
    let mut end = 0;
    let mut before: Option<Cluster> = None;
    for cluster in clusters(text, shape.policy) {
        let gap = shape.gap == Gap::Shown && before.is_some_and(|left| between(left.base, cluster.base));
        end += usize::from(gap);
        if let Some(left) = before.filter(|_| column < end) {
            return Some(left.start);
        }
        end += cluster.width;
        before = Some(cluster);
    }
    before.filter(|_| column < end).map(|last| last.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_of_a_wide_character_and_the_gap_are_its_own() {
        let text = "谈AI吧";
        let at = |gap| -> Vec<Option<usize>> {
            (0..8).map(|column| byte_at(text, column, Shape { gap, ..Shape::default() })).collect()
        };
        assert_eq!(
            at(Gap::None),
            [0, 0, 3, 4, 5, 5].map(Some).into_iter().chain([None, None]).collect::<Vec<_>>()
        );
        assert_eq!(at(Gap::Shown), [0, 0, 0, 3, 4, 4, 5, 5].map(Some));
        assert_eq!(byte_at("", 0, Shape::default()), None);
    }
}
