//! Edit distance of a pattern to all places of a text at once: Myers' bit-parallel algorithm in blocks.
//!
//! G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming"
//! (1999), with the blocks of H. Hyyrö (2003). A distance counts inserted, deleted and replaced codes.

/// A pattern prepared for comparison: its codes and, for each, the bits of the places it stands at.
#[derive(Clone, Debug, Default)]
pub(super) struct Pattern {
    length: usize,
    codes: Vec<u32>,
    /// The bits of every code, block by block.
    bits: Vec<u64>,
    none: Vec<u64>,
}

impl Pattern {
    /// Prepares the codes of a pattern.
    pub fn of(pattern: impl ExactSizeIterator<Item = u32> + Clone) -> Self {
        let length = pattern.len();
        let blocks = length.div_ceil(64);
        let mut codes: Vec<u32> = pattern.clone().collect();
        codes.sort_unstable();
        codes.dedup();
        let mut bits = vec![0; codes.len() * blocks];
        for (at, code) in pattern.enumerate() {
            if let Ok(index) = codes.binary_search(&code) {
                bits[index * blocks + at / 64] |= 1_u64 << (at % 64);
            }
        }
        Self { length, codes, bits, none: vec![0; blocks] }
    }

    /// For every end `1..=text.len()`: the distance to the best piece of `text` that ends there.
    pub fn distances_to_pieces<'a>(&self, text: impl Iterator<Item = &'a u32>) -> impl Iterator<Item = u32> {
        self.run(text, 0)
    }

    /// For every end `1..=text.len()`: the distance to `text[..end]`.
    pub fn distances_to_prefixes<'a>(
        &self,
        text: impl Iterator<Item = &'a u32>,
    ) -> impl Iterator<Item = u32> {
        self.run(text, 1)
    }

    /// `above` is what the row above the pattern adds with each code: 0 if a match may start anywhere.
    fn run<'a>(&self, text: impl Iterator<Item = &'a u32>, above: i32) -> impl Iterator<Item = u32> {
        let mut columns = vec![Column { up: u64::MAX, down: 0 }; self.none.len()];
        let last_block = columns.len().saturating_sub(1);
        let last = 1_u64 << ((self.length.max(1) - 1) % 64);
        let mut distance = self.length as i32;
        text.map(move |code| {
            let mut carry = above;
            for (block, (column, equal)) in columns.iter_mut().zip(self.bits_of(*code)).enumerate() {
                let top = if block == last_block { last } else { 1 << 63 };
                carry = column.step(*equal, carry, top);
            }
            distance += carry;
            distance as u32
        })
    }

    fn bits_of(&self, code: u32) -> &[u64] {
        let blocks = self.none.len();
        match self.codes.binary_search(&code) {
            Ok(index) => self.bits.get(index * blocks..(index + 1) * blocks).unwrap_or(&self.none),
            Err(_) => &self.none,
        }
    }
}

/// Vertical differences of one block of the column: where the distance rises, where it falls.
#[derive(Clone, Copy, Debug)]
struct Column {
    up: u64,
    down: u64,
}

impl Column {
    /// Moves on by one code; takes and returns the horizontal difference above and at the row of `top`.
    fn step(&mut self, equal: u64, above: i32, top: u64) -> i32 {
        let vertical = equal | self.down;
        let equal = equal | u64::from(above < 0);
        let horizontal = ((equal & self.up).wrapping_add(self.up) ^ self.up) | equal;
        let rises = self.down | !(horizontal | self.up);
        let falls = self.up & horizontal;
        let below = i32::from(rises & top != 0) - i32::from(falls & top != 0);
        let rises = (rises << 1) | u64::from(above > 0);
        let falls = (falls << 1) | u64::from(above < 0);
        self.up = falls | !(vertical | rises);
        self.down = rises & vertical;
        below
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The textbook table, row by row.
    fn plain(pattern: &[u32], text: &[u32], above: u32) -> Vec<u32> {
        let mut column: Vec<u32> = (0..=pattern.len() as u32).collect();
        text.iter()
            .map(|code| {
                let mut diagonal = column[0];
                column[0] += above;
                for (row, wanted) in pattern.iter().enumerate() {
                    let left = column[row + 1];
                    column[row + 1] =
                        (diagonal + u32::from(wanted != code)).min(left + 1).min(column[row] + 1);
                    diagonal = left;
                }
                column[pattern.len()]
            })
            .collect()
    }

    proptest! {
        #[test]
        fn equals_the_textbook(
            pattern in proptest::collection::vec(0_u32..4, 1..150),
            text in proptest::collection::vec(0_u32..4, 0..200),
        ) {
            let prepared = Pattern::of(pattern.iter().copied());
            let pieces: Vec<u32> = prepared.distances_to_pieces(text.iter()).collect();
            let prefixes: Vec<u32> = prepared.distances_to_prefixes(text.iter()).collect();
            prop_assert_eq!(pieces, plain(&pattern, &text, 0));
            prop_assert_eq!(prefixes, plain(&pattern, &text, 1));
        }
    }
}
