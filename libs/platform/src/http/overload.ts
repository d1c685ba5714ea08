import type { Overload } from './work-limits.js';

export const OVERLOAD_OF_REQUESTS = {
  ofClient: [
    'too-many-requests',
    'You have too many requests under way: wait for some of them to be answered.',
  ],
  inAll: ['overloaded', 'The service has too many requests under way. Try again in a moment.'],
} as const satisfies Overload;

/** Of files, each of which is in memory as a whole while it comes or goes. */
export const OVERLOAD_OF_FILES = {
  ofClient: ['too-many-files', 'You are sending or reading too many files: wait for some of them.'],
  inAll: ['files-exhausted', 'The service has too many files under way. Try again in a moment.'],
} as const satisfies Overload;

export const OVERLOAD_OF_STREAMS = {
  ofClient: ['too-many-streams', 'You have too many streams open: close some of them.'],
  inAll: ['streams-exhausted', 'The service has too many streams open. Try again in a moment.'],
} as const satisfies Overload;
