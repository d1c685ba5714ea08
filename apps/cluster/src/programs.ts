import { fileURLToPath } from 'node:url';
import { SERVICES, type ServiceName } from '@bujiao/contracts';

/** What runs as processes of their own. */
export type Program = ServiceName | 'relay';

/** In the order of their ports, which follow the front's. */
export const PROGRAMS: readonly Program[] = [...SERVICES, 'relay'];

const compiled = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const mainOf = (program: Program): string => compiled(`${program}/dist/main.js`);

/** Creates the topics, then ends. */
export const TOPICS_MAIN = compiled('relay/dist/topics.js');
