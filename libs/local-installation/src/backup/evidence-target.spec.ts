import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidencePlaceOf, keepEvidencePlace, keptEvidencePlace } from '../data-folder/evidence-place.js';
import {
  evidenceTargetOf,
  type EvidenceFolderRefused,
  type EvidenceTargetOptions,
} from './evidence-target.js';

let data: string;
beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'bujiao-place-'))));
afterEach(() => rmSync(data, { recursive: true, force: true }));

const RECORD = 'evidence-place.json';
const recorded = (): unknown => JSON.parse(readFileSync(join(data, RECORD), 'utf8'));
/** The code of the refusal. */
function refused(options: EvidenceTargetOptions): string | undefined {
  try {
    evidenceTargetOf(options);
    return undefined;
  } catch (error) {
    return (error as EvidenceFolderRefused).code;
  }
}

describe('the recorded place of evidence', () => {
  it('is relative in the data, whole outside of it, and read whole', () => {
    for (const [env, kept] of [
      [{}, 'evidence'],
      [{ EVIDENCE_DIR: join(data, 'proofs') }, 'proofs'],
      [{ EVIDENCE_DIR: '/mnt/proofs' }, '/mnt/proofs'],
      [{ EVIDENCE_DIR: `${data}2/evidence` }, `${data}2/evidence`],
    ] as const) {
      const place = evidencePlaceOf(data, env);
      keepEvidencePlace(data, place);
      expect(recorded()).toEqual({ store: 'disk', folder: kept });
      expect(keptEvidencePlace(data)).toEqual(place);
    }
  });
});

describe('evidence is restored', () => {
  it('into the data, where nothing else is named or recorded, or the record of before names the same', () => {
    expect(evidenceTargetOf({ dataFolder: data })).toBe(join(data, 'evidence'));
    writeFileSync(join(data, RECORD), JSON.stringify({ store: 'disk', folder: join(data, 'proofs') }));
    expect(evidenceTargetOf({ dataFolder: data })).toBe(join(data, 'proofs'));
  });

  it('outside of the data only where the person names the folder', () => {
    const outside = { dataFolder: data, configured: '/mnt/proofs' };
    expect(refused(outside)).toBe('evidence-folder-unnamed');
    keepEvidencePlace(data, { store: 'disk', folder: '/mnt/proofs' });
    expect(refused({ dataFolder: data })).toBe('evidence-folder-unnamed');
    expect(evidenceTargetOf({ ...outside, evidenceFolder: '/mnt/proofs' })).toBe('/mnt/proofs');
    expect(evidenceTargetOf({ ...outside, checkOnly: true })).toBe(join(data, 'evidence'));
  });

  it('never into the folder of the database, or one around it', () => {
    for (const evidenceFolder of [data, join(data, 'postgres'), '/'])
      expect(refused({ dataFolder: data, evidenceFolder })).toBe('evidence-folder-in-use');
  });
});
