//! What the recorder costs its host, measured inside one process: `recorder-bench WHAT ROUNDS` prints one line a round.
//! It reads and writes only the store that `TALLYBOOK_HOME` names. The allocator that counts is why there is unsafe code.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tallybook::{Counter, Histogram, Label, LabeledCounter, Meta, Program};

const INCREMENTS: u64 = 1_000_000;

tallybook::labels! {
    #[rustfmt::skip]
    enum Hundred {
        L00 = "l00", L01 = "l01", L02 = "l02", L03 = "l03", L04 = "l04",
        L05 = "l05", L06 = "l06", L07 = "l07", L08 = "l08", L09 = "l09",
        L10 = "l10", L11 = "l11", L12 = "l12", L13 = "l13", L14 = "l14",
        L15 = "l15", L16 = "l16", L17 = "l17", L18 = "l18", L19 = "l19",
        L20 = "l20", L21 = "l21", L22 = "l22", L23 = "l23", L24 = "l24",
        L25 = "l25", L26 = "l26", L27 = "l27", L28 = "l28", L29 = "l29",
        L30 = "l30", L31 = "l31", L32 = "l32", L33 = "l33", L34 = "l34",
        L35 = "l35", L36 = "l36", L37 = "l37", L38 = "l38", L39 = "l39",
        L40 = "l40", L41 = "l41", L42 = "l42", L43 = "l43", L44 = "l44",
        L45 = "l45", L46 = "l46", L47 = "l47", L48 = "l48", L49 = "l49",
        L50 = "l50", L51 = "l51", L52 = "l52", L53 = "l53", L54 = "l54",
        L55 = "l55", L56 = "l56", L57 = "l57", L58 = "l58", L59 = "l59",
        L60 = "l60", L61 = "l61", L62 = "l62", L63 = "l63", L64 = "l64",
        L65 = "l65", L66 = "l66", L67 = "l67", L68 = "l68", L69 = "l69",
        L70 = "l70", L71 = "l71", L72 = "l72", L73 = "l73", L74 = "l74",
        L75 = "l75", L76 = "l76", L77 = "l77", L78 = "l78", L79 = "l79",
        L80 = "l80", L81 = "l81", L82 = "l82", L83 = "l83", L84 = "l84",
        L85 = "l85", L86 = "l86", L87 = "l87", L88 = "l88", L89 = "l89",
        L90 = "l90", L91 = "l91", L92 = "l92", L93 = "l93", L94 = "l94",
        L95 = "l95", L96 = "l96", L97 = "l97", L98 = "l98", L99 = "l99",
        Unknown = "unknown",
    }
}

static TOTAL: Counter = Counter::new(Meta::new("demo.bench.total", 49));
static HUNDRED: LabeledCounter<Hundred, 101> =
    LabeledCounter::new(Meta::new("demo.bench.hundred", 49));
static TIMES: Histogram<4> = Histogram::new(Meta::new("demo.bench.times", 49), &[1, 10, 100]);
static PROGRAM: Program = Program::new(
    "demo",
    "demo-registry",
    "0.1.0",
    &[&TOTAL, &HUNDRED, &TIMES],
);

static BARE: AtomicU64 = AtomicU64::new(0);
static ALLOCATED: AtomicU64 = AtomicU64::new(0);

struct Counting;

// SAFETY: every call is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATED.fetch_add(1, Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn timed(act: impl FnOnce()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}

/// Picoseconds of an increment and of a bare relaxed add, in turns.
fn increment() {
    let counter = timed(|| (0..INCREMENTS).for_each(|_| black_box(&TOTAL).increment()));
    let bare = timed(|| {
        (0..INCREMENTS).for_each(|_| {
            black_box(&BARE).fetch_add(1, Relaxed);
        });
    });
    let each = |took: Duration| took.as_nanos() * 1000 / u128::from(INCREMENTS);
    println!("{} {}", each(counter), each(bare));
}

/// Allocations in a thousand increments of each of three kinds.
fn allocations() {
    let before = ALLOCATED.load(Relaxed);
    for round in 0..1000 {
        TOTAL.increment();
        HUNDRED.increment(Hundred::from_label(black_box("l07")));
        TIMES.record(black_box(round));
    }
    println!("{}", ALLOCATED.load(Relaxed) - before);
}

/// Nanoseconds of a start and of the flush of 100 fields by the drop of its guard.
fn flush() {
    for label in <Hundred as Label>::LABELS.iter().take(100) {
        HUNDRED.increment(Hundred::from_label(label));
    }
    let took = timed(|| drop(tallybook::start(&PROGRAM, "1.0.0")));
    println!("{}", took.as_nanos());
}

/// Nanoseconds of a start and its end where recording is off.
fn off() {
    let took = timed(|| drop(tallybook::start(&PROGRAM, "1.0.0")));
    println!("{}", took.as_nanos());
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().unwrap_or_default();
    let rounds = arguments
        .next()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    let act = match what.as_str() {
        "increment" => increment,
        "allocations" => allocations,
        "flush" => flush,
        "off" => off,
        _ => {
            eprintln!(
                "recorder-bench: give increment, allocations, flush or off, and a number of rounds"
            );
            std::process::exit(2);
        }
    };
    (0..rounds).for_each(|_: u32| act());
}
