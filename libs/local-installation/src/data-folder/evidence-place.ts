import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where an installation keeps what buyers upload, so that a backup finds it also while the installation does not run. */
export type EvidencePlace =
  | { readonly store: 'disk'; readonly folder: string }
  | { readonly store: 's3'; /** Address and bucket. */ readonly bucket: string }
  | { readonly store: 'none' };

/** Below the data folder, where no other is named. */
export const EVIDENCE = 'evidence';
/** Its name and form are a contract: a backup of a stopped installation may be taken by a newer product. */
const PLACE = 'evidence-place.json';

type Environment = Readonly<Record<string, string | undefined>>;

/** As the settings of an installation on one machine name it. */
export function evidencePlaceOf(dataFolder: string, env: Environment): EvidencePlace {
  const store = env['EVIDENCE_STORE'] || 'disk';
  if (store === 's3') {
    const url = (env['EVIDENCE_BUCKET_URL'] ?? '').replace(/\/+$/, '');
    return { store, bucket: `${url}/${env['EVIDENCE_BUCKET'] ?? ''}` };
  }
  if (store === 'none') return { store };
  return { store: 'disk', folder: resolve(env['EVIDENCE_DIR'] || join(dataFolder, EVIDENCE)) };
}

/** Leaves the place beside the data. */
export function keepEvidencePlace(dataFolder: string, place: EvidencePlace): void {
  const file = join(dataFolder, PLACE);
  writeFileSync(`${file}.new`, `${JSON.stringify(place)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The place that the last start left; the folder in the data where none did. @throws where it cannot be read */
export function keptEvidencePlace(dataFolder: string): EvidencePlace {
  const file = join(dataFolder, PLACE);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as EvidencePlace;
  return { store: 'disk', folder: join(dataFolder, EVIDENCE) };
}
