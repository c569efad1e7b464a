//! The driver of the Rust recorder for the conformance kit: README.md in the folder above says what it is asked. With
//! `unlocked` as its argument it says that it takes no locks, for whoever starts it where the system has none.

use std::io::{BufRead, Write};
use tallybook::{
    Counter, Frames, Guard, Histogram, Label, LabeledCounter, LabeledCounter2, LabeledHistogram,
    Meta, Metric, Program,
};

tallybook::labels! {
    enum Letter {
        A = "a",
        B = "b",
        Unknown = "unknown",
    }
}
tallybook::labels! {
    enum Odd {
        Bound = "%3C%3D10",
        Above = "%3E10",
        Braces = "%7Bx%7Cy%7D",
        All = "100%25",
        List = "a%2Cb%3Bc",
        Space = "x%20y",
        Unknown = "unknown",
    }
}
tallybook::labels! {
    enum Second {
        Bound = "%3C%3D10",
        X = "x",
        Unknown = "unknown",
    }
}
tallybook::labels! {
    enum Phase {
        Bound = "%3C%3D10",
        A = "a",
        Unknown = "unknown",
    }
}

/// The metrics of the kit's registry under a program's name.
struct Kit {
    name: &'static str,
    total: Counter,
    brief: Counter,
    fleet: Counter,
    label: LabeledCounter<Letter, 3>,
    odd: LabeledCounter<Odd, 7>,
    pair: LabeledCounter2<Letter, Second, 9>,
    size: Histogram<3>,
    time: LabeledHistogram<Phase, 6>,
    stack: Frames,
}

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

impl Kit {
    fn new(name: &str) -> &'static Self {
        let id = |metric: &str| leaked(format!("{name}.kit.{metric}"));
        Box::leak(Box::new(Self {
            name: leaked(name.to_string()),
            total: Counter::new(Meta::new(id("total"), 49)),
            brief: Counter::new(Meta::new(id("brief"), 14)),
            fleet: Counter::new(Meta::fleet(id("fleet"), 400)),
            label: LabeledCounter::new(Meta::new(id("label"), 49)),
            odd: LabeledCounter::new(Meta::new(id("odd"), 49)),
            pair: LabeledCounter2::new(Meta::new(id("pair"), 49)),
            size: Histogram::new(Meta::new(id("size"), 49), &[0, 10]),
            time: LabeledHistogram::new(Meta::new(id("time"), 49), &[10]),
            stack: Frames::new(Meta::new(id("stack"), 49), &["a::b", "c"], 4),
        }))
    }

    fn program(&'static self) -> &'static Program {
        let metrics: [&dyn Metric; 9] = [
            &self.brief,
            &self.fleet,
            &self.label,
            &self.odd,
            &self.pair,
            &self.size,
            &self.stack,
            &self.time,
            &self.total,
        ];
        Box::leak(Box::new(Program::new(
            self.name,
            "demo-registry",
            "0.1.0",
            Box::leak(Box::new(metrics)),
        )))
    }

    /// Whether there is such a field.
    fn count(&self, field: &str, amount: u64) -> bool {
        let prefix = format!("{}.kit.", self.name);
        match field.strip_prefix(&prefix).unwrap_or_default() {
            "total" => self.total.add(amount),
            "brief" => self.brief.add(amount),
            "fleet" => self.fleet.add(amount),
            "label{a}" => self.label.add(Letter::from_label("a"), amount),
            "label{b}" => self.label.add(Letter::from_label("b"), amount),
            "label{unknown}" => self.label.add(Letter::from_label("c"), amount),
            "odd{x%20y}" => self.odd.add(Odd::from_label("x y"), amount),
            "odd{100%25}" => self.odd.add(Odd::from_label("100%"), amount),
            "odd{a%2Cb%3Bc}" => self.odd.add(Odd::from_label("a,b;c"), amount),
            "odd{%3C%3D10}" => self.odd.add(Odd::from_label("<=10"), amount),
            "odd{%3E10}" => self.odd.add(Odd::from_label(">10"), amount),
            "odd{%7Bx%7Cy%7D}" => self.odd.add(Odd::from_label("{x|y}"), amount),
            "odd{unknown}" => self.odd.add(Odd::from_label("c"), amount),
            "pair{a,x}" => self.pair.add(Letter::A, Second::from_label("x"), amount),
            "pair{a,%3C%3D10}" => self.pair.add(Letter::A, Second::from_label("<=10"), amount),
            "pair{b,x}" => self.pair.add(Letter::B, Second::from_label("x"), amount),
            "pair{b,%3C%3D10}" => self.pair.add(Letter::B, Second::from_label("<=10"), amount),
            other => return self.record(other, amount),
        }
        true
    }

    /// The same for what is recorded one by one.
    fn record(&self, field: &str, amount: u64) -> bool {
        let bound = Phase::from_label("<=10");
        let once: &dyn Fn() = match field {
            "size{<=0}" => &|| self.size.record(0),
            "size{<=10}" => &|| self.size.record(10),
            "size{>10}" => &|| self.size.record(11),
            "time{a,<=10}" => &|| self.time.record(Phase::A, 0),
            "time{a,>10}" => &|| self.time.record(Phase::A, 11),
            "time{%3C%3D10,<=10}" => &|| self.time.record(bound, 10),
            "time{%3C%3D10,>10}" => &|| self.time.record(bound, 11),
            "stack{a::b}" => &|| self.stack.record(["a::b"]),
            "stack{a::b;_;c}" => &|| self.stack.record(["a::b", "d", "c"]),
            "stack{_}" => &|| self.stack.record(["d"]),
            _ => return false,
        };
        (0..amount).for_each(|_| once());
        true
    }
}

struct Driver {
    locks: &'static str,
    recording: Option<(&'static Kit, Guard)>,
}

impl Driver {
    /// What is answered to a line; nothing to the last one.
    fn answer(&mut self, line: &str) -> Option<&'static str> {
        let words: Vec<&str> = line.split(' ').collect();
        Some(match *words.as_slice() {
            ["hello"] => leaked(format!(
                "hello 1 tallybook-rust locks={} births=yes forks=yes",
                self.locks
            )),
            ["start", program, version] => {
                let kit = Kit::new(program);
                let guard = tallybook::start(kit.program(), version);
                let said = if guard.is_on() { "on" } else { "off" };
                self.recording = Some((kit, guard));
                said
            }
            ["count", field, amount] => {
                let known = self
                    .recording
                    .as_ref()
                    .is_some_and(|(kit, _)| kit.count(field, amount.parse().unwrap_or_default()));
                if known {
                    "ok"
                } else {
                    "cannot"
                }
            }
            ["flush"] => {
                say("begun");
                if tallybook::flush() {
                    "written"
                } else {
                    "failed"
                }
            }
            ["fork"] => self.fork(),
            ["end"] => return None,
            _ => "cannot",
        })
    }

    /// A child that counts and flushes; `ok` once it has ended.
    fn fork(&self) -> &'static str {
        extern "C" {
            fn fork() -> i32;
            fn waitpid(process: i32, status: *mut i32, options: i32) -> i32;
        }
        // SAFETY: there is one thread.
        let child = unsafe { fork() };
        if child == 0 {
            if let Some((kit, _)) = &self.recording {
                kit.total.add(1000);
            }
            tallybook::flush();
            std::process::exit(0);
        }
        let mut status = 0;
        // SAFETY: `status` lives until it has been written.
        if unsafe { waitpid(child, &mut status, 0) } == child {
            "ok"
        } else {
            "cannot"
        }
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout();
    let _ = out.write_all(format!("{line}\n").as_bytes());
    let _ = out.flush();
}

fn main() {
    let unlocked = std::env::args().any(|argument| argument == "unlocked");
    let mut driver = Driver {
        locks: if unlocked { "no" } else { "yes" },
        recording: None,
    };
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        match driver.answer(&line) {
            Some(answer) => say(answer),
            None => return,
        }
    }
}
