import { resolve } from 'node:path';
import type { Restored } from '@bujiao/local-installation/backup';
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
  const { readManifest, restoreBackup } = await import('@bujiao/local-installation/backup');
  const backup = resolve(cwd, given);
  try {
    const { madeAt, by, because } = readManifest(backup);
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
    const restored = await restoreBackup({ backup, dataFolder, checkOnly, signal, onProgress });
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
    throw refusalOf(error) ?? error;
  }
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

function refusalOf(error: unknown): Failure | undefined {
  if (error instanceof Failure) return undefined;
  const { code, name, message } = error as { code?: unknown; name?: unknown; message: string };
  if (name === 'StartRefused')
    return new Failure(EXIT.refused, message, 'stop it first: Ctrl-C where npm start runs');
  const foreseen = FORESEEN.includes(String(code));
  return foreseen ? new Failure(EXIT.failed, `${message} Nothing was changed.`) : undefined;
}
