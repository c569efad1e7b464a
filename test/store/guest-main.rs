//! A host for tests that depends on the recorder and on nothing else: `guest PROGRAM VERSION WORD…`. It prints to both
//! streams and ends with a status of its own, so that any difference that recording makes can be seen.

use tallybook::{Counter, Meta, Metric, Program};

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

fn main() {
    let mut words = std::env::args().skip(1);
    let name = leaked(words.next().unwrap_or_default());
    let version = words.next().unwrap_or_default();
    let long: &'static Counter = Box::leak(Box::new(Counter::new(Meta::new(
        leaked(format!("{name}.guest.long")),
        49,
    ))));
    let short: &'static Counter = Box::leak(Box::new(Counter::new(Meta::new(
        leaked(format!("{name}.guest.short")),
        14,
    ))));
    let metrics: &'static [&'static dyn Metric] = Box::leak(Box::new([long as &dyn Metric, short]));
    let program = Box::leak(Box::new(Program::new(
        name,
        "demo-registry",
        "0.1.0",
        metrics,
    )));
    let _guard = tallybook::start(program, &version);
    for word in words {
        match word.as_str() {
            "count" => {
                long.increment();
                short.increment();
            }
            "flush" => {
                let _ = tallybook::flush();
            }
            "sleep" => std::thread::sleep(std::time::Duration::from_millis(50)),
            "print" => {
                println!("to the one stream");
                eprintln!("to the other");
            }
            "fail" => {
                let _ = tallybook::flush();
                std::process::exit(3);
            }
            "panic" => panic!("on purpose"),
            _ => eprintln!("guest: no word {word}"),
        }
    }
}
