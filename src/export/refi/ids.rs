//! Ids as REFI-QDA wants them.

use crate::passage::anchor::text_hash;

/// How this program calls itself.
pub(super) const ORIGIN: &str = "fangtan";

/// The same id for the same thing, on every machine.
pub(super) fn guid(kind: &str, name: &str) -> String {
    let [high, low] =
        [format!("{kind}\n{name}"), format!("{name}\n{kind}")].map(|text| u128::from(text_hash(&text)));
    uuid::Builder::from_custom_bytes(((high << 64) | low).to_be_bytes()).into_uuid().to_string()
}
