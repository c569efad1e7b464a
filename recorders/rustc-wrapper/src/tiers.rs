//! Support tiers of targets as they stood at Rust 1.95, from the metadata of the compiler's own target list. A target
//! that is on the registry's list and not here is of tier 3.

use crate::bindings::lists::Targets;
use tallybook::Label;

/// Targets that are guaranteed to work.
#[rustfmt::skip]
const TIER_1: &[&str] = &[
    "aarch64-apple-darwin", "aarch64-pc-windows-msvc", "aarch64-unknown-linux-gnu", "i686-pc-windows-msvc",
    "i686-unknown-linux-gnu", "x86_64-pc-windows-gnu", "x86_64-pc-windows-msvc", "x86_64-unknown-linux-gnu",
];

/// Targets that are guaranteed to build.
#[rustfmt::skip]
const TIER_2: &[&str] = &[
    "aarch64-apple-ios", "aarch64-apple-ios-macabi", "aarch64-apple-ios-sim", "aarch64-apple-tvos",
    "aarch64-apple-tvos-sim", "aarch64-apple-visionos", "aarch64-apple-visionos-sim", "aarch64-apple-watchos",
    "aarch64-apple-watchos-sim", "aarch64-linux-android", "aarch64-pc-windows-gnullvm", "aarch64-unknown-fuchsia",
    "aarch64-unknown-linux-musl", "aarch64-unknown-linux-ohos", "aarch64-unknown-none",
    "aarch64-unknown-none-softfloat", "aarch64-unknown-uefi", "arm-linux-androideabi", "arm-unknown-linux-gnueabi",
    "arm-unknown-linux-gnueabihf", "arm-unknown-linux-musleabi", "arm-unknown-linux-musleabihf",
    "arm64ec-pc-windows-msvc", "armv5te-unknown-linux-gnueabi", "armv5te-unknown-linux-musleabi",
    "armv7-linux-androideabi", "armv7-unknown-linux-gnueabi", "armv7-unknown-linux-gnueabihf",
    "armv7-unknown-linux-musleabi", "armv7-unknown-linux-musleabihf", "armv7-unknown-linux-ohos",
    "armv7a-none-eabi", "armv7a-none-eabihf", "armv7r-none-eabi", "armv7r-none-eabihf", "armv8r-none-eabihf",
    "i586-unknown-linux-gnu", "i586-unknown-linux-musl", "i686-linux-android", "i686-pc-windows-gnu",
    "i686-pc-windows-gnullvm", "i686-unknown-freebsd", "i686-unknown-linux-musl", "i686-unknown-uefi",
    "loongarch64-unknown-linux-gnu", "loongarch64-unknown-linux-musl", "loongarch64-unknown-none",
    "loongarch64-unknown-none-softfloat", "nvptx64-nvidia-cuda", "powerpc-unknown-linux-gnu",
    "powerpc64-unknown-linux-gnu", "powerpc64-unknown-linux-musl", "powerpc64le-unknown-linux-gnu",
    "powerpc64le-unknown-linux-musl", "riscv32i-unknown-none-elf", "riscv32im-unknown-none-elf",
    "riscv32imac-unknown-none-elf", "riscv32imafc-unknown-none-elf", "riscv32imc-unknown-none-elf",
    "riscv64a23-unknown-linux-gnu", "riscv64gc-unknown-linux-gnu", "riscv64gc-unknown-linux-musl",
    "riscv64gc-unknown-none-elf", "riscv64imac-unknown-none-elf", "s390x-unknown-linux-gnu",
    "s390x-unknown-none-softfloat", "sparc64-unknown-linux-gnu", "sparcv9-sun-solaris", "thumbv6m-none-eabi",
    "thumbv7a-none-eabi", "thumbv7a-none-eabihf", "thumbv7em-none-eabi", "thumbv7em-none-eabihf",
    "thumbv7m-none-eabi", "thumbv7neon-linux-androideabi", "thumbv7neon-unknown-linux-gnueabihf",
    "thumbv7r-none-eabi", "thumbv7r-none-eabihf", "thumbv8m.base-none-eabi", "thumbv8m.main-none-eabi",
    "thumbv8m.main-none-eabihf", "thumbv8r-none-eabihf", "wasm32-unknown-emscripten", "wasm32-unknown-unknown",
    "wasm32-wasip1", "wasm32-wasip1-threads", "wasm32-wasip2", "wasm32v1-none", "x86_64-apple-darwin",
    "x86_64-apple-ios", "x86_64-apple-ios-macabi", "x86_64-fortanix-unknown-sgx", "x86_64-linux-android",
    "x86_64-pc-solaris", "x86_64-pc-windows-gnullvm", "x86_64-unknown-freebsd", "x86_64-unknown-fuchsia",
    "x86_64-unknown-illumos", "x86_64-unknown-linux-gnuasan", "x86_64-unknown-linux-gnux32",
    "x86_64-unknown-linux-musl", "x86_64-unknown-linux-ohos", "x86_64-unknown-netbsd", "x86_64-unknown-none",
    "x86_64-unknown-redox", "x86_64-unknown-uefi",
];

/// The tier of a target, or nothing if the compiler does not know it by name.
pub fn tier(triple: &str) -> Option<&'static str> {
    if TIER_1.binary_search(&triple).is_ok() {
        Some("1")
    } else if TIER_2.binary_search(&triple).is_ok() {
        Some("2")
    } else {
        let listed = Targets::from_label(triple).index() != Targets::UNKNOWN.index();
        listed.then_some("3")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_known() {
        for list in [TIER_1, TIER_2] {
            assert!(list.is_sorted());
            for triple in list {
                assert!(Targets::LABELS.contains(triple), "{triple}");
            }
        }
        assert_eq!((TIER_1.len(), TIER_2.len()), (8, 106));
    }

    #[test]
    fn every_target_has_one() {
        for (triple, expected) in [
            ("x86_64-unknown-linux-gnu", Some("1")),
            ("wasm32-unknown-unknown", Some("2")),
            ("xtensa-esp32s3-none-elf", Some("3")),
            ("unknown", None),
            ("x86_64-acme-linux-gnu", None),
            ("", None),
        ] {
            assert_eq!(tier(triple), expected, "{triple}");
        }
    }
}
