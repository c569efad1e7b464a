"""A recorder by recorders/STORE.md in a hundred lines: for Linux, without locks, births=no."""
import collections, glob, os, re, stat, time, zlib
from contextlib import suppress
from datetime import date, timedelta

NUMBERS = r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){2}"
FILE = re.compile(r"/(?=[^/]{1,40}/)[a-z][a-z0-9]*(?:_[a-z0-9]+)*/until-(....-..-..)\.(....-..-..)"
                  rf"\.(?:{NUMBERS}-(?:stable|beta|nightly)|dev)(?:\.[0-9a-f]{{16}}(\.part)?)?")

def open_regular(path, how=os.O_RDONLY):
    """Open a regular file; whatever else is there counts as nothing (section 1)."""
    before = os.lstat(path)
    if stat.S_ISREG(before.st_mode):
        file = open(os.open(path, how | os.O_NOFOLLOW | os.O_NONBLOCK), "ab" if how else "rb", 0)
        if os.path.samestat(before, os.fstat(file.fileno())):
            return file
    raise FileNotFoundError(path)

class Recorder:
    """Count with `counts[FIELD] += 1`. `fields`: how long each is kept, for users and in fleets."""
    def __init__(self, registry, fields, program, version, now=time.time):
        state, home = os.environ.get("XDG_STATE_HOME", ""), os.environ.get("HOME") or "none"
        state = (state if state[:1] == "/" else home.rstrip("/") + "/.local/state").rstrip("/")
        top = os.environ.get("TALLYBOOK_HOME", f"{state}/tallybook").rstrip("/")
        self.root = top if re.fullmatch(r"/[^\0-\x1f\x7f-\x9f\ud800-\udfff]+", top) else os.devnull
        self.folder, self.now, self.counts = f"{self.root}/{program}", now, collections.Counter()
        self.registry, self.fields, self.program, self.switch = registry, fields, program, None
        match = re.fullmatch(rf"({NUMBERS})(-(stable|beta|nightly)(\.[^+]*)?)?(\+.*)?", version)
        self.version = f"{match[1]}-{match[3] or 'stable'}" if match else "dev"
        self.flush()  # looks at `on` for the first time
        self.owner = self.switch and os.getpid()  # a program that starts while off stays off

    def read_switch(self):
        """The file `on` as inode, time, globs and fleet; None if it does not hold (section 2)."""
        links = os.path.islink(self.root) or os.path.islink(self.folder)  # and "/" is no file
        with suppress(FileNotFoundError), open_regular("/" if links else f"{self.folder}/on") as on:
            state, lines = os.fstat(on.fileno()), os.fsdecode(on.read(65537)).split("\n")
            name, word, inode = "[a-z][a-z0-9-]{0,39}", "[!-~]{1,200}", os.lstat(self.folder).st_ino
            match = re.fullmatch(  # the first line, and the rest sorted, its empty end first
                rf"# tallybook on 1\n((?:\ndeny {word})*)((?:\nexperiment {word})?\nfleet {name})?"
                rf"\ninode {inode}(?(2)(?:\njob {word})?)\npath {re.escape(self.folder)}"
                rf"(?(2)(?:\ntoolchain {word})?)", "\n".join(lines[:1] + sorted(lines[1:])))
            if match and len(set(lines)) == len(lines) and state.st_size <= 65536:
                return state.st_ino, state.st_mtime_ns, match[1].split("\ndeny ")[1:], match[2]

    def flush(self):
        """Append a block for each retention; true if all that was counted is in the store."""
        with suppress(OSError, OverflowError):
            switch, today = self.read_switch(), date(1970, 1, 1) + timedelta(self.now() // 86400)
            if switch and switch == self.switch and os.getpid() == self.owner and today.year > 1969:
                deny = re.compile("|".join(map(re.escape, switch[2])).replace(r"\*", ".*"))
                days = self.fields[1 if switch[3] else 0]
                known = [one for one in +self.counts if one in days and not deny.fullmatch(one)]
                return all([self.append(today, kept, [one for one in known if days[one] == kept])
                            for kept in {max(days.values()), *map(days.get, known)}])
            self.switch, self.counts = switch, collections.Counter()

    def append(self, today, kept, fields):
        """Append a block (section 5); true if it was in time. OSError: its counts are kept."""
        lines = "".join(f"{name} {min(self.counts[name], 2**53 - 1)}\n" for name in sorted(fields))
        block, dies = f"# + {self.registry}\n{lines}", today + timedelta(kept)
        block = f"\n{block}# = {len(fields)} {zlib.crc32(block.encode()):08x}\n"
        header = f"# tallybook day 1\n# {self.program} {self.version} day {today} dies {dies}\n"
        shared = f"{self.folder}/until-{dies}.{today}.{self.version}"
        for path in [f"{shared}.{number:016x}" for number in range(16)]:
            with suppress(FileExistsError):
                os.mknod(path)
                os.chmod(path, 0o600)
                self.sweep(today)
            with suppress(FileNotFoundError), open_regular(path, os.O_WRONLY | os.O_APPEND) as file:
                if file.tell() < 512 * 1024:
                    text = (block if file.tell() else header + block).encode()
                    missing = len(text) - file.write(text)
                    if missing < 2:  # the last LF alone is added by the next writer
                        self.counts -= dict.fromkeys(fields, 2**53 - 1)
                    with suppress(FileNotFoundError):  # folded while this process slept
                        there = os.path.samestat(os.lstat(path), os.fstat(file.fileno()))
                        return there and not missing
                    return False

    def sweep(self, today):
        """Remove every `.part`, and what is dead as the store itself bears out (section 7)."""
        root, files = os.path.realpath(self.root), []
        for path in glob.glob(f"{glob.escape(root)}/*/until-*")[:10000]:
            match = FILE.fullmatch(path, len(root))
            with suppress(ValueError):
                if match and os.path.isfile(path) and os.path.realpath(path) == path:
                    dies, day = ((date.fromisoformat(match[n]) - today).days for n in (1, 2))
                    files.append((path, os.path.dirname(path), dies, day, match[3]))
        days = {(folder, day) for _, folder, _, day, part in files if not part}
        for path, folder, dies, day, part in files:
            died = dies <= 0 and any(dies <= seen <= dies + 400 for _, seen in days if seen < 0)
            early = day > 1 and sum((at < 0) - (at > 1) for home, at in days if home == folder) > 0
            if part or died or early:
                with suppress(OSError):
                    os.unlink(path)
