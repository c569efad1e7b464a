//! Reading a day file for rewriting: its sums by registry and version, and what it says of other files. Pure. A block
//! counts whole or not at all; a file that contradicts its name or is of a later format is refused.

use super::block::{crc32, MOST};
use super::day::Day;
use super::field::is_field;
use super::line::Line;
use super::name::Name;
use std::collections::BTreeMap;

/// Counts by field.
pub(super) type Counts = BTreeMap<String, u64>;

/// What files of one day, version and retention say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// By registry and version.
    pub(super) registries: BTreeMap<(String, String), Counts>,
    /// Suffixes of files that are in these sums already.
    pub(super) replaces: Vec<String>,
    /// Blocks that were refused, here and before.
    pub(super) dropped: u64,
    /// Blocks that count.
    pub(super) blocks: usize,
}

impl Sums {
    pub(super) fn merge(&mut self, other: Sums) {
        for (registry, counts) in other.registries {
            add(self.registries.entry(registry).or_default(), counts);
        }
        self.replaces.extend(other.replaces);
        self.dropped = self.dropped.saturating_add(other.dropped).min(MOST);
        self.blocks = self.blocks.saturating_add(other.blocks);
    }
}

fn add(to: &mut Counts, counts: Counts) {
    for (field, count) in counts {
        let sum = to.entry(field).or_insert(0);
        *sum = sum.saturating_add(count).min(MOST);
    }
}

/// The sums of a file, or nothing if all of it is refused.
pub(super) fn read(bytes: &[u8], program: &str, name: &Name) -> Option<Sums> {
    let mut reader = Reader {
        program,
        name,
        sums: Sums::default(),
        open: None,
    };
    let mut at = 0;
    let mut rest = bytes;
    while let Some(length) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = rest.split_at_checked(length)?;
        reader.take(Line::of(line), bytes, at)?;
        rest = after.get(1..)?;
        at = bytes.len().saturating_sub(rest.len());
    }
    if !rest.is_empty() || reader.open.is_some() {
        reader.refuse();
        reader.close();
    }
    Some(reader.sums)
}

/// A block that has not ended.
struct Open {
    registry: (String, String),
    start: usize,
    lines: u64,
    counts: Counts,
    refused: bool,
}

struct Reader<'a> {
    program: &'a str,
    name: &'a Name,
    sums: Sums,
    open: Option<Open>,
}

impl Reader<'_> {
    /// Takes the line at this place, or gives the whole file up.
    fn take(&mut self, line: Line<'_>, bytes: &[u8], at: usize) -> Option<()> {
        match line {
            Line::LaterFormat => return None,
            Line::Empty => {
                self.refuse();
                self.close();
            }
            Line::Begin(registry, version) => {
                self.refuse();
                self.close();
                self.open = Some(Open {
                    registry: (registry.to_string(), version.to_string()),
                    start: at,
                    lines: 0,
                    counts: Counts::new(),
                    refused: false,
                });
            }
            Line::Count(field, count) => self.count(field, count),
            Line::End(lines, sum) => {
                if let Some(open) = &mut self.open {
                    let block = bytes.get(open.start..at).unwrap_or_default();
                    open.refused |= open.lines != lines || crc32(block) != sum;
                }
                self.close();
            }
            _ if self.open.is_some() => self.refuse(),
            Line::Header(program, version, day, dies) => self.hold(program, version, day, dies)?,
            Line::Replaces(own) => self.sums.replaces.push(own.to_string()),
            Line::Dropped(before) => self.drop_blocks(before),
            Line::Format | Line::Other => {}
        }
        Some(())
    }

    fn count(&mut self, field: &str, count: u64) {
        if let Some(open) = &mut self.open {
            open.lines = open.lines.saturating_add(1);
            let twice = open.counts.insert(field.to_string(), count).is_some();
            open.refused |= twice || !is_field(self.program, field);
        }
    }

    /// Whether a header says what the name and the folder say.
    fn hold(&self, program: &str, version: &str, day: Day, dies: Day) -> Option<()> {
        let name = self.name;
        let holds = program == self.program
            && version == name.version
            && day == name.day
            && dies == name.dies;
        holds.then_some(())
    }

    fn drop_blocks(&mut self, more: u64) {
        self.sums.dropped = self.sums.dropped.saturating_add(more).min(MOST);
    }

    fn refuse(&mut self) {
        if let Some(open) = &mut self.open {
            open.refused = true;
        }
    }

    /// Ends the open block, if there is one.
    fn close(&mut self) {
        match self.open.take() {
            None => {}
            Some(open) if open.refused => self.drop_blocks(1),
            Some(open) => {
                self.sums.blocks = self.sums.blocks.saturating_add(1);
                add(
                    self.sums.registries.entry(open.registry).or_default(),
                    open.counts,
                );
            }
        }
    }
}
