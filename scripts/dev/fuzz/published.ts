/**
 * Small sound allowlists with the files of their lists, each as one text that can be hurt anywhere, and such a text
 * taken apart again; its sums can be put right, so that what was done to it is not found out by them.
 */
import { createHash } from 'node:crypto';

/** An allowlist, and the text of each file in `lists/`, by the name of its list. */
export interface Published {
  readonly text: string;
  readonly files: ReadonlyMap<string, string>;
}

const TERMS = 'keep=49d until=2027-11-01 since=0.1.0';
const BEYOND = 'keep=49d/30d until=2027-11-01 since=0.1.0';

const BODY = `submit p.a.noised values=false|true reduce=any class=noised k=2 epsilon=0.5 ${BEYOND}
asks p.a.noised Is it 5 %25?
means p.a.noised Whether it is, caf%C3%A9.
submit p.a.total values=0|1|2-4|5+ reduce=sum group=one class=coarse ${BEYOND}
asks p.a.total How often?
means p.a.total Counts it.
ticket p.b.code{x,%7B} values=count class=ticket ${TERMS}
ticket p.b.code{x,<=10} values=count class=ticket ${TERMS}
ticket p.b.code{x,>10} values=count class=ticket ${TERMS}
ticket p.b.plain values=count class=ticket ${TERMS}
ticket p.c.names{names:paths*2} values=count class=ticket ${TERMS}
ticket p.c.text{text:v[0-9]%7B1%2C2%7D(a%7Cb-)?} values=count class=ticket ${TERMS}
fleet p.d.steps{<=10} values=ms class=fleet ${TERMS}
fleet p.d.steps{>10} values=ms class=fleet ${TERMS}
fleet q.d.calls{names:calls*1} values=count class=fleet ${TERMS}
set calls names=0 sha256=${'0'.repeat(64)}
set paths names=0 sha256=${'0'.repeat(64)}
`;

const header = (version: string, status: string): string => `# tallybook allowlist 1
# note Of a fuzzer.
# registry r ${version} ${status} as_of=2026-11-22
# program p reporters=1000 basis=assumed open=one|two catalogue=${'a'.repeat(64)}
# program q reporters=400 basis=measured open=- catalogue=${'b'.repeat(64)}
# limits epsilon_a_year=8 signatures=2
# lines submit=0 ticket=0 fleet=0 set=0
# submit lines expire 2027-02-20
# sha256 ${'0'.repeat(64)}
`;

const FILES = '== calls ==\nfold\ntypeck\n== paths ==\nr_a::ty\nr_b::ty::x\n';

const released = (version: string, status: string): string => `${header(version, status)}${BODY}${FILES}`;

const sound = (version: string, status: string): string => joined(sealed(split(released(version, status))));

export const RELEASED = sound('0.1.0', 'preview');
export const ACTIVE = sound('1.2.3', 'active');
/** What was generated between two releases. */
export const UNRELEASED = sound('0.0.0', 'preview').replace(/# (?:lines|sha256) .*\n| catalogue=[0-9a-f]+/g, '');

/** What such a text publishes. */
export function split(text: string): Published {
  const [list = '', ...files] = text.split(/^== (.*) ==\n/m);
  const pairs = files.flatMap((name, i) => (i % 2 === 0 ? [[name, files[i + 1] ?? ''] as const] : []));
  return { text: list, files: new Map(pairs) };
}

/** What is published as one text: the list, then each file behind a line `== LIST ==`. */
function joined({ text, files }: Published): string {
  return text + [...files].map(([name, file]) => `== ${name} ==\n${file}`).join('');
}

function sumOf(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex');
}

/** The same with the sums of lists, the totals of the header and its sum, wherever they can be put right. */
export function sealed({ text, files }: Published): Published {
  const lists = text.replace(/^set (\S+) names=\d+ sha256=[0-9a-f]*$/gm, (line, name: string) => {
    const file = files.get(name);
    return file === undefined ? line : `set ${name} names=${file.split('\n').length - 1} sha256=${sumOf(file)}`;
  });
  const total = (word: string): string => `${word}=${lists.match(new RegExp(`^${word} `, 'gm'))?.length ?? 0}`;
  const counts = ['submit', 'ticket', 'fleet', 'set'].map(total).join(' ');
  const counted = lists.replace(/^# lines submit=.*$/m, `# lines ${counts}`);
  const whole = /^([^]*?\n# sha256 )[0-9a-f]*\n([^]*)$/.exec(counted);
  const [, head = '', body = ''] = whole ?? [];
  return { text: whole === null ? counted : `${head}${sumOf(body)}\n${body}`, files };
}
