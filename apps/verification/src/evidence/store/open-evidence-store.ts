import type { Config } from '@bujiao/platform';
import { DiskEvidenceStore } from './disk-evidence-store.js';
import type { EvidenceStore } from './evidence-store.port.js';
import { S3EvidenceStore } from './s3-evidence-store.js';

/** The store that is configured; undefined where none is. */
export function openEvidenceStore(config: Config): EvidenceStore | undefined {
  if (config.evidenceStore === 'none') return undefined;
  if (config.evidenceStore === 'disk') return new DiskEvidenceStore(config.evidenceDir);
  return new S3EvidenceStore({
    url: config.evidenceS3Url,
    region: config.evidenceS3Region,
    bucket: config.evidenceS3Bucket,
    accessKey: config.evidenceS3AccessKey,
    secretKey: config.evidenceS3SecretKey,
  });
}
