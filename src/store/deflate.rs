//! Texts as they are stored: deflated.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// Bytes of the longest text that is unpacked: a few bytes of a prepared file may stand for gigabytes.
const LONGEST: u64 = 512 << 20;

/// As it is stored.
pub(super) fn deflate(text: &str) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(text.as_bytes());
    encoder.finish().unwrap_or_default()
}

/// What [`deflate`] was given; nothing if it cannot be read.
pub(super) fn inflate(bytes: &[u8]) -> Option<String> {
    let mut text = String::new();
    let count = DeflateDecoder::new(bytes).take(LONGEST + 1).read_to_string(&mut text).ok()?;
    (count as u64 <= LONGEST).then_some(text)
}
