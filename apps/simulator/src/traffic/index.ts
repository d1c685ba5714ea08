export { recordedTraffic, type TrafficEvent } from './recorded-traffic.js';
export { storeTraffic } from './store-traffic.js';
export { runTraffic, standardPolicy } from './traffic-command.js';
export { tryOnStore } from './try-on-store.js';
export { compareSample, type Comparison, type Difference } from './sample/compare-sample.js';
export { resultOf as sampleResultOf, sendThrough, type SampleRun } from './sample/sample-command.js';
