//! A speaker's name and the clock of a turn on lines of their own, one above the other, as programs paste
//! them: put together to one line, so that the name is seen beside its clock.

use foldhash::{HashMap, HashMapExt};

use super::block::{Block, BlockKind};
use super::times;
use crate::text::marks;
use crate::text::range::TextRange;

/// Most characters of a name.
const LONGEST: usize = 32;
/// Fewest turns that make a convention.
const FEWEST: usize = 3;

/// Puts name and clock together wherever words follow, if most clocks of the text stand so and names come
/// back.
pub fn join(blocks: &mut Vec<Block>) {
    let Some(heads) = heads(blocks) else { return };
    let mut heads = heads.into_iter().peekable();
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = std::mem::take(blocks).into_iter().enumerate();
    while let Some((at, block)) = rest.next() {
        let head = heads.next_if_eq(&at).and_then(|_| rest.next());
        joined.push(head.map_or_else(|| block.clone(), |(_, below)| one(block.clone(), &below)));
    }
    *blocks = joined;
}

/// Where names and clocks stand above each other, if that is how the text is written.
fn heads(blocks: &[Block]) -> Option<Vec<usize>> {
    let clocks = blocks.iter().filter(|block| is_clock(block)).count();
    if clocks < FEWEST {
        return None;
    }
    let all: Vec<usize> = (0..blocks.len()).filter(|&at| is_head(blocks, at)).collect();
    let those = |wanted: &dyn Fn(usize) -> bool| all.iter().copied().filter(|&at| wanted(at)).collect();
    let below_blank: Vec<usize> = those(&|at| is_below_blank(blocks, at));
    if come_back(blocks, &below_blank, clocks) >= 0.5 {
        return Some(below_blank);
    }
    // Without blank lines words stand between two clocks as names do; names are those that come back.
    let is_clock_first = |at: usize| blocks.get(at).is_some_and(is_clock);
    let orders: [Vec<usize>; 2] = [those(&|at| !is_clock_first(at)), those(&is_clock_first)];
    orders.into_iter().find(|heads| come_back(blocks, heads, clocks) >= 0.8)
}

/// Share of `heads` whose names come back; none where they are few, or fewer than most of the `clocks`.
fn come_back(blocks: &[Block], heads: &[usize], clocks: usize) -> f32 {
    let mut names: HashMap<&str, usize> = HashMap::new();
    for name in heads.iter().filter_map(|&at| name(blocks, at)) {
        *names.entry(name).or_default() += 1;
    }
    let again = names.values().filter(|&&often| often > 1).sum::<usize>();
    let are_many = heads.len() >= FEWEST && heads.len() * 10 >= clocks * 7;
    if are_many { again as f32 / heads.len() as f32 } else { 0.0 }
}

/// Whether a blank line stands above block `at`.
fn is_below_blank(blocks: &[Block], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| blocks.get(above));
    above.zip(blocks.get(at)).is_none_or(|(above, block)| !is_below(above, block))
}

fn is_below(above: &Block, block: &Block) -> bool {
    block.line == above.line + above.lines.max(1)
}

/// Whether blocks `at` and `at + 1` are a name and a clock, in either order, above words.
fn is_head(blocks: &[Block], at: usize) -> bool {
    let [Some(first), Some(second), Some(words)] = [0, 1, 2].map(|more| blocks.get(at + more)) else {
        return false;
    };
    let prose = [first, second, words].iter().all(|b| b.kind == BlockKind::Paragraph && b.aside.is_none());
    prose
        && is_below(first, second)
        && words.line <= second.line + 2
        && !is_clock(words)
        && is_clock(first) != is_clock(second)
        && name(blocks, at).is_some_and(|name| !name.is_empty() && name.chars().nth(LONGEST).is_none())
        && name(blocks, at).is_some_and(|name| !marks::ends_sentence(name))
}

/// The one of two lines that is no clock.
fn name(blocks: &[Block], at: usize) -> Option<&str> {
    let (first, second) = (blocks.get(at)?, blocks.get(at + 1)?);
    Some(if is_clock(first) { second.text.trim() } else { first.text.trim() })
}

fn is_clock(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && block.aside.is_none() && times::alone(block.text.trim()).is_some()
}

/// Two lines as one.
fn one(mut first: Block, second: &Block) -> Block {
    first.text.push(' ');
    let shift = first.text.len();
    first.text.push_str(&second.text);
    for span in &second.spans {
        let range = TextRange::new(span.range.start + shift, span.range.end + shift);
        first.spans.push(super::block::Inline { range, style: span.style.clone() });
    }
    first.lines = (second.line + second.lines.max(1)).saturating_sub(first.line);
    first.source.end = second.source.end.max(first.source.end);
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        let mut blocks = crate::parse::plain::blocks(text, crate::parse::block::BodyPlace::default());
        join(&mut blocks);
        blocks
    }

    #[test]
    fn a_name_comes_beside_its_clock_in_either_order() {
        for turn in [
            "林夏\n00:01\n去哪儿？\n\n周远\n00:05\n海边。\n\n",
            "00:01\n林夏\n去哪儿？\n\n00:05\n周远\n海边。\n\n",
        ] {
            let blocks = blocks(&turn.repeat(3));
            assert_eq!(blocks.len(), 12, "{turn}");
            assert_eq!((blocks[0].lines, blocks[1].text.as_str()), (2, "去哪儿？"));
        }
    }

    #[test]
    fn without_blank_lines_the_names_that_come_back_tell_the_order() {
        for turns in [
            "林夏\n00:01\n去哪儿\n周远\n00:05\n海边的灯塔\n林夏\n00:07\n还有呢\n周远\n00:09\n没有了\n",
            "00:01\n林夏\n去哪儿\n00:05\n周远\n海边的灯塔\n00:07\n林夏\n还有呢\n00:09\n周远\n没有了\n",
        ] {
            let blocks = blocks(turns);
            assert_eq!(blocks.len(), 8, "{turns}");
            assert!(blocks.iter().step_by(2).all(|head| head.lines == 2), "{turns}");
        }
    }

    #[test]
    fn words_under_clocks_stay_apart() {
        let text: String = (0..9).map(|n| format!("00:0{n}\n第{n}句话，还没有完\n又一句{n}\n\n")).collect();
        assert_eq!(blocks(&text).len(), 27);
    }
}
