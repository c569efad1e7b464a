/** The same calls in both languages, hostile ones included, and the fields they must make. */
import { metrics, program } from './golden/typescript/demo.ts';

const LONG = 'x'.repeat(41);
const FRAMES = [
  'demo_core::a::{closure#3}::{{closure}}',
  'demo_core',
  'other_crate::main',
  '<demo_core::T as core::fmt::Debug>::fmt',
  'demo_core[0f3a]::main',
  'demo_core_of_mine::main',
  'demo_core::h0123456789abcdef',
  `demo_core::${LONG}`,
  'demo_core::a;b',
  'demo_driver::main',
];
const CODES = ['E0502', 'E9999', 'e0502', '', '/home/me'];
const NAMES = ['v12a', 'v12', 'v1', 'v123', 'v12c', 'v12\n', ''];

const quoted = (text: string): string => JSON.stringify(text);

export const PARITY_RUST = `
    use tallybook::Label;
    for code in [${CODES.map(quoted).join(', ')}] {
        demo::search::ERROR_CODE.increment(demo::lists::DemoCodes::from_label(code));
    }
    for name in [${NAMES.map(quoted).join(', ')}] {
        demo::edition::NAMED.record(name);
    }
    for value in [0, 10, 11, 1000, 1001] {
        demo::search::WALL_MS.record(value);
    }
    demo::crash::BACKTRACE.record([${FRAMES.map(quoted).join(', ')}]);
    demo::crash::STACK.record(["typeck", "unknown", "type_of"]);
    demo::crash::STACK.record([]);
    demo::crash::AGAIN.record(true);
    demo::crash::TOTAL.add(3);
    demo::search::ERROR_CODE_STREAK
        .increment(demo::lists::DemoCodes::E0001, demo::search::ErrorCodeStreakStreak::N2To3);
    demo::type_::MATCH.increment(demo::type_::Match::from_label("x, y; z=1"));
    demo::type_::MATCH.increment(demo::type_::Match::from_label("x%2C%20y"));
    demo::type_::SELF.record(demo::type_::Self_::New);
    demo::future::PLAN.increment();`;

export function recordInTypeScript(): void {
  for (const code of CODES) metrics.search.errorCode.incrementAny(code);
  for (const name of NAMES) metrics.edition.named.record(name);
  for (const value of [0, 10, 11, 1000, 1001]) metrics.search.wallMs.record(value);
  metrics.crash.backtrace.record(FRAMES);
  metrics.crash.stack.record(['typeck', 'unknown', 'type_of']);
  metrics.crash.stack.record([]);
  metrics.crash.again.record(true);
  metrics.crash.total.add(3);
  metrics.search.errorCodeStreak.increment('E0001', '2-3');
  metrics.type.match.incrementAny('x, y; z=1');
  metrics.type.match.incrementAny('x%2C%20y');
  metrics.type.self.record('new');
  metrics.future.plan.increment();
}

export { program };

export const PARITY_FIELDS = [
  'demo.crash.again{true} 1',
  'demo.crash.backtrace{demo_core;demo_core;_;_;_;_;demo_core;demo_core;demo_core;demo_driver} 1',
  'demo.crash.stack{_} 1',
  'demo.crash.stack{typeck;_;type_of} 1',
  'demo.crash.total 3',
  'demo.edition.named{unknown} 5',
  'demo.edition.named{v12a} 1',
  'demo.edition.named{v12} 1',
  'demo.search.error_code_streak{E0001,2-3} 1',
  'demo.search.error_code{E0502} 1',
  'demo.search.error_code{unknown} 4',
  'demo.search.wall_ms{<=1000} 1',
  'demo.search.wall_ms{<=100} 1',
  'demo.search.wall_ms{<=10} 2',
  'demo.search.wall_ms{>1000} 1',
  'demo.type.match{unknown} 1',
  'demo.type.match{x%2C%20y%3B%20z%3D1} 1',
  'demo.type.self{new} 1',
].join('\n');
