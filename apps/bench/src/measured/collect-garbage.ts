import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** All of it, at once: what lives on is moved out of the way of what comes next. */
export function collectGarbage(): void {
  // What is young becomes old by living through two collections.
  collect();
  collect();
}
