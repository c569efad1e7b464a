//! Writers without locks that sleep while a fold goes on: whatever they were told is written counts once, and what they
//! were not told counts once at most.

use super::super::numbered::{self, Taken};
use super::super::rewrite;
use super::folding::{Scene, STEPS};

/// What writers were told of their blocks.
#[derive(Clone, Copy, Default)]
struct Told {
    written: u64,
    doubtful: u64,
}

impl Told {
    fn hear(&mut self, stands: bool) {
        self.written += u64::from(stands);
        self.doubtful += u64::from(!stands);
    }

    fn holds(self, total: u64) -> bool {
        (self.written..=self.written + self.doubtful).contains(&total)
    }
}

/// One writer takes a file before the step `at[0]` of a fold, appends before `at[1]` and looks before `at[2]`; if it is
/// busy, another one writes before each step.
fn check_sleeper(has_shared: bool, busy: bool, at: [usize; 3]) {
    let said = format!("shared {has_shared}, busy {busy}, at {at:?}");
    let scene = Scene::new(has_shared);
    let mut told = Told {
        written: 3 + u64::from(has_shared),
        doubtful: 0,
    };
    let mut fold = scene.fold(true);
    let mut taken: Option<Taken> = None;
    for step in 0..=STEPS {
        if at[0] == step {
            taken = Some(numbered::take(&scene.folder, &scene.shared).unwrap());
        }
        if let (true, Some(taken)) = (at[1] == step, &taken) {
            taken.append(&scene.entry).unwrap();
        }
        if let (true, Some(taken)) = (at[2] == step, &taken) {
            told.hear(taken.stands());
        }
        let is_between = at[1] <= step && step < at[2];
        let known = Told {
            doubtful: told.doubtful + u64::from(is_between),
            ..told
        };
        assert!(known.holds(scene.total()), "before step {step}: {said}");
        if busy {
            told.hear(numbered::append(&scene.folder, &scene.shared, &scene.entry).is_ok());
        }
        fold.step();
    }
    let slept_over_renaming = at[0] <= 2 && at[2] > 2;
    assert_eq!(told.doubtful, u64::from(slept_over_renaming), "{said}");
    assert!(told.holds(scene.end(&said)), "{said}");
}

#[test]
fn a_writer_that_sleeps_at_any_step_of_a_fold_is_told_the_truth() {
    for take in 0..=STEPS {
        for append in take..=STEPS {
            for look in append..=STEPS {
                for (has_shared, busy) in
                    [(true, true), (true, false), (false, true), (false, false)]
                {
                    check_sleeper(has_shared, busy, [take, append, look]);
                }
            }
        }
    }
}

#[test]
fn writers_and_folds_at_once_lose_nothing() {
    let scene = Scene::new(false);
    let mut told = Told {
        written: 3,
        doubtful: 0,
    };
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut told = Told::default();
                    for _ in 0..500 {
                        let done = numbered::append(&scene.folder, &scene.shared, &scene.entry);
                        told.hear(done.is_ok());
                    }
                    told
                })
            })
            .collect();
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..300 {
                    rewrite::fold(&scene.folder, &scene.shared, &scene.trial.numbered());
                }
            });
        }
        for writer in writers {
            let one = writer.join().unwrap();
            told.written += one.written;
            told.doubtful += one.doubtful;
        }
    });
    let total = scene.end("at once");
    assert!(
        told.holds(total),
        "{total}: {} and {}",
        told.written,
        told.doubtful
    );
}
