import { ConfigError, type Config } from '@bujiao/platform';
import { DiskEvidenceStore } from './disk-evidence-store.js';
import type { EvidenceStore } from './evidence-store.port.js';
import { S3EvidenceStore } from './s3-evidence-store.js';

/** The store that is configured; undefined where none is. Throws {@link ConfigError} where its folder cannot be used. */
export function openEvidenceStore(config: Config): EvidenceStore | undefined {
  if (config.evidenceStore === 'none') return undefined;
  if (config.evidenceStore === 'disk') return onDisk(config.evidenceDir);
  return new S3EvidenceStore({
    url: config.evidenceBucketUrl,
    region: config.evidenceBucketRegion,
    bucket: config.evidenceBucket,
    accessKey: config.evidenceBucketAccessKey,
    secretKey: config.evidenceBucketSecretKey,
  });
}

function onDisk(folder: string): EvidenceStore {
  const store = new DiskEvidenceStore(folder);
  try {
    store.prepare();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    const message = `names a folder that cannot be made or written (${code}): name one that can`;
    throw new ConfigError([{ variable: 'EVIDENCE_DIR', message }]);
  }
  return store;
}
