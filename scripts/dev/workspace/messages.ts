/** What rustc says in JSON on standard error, counted a second time with a parser of JSON. */
import type { Call } from './calls.ts';
import type { Expected } from './fields.ts';

interface Span {
  readonly suggestion_applicability: string | null;
}

interface Diagnostic {
  readonly $message_type: string;
  readonly message: string;
  readonly level: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly Span[];
  readonly children: readonly { readonly spans: readonly Span[] }[];
  readonly future_incompat_report?: readonly { readonly diagnostic: Diagnostic }[];
}

const LEVELS = ['error', 'warning', 'failure-note', 'note', 'help', 'ice'];
/** From the most certain to the least. */
const APPLICABILITY = ['MachineApplicable', 'MaybeIncorrect', 'HasPlaceholders', 'Unspecified'];
const SUMMARY = /^(?:aborting due to |\d+ warnings? emitted|[^\n]* generated \d+ warning)/;
const BOUNDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

const LEVEL: Readonly<Record<string, string>> = { 'error: internal compiler error': 'ice' };

export function countDiagnostics(all: Expected, call: Call, ice: boolean): void {
  let errors = 0;
  let linking = false;
  for (const message of parseDiagnostics(call.stderr)) {
    if (message.$message_type === 'future_incompat')
      for (const { diagnostic } of message.future_incompat_report ?? [])
        all.listed('rustc.diagnostics.future_incompat_lint', 'lints', diagnostic.code?.code ?? '');
    if (message.$message_type !== 'diagnostic' || SUMMARY.test(message.message)) continue;
    const level = LEVEL[message.level] ?? message.level;
    all.among('rustc.diagnostics.level', LEVELS, level);
    const code = message.code?.code ?? null;
    if (level === 'error') errors += 1;
    if (level === 'error' && /^linking with .* failed|^linker .* not found/.test(message.message)) linking = true;
    if (code !== null && /^E\d{4}$/.test(code)) all.listed('rustc.diagnostics.error_code', 'error-codes', code);
    else if (code !== null) all.listed('rustc.diagnostics.lint', 'lints', code);
    if (level === 'error' || level === 'warning') countSuggestion(all, message);
  }
  if (linking) all.add('rustc.diagnostics.link_failure');
  if (call.status === 1 && !ice && errors > 0) all.bucket('rustc.diagnostics.errors_per_failure', BOUNDS, errors);
}

function countSuggestion(all: Expected, message: Diagnostic): void {
  const spans = [message, ...message.children].flatMap((part) => part.spans);
  const offered = spans.map((span) => span.suggestion_applicability);
  const best = APPLICABILITY.find((one) => offered.includes(one)) ?? 'none';
  all.add(`rustc.diagnostics.suggestion_applicability{${best}}`);
}

function parseDiagnostics(stderr: string): readonly Diagnostic[] {
  return stderr.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const value: Diagnostic = JSON.parse(line);
    return [value];
  });
}
