/**
 * What really went through the compiler: a shell script that stands behind the wrapper writes down each call, its exit
 * status and everything on standard error, and this reads it back. It shares no code with the wrapper, so that the two
 * can be compared.
 */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Call {
  readonly argv: readonly string[];
  readonly status: number;
  readonly stderr: string;
  /** Cargo marks the packages of the workspace. */
  readonly primary: boolean;
  readonly byCargo: boolean;
}

const SCRIPT = `#!/bin/sh
call=$(mktemp -d "$CALLS/XXXXXXXX") || exit 125
printf '%s\\0' "$@" > "$call/argv"
[ -n "\${CARGO_PRIMARY_PACKAGE+set}" ] && : > "$call/primary"
[ -n "\${CARGO_PKG_NAME+set}" ] && : > "$call/cargo"
"$@" 2> "$call/stderr"
status=$?
cat "$call/stderr" >&2
echo "$status" > "$call/status"
exit "$status"
`;

/** Writes the script and returns its path. It keeps calls in the folder that `$CALLS` names. */
export function writeRecorder(folder: string): string {
  const path = join(folder, 'write-down.sh');
  writeFileSync(path, SCRIPT);
  chmodSync(path, 0o755);
  return path;
}

/** Every call that ended, in no particular order. */
export function readCalls(folder: string): readonly Call[] {
  return readdirSync(folder).map((name) => {
    const read = (part: string): string => readFileSync(join(folder, name, part), 'utf8');
    return {
      argv: read('argv').split('\0').slice(0, -1),
      status: Number(read('status')),
      stderr: read('stderr'),
      primary: existsSync(join(folder, name, 'primary')),
      byCargo: existsSync(join(folder, name, 'cargo')),
    };
  });
}
