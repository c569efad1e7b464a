//! What the recorder must know of a metric besides its shape.

/// A metric's id, and how long its values may stay on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meta {
    id: &'static str,
    days: u16,
    fleet: bool,
}

impl Meta {
    /// A metric with this `program.area.name`, kept for `days` days.
    pub const fn new(id: &'static str, days: u16) -> Self {
        Self {
            id,
            days,
            fleet: false,
        }
    }

    /// The same for a metric of class `fleet`, which is recorded only in a fleet store.
    pub const fn fleet(id: &'static str, days: u16) -> Self {
        Self {
            id,
            days,
            fleet: true,
        }
    }

    /// `program.area.name`, as it is spelled in the store.
    pub const fn id(self) -> &'static str {
        self.id
    }

    /// Days that a value stays on the machine.
    pub const fn days(self) -> u16 {
        self.days
    }

    /// Whether the metric is recorded only in a fleet store.
    pub const fn is_fleet(self) -> bool {
        self.fleet
    }
}
