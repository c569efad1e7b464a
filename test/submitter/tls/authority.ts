/** Certificates for loopback servers, made anew in a folder of its own by the command line of OpenSSL. */
import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../command.ts';
import { temporaryFolder } from '../../scripts/folder.ts';

export interface Certified {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** The authority's own certificate, for `--ca`. */
  readonly path: string;
  readonly good: Certified;
  readonly expired: Certified;
  /** For `elsewhere.example`. */
  readonly elsewhere: Certified;
  /** Signed by nobody but itself. */
  readonly own: Certified;
}

const HERE = 'DNS:localhost,IP:127.0.0.1';

async function openssl(folder: string, words: readonly string[]): Promise<void> {
  const { code, err } = await run('openssl', words, { folder });
  if (code !== 0) throw new Error(`openssl ${words.join(' ')} failed:\n${err}`);
}

const newKey = (name: string): readonly string[] => [
  ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', `${name}.key`],
  ...['-subj', `/CN=${name}`],
];

export async function authority(): Promise<Authority> {
  const folder = temporaryFolder();
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const self = ['-x509', '-days', '30'];
  await openssl(folder, ['req', ...self, ...newKey('ca'), '-out', 'ca.pem']);
  await openssl(folder, ['req', ...self, ...newKey('own'), '-out', 'own.pem', '-addext', `subjectAltName=${HERE}`]);
  writeFileSync(join(folder, 'index'), '');
  writeFileSync(
    join(folder, 'ca.cnf'),
    `[ca]\ndefault_ca=own\n[own]\ndatabase=index\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n` +
      `unique_subject=no\ncopy_extensions=copy\n[any]\ncommonName=supplied\n`,
  );
  const signed = async (name: string, names: string, from: string, to: string): Promise<Certified> => {
    await openssl(folder, [
      'req',
      '-new',
      ...newKey(name),
      '-out',
      `${name}.csr`,
      '-addext',
      `subjectAltName=${names}`,
    ]);
    const days = ['-startdate', from, '-enddate', to];
    const by = ['-config', 'ca.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-in', `${name}.csr`];
    await openssl(folder, ['ca', '-batch', '-notext', ...by, '-out', `${name}.pem`, ...days]);
    return { key: read(`${name}.key`), cert: read(`${name}.pem`) };
  };
  return {
    path: join(folder, 'ca.pem'),
    good: await signed('good', HERE, '200101000000Z', '20991231000000Z'),
    expired: await signed('expired', HERE, '200101000000Z', '210101000000Z'),
    elsewhere: await signed('elsewhere', 'DNS:elsewhere.example', '200101000000Z', '20991231000000Z'),
    own: { key: read('own.key'), cert: read('own.pem') },
  };
}
