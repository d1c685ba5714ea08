export { Cluster, type Say } from './cluster.js';
export type { ClusterOptions } from './cluster-options.js';
export type { ClusterProcess } from './processes/cluster-process.js';
