//! Times on a recording's clock, as people write them and as they are shown.

/// Reads `1:02:03` or `02:03` (full-width colons too) as seconds; minutes and seconds behind a colon stay
/// under 60.
pub fn read(written: &str) -> Option<u32> {
    let mut fields = written.split([':', '：']);
    let first: u32 = fields.next()?.parse().ok()?;
    let mut count = 0;
    let seconds = fields.try_fold(first, |sum, field| {
        count += 1;
        let field: u32 = field.parse().ok().filter(|field| *field < 60)?;
        sum.checked_mul(60)?.checked_add(field)
    })?;
    (1..=2).contains(&count).then_some(seconds)
}

/// Seconds as `01:02:03`.
pub fn write(seconds: u32) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Seconds as short as a person would write them: `1:02:03`, `02:03`.
pub fn write_short(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes:02}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_or_minutes_come_first() {
        for (written, seconds) in [("0:12:34", Some(754)), ("00:12:34", Some(754)), ("12：34", Some(754))] {
            assert_eq!(read(written), seconds);
        }
        for nonsense in ["12", "12:99", "1:2:3:4", "a:b", ":", ""] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
        assert_eq!(
            (write(3723), write_short(3723), write_short(754)),
            ("01:02:03".into(), "1:02:03".into(), "12:34".into())
        );
    }
}
