export type { Cluster, Say } from './cluster.js';
export { startCluster, type StartClusterOptions } from './start-cluster.js';
export type { ClusterProcess } from './processes/cluster-process.js';
