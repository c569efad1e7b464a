/**
 * A driver that runs: a line to it, a line from it. What it counts is kept in a ledger. One that does not answer, or
 * answers with something else, breaks the case that asked, with a sentence that says what was asked.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { type Clock, type Ground, underClock } from './ground.ts';
import { type End, ENDS, Ledger } from './ledger.ts';
import { fieldOf, PROGRAM } from './registry.ts';

/** What starts a driver: a program and its arguments. */
export type Command = readonly [string, ...string[]];

/** What a driver says of its recorder. */
export interface Facts {
  readonly name: string;
  readonly locks: boolean;
  readonly births: boolean;
  readonly reads: boolean;
  readonly forks: boolean;
  /** It takes the time from `clock` and not from the machine. */
  readonly told: boolean;
  /** Its command can be started by a user who owns nothing. */
  readonly foreign: boolean;
}

/** A driver as the runner knows it: how it is started, and what it said. */
export interface Known {
  readonly command: Command;
  readonly facts: Facts;
}

export interface Start {
  readonly home?: string;
  /** Words before the command. */
  readonly under?: readonly string[];
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly err: string;
}

/** Longer than any answer takes on a machine that is busy. */
const PATIENCE = 60_000;

export class Broken extends Error {}

export class Driver {
  readonly ledger = new Ledger();
  readonly ended: Promise<Ended>;
  /** Settles when its first flush has begun. */
  readonly flushing: Promise<void>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #clock: Clock;
  readonly #told: boolean;
  readonly #lines: string[] = [];
  #rest = '';
  #wake: () => void = () => undefined;
  #flushes: () => void = () => undefined;
  #over = false;

  /** Starts a driver under the ground's clock. Nothing is said to it yet. */
  constructor({ command, facts }: Known, { root, clock }: Ground, { home = root, under = [] }: Start = {}) {
    const [program = '', ...words] = [...under, ...command];
    this.#clock = clock;
    this.flushing = new Promise((resolve) => (this.#flushes = resolve));
    this.#told = facts.told;
    const time = facts.told ? {} : underClock(clock);
    const env = { ...process.env, ...time, TALLYBOOK_HOME: home };
    this.#child = spawn(program, words, { env, detached: true });
    let err = '';
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => this.#take(text));
    this.#child.stdin.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      const end = (ended: Ended): void => {
        this.#over = true;
        this.#wake();
        resolve(ended);
      };
      this.#child.on('error', ({ message }) => end({ code: null, signal: null, err: message }));
      this.#child.on('close', (code, signal) => end({ code, signal, err }));
    });
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    this.#lines.push(...lines);
    this.#wake();
  }

  /** The next line that it prints; null once it has ended. */
  async line(): Promise<string | null> {
    const deadline = Date.now() + PATIENCE;
    while (this.#lines.length === 0) {
      if (this.#over) return null;
      if (Date.now() > deadline) throw new Broken(`it said nothing for ${PATIENCE / 1000} seconds`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PATIENCE);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#lines.shift() ?? null;
  }

  /** Says a line without waiting. */
  say(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  async ask(line: string, wanted: readonly string[] | RegExp): Promise<string> {
    this.say(line);
    const answer = await this.line();
    const fits = answer !== null && ('test' in wanted ? wanted.test(answer) : wanted.includes(answer));
    if (fits) return answer;
    throw await this.#broken(
      `to \`${line}\` the answer is ${'test' in wanted ? wanted.source : wanted.join(' or ')}`,
      answer,
    );
  }

  async #broken(asked: string, answer: string | null): Promise<Broken> {
    if (answer !== null) return new Broken(`${asked}, and it said ${JSON.stringify(answer)}`);
    const { code, signal, err } = await this.ended;
    return new Broken(`${asked}, and it ended with ${code ?? signal}: ${JSON.stringify(err.slice(-500))}`);
  }

  /** `start`; whether recording is on. */
  async start(version = '1.0.0', program = PROGRAM): Promise<boolean> {
    await this.tell();
    return (await this.ask(`start ${program} ${version}`, ['on', 'off'])) === 'on';
  }

  /** Tells the time, if it wants to be told. */
  async tell(): Promise<void> {
    if (this.#told) await this.ask(`clock ${this.#clock.seconds}`, ['ok']);
  }

  /** Whether the recorder has such a metric. */
  async count(field: string, amount = 1): Promise<boolean> {
    const can = (await this.ask(`count ${field} ${amount}`, ['ok', 'cannot'])) === 'ok';
    if (can) this.ledger.count(field, amount);
    return can;
  }

  /** Counts in `kit.total` and in `kit.brief`. */
  async both(amount = 1): Promise<void> {
    for (const name of ['total', 'brief']) await this.count(fieldOf(name), amount);
  }

  async flush(): Promise<End> {
    await this.tell();
    await this.ask('flush', ['begun']);
    return this.outcome();
  }

  /** The second line of a flush, whose first was read. */
  async outcome(): Promise<End> {
    const end = await this.outcomeIfAny();
    if (end === null) throw await this.#broken('behind `begun` comes how the flush ended', null);
    return end;
  }

  /** The same; null if it was killed meanwhile. */
  async outcomeIfAny(): Promise<End | null> {
    this.ledger.begun();
    this.#flushes();
    const said = await this.line();
    if (said === null) return null;
    const end = ENDS.find((one) => one === said);
    if (end === undefined) throw await this.#broken(`behind \`begun\` the answer is ${ENDS.join(' or ')}`, said);
    this.ledger.ended(end);
    return end;
  }

  /** Tells it to end, which flushes; what is wrong with how it did. */
  async end(): Promise<readonly string[]> {
    if (!this.#over) await this.tell();
    this.ledger.begun();
    this.say('end');
    const { code, signal, err } = await this.#inTime();
    this.ledger.ended('written');
    const faults = code === 0 ? [] : [`it ended with ${code ?? signal}`];
    return err === '' ? faults : [...faults, `it printed ${JSON.stringify(err.slice(0, 500))}`];
  }

  async #inTime(): Promise<Ended> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Broken(`it had not ended ${PATIENCE / 1000} seconds after \`end\``)),
        PATIENCE,
      );
    });
    return Promise.race([this.ended, late]).finally(() => clearTimeout(timer));
  }

  /** Sends a signal to it, and to whatever its command started. */
  signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    try {
      if (pid !== undefined && !this.#over) process.kill(-pid, signal);
    } catch {
      // It has ended meanwhile.
    }
  }

  get over(): boolean {
    return this.#over;
  }
}
