/**
 * `npm run docs`: checks the registry, builds the site into generated/site/ and shows it on this machine. Files that
 * are already right are not touched. Exit status: 0 built, 1 findings, 2 usage or I/O.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { site } from '../../../generators/site/generate.ts';
import { check, failed } from '../../../model/check.ts';
import { declare } from '../../../model/stages/declare.ts';
import { formatFindings } from '../../../model/findings/format.ts';
import { loadTree } from '../../../model/source/load.ts';
import type { GeneratedFile } from '../../../model/registry/types.ts';
import { verdict } from '../checked-folder.ts';
import { clientScript } from './client.ts';
import { measureDisclosure } from './disclosure.ts';
import { siteInput } from './input.ts';
import { serve } from './serve.ts';
import { assertInside, compareOutput, writeOutput } from '../output.ts';
import { print, remark } from '../../terminal/print.ts';
import { orRefuse, Refusal } from '../../terminal/refusal.ts';

const USAGE = 'usage: npm run docs -- [--out DIR] [--port N] [--build-only]';
const DEFAULT_PORT = 8412;

interface Arguments {
  readonly out: string;
  readonly port: number;
  readonly buildOnly: boolean;
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: { out: { type: 'string' }, port: { type: 'string' }, 'build-only': { type: 'boolean' } },
    });
    const port = Number(values.port ?? DEFAULT_PORT);
    if (!/^\d{1,5}$/.test(values.port ?? '0') || port > 65_535)
      throw new Error(`\`${values.port}\` is not a port number`);
    return { out: values.out ?? join('generated', 'site'), port, buildOnly: values['build-only'] === true };
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}; ${USAGE}`);
  }
}

/** The files of the site, or null with what is wrong already printed. */
async function build(): Promise<readonly GeneratedFile[] | null> {
  const tree = orRefuse('read registry/', () => loadTree('.'));
  const { value, findings } = check(tree);
  if (value === null || failed(findings)) {
    print(formatFindings(findings, 'text'));
    remark(`\n${verdict(value, findings)}\nno site was built\n`);
    return null;
  }
  const parts = { script: await clientScript(), disclosure: measureDisclosure(value) };
  const files = site(siteInput(value, declare(tree).releases, parts));
  assertInside(files);
  remark(`${verdict(value, findings)}\n`);
  return files;
}

function write(files: readonly GeneratedFile[], out: string): void {
  const inside = files.map(({ path, text }) => ({ path: path.slice('site/'.length), text }));
  const differences = compareOutput(out, inside, null);
  writeOutput(out, inside, differences);
  const removed = differences.filter(({ state }) => state === 'stray').length;
  const gone = removed === 0 ? '' : `, ${removed} removed`;
  remark(`${differences.length - removed} of ${inside.length} files written to ${out}${gone}\n`);
}

async function main(): Promise<void> {
  const { out, port, buildOnly } = readArguments();
  const files = await build();
  if (files === null) {
    process.exitCode = 1;
    return;
  }
  write(files, out);
  if (buildOnly) return;
  const found = await serve(files, port).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(`cannot listen on port ${port}: ${why}; choose another with --port`);
  });
  print(`http://localhost:${found.port}/ (this machine only; Ctrl+C ends it)\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  remark(`docs: ${error.message}\n`);
  process.exitCode = 2;
}
