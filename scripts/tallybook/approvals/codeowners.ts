/** `tallybook codeowners`: a CODEOWNERS file for the place where the repository is kept. */
import { codeowners } from '../../../model/approvals/codeowners.ts';
import { checkFolder, unusable } from '../checked-folder.ts';
import { print } from '../../terminal/print.ts';
import { Refusal } from '../../terminal/refusal.ts';

/** A name of an organisation or a user on the usual hosts. */
const ORG = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?$/;

/** Prints it, for `tallybook codeowners --org NAME > .github/CODEOWNERS`. */
export function runCodeowners({ root, org }: { readonly root: string; readonly org: string }): number {
  if (!ORG.test(org))
    throw new Refusal(`\`${org}\` is not the name of an organisation; write it as in its address, without @`);
  const { value } = checkFolder(root);
  if (value === null) throw unusable();
  print(codeowners(value, org));
  return 0;
}
