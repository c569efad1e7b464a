/** Registers the hook of resolve-uvu.mjs; Node 20 has none that runs in the same thread, so there it gets its own. */
import * as module from 'node:module';
import { resolve } from './resolve-uvu.mjs';

if (typeof module.registerHooks === 'function') module.registerHooks({ resolve });
else module.register('./resolve-uvu.mjs', import.meta.url);
