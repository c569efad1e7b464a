"""The driver of recorder.py for the conformance kit; README.md in the folder above says what it is asked. With `told`
it takes the time from the kit."""
import os, sys, time

sys.dont_write_bytecode = True
from recorder import Recorder, label

METRICS = {"total": (49, False), "brief": (14, False), "fleet": (400, True), "label": (49, False),
           "odd": (49, False), "pair": (49, False), "size": (49, False), "time": (49, False), "stack": (49, False)}
ODD = ["x y", "100%", "a,b;c", "<=10", ">10", "{x|y}", "unknown"]
FIELDS = [
    "total", "brief", "fleet",
    *(f"label{{{label(one)}}}" for one in ["a", "b", "unknown"]),
    *(f"odd{{{label(one)}}}" for one in ODD),
    *(f"pair{{{label(one)},{label(two)}}}" for one in ["a", "b"] for two in ["x", "<=10"]),
    *(f"size{{{bucket}}}" for bucket in ["<=0", "<=10", ">10"]),
    *(f"time{{{label(one)},{bucket}}}" for one in ["a", "<=10"] for bucket in ["<=10", ">10"]),
    *(f"stack{{{frames}}}" for frames in ["a::b", "a::b;_;c", "_"]),
]


def main():
    recorder, known = None, set()

    def start(program, version):
        nonlocal recorder, known
        known = {f"{program}.kit.{field}" for field in FIELDS}
        metrics = {f"{program}.kit.{name}": facts for name, facts in METRICS.items()}
        recorder = Recorder(program, version, "demo-registry 0.1.0", metrics)
        return "on" if recorder.started else "off"

    def count(field, amount):
        if field not in known:
            return "cannot"
        recorder.count(field, int(amount))
        return "ok"

    def flush():
        print("begun", flush=True)
        return recorder.flush()

    def fork():
        child = os.fork()
        if child == 0:
            recorder.count(f"{recorder.program}.kit.total", 1000)
            recorder.flush()
            os._exit(0)
        os.waitpid(child, 0)
        return "ok"

    def clock(seconds):
        time.time = lambda: float(seconds)
        return "ok"

    facts = "forks=yes clock=told" if "told" in sys.argv else "forks=yes"
    words = {"hello": lambda: f"hello 1 python-minimal {facts}", "start": start, "count": count, "flush": flush,
             "fork": fork, "clock": clock}
    for line in sys.stdin:
        word, *rest = line.split()
        if word == "end":
            return
        print(words[word](*rest) if word in words else "cannot", flush=True)


main()
