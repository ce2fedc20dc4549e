//! Times with fractions, as subtitles and transcripts in data write them.

/// Reads `1:02:03,456`, `02:03.456` or `02:03` as milliseconds.
pub fn milliseconds(text: &str) -> Option<u64> {
    let (clock, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let mut seconds = 0_u64;
    for part in clock.split(':') {
        let fits = !part.is_empty() && part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit());
        seconds =
            seconds.checked_mul(60)?.checked_add(if fits { part.parse().ok()? } else { return None })?;
    }
    let thousandths = fraction.get(..3.min(fraction.len()))?;
    let scale = [1, 100, 10, 1].get(thousandths.len())?;
    let rest: u64 = if thousandths.is_empty() { 0 } else { thousandths.parse().ok()? };
    clock.contains(':').then(|| seconds * 1000 + rest * scale)
}
