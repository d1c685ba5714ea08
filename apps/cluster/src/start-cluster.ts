import type { ClusterOptions } from './cluster-options.js';
import { Cluster, type Say } from './cluster.js';
import { freeFrontPort } from './free-front-port.js';

export type StartClusterOptions = Pick<ClusterOptions, 'dataDir' | 'env'> & Partial<ClusterOptions>;

/** Starts a cluster for tests and measurements, on free ports unless one is given. Throws `StartRefused`. */
export async function startCluster(
  { instances = 1, partitions = Math.max(4, instances), httpPort, ...given }: StartClusterOptions,
  say?: Say,
): Promise<Cluster> {
  return Cluster.start(
    { ...given, instances, partitions, httpPort: httpPort ?? (await freeFrontPort(instances)) },
    say,
  );
}
