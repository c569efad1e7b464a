/**
 * Declarations -> drafts: the file's defaults are applied, lists are looked up, texts become numbers and dates. What is
 * missing, does not belong or cannot be resolved is a problem here; what may be said by whom is decided by the rules.
 */
import { isDay } from '../registry/calendar.ts';
import type { Key, MetricDeclaration } from '../schema/declaration.ts';
import { NEVER_DEFAULTED } from '../schema/declaration.ts';
import type { AreaDeclaration, Declarations } from './declarations.ts';
import type { Draft, DraftValues } from './draft.ts';
import { withUnknown } from '../registry/fields.ts';
import { ALWAYS_NEEDED, KIND_KEYS, KIND_SPECS } from '../registry/kinds.ts';
import { didYouMean } from '../findings/nearest.ts';
import { parsePattern, patternSize } from '../registry/pattern.ts';
import { keyAt, valueAt, type Path, type Place, type Problem } from '../findings/problem.ts';
import type { Dimension, Enumeration } from '../registry/types.ts';

export interface Resolved {
  /** Every declared metric, by id. */
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
}

/** Resolves every metric of every area. */
export function resolve(declarations: Declarations): Resolved {
  const problems: Problem[] = [];
  const lists = new Map(declarations.enumerations.map((enumeration) => [enumeration.name, enumeration]));
  const drafts = declarations.areas.flatMap((area) =>
    [...area.metrics].map(([name, given]) => new Resolver(area, name, given, lists, problems).draft()),
  );
  drafts.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { drafts, problems };
}

class Resolver {
  private readonly area: AreaDeclaration;
  private readonly name: string;
  private readonly given: MetricDeclaration;
  private readonly lists: ReadonlyMap<string, Enumeration>;
  private readonly problems: Problem[];
  private readonly path: Path;

  constructor(
    area: AreaDeclaration,
    name: string,
    given: MetricDeclaration,
    lists: ReadonlyMap<string, Enumeration>,
    problems: Problem[],
  ) {
    this.area = area;
    this.name = name;
    this.given = given;
    this.lists = lists;
    this.problems = problems;
    this.path = ['metrics', name];
  }

  draft(): Draft {
    const { area, name, path } = this;
    const area_ = area.area ?? area.stem;
    const values = this.values();
    this.needs(values);
    return {
      id: `${area.program}.${area_}.${name}`,
      program: area.program,
      area: area_,
      name,
      file: area.file,
      path,
      values,
      place: (key, ...rest) =>
        this.written(key) === null ? keyAt(path) : keyAt([...(this.written(key) ?? path), ...rest]),
      has: (key) => this.written(key) !== null,
    };
  }

  /** The path a key is written at: the metric's own, else the defaults', else null. */
  private written(key: Key): Path | null {
    if (key in this.given) return [...this.path, key];
    if (key in this.area.defaults && !(NEVER_DEFAULTED as readonly string[]).includes(key)) return ['defaults', key];
    return null;
  }

  /** The value of a key, when it is written and has the right shape. */
  private read<K extends Key>(key: K): NonNullable<MetricDeclaration[K]> | undefined {
    const path = this.written(key);
    if (path === null || this.area.invalid(path)) return undefined;
    return (path[0] === 'defaults' ? this.area.defaults[key] : this.given[key]) ?? undefined;
  }

  /** A key that may be left out: its value, `none` when it is not written, undefined when it is written wrongly. */
  private optional<K extends Key, N>(key: K, none: N): NonNullable<MetricDeclaration[K]> | N | undefined {
    return this.written(key) === null ? none : this.read(key);
  }

  private values(): Partial<DraftValues> {
    const retention = this.read('retention');
    const all: { [K in keyof DraftValues]: DraftValues[K] | undefined } = {
      kind: this.read('kind'),
      summary: this.read('summary'),
      description: this.read('description'),
      question: this.read('question'),
      justification: this.read('justification'),
      sources: this.read('sources'),
      use: this.read('use'),
      owners: this.read('owners'),
      privacy_class: this.read('privacy_class'),
      since: this.read('since'),
      retention: retention === undefined ? undefined : Number(retention.slice(0, -1)),
      expires: this.expires(),
      status: this.optional('status', 'active' as const),
      unit: this.optional('unit', null),
      labels: this.labels(),
      values: this.dimension('values', ['values'], this.read('values')),
      bounds: this.read('bounds'),
      frames: this.frames(),
      pattern: this.pattern(),
      submit: this.optional('submit', null),
      flush: this.optional('flush', null),
      same_fact: this.optional('same_fact', []),
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  }

  private expires(): string | undefined {
    const day = this.read('expires');
    if (day === undefined || isDay(day)) return day;
    this.problem(
      'lifecycle/bad-date',
      valueAt(this.written('expires') ?? this.path),
      `\`${day}\` is not a date that exists`,
      'write a day that exists: 2027-11-01',
    );
    return undefined;
  }

  private labels(): readonly Dimension[] | undefined {
    const labels = this.optional('labels', {});
    if (labels === undefined) return undefined;
    const dimensions = Object.entries(labels).map(([name, from]) => this.dimension(name, ['labels', name], from));
    return dimensions.every((dimension) => dimension !== undefined) ? dimensions : undefined;
  }

  private dimension(
    name: string,
    [key, ...rest]: readonly [Key, ...string[]],
    from: string | readonly string[] | undefined,
  ): Dimension | undefined {
    if (from === undefined) return undefined;
    if (typeof from !== 'string') return { name, labels: withUnknown(from), list: null };
    const list = this.list(
      from,
      [...(this.written(key) ?? this.path), ...rest],
      ', or write the labels here as a list',
    );
    return list === undefined ? undefined : { name, labels: withUnknown(list.values), list: from };
  }

  private list(name: string, at: Path, otherwise: string): Enumeration | undefined {
    const found = this.lists.get(name);
    if (found !== undefined) return found;
    const help = didYouMean(name, this.lists.keys(), `add registry/enumerations/${name}.txt${otherwise}`);
    this.problem('enumeration/unknown', valueAt(at), `there is no list \`${name}\``, help);
    return undefined;
  }

  private frames(): DraftValues['frames'] | undefined {
    const frames = this.read('frames');
    if (frames === undefined) return undefined;
    const at = this.written('frames') ?? this.path;
    const name = frames.names;
    if (name === undefined) {
      this.problem(
        'frames/one-source',
        keyAt(at),
        'frames are names of a list, and no list is given',
        'give `names:` and the name of a list',
      );
      return undefined;
    }
    const list = this.list(name, [...at, 'names'], '');
    return list === undefined ? undefined : { list: name, values: list.values, depth: frames.depth };
  }

  private pattern(): DraftValues['pattern'] | undefined {
    const source = this.read('pattern');
    if (source === undefined) return undefined;
    const parsed = parsePattern(source);
    if ('pattern' in parsed) return { source, pattern: parsed.pattern, size: patternSize(parsed.pattern) };
    this.problem(
      'text/infinite',
      valueAt(this.written('pattern') ?? this.path),
      `this is not a finite pattern: at character ${parsed.offset + 1}, ${parsed.error}`,
      'write literals, [classes], (a|b), ? and {m,n}',
    );
    return undefined;
  }

  /** Missing keys, and keys that the kind does not take. */
  private needs(values: Partial<DraftValues>): void {
    const { kind } = values;
    const spec = kind === undefined ? null : KIND_SPECS[kind];
    for (const key of [...ALWAYS_NEEDED, ...(spec?.needs ?? [])].filter((key) => this.written(key) === null)) {
      const why = (ALWAYS_NEEDED as readonly Key[]).includes(key)
        ? 'every metric needs one'
        : `a metric of kind ${kind} needs it`;
      const where = (NEVER_DEFAULTED as readonly string[]).includes(key)
        ? 'here; it cannot come from `defaults`'
        : "here or in the file's `defaults`";
      this.problem(
        'declaration/missing-key',
        keyAt(this.path),
        `\`${this.name}\` has no \`${key}\`; ${why}`,
        `add \`${key}:\` ${where}`,
      );
    }
    if (spec === null) return;
    for (const key of KIND_KEYS) {
      const path = this.written(key);
      if (path === null || spec.needs.includes(key) || spec.takes.includes(key)) continue;
      const fits = Object.entries(KIND_SPECS)
        .filter(([, other]) => other.needs.includes(key) || other.takes.includes(key))
        .map(([name]) => name);
      this.problem(
        'declaration/key-not-for-kind',
        keyAt(path),
        `\`${this.name}\` is of kind ${kind}, which takes no \`${key}\``,
        `remove it; \`${key}\` belongs to kind ${fits.join(' or ')}`,
      );
    }
  }

  private problem(rule: Problem['rule'], at: Place, message: string, help: string): void {
    this.problems.push({ rule, file: this.area.file, at, message, help });
  }
}
