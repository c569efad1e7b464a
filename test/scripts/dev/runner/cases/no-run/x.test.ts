import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const run = suite('run');
run('runs', () => assert.ok(true));
run.run();
run('comes after the run', () => assert.ok(true));

const idle = suite('idle');
idle('never runs', () => assert.ok(true));
idle('nor does this', () => assert.ok(true));
