import { fileURLToPath } from 'node:url';

/**
 * The file that starts a program of an app, as a process: the bundle of its compiled modules. `npm start`, `npm test` and the image
 * make it, see `tools/lib/bundle.mjs`. It need not be there.
 * @param program the app's own by default; `topics`, `direct-main` and `chaos` are further ones
 */
export const programOf = (app: string, program = 'main'): string =>
  fileURLToPath(new URL(`../../../apps/${app}/bundle/${program}.js`, import.meta.url));
