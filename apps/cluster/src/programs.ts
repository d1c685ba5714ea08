import { fileURLToPath } from 'node:url';
import { SERVICES, type ServiceName } from '@bujiao/contracts';

/** What runs as processes of their own. */
export type Program = ServiceName | 'relay' | 'ops';

/** In the order of their ports, which follow the front's. */
export const PROGRAMS: readonly Program[] = [...SERVICES, 'relay', 'ops'];

/** Programs of which a second process would only wait for the first, or is asked too rarely to be worth its memory. */
export const SINGLE: readonly Program[] = ['relay', 'ops'];

/** Programs that answer people, in the order of the front's overview. */
export const ANSWERING: readonly Exclude<Program, 'relay'>[] = [...SERVICES, 'ops'];

const compiled = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const mainOf = (program: Program): string => compiled(`${program}/dist/main.js`);

/** Creates the topics, then ends. */
export const TOPICS_MAIN = compiled('relay/dist/topics.js');
