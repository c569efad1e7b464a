//! Blocks: what the reader makes of them, whole, cut and broken.

use super::*;

const NAME: &str = "until-2027-01-10.2026-11-22.1.95.0-stable";
const HEAD: &str = "# tallybook day 1\n# demo 1.95.0-stable day 2026-11-22 dies 2027-01-10\n";

/// Counts, refused blocks and blocks.
type Found = (Vec<(String, u64)>, u64, usize);

/// What is in a file, or nothing if it is refused.
fn read_as(text: &str) -> Option<Found> {
    let sums = read(text.as_bytes(), "demo", &Name::parse(NAME).unwrap())?;
    let counts = sums.registries.into_values().flatten().collect();
    Some((counts, sums.dropped, sums.blocks))
}

#[test]
fn a_file_cut_anywhere_loses_only_what_is_cut() {
    let blocks: Vec<String> = (1..=3)
        .map(|n| block_of(&[("demo.run.label{a}", n), ("demo.run.total", n * 10)]))
        .collect();
    let text = format!("{HEAD}\n{}", blocks.join("\n"));
    let ends: Vec<usize> = blocks
        .iter()
        .map(|block| text.find(block).unwrap() + block.len())
        .collect();
    for cut in 0..=text.len() {
        let whole = ends.iter().filter(|end| **end <= cut).count() as u64;
        let sum: u64 = (1..=whole).sum();
        let (counts, dropped, number) = read_as(&text[..cut]).unwrap();
        let expected = [
            ("demo.run.label{a}".to_string(), sum),
            ("demo.run.total".to_string(), sum * 10),
        ];
        assert_eq!(
            counts,
            if whole == 0 {
                Vec::new()
            } else {
                expected.to_vec()
            },
            "{cut}"
        );
        assert_eq!(number as u64, whole);
        let tail = text[..cut].rsplit("\n\n").next().unwrap();
        let open = tail.starts_with("# + demo-registry 0.1.0\n") && !ends.contains(&cut);
        assert_eq!(dropped, u64::from(open), "{cut}");

        // What is written behind a cut block counts whole.
        let behind = format!("{}\n{}", &text[..cut], block_of(&[("demo.run.after", 1)]));
        let (counts, ..) = read_as(&behind).unwrap();
        assert!(counts.contains(&("demo.run.after".to_string(), 1)), "{cut}");
    }
}

#[test]
fn a_changed_byte_is_never_counted() {
    let block = block_of(&[("demo.run.label{a}", 3), ("demo.run.total", 10)]);
    let text = format!("{HEAD}\n{block}");
    let start = text.len() - block.len();
    for at in start..text.len() {
        for byte in [b'0', b'a', b' ', b'\n', b'#'] {
            let mut bytes = text.clone().into_bytes();
            if bytes[at] != byte {
                bytes[at] = byte;
                let sums = read(&bytes, "demo", &Name::parse(NAME).unwrap()).unwrap();
                assert_eq!(sums.blocks, 0, "{at} {byte}");
            }
        }
    }
}

#[test]
fn blocks_are_refused_alone() {
    let good = block_of(&[("demo.run.total", 1)]);
    let long = format!("demo.run.total{{{}}}", "x".repeat(block::LINE));
    let refused = [
        block_of(&[("demo.run.total", 1), ("demo.run.total", 1)]),
        block_of(&[("other.run.total", 1)]),
        block_of(&[("demo.run", 1)]),
        block_of(&[(&long, 1)]),
        good.replace("= 1", "= 2"),
        good.replace("= 1", "= 01"),
        block_of(&[("demo.run.total", 0)]),
        "# + demo-registry 0.1.0\ndemo.run.total 01\n# = 1 a2a71d7e\n".to_string(),
        "# + demo-registry 0.1.0\ndemo.run.total 9007199254740992\n# = 1 00000000\n".to_string(),
        "# + demo-registry 0.1.0\n# tallybook day 1\n# = 0 760b0fbe\n".to_string(),
        "# + demo-registry 0.1.0\n# replaces 0123456789abcdef\n# = 0 760b0fbe\n".to_string(),
        "# + demo-registry 0.1.0\n# dropped 7\n# = 0 760b0fbe\n".to_string(),
        "# + demo-registry 0.1.0\n# demo 1.0.0-stable day 2020-01-01 dies 2020-01-02\n# = 0 760b0fbe\n".to_string(),
        "# + demo-registry 0.1.0\n\n".to_string(),
    ];
    for bad in refused {
        for text in [
            format!("{HEAD}\n{good}\n{bad}\n{good}"),
            format!("{bad}{good}{good}"),
        ] {
            let expected = (vec![("demo.run.total".to_string(), 2)], 1, 2);
            assert_eq!(read_as(&text), Some(expected), "{text:.300}");
        }
    }
}

#[test]
fn what_stands_between_blocks_harms_none() {
    let good = block_of(&[("demo.run.total", 1)]);
    for between in [
        "",
        "\n\n",
        "x\n",
        "demo.run.total 5\n",
        "# = 0 760b0fbe\n",
        "# +\n",
        "# + Demo 1.0.0\n",
        "\0\n",
        "# + a 1.0\n",
        HEAD,
    ] {
        let text = format!("{between}{good}{between}{good}{between}");
        assert_eq!(
            read_as(&text),
            Some((vec![("demo.run.total".to_string(), 2)], 0, 2)),
            "{between}"
        );
    }
    let sums = read(
        format!("{HEAD}# dropped 3\n# replaces 0123456789abcdef\n# dropped x\n# replaces x\n")
            .as_bytes(),
        "demo",
        &Name::parse(NAME).unwrap(),
    )
    .unwrap();
    assert_eq!(
        (sums.dropped, sums.replaces),
        (3, vec!["0123456789abcdef".to_string()])
    );
}

#[test]
fn contradictions_and_later_formats_refuse_the_file() {
    let good = block_of(&[("demo.run.total", 1)]);
    for line in [
        "# tallybook day 2",
        "# tallybook day 1 ",
        "# tallybook day x",
        "# other 1.95.0-stable day 2026-11-22 dies 2027-01-10",
        "# demo 1.95.1-stable day 2026-11-22 dies 2027-01-10",
        "# demo 1.95.0-stable day 2026-11-23 dies 2027-01-10",
        "# demo 1.95.0-stable day 2026-11-22 dies 2027-01-11",
    ] {
        assert_eq!(read_as(&format!("{HEAD}\n{good}{line}\n")), None, "{line}");
    }
    assert_eq!(
        read_as("# + demo-registry 0.1.0\n# tallybook day 2\n"),
        None
    );
}

#[test]
fn sums_stay_at_the_largest() {
    let block = block_of(&[("demo.run.total", MOST - 1)]);
    let expected = (vec![("demo.run.total".to_string(), MOST)], 0, 2);
    assert_eq!(read_as(&format!("{block}\n{block}")), Some(expected));
}
