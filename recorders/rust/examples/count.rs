//! A small host for tests of the store: starts the program `demo` and does what its arguments say, in order.
//!
//! `count [--ack] VERSION STEP…`, where a step is one of
//!
//! | step | does |
//! |---|---|
//! | `total=N`, `short=N`, `fleet=N` | counts N in that metric |
//! | `label.a=N`, `label.b=N`, `label.unknown=N` | counts N under that label |
//! | `now=N` | counts N at once in a metric that is flushed at once |
//! | `flush` | flushes |
//! | `sleep=MS` | waits |
//! | `times=N` | does the steps before it, all of them, N times more |
//! | `forever` | the same without an end |
//! | `on` | prints `on` or `off` |
//! | `hook` | flushes at panics, as for hosts that abort |
//! | `midnight` | flushes at midnight |
//! | `panic`, `exit=CODE`, `abort` | ends: unwinding, without dropping the guard, or at once |
//!
//! At the end of the steps the guard is dropped, which flushes once more.
//!
//! With `--ack`, the nth `flush` (from 1, in all repetitions) prints `begun n` before it begins and, after it,
//! `acknowledged n` if everything counted until then is written, else `failed n`; each is one write of one line. So
//! what was counted before `acknowledged n` is in the store, and what was counted after `begun n` may be there only if
//! a later `begun` says so. Neither `now` nor the end prints.
//!
//! Without `--ack`, `on` and `panic` it prints nothing. A step that is not in the table ends it with status 2.

use std::io::Write;
use std::time::Duration;
use tallybook::{Counter, Guard, LabeledCounter, Meta, Program};

tallybook::labels! {
    enum Label {
        A = "a",
        B = "b",
        Unknown = "unknown",
    }
}

static TOTAL: Counter = Counter::new(Meta::new("demo.run.total", 49));
static LABEL: LabeledCounter<Label, 3> = LabeledCounter::new(Meta::new("demo.run.label", 49));
static SHORT: Counter = Counter::new(Meta::new("demo.run.short", 14));
static FLEET: Counter = Counter::new(Meta::fleet("demo.run.fleet", 400));
static NOW: Counter<true> = Counter::new(Meta::new("demo.run.now", 49));
static PROGRAM: Program = Program::new(
    "demo",
    "demo-registry",
    "0.1.0",
    &[&FLEET, &LABEL, &NOW, &SHORT, &TOTAL],
);

struct Host {
    guard: Guard,
    acknowledges: bool,
    flushes: u64,
}

fn main() {
    let mut steps: Vec<String> = std::env::args().skip(1).collect();
    let acknowledges = steps.first().is_some_and(|first| first == "--ack");
    if acknowledges {
        steps.remove(0);
    }
    let Some((version, steps)) = steps.split_first() else {
        refuse("nothing");
    };
    let mut host = Host {
        guard: tallybook::start(&PROGRAM, version),
        acknowledges,
        flushes: 0,
    };
    host.run(steps);
}

impl Host {
    fn run(&mut self, steps: &[String]) {
        for (at, step) in steps.iter().enumerate() {
            let (name, value) = step.split_once('=').unwrap_or((step, "0"));
            let Ok(value) = value.parse::<u64>() else {
                refuse(step);
            };
            match name {
                "times" => (0..value).for_each(|_| self.run(&steps[..at])),
                "forever" => loop {
                    self.run(&steps[..at]);
                },
                _ => self.step(name, value),
            }
        }
    }

    fn step(&mut self, name: &str, value: u64) {
        match name {
            "total" => TOTAL.add(value),
            "short" => SHORT.add(value),
            "fleet" => FLEET.add(value),
            "now" => NOW.add(value),
            "label.a" => LABEL.add(Label::A, value),
            "label.b" => LABEL.add(Label::B, value),
            "label.unknown" => LABEL.add(Label::Unknown, value),
            "flush" => self.flush(),
            "sleep" => std::thread::sleep(Duration::from_millis(value)),
            "on" => say(if self.guard.is_on() { "on" } else { "off" }),
            "hook" => tallybook::flush_on_panic(),
            "midnight" => self.guard.flush_at_midnight(),
            "panic" => panic!("asked to"),
            "exit" => std::process::exit(i32::try_from(value).unwrap_or(1)),
            "abort" => std::process::abort(),
            _ => refuse(name),
        }
    }

    fn flush(&mut self) {
        self.flushes += 1;
        let number = self.flushes;
        if !self.acknowledges {
            tallybook::flush();
            return;
        }
        say(&format!("begun {number}"));
        let said = if tallybook::flush() {
            "acknowledged"
        } else {
            "failed"
        };
        say(&format!("{said} {number}"));
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout();
    out.write_all(format!("{line}\n").as_bytes())
        .and_then(|()| out.flush())
        .expect("standard output is closed");
}

fn refuse(step: &str) -> ! {
    eprintln!("count: `{step}` is not a step; see the head of examples/count.rs");
    std::process::exit(2);
}
