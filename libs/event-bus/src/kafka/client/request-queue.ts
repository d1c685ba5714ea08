import { require } from './replaced.js';

interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  scheduleCheckPendingRequests(): void;
}

const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
const schedule = prototype.scheduleCheckPendingRequests;

/**
 * kafkajs 2.2.4 looks for requests that wait once every millisecond, on every connection, whether any wait or not: it asks for
 * a timer in the past. A handful of idle consumers burn a good part of a core with that. Here it looks only when there is
 * something to look for; a request that is answered makes it look anyway.
 */
prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
};
