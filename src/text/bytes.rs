//! Looking over UTF-8 bytes many at a time, where nearly all of them are unremarkable.

/// Bytes looked at together.
const STRIDE: usize = 32;

/// The first byte from `from` on that `is` picks out, which is told the two bytes behind it too (0 behind the
/// end).
///
/// `is` should not branch: it is then done on many bytes at once.
#[inline]
pub fn first_where(bytes: &[u8], mut from: usize, is: impl Fn(u8, u8, u8) -> bool) -> Option<usize> {
    while let Some(ahead) = bytes.get(from..).and_then(<[u8]>::first_chunk::<{ STRIDE + 2 }>) {
        if (0..STRIDE).fold(false, |found, at| found | is(ahead[at], ahead[at + 1], ahead[at + 2])) {
            return one_by_one(bytes, from, is);
        }
        from += STRIDE;
    }
    let tail = bytes.get(from..)?;
    let mut ahead = [0; STRIDE + 4];
    ahead.get_mut(..tail.len())?.copy_from_slice(tail);
    let inside = |at: usize| (at < tail.len()) & is(ahead[at], ahead[at + 1], ahead[at + 2]);
    (0..STRIDE + 2).fold(false, |found, at| found | inside(at)).then(|| one_by_one(bytes, from, is))?
}

fn one_by_one(bytes: &[u8], from: usize, is: impl Fn(u8, u8, u8) -> bool) -> Option<usize> {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    (from..bytes.len()).find(|&at| is(byte(at), byte(at + 1), byte(at + 2)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::first_where;

    proptest! {
        #[test]
        fn finds_what_a_plain_loop_finds(bytes in proptest::collection::vec(0_u8..4, 0..120), from in 0_usize..40) {
            let behind = |at: usize| bytes.get(at).copied().unwrap_or_default();
            for wanted in [[1, 2, 3], [1, 0, 0]] {
                let plain = (from..bytes.len()).find(|&at| [behind(at), behind(at + 1), behind(at + 2)] == wanted);
                let found =
                    first_where(&bytes, from, |a, b, c| (a == wanted[0]) & (b == wanted[1]) & (c == wanted[2]));
                prop_assert_eq!(found, plain);
            }
        }
    }
}
