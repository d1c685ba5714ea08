import { join, resolve } from 'node:path';
import { EVIDENCE, isWithin, keptEvidencePlace } from '../data-folder/evidence-place.js';
import { DATABASE } from '../data-folder/kept-secrets.js';

export interface EvidenceTargetOptions {
  /** Of the installation. */
  readonly dataFolder: string;
  /** Into which the evidence is to be restored, as the person names it. */
  readonly evidenceFolder?: string;
  /** As `EVIDENCE_DIR` names it. */
  readonly configured?: string;
  readonly checkOnly?: boolean;
}

/** The evidence is not restored into this folder. Nothing was changed. */
export class EvidenceFolderRefused extends Error {
  constructor(
    readonly code: 'evidence-folder-unnamed' | 'evidence-folder-in-use',
    message: string,
    /** Absolute. */
    readonly folder: string,
  ) {
    super(message);
  }
}

/**
 * Where a restore puts the evidence; absolute. A folder outside of the data has to be named: where the data folder is a copy, or was moved,
 * the recorded one may be that of an installation that runs. A check takes nothing's place, and needs no name.
 * @throws EvidenceFolderRefused
 */
export function evidenceTargetOf(options: EvidenceTargetOptions): string {
  const data = resolve(options.dataFolder);
  const inData = join(data, EVIDENCE);
  if (options.evidenceFolder !== undefined) return namedFolder(data, resolve(options.evidenceFolder));
  const folder = options.configured ?? recordedFolder(data) ?? inData;
  if (isWithin(data, folder)) return folder;
  if (options.checkOnly) return inData;
  throw new EvidenceFolderRefused(
    'evidence-folder-unnamed',
    `The evidence is to be in ${folder}, outside of the data folder ${data}: another installation may use it.`,
    folder,
  );
}

/** Undefined where evidence is in a bucket or not kept now: it is restored into the data. */
function recordedFolder(data: string): string | undefined {
  const place = keptEvidencePlace(data);
  return place?.store === 'disk' ? place.folder : undefined;
}

function namedFolder(data: string, folder: string): string {
  if (!isWithin(folder, join(data, DATABASE))) return folder;
  throw new EvidenceFolderRefused(
    'evidence-folder-in-use',
    `${folder} holds the database: evidence needs a folder of its own.`,
    folder,
  );
}
