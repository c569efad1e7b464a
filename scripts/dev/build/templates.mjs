/**
 * Makes `import spec from './page.md.hbs'` work in Node, for scripts/dev/run.mjs. It only registers the hook; Node 20
 * has none that runs in the same thread, so there the hook gets a thread of its own.
 */
import * as module from 'node:module';
import { load } from './template-loader.mjs';

if (typeof module.registerHooks === 'function') module.registerHooks({ load });
else module.register('./template-loader.mjs', import.meta.url);
