import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const late = suite('late');
late('runs', () => assert.ok(true));
throw new Error('thrown while loading');
