//! Points in time, as text.

use jiff::Timestamp;

use crate::passage::marks::Millis;

/// RFC 3339 in UTC, with milliseconds: `2024-04-18T09:30:00.000Z`.
pub(super) fn rfc3339(millis: Millis) -> String {
    let timestamp = Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH);
    timestamp.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// Reads RFC 3339.
pub(super) fn from_rfc3339(text: &str) -> Option<Millis> {
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

/// Milliseconds as RFC 3339 in JSON.
pub(super) mod json {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Millis, from_rfc3339, rfc3339};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
    pub fn serialize<S: Serializer>(millis: &Millis, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&rfc3339(*millis))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Millis, D::Error> {
        let text = String::deserialize(deserializer)?;
        from_rfc3339(&text).ok_or_else(|| D::Error::custom(format!("no time: {text}")))
    }
}

/// The same for a time that may be absent.
pub(super) mod json_option {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Millis, json, rfc3339};

    #[expect(clippy::ref_option, reason = "the signature serde asks for")]
    pub fn serialize<S: Serializer>(millis: &Option<Millis>, serializer: S) -> Result<S::Ok, S::Error> {
        match millis {
            Some(millis) => serializer.serialize_str(&rfc3339(*millis)),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Millis>, D::Error> {
        #[derive(Deserialize)]
        struct Time(#[serde(with = "json")] Millis);
        Ok(Option::<Time>::deserialize(deserializer)?.map(|time| time.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_lead_back() {
        for millis in [0, 1_713_432_600_123, -5] {
            assert_eq!(from_rfc3339(&rfc3339(millis)), Some(millis));
        }
        assert_eq!(rfc3339(1_713_432_600_000), "2024-04-18T09:30:00.000Z");
        assert_eq!(from_rfc3339("2024-04-18T11:30:00+02:00"), Some(1_713_432_600_000));
    }
}
