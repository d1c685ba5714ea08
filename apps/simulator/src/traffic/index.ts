export { recordedTraffic, type TrafficEvent } from './recorded-traffic.js';
export { storeTraffic } from './store-traffic.js';
export { standardPolicy } from './traffic-command.js';
export { tryOnStore } from './try-on-store.js';
