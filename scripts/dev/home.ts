/** Where the project is on this disk, for its developers' tools. No program that users get may know it. */
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const HOME = fileURLToPath(new URL('../../', import.meta.url));
