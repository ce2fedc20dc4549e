//! How long the command line waits for another program: it says so after a second, and gives up after ten,
//! however many things it waited for.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use super::output::language;
use crate::config::model::LanguageChoice;
use crate::config::places::Places;
use crate::messages::Msg;
use crate::store::Store;
use crate::text::safe;

/// The time between two tries.
const REST: Duration = Duration::from_millis(50);
/// The rests after which it is said what is waited for.
const TOLD: u32 = 20;
/// The rests after which it gives up.
const MOST: u32 = 200;

/// The rests of this process, whatever they were for.
static RESTS: AtomicU32 = AtomicU32::new(0);

/// Waits for another program that uses the database.
pub fn patient(_: i32) -> bool {
    go_on(&RESTS, tell, || thread::sleep(REST))
}

/// Does not wait: what is only asked for beside something else is not worth it.
pub fn at_once(_: i32) -> bool {
    false
}

/// Rests once more if there is patience left of that which `rests` counts; whether it did.
fn go_on(rests: &AtomicU32, tell: impl FnOnce(), rest: impl FnOnce()) -> bool {
    let before = rests.fetch_add(1, Ordering::Relaxed);
    if before == TOLD {
        tell();
    }
    let goes_on = before < MOST;
    if goes_on {
        rest();
    }
    goes_on
}

fn tell() {
    let data = Places::from_env().map(|places| places.data.join(Store::FILE)).unwrap_or_default();
    let what = data.display().to_string();
    let words = Msg::WaitingFor.with(language(LanguageChoice::Auto), &[&safe::for_terminal(&what)]);
    eprintln!("fangtan: {words}");
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn all_waits_together_are_told_once_after_a_second_and_end_after_ten() {
        let (rests, waited, told_at) = (AtomicU32::new(0), Cell::new(0), Cell::new(None));
        let try_once = || {
            let tell = || assert_eq!(told_at.replace(Some(waited.get())), None, "told once");
            go_on(&rests, tell, || waited.set(waited.get() + 1))
        };
        for _ in 0..MOST - 50 {
            assert!(try_once());
        }
        // What was waited for came; the next thing has only what is left.
        let left = (0..1_000).take_while(|_| try_once()).count();
        assert_eq!(left, 50);
        assert!(!try_once());
        assert_eq!(told_at.get().map(|rests| REST * rests), Some(Duration::from_secs(1)));
        assert_eq!(REST * waited.get(), Duration::from_secs(10));
    }
}
