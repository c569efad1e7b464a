/** The version of the program, as package.json has it; the bundler puts it in as text. */
import manifest from '../../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;
