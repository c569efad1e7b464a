"""A minimal recorder for Python 3.8 and later, its standard library and nothing else: recorders/STORE.md, the way
without locks. It folds nothing (section 6 leaves that to others) and never fails, prints or waits. Unix only."""
import atexit, datetime, os, re, stat, time, zlib

NAME, N = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", r"(?:0|[1-9]\d{0,5})"
VERSION = rf"(?:dev|{N}\.{N}\.{N}-(?:stable|beta|nightly))"
FILE = re.compile(rf"until-(\d{{4}}-\d\d-\d\d)\.(\d{{4}}-\d\d-\d\d)\.{VERSION}(?:\.[0-9a-f]{{16}}(\.part)?)?")
LINE = re.compile(r"path [^\0-\x1f\x7f]+|inode (?:0|[1-9]\d*)|fleet [a-z][a-z0-9-]{0,39}"
                  r"|(?:experiment|toolchain|job) [!-~]{1,200}|deny [!-~]+")
MOST = 2**53 - 1


def label(text):
    """A label as a field spells it."""
    return re.sub(r"[ %,;<=>{|}]", lambda found: f"%{ord(found[0]):02X}", text)


def version_of(text):
    found = re.fullmatch(rf"({N}\.{N}\.{N})(?:-(stable|beta|nightly)(?:\.[^+]*)?)?(?:\+.*)?", text)
    return f"{found[1]}-{found[2] or 'stable'}" if found else "dev"


def day_text(day):
    return datetime.date.fromordinal(719163 + day).isoformat()


def root():
    """Section 1; None if there is no root."""
    home, state = os.environ.get("TALLYBOOK_HOME"), os.environ.get("XDG_STATE_HOME", "")
    if home is None:
        home = state + "/tallybook" if state.startswith("/") else os.environ.get("HOME", "") + "/.local/state/tallybook"
    home = home.rstrip("/")
    return home if re.fullmatch(r"/[^\0-\x1f\x7f\ud800-\udfff]+", home) else None


def opened(path, flags):
    """An open file, only if it is regular and the one that stands there; else an OSError."""
    before = None if flags & os.O_EXCL else os.lstat(path)
    if before and not stat.S_ISREG(before.st_mode):
        raise OSError(path)
    file = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    now = os.fstat(file)
    if before and (now.st_dev, now.st_ino) != (before.st_dev, before.st_ino):
        os.close(file)
        raise OSError(path)
    return file


def read(path, most):
    file = opened(path, os.O_RDONLY)
    try:
        return os.read(file, most).decode("ascii", "replace")
    finally:
        os.close(file)


class Recorder:
    """`metrics`: for each id the days that it is kept, and whether it only counts in a fleet store."""

    def __init__(self, program, version, registry, metrics):
        self.program, self.version, self.registry, self.metrics = program, version_of(version), registry, metrics
        self.home, self.process, self.counts, self.seen, self.on = root(), os.getpid(), {}, None, None
        try:
            self.folder = os.path.join(self.home, program)
            self.seen, self.on = self.look()
        except (OSError, TypeError, ValueError):
            pass
        self.started = self.on is not None
        if self.started:
            atexit.register(self.flush)

    def count(self, field, amount=1):
        if self.started:
            self.counts[field] = min(MOST, self.counts.get(field, 0) + amount)

    def look(self):
        """Section 2: which file `on` is, and its lines by key; None instead of them if one does not hold."""
        seen = os.lstat(self.folder + "/on")
        mark = (seen.st_ino, seen.st_mtime_ns)
        places = [os.lstat(self.home), os.lstat(self.folder)]
        if not stat.S_ISREG(seen.st_mode) or not all(stat.S_ISDIR(place.st_mode) for place in places):
            return mark, None
        text = read(self.folder + "/on", 65537)
        first, *lines = text.split("\n")
        if len(text) > 65536 or first != "# tallybook on 1" or not lines or lines.pop() != "":
            return mark, None
        keys = [line.split(" ")[0] for line in lines]
        once = all(keys.count(key) <= 1 for key in keys if key != "deny") and len(set(lines)) == len(lines)
        fleet = "fleet" in keys or not {"experiment", "toolchain", "job"} & set(keys)
        here = {f"path {self.folder}", f"inode {places[1].st_ino}"} <= set(lines)
        if not once or not fleet or not here or not all(map(LINE.fullmatch, lines)):
            return mark, None
        denied = [re.escape(line[5:]).replace(r"\*", ".*") for line in lines if line.startswith("deny ")]
        return mark, {"fleet": "fleet" in keys, "deny": re.compile("|".join(denied) or r"(?!)")}

    def flush(self):
        """`written`, `kept`, `dropped`, or `failed` where some of it was and some was not."""
        try:
            return self.flushed() if self.started and self.process == os.getpid() else "dropped"
        except (OSError, ValueError, OverflowError):
            return "kept"

    def flushed(self):
        try:
            mark, on = self.look()
        except FileNotFoundError:
            mark, on = None, None
        if mark != self.seen or on is None:
            self.seen, self.on, self.counts = mark, on, {}
            return "dropped"
        self.on, today = on, int(time.time() // 86400)
        lived = {id: keep for id, (keep, fleet) in self.metrics.items() if on["fleet"] or not fleet}
        blocks = {max(lived.values()): {}}
        for field, count in self.counts.items():
            keep = lived.get(field.split("{")[0])
            if keep and not on["deny"].fullmatch(field):
                blocks.setdefault(keep, {})[field] = count
        said = {self.append(today, keep, fields) for keep, fields in sorted(blocks.items(), reverse=True)}
        return said.pop() if len(said) == 1 else "failed"

    def append(self, today, keep, fields):
        """One block into one of sixteen files: section 5, without locks."""
        name = f"until-{day_text(today + keep)}.{day_text(today)}.{self.version}"
        header = (f"# tallybook day 1\n# {self.program} {self.version} "
                  f"day {day_text(today)} dies {day_text(today + keep)}\n")
        block = f"# + {self.registry}\n" + "".join(f"{field} {fields[field]}\n" for field in sorted(fields))
        block = f"\n{block}# = {len(fields)} {zlib.crc32(block.encode()):08x}\n"
        for own in range(16):
            path = os.path.join(self.folder, f"{name}.{own:016x}")
            file = self.file(path, today)
            if file is None:
                continue
            wrote, there = 0, False
            try:
                size = os.fstat(file).st_size
                text = ((header if size == 0 else "") + block).encode()
                wrote = os.write(file, text)
                there = os.path.samestat(os.lstat(path), os.fstat(file))
            except OSError:
                pass
            finally:
                os.close(file)
            if wrote < len(text) - 1:
                return "kept"
            self.forget(fields)
            return "written" if there and wrote == len(text) else "dropped"
        return "kept"

    def forget(self, fields):
        for field in fields:
            self.counts.pop(field, None)

    def file(self, path, today):
        """One of the sixteen, open to append; None if it cannot be used."""
        made = False
        try:
            try:
                file = opened(path, os.O_RDWR | os.O_APPEND)
            except FileNotFoundError:
                file = opened(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL)
                made = True
                os.fchmod(file, 0o600)
        except FileExistsError:
            file = opened(path, os.O_RDWR | os.O_APPEND)
        except OSError:
            return None
        if os.fstat(file).st_size >= 512 * 1024:
            os.close(file)
            return None
        if made:
            sweep(self.home, today)
        return file


def sweep(home, today):
    """Sections 6 and 7: unfinished files go, and what has died if the store bears that out."""
    found = []
    for folder in os.scandir(home):
        if folder.is_dir(follow_symlinks=False) and re.fullmatch(NAME, folder.name):
            for _, entry in zip(range(10000), os.scandir(folder.path)):
                named = FILE.fullmatch(entry.name)
                if named and entry.is_file(follow_symlinks=False):
                    found.append((folder.path, entry.path, *named.groups()))
    days = sorted({day for _, _, _, day, part in found if not part})
    for folder, path, dies, day, part in found:
        try:
            least = datetime.date.fromisoformat(dies)
            last = min((least + datetime.timedelta(400)).isoformat(), day_text(today - 1))
            witness = any(dies <= other <= last for other in days)
            own = {other[3] for other in found if other[0] == folder and not other[4]}
            past, future = sum(d < day_text(today) for d in own), sum(d > day_text(today + 1) for d in own)
            wrong = day > day_text(today + 1) and past > future
            if part or dies <= day_text(today) and witness or wrong:
                os.remove(path)
        except (OSError, ValueError, OverflowError):
            pass
