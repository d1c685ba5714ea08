import { programOf } from '@bujiao/basics';
import { SERVICES, type ServiceName } from '@bujiao/contracts';

/** Programs that run as processes. */
export type Program = ServiceName | 'relay' | 'ops';

/** In the order of their ports, which follow the port of the front. */
export const PROGRAMS: readonly Program[] = [...SERVICES, 'relay', 'ops'];

/** Programs that run once: a second process would only wait, or is used too rarely for its memory. */
export const SINGLE: readonly Program[] = ['relay', 'ops'];

/** Programs with an HTTP API, in the order of the front's overview. */
export const ANSWERING: readonly Exclude<Program, 'relay'>[] = [...SERVICES, 'ops'];

/** Creates the topics, and ends. */
export const TOPICS_MAIN = programOf('relay', 'topics');
