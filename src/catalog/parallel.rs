//! Work on many things at once whose results are wanted one after the other, the first as soon as it is
//! there.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::mpsc::{TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Handfuls of results that may wait for a slow one before them: so many are held in memory at most.
const AHEAD: usize = 64;

/// The most items that are taken in hand at once.
const HANDFUL: usize = 64;

/// How long a handful should take: much longer than to hand it over, too short to be waited for.
const WHILE: Duration = Duration::from_millis(1);

/// Does `work` on each of `items` on all cores, with a `Scratch` for each core, and hands the results to
/// `take` in the order of the items, each as soon as those before it are done; `None` whenever the next one
/// is awaited. Where `take` breaks, no further item is begun.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use fangtan::catalog::parallel::in_order;
///
/// let mut squares = Vec::new();
/// let end: ControlFlow<()> = in_order(1..=3, |(): &mut (), n| n * n, |square| {
///     squares.extend(square);
///     ControlFlow::Continue(())
/// });
/// assert_eq!((squares, end), (vec![1, 4, 9], ControlFlow::Continue(())));
/// ```
pub fn in_order<T: Send, Scratch: Default, R: Send, B>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(&mut Scratch, T) -> R + Sync,
    mut take: impl FnMut(Option<R>) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let (permit, permits) = channel();
    let (to, results) = channel();
    let items = Mutex::new((permits, 0.., items));
    // Whoever holds the lock waits, for a permit or for items; the others could do nothing else.
    let next = |size: usize| -> Option<(usize, Vec<T>)> {
        let (permits, numbers, items) = &mut *items.lock().ok()?;
        permits.recv().ok()?;
        let some: Vec<T> = items.take(size).collect();
        numbers.next().filter(|_| !some.is_empty()).map(|number| (number, some))
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let (to, next, work) = (to.clone(), &next, &work);
            scope.spawn(move || {
                let (mut scratch, mut size) = (Scratch::default(), 1);
                while let Some((number, some)) = next(size) {
                    let start = Instant::now();
                    let done: Vec<R> = some.into_iter().map(|item| work(&mut scratch, item)).collect();
                    size = if start.elapsed() < WHILE { HANDFUL.min(size * 2) } else { 1.max(size / 2) };
                    if to.send((number, done)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(to);
        // They end with this closure, and the work with them.
        let (permit, results) = (permit, results);
        let allow = || {
            let _ = permit.send(());
        };
        (0..AHEAD).for_each(|_| allow());
        let (mut early, mut wanted) = (HashMap::new(), 0);
        loop {
            let result = match results.try_recv() {
                Err(TryRecvError::Empty) => {
                    take(None)?;
                    results.recv().ok()
                }
                result => result.ok(),
            };
            let Some((number, done)) = result else { return ControlFlow::Continue(()) };
            early.insert(number, done);
            while let Some(done) = early.remove(&wanted) {
                wanted += 1;
                allow();
                done.into_iter().try_for_each(|result| take(Some(result)))?;
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow::{Break, Continue};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{AHEAD, HANDFUL, in_order};

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let mut taken = Vec::new();
        let squares = |scratch: &mut usize, n: usize| {
            *scratch += 1;
            n * n
        };
        let end: std::ops::ControlFlow<()> = in_order(0..1000_usize, squares, |square| {
            taken.extend(square);
            Continue(())
        });
        assert!(end.is_continue());
        assert_eq!(taken, (0..1000).map(|n| n * n).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_runs_far_ahead_of_what_is_taken() {
        let begun = AtomicUsize::new(0);
        let work = |(): &mut (), n: usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            n
        };
        let end = in_order(0.., work, |result| match result {
            Some(n) if begun.load(Ordering::SeqCst) > n + (1 + AHEAD) * HANDFUL => Break(Err(n)),
            Some(10_000) => Break(Ok(())),
            _ => Continue(()),
        });
        assert_eq!(end, Break(Ok(())), "and an endless work ends when nobody wants more");
    }
}
