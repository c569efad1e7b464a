/**
 * What happens once, as a file that is made once (STORE.md, `_tally/`): whoever is there, and whatever is killed, one
 * comes first and is whole from the first moment; all others find it. Whoever made one, or did not, must read it before
 * anything is shown or sent by it. It never replaces anything.
 */
import { linkSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode, syncFolder, writeBeside } from './private-file.ts';

/** `there` if something stands at the path, whatever it is. Either way that is on the disk by then. */
export function makeOnce(path: string, content: string | Uint8Array): 'made' | 'there' {
  let how: 'made' | 'there' = 'made';
  writeBeside(path, content, (part) => {
    try {
      linkSync(part, path);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      how = 'there';
    }
  });
  syncFolder(dirname(path));
  return how;
}
