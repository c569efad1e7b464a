//! Folds that are killed, two folds at once, and files that no fold can take. At every step each count is read once.

use super::super::append::Entry;
use super::super::rewrite::{self, Rewriting};
use super::*;

const SHARED: &str = "until-2027-01-10.2026-11-22.1.95.0-stable";
const HEAD: &str = "# tallybook day 1\n# demo 1.95.0-stable day 2026-11-22 dies 2027-01-10\n";
const RANDOM: &str = "until-2027-01-10.2026-11-22.1.95.0-stable.aaaaaaaaaaaaaaaa";
pub(super) const STEPS: usize = 6;

/// One fold, as far as it has come.
pub(super) struct Fold<'a> {
    trial: &'a Trial,
    folder: &'a Folder,
    shared: &'a Name,
    locks: bool,
    next: usize,
    listed: Vec<Name>,
    rewriting: Option<Rewriting<'a>>,
}

impl Fold<'_> {
    fn is_over(&self) -> bool {
        self.next > 1 && self.rewriting.is_none()
    }

    /// Lists, begins, renames, reads, puts in place, removes.
    pub(super) fn step(&mut self) {
        let step = self.next;
        self.next += 1;
        match (step, &mut self.rewriting) {
            (0, _) => self.listed = self.trial.numbered(),
            (1, _) if !self.locks && self.trial.path(SHARED).exists() => {
                rewrite::remove_replaced(self.folder, self.shared);
            }
            (1, _) => self.rewriting = Rewriting::begin(self.folder, self.shared),
            (2, Some(rewriting)) => rewriting.renumber(&self.listed),
            (3, Some(rewriting)) => {
                rewriting.gather();
                self.rewriting.take_if(|begun| !begun.makes_less());
            }
            (4, _) => {
                self.rewriting.take_if(|begun| !begun.place());
            }
            (5, Some(rewriting)) => {
                rewriting.clear();
                self.rewriting = None;
            }
            _ => {}
        }
    }
}

/// A place of its own for one order of events.
pub(super) struct Scene {
    pub(super) trial: Trial,
    pub(super) folder: Folder,
    pub(super) shared: Name,
    pub(super) entry: Entry,
}

impl Scene {
    /// With two blocks in numbered files, one in a file that another fold left, and, if asked for, one in a shared one.
    pub(super) fn new(has_shared: bool) -> Self {
        let (trial, shared) = (Trial::on(""), Name::parse(SHARED).unwrap());
        let text = format!("{HEAD}\n{}", block_of(&[("demo.run.total", 1)]));
        let numbers = [
            shared.numbered(0).to_string(),
            shared.numbered(15).to_string(),
        ];
        numbers.iter().for_each(|name| trial.put(name, &text));
        trial.put(RANDOM, &text);
        if has_shared {
            trial.put(SHARED, &text);
        }
        let lines = [("demo.run.total", 1)].into_iter();
        let entry = Entry::new("demo", &shared, ("demo-registry", "0.1.0"), lines);
        let folder = trial.folder();
        Self {
            trial,
            folder,
            shared,
            entry,
        }
    }

    pub(super) fn fold(&self, locks: bool) -> Fold<'_> {
        Fold {
            trial: &self.trial,
            folder: &self.folder,
            shared: &self.shared,
            locks,
            next: 0,
            listed: Vec::new(),
            rewriting: None,
        }
    }

    pub(super) fn total(&self) -> u64 {
        self.trial.total()["demo.run.total"]
    }

    /// Folds all that is left, and says what that comes to.
    pub(super) fn end(&self, said: &str) -> u64 {
        rewrite::fold(&self.folder, &self.shared, &self.trial.numbered());
        assert_eq!(self.trial.names(), [SHARED], "{said}");
        self.total()
    }
}

#[test]
fn a_fold_that_is_killed_at_any_step_leaves_everything_and_the_next_one_ends_it() {
    for has_shared in [true, false] {
        for steps in 0..=STEPS {
            let said = format!("shared {has_shared}, killed after {steps} steps");
            let scene = Scene::new(has_shared);
            let before = scene.total();
            let mut fold = scene.fold(true);
            (0..steps).for_each(|_| fold.step());
            drop(fold);
            assert_eq!(scene.total(), before, "{said}");
            let left = scene.trial.numbered();
            assert_eq!(left.len(), if steps < STEPS { 3 } else { 0 }, "{said}");
            let renamed = left.iter().filter(|name| name.is_random()).count();
            assert_eq!(renamed, [1, 1, 1, 3, 3, 3, 0][steps], "{said}");
            assert_eq!(scene.end(&said), before, "{said}");
        }
    }
}

/// Two folds in this order, and then the first one as long as it goes on. Gives the orders in which the second one
/// goes on instead: together they are all that make a difference.
fn check_two(has_shared: bool, locks: [bool; 2], mut order: Vec<usize>) -> Vec<Vec<usize>> {
    let scene = Scene::new(has_shared);
    let before = scene.total();
    let mut folds = locks.map(|locks| scene.fold(locks));
    let mut others = Vec::new();
    for turn in 0.. {
        if turn == order.len() {
            order.push(match [folds[0].is_over(), folds[1].is_over()] {
                [true, true] => break,
                [true, false] => 1,
                [false, true] => 0,
                [false, false] => {
                    others.push([&order[..], &[1]].concat());
                    0
                }
            });
        }
        folds[order[turn]].step();
        let said = format!("shared {has_shared}, locks {locks:?}, order {order:?}, turn {turn}");
        assert_eq!(scene.total(), before, "{said}");
    }
    drop(folds);
    let said = format!("shared {has_shared}, locks {locks:?}, order {order:?}");
    assert_eq!(scene.end(&said), before, "{said}");
    others
}

#[test]
fn two_folds_at_once_in_any_order_count_nothing_twice() {
    for (has_shared, locks, least) in [
        (true, [true, true], 50),
        (true, [true, false], 20),
        (false, [true, false], 500),
        (false, [false, false], 500),
    ] {
        let (mut waiting, mut checked) = (vec![Vec::new()], 0);
        while let Some(order) = waiting.pop() {
            waiting.extend(check_two(has_shared, locks, order));
            checked += 1;
        }
        assert!(checked >= least, "{checked} orders");
    }
}

#[test]
fn what_is_refused_whole_or_cannot_be_read_stays_under_its_random_number() {
    for what in ["of a later format", "too long", "of another day"] {
        let scene = Scene::new(false);
        let path = scene.trial.path(&scene.shared.numbered(3).to_string());
        match what {
            "of a later format" => fs::write(&path, "# tallybook day 2\n").unwrap(),
            "too long" => fs::File::create(&path)
                .unwrap()
                .set_len(append::LARGEST + 1)
                .unwrap(),
            _ => fs::write(&path, HEAD.replace("day 2026", "day 2025")).unwrap(),
        }
        let length = fs::metadata(&path).unwrap().len();
        let fold = || rewrite::fold(&scene.folder, &scene.shared, &scene.trial.numbered());
        assert!(fold(), "{what}");
        let left = scene.trial.numbered();
        assert!(left.len() == 1 && left[0].is_random(), "{what}");
        let path = scene.folder.file(&left[0]);
        assert_eq!(fs::metadata(path).unwrap().len(), length, "{what}");
        assert_eq!(scene.trial.sums(SHARED).unwrap().blocks, 1, "{what}");
        // The next fold finds nothing to do.
        assert!(!fold() && scene.trial.numbered() == left, "{what}");
    }
}

#[test]
fn what_is_no_file_is_not_renamed() {
    let scene = Scene::new(false);
    let folder = scene.shared.numbered(3);
    fs::create_dir(scene.trial.path(&folder.to_string())).unwrap();
    assert!(rewrite::fold(
        &scene.folder,
        &scene.shared,
        &scene.trial.numbered()
    ));
    assert_eq!(
        scene.trial.names(),
        [SHARED.to_string(), folder.to_string()]
    );
}
