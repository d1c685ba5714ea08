import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

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

/** Whether a path is a folder or lies in it. Both absolute; links are not followed. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * Leaves the place beside the data. A folder in the data is recorded relative to it: a data folder that was copied, moved or is mounted
 * elsewhere must not name the folder of another installation.
 */
export function keepEvidencePlace(dataFolder: string, place: EvidencePlace): void {
  const data = resolve(dataFolder);
  const file = join(data, PLACE);
  const kept =
    place.store === 'disk' && isWithin(data, place.folder)
      ? { ...place, folder: relative(data, place.folder) }
      : place;
  writeFileSync(`${file}.new`, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * The place that the last start left, its folder absolute; undefined where none did. Records of before name a folder in the data by its
 * absolute path too. @throws where it cannot be read
 */
export function keptEvidencePlace(dataFolder: string): EvidencePlace | undefined {
  const data = resolve(dataFolder);
  const file = join(data, PLACE);
  if (!existsSync(file)) return undefined;
  const place = JSON.parse(readFileSync(file, 'utf8')) as EvidencePlace;
  return place.store === 'disk' ? { ...place, folder: resolve(data, place.folder) } : place;
}
