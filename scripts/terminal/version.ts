/** The version of the program, as package.json has it; a bundle holds nothing else of that file. */
import manifest from '../../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;
