"""The conformance kit's driver of the recorder beside it; README.md in the folder above says what
it is asked. With `told` it takes the time from the kit."""
import os, re, sys, time
from itertools import product

sys.dont_write_bytecode = True
from recorder import Recorder


def spell(*labels):
    """Labels as a field has them: FORMAT.md, Percent-encoding."""
    return ",".join(re.sub("[ %,;<=>{|}]", lambda at: f"%{ord(at[0]):02X}", one) for one in labels)


LABELS = {
    "label": [spell(one) for one in ["a", "b", "unknown"]],
    "odd": [spell(one) for one in ["x y", "100%", "a,b;c", "<=10", ">10", "{x|y}", "unknown"]],
    "pair": [spell(*two) for two in product(["a", "b", "unknown"], ["x", "<=10", "unknown"])],
    "size": ["<=0", "<=10", ">10"],
    "time": [f"{spell(one)},{at}" for one in ["a", "<=10", "unknown"] for at in ["<=10", ">10"]],
    "stack": [";".join(frames) for deep in range(1, 5)
              for frames in product(["a::b", "c", "_"], repeat=deep)],
}


def declare(program):
    """demo-registry 0.1.0: each field and the days that it is kept, for users and for fleets."""
    kit = f"{program}.kit"
    fields = {f"{kit}.{name}{{{one}}}": 49 for name in LABELS for one in LABELS[name]}
    fields.update({f"{kit}.total": 49, f"{kit}.brief": 14})
    return fields, {**fields, f"{kit}.fleet": 400}


def main():
    facts = "forks=yes clock=told" if "told" in sys.argv else "forks=yes"
    for line in sys.stdin:
        word, *rest = line.split()
        answer = "ok"
        if word == "hello":
            answer = f"hello 1 python-minimal {facts}"
        elif word == "clock":
            now = float(rest[0])
        elif word == "start":
            clock = (lambda: now) if "told" in sys.argv else time.time
            recorder = Recorder("demo-registry 0.1.0", declare(rest[0]), *rest, now=clock)
            answer = "on" if recorder.switch else "off"
        elif word == "count":
            recorder.counts[rest[0]] += int(rest[1])
        elif word == "flush":
            print("begun", flush=True)
            answer = "written" if recorder.flush() else "failed"
        elif word == "end":
            recorder.flush()
            return
        elif word == "fork":
            child = os.fork()
            if child == 0:
                recorder.counts[f"{recorder.program}.kit.total"] += 1000
                recorder.flush()
                os._exit(0)
            os.waitpid(child, 0)
        print(answer, flush=True)


main()
