import { resolve } from 'node:path';
import type { EvidenceFolderRefused, Restored } from '@bujiao/local-installation/backup';
import { confirm } from '../confirm.js';
import { findDataFolder, hasData } from '../connection/find-data-folder.js';
import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { counted } from '../output/counted.js';
import { localTime } from '../output/times.js';
import { textOf, YES, type Given, type Verb } from '../verb.js';
import { DATA_FOLDER } from './backup.js';
import { evidenceOfBackup } from './job-views.js';

/** Refusals of the restore, each with a sentence of its own. */
const FORESEEN = ['no-backup', 'copy-damaged', 'restored-store-damaged'];

export const restoreVerb: Verb = {
  usage: 'restore <backup>',
  summary:
    'Put a backup in the place of the data of a stopped installation, once its hash chains are verified',
  options: [
    ['--check', 'only try it out: recover and verify it beside the data, then take it away'],
    [...DATA_FOLDER],
    [
      '--evidence-folder <folder>',
      'where the evidence goes; needed where that is outside of the data folder',
    ],
    [...YES],
  ],
  examples: [
    'restore /mnt/backups/2026-11-28 --check',
    'restore .data/backups/r-7f3a2c10 --data-folder .data --yes',
  ],
  run: (context, [backup = ''], given) => restore(context, backup, given),
};

async function restore(context: Context, given: string, options: Given): Promise<ExitCode> {
  const { env, cwd, interrupted: signal, output } = context;
  const checkOnly = options['check'] === true;
  const dataFolder = findDataFolder(env, cwd, textOf(options, 'dataFolder'));
  const { evidenceTargetOf, readManifest, restoreBackup } = await import('@bujiao/local-installation/backup');
  const backup = resolve(cwd, given);
  const target = { dataFolder, checkOnly, ...evidenceFolders(context, options) };
  try {
    const { madeAt, by, because, evidence } = readManifest(backup);
    // Before anybody is asked to agree.
    if (evidence?.store === 'disk') evidenceTargetOf(target);
    output.say(`The backup was made ${localTime(madeAt)} by ${by}: ${because}`);
    if (!checkOnly && hasData(dataFolder))
      await confirm(
        {
          what: `puts it in the place of the data in ${dataFolder}, which is set aside: all that happened after the backup is missing then, also what suppliers delivered`,
          count: 1,
          yes: options['yes'] as string | boolean | undefined,
        },
        context,
      );
    const onProgress = (events: number): void => output.progress(`verified ${counted(events, 'event')}`);
    const restored = await restoreBackup({ backup, ...target, signal, onProgress });
    const { verdict, aside } = restored;
    output.progress('');
    const { events, streams } = verdict;
    await output.one(
      {
        backup,
        dataFolder,
        restored: !checkOnly,
        events,
        streams,
        evidence: evidenceView(restored),
        ...(aside !== undefined && { aside }),
      },
      () =>
        `${counted(events, 'event')} of ${counted(streams, 'stream')}: every hash chain is whole\n${evidenceText(restored)}${
          checkOnly ? 'checked only: the data is as it was' : `restored into ${dataFolder}`
        }\n${aside === undefined ? '' : `the data before is in ${aside}\n`}`,
      () => dataFolder,
    );
    return EXIT.fine;
  } catch (error) {
    throw refusalOf(error, given) ?? error;
  }
}

/** As they are named on the line and by the variable that the installation is started with. */
function evidenceFolders(
  { env, cwd }: Context,
  options: Given,
): { readonly evidenceFolder?: string; readonly configured?: string } {
  const named = textOf(options, 'evidenceFolder');
  const configured = env['EVIDENCE_DIR'];
  return {
    ...(named !== undefined && { evidenceFolder: resolve(cwd, named) }),
    ...(configured && { configured: resolve(cwd, configured) }),
  };
}

function evidenceView({ manifest: { evidence }, evidence: put }: Restored): object {
  if (evidence?.store === 'disk') return { store: 'disk', files: evidence.files.length, ...put };
  return evidence ?? { store: 'not copied' };
}

/** What became of the evidence, and plainly where the backup holds none. */
function evidenceText({ manifest: { evidence }, evidence: put }: Restored): string {
  if (evidence?.store !== 'disk') return `evidence: ${evidenceOfBackup(evidence)}\n`;
  const whole = `${counted(evidence.files.length, 'piece')} of evidence: every content hash is right\n`;
  if (!put) return whole;
  const aside = put.aside === undefined ? '' : `, that of before is in ${put.aside}`;
  return `${whole}evidence is in ${put.folder}${aside}\n`;
}

function refusalOf(error: unknown, backup: string): Failure | undefined {
  if (error instanceof Failure) return undefined;
  const { code, name, message } = error as { code?: unknown; name?: unknown; message: string };
  if (name === 'StartRefused')
    return new Failure(EXIT.refused, message, 'stop it first: Ctrl-C where npm start runs');
  if (code === 'evidence-folder-unnamed' || code === 'evidence-folder-in-use')
    return evidenceRefusal(error as EvidenceFolderRefused, backup);
  const foreseen = FORESEEN.includes(String(code));
  return foreseen ? new Failure(EXIT.failed, `${message} Nothing was changed.`) : undefined;
}

function evidenceRefusal({ code, message, folder }: EvidenceFolderRefused, backup: string): Failure {
  const named = code === 'evidence-folder-unnamed' ? folder : '<folder>';
  return new Failure(
    EXIT.refused,
    `${message} Name it where it belongs to this installation alone, or another one. Nothing was changed. (${code})`,
    `bujiao restore ${backup} --evidence-folder ${named}`,
  );
}
