//! A thread that flushes shortly before midnight UTC, for hosts that run for days. It holds nothing alive: it ends with
//! its guard and is never waited for.

use crate::stacks::lock;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const DAY: u64 = 86_400;
/// How long before midnight, in seconds.
const AHEAD: u64 = 5;
/// The longest sleep, in seconds: a machine may be suspended, or its clock set, meanwhile.
const NAP: u64 = 600;

/// The end of the guard, and how the thread hears of it.
#[derive(Default)]
pub(crate) struct Midnight(Mutex<Option<Arc<Ending>>>);

#[derive(Default)]
struct Ending {
    over: Mutex<bool>,
    heard: Condvar,
}

impl Midnight {
    /// Starts the thread, if none was started. Where there can be no further thread, nothing happens. `flush` writes,
    /// or answers `None` when there is nothing left to write for, which ends the thread.
    pub(crate) fn watch(&self, flush: impl Fn() -> Option<bool> + Send + 'static) {
        let mut ending = lock(&self.0);
        if ending.is_some() {
            return;
        }
        let ends = Arc::<Ending>::default();
        *ending = Some(Arc::clone(&ends));
        drop(ending);
        let thread = std::thread::Builder::new().name("tallybook".to_string());
        drop(thread.spawn(move || run(&ends, flush)));
    }

    pub(crate) fn end(&self) {
        if let Some(ending) = lock(&self.0).take() {
            *lock(&ending.over) = true;
            ending.heard.notify_all();
        }
    }
}

fn run(ending: &Ending, flush: impl Fn() -> Option<bool>) {
    let mut flushed = None;
    let mut over = lock(&ending.over);
    while !*over {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let step = next(now.unwrap_or_default().as_secs(), flushed);
        if let Some(day) = step.flush {
            drop(over);
            if flush().is_none() {
                return;
            }
            flushed = Some(day);
            over = lock(&ending.over);
        } else {
            let waited = ending.heard.wait_timeout(over, step.sleep);
            (over, _) = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// What to do at some second: flush for this day, or sleep.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    flush: Option<u64>,
    sleep: Duration,
}

fn next(now: u64, flushed: Option<u64>) -> Step {
    let today = now / DAY;
    let left = DAY.saturating_sub(now % DAY);
    let due = left <= AHEAD && flushed != Some(today);
    let sleep = if left > AHEAD {
        left.saturating_sub(AHEAD)
    } else {
        left
    };
    Step {
        flush: due.then_some(today),
        sleep: Duration::from_secs(sleep.min(NAP)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_flushed_once_and_before_it_ends() {
        let (mut now, mut flushed, mut flushes) = (1_000, None, Vec::new());
        while now < 400 * DAY {
            let step = next(now, flushed);
            match step.flush {
                Some(day) => {
                    assert_eq!((now / DAY, now % DAY >= DAY - AHEAD), (day, true));
                    flushes.push(day);
                    flushed = Some(day);
                }
                None => {
                    assert!((1..=NAP).contains(&step.sleep.as_secs()));
                    now += step.sleep.as_secs();
                }
            }
        }
        assert_eq!(flushes, (0..400).collect::<Vec<u64>>());
    }

    #[test]
    fn the_thread_ends_without_its_recording() {
        let midnight = Midnight::default();
        midnight.watch(|| None);
        midnight.watch(|| None);
        midnight.end();
        midnight.end();
    }
}
