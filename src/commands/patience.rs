//! How long the command line waits for another program: it says so after a second, and gives up after ten.

use std::thread;
use std::time::Duration;

use crate::config::places::Places;
use crate::store::Store;
use crate::text::safe;

/// The time between two tries.
const REST: Duration = Duration::from_millis(50);
/// The tries after which it is said what is waited for.
const TOLD: i32 = 20;
/// The tries after which it gives up.
const MOST: i32 = 200;

/// Waits for another program that uses the database.
pub fn patient(tries: i32) -> bool {
    if tries == TOLD {
        let data = Places::from_env().map(|places| places.data.join(Store::FILE)).unwrap_or_default();
        let what = data.display().to_string();
        eprintln!("fangtan: waiting for another program that uses {}", safe::for_terminal(&what));
    }
    let goes_on = tries < MOST;
    if goes_on {
        thread::sleep(REST);
    }
    goes_on
}

/// Does not wait: what is only asked for beside something else is not worth it.
pub fn at_once(_: i32) -> bool {
    false
}
