import { resolve } from 'node:path';
import type { EvidenceInBackup } from '@bujiao/local-installation/backup';
import { findDataFolder } from '../connection/find-data-folder.js';
import { login } from '../connection/connect.js';
import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { counted } from '../output/counted.js';
import type { Column } from '../output/table.js';
import { localTime, thousands } from '../output/times.js';
import { BECAUSE, textOf, type Given, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { evidenceOfBackup, type EvidenceOfBackup, type JobView } from './job-views.js';
import { runJob } from './replay.js';

interface Backup {
  readonly name: string;
  readonly madeAt: string;
  readonly by: string;
  readonly because: string;
  readonly bytes: number;
  readonly events?: number;
  readonly evidence?: EvidenceOfBackup;
}

export const DATA_FOLDER = [
  '--data-folder <folder>',
  'of the installation on this machine (BUJIAO_DATA_DIR; else .data, upwards from here)',
] as const;

const megabytes = (bytes: number): string => `${thousands(Math.round(bytes / 1024 ** 2))} MiB`;

const COLUMNS: readonly Column<Backup>[] = [
  { title: 'NAME', value: ({ name }) => name },
  { title: 'MADE', value: ({ madeAt }) => localTime(madeAt) },
  { title: 'SIZE', value: ({ bytes }) => megabytes(bytes) },
  { title: 'EVENTS', value: ({ events }) => (events === undefined ? undefined : thousands(events)) },
  { title: 'EVIDENCE', value: ({ evidence }) => evidence?.files ?? evidence?.store },
  { title: 'BY', value: ({ by }) => by },
  { title: 'BECAUSE', value: ({ because }) => because },
];

export const backupVerb: Verb = {
  usage: 'backup',
  summary:
    'Copy the database, the secrets and the evidence on disk of the installation on one machine, while it runs or not',
  options: [
    [
      '--to <folder>',
      'with --direct: a folder that is not there yet; else the server has one (backups list)',
    ],
    [...DATA_FOLDER],
    [...BECAUSE],
  ],
  examples: [
    'backup --because "before the upgrade"',
    'backup --direct --to /mnt/backups/2026-11-28 --because "the machine is replaced"',
  ],
  async run(context, _, given) {
    const because = becauseOf(given);
    if (context.direct) return copyHere(context, given, because);
    if (textOf(given, 'to') !== undefined)
      throw new Failure(
        EXIT.usage,
        'The server has a folder of its own for backups: --to goes with --direct.',
      );
    const plan = await (await context.api()).post<JobView>('/backups', { because });
    return runJob(context, plan.id, because);
  },
};

/** Without the server: also where it is stopped, or does not answer. */
async function copyHere(context: Context, given: Given, because: string): Promise<ExitCode> {
  const to = textOf(given, 'to');
  if (to === undefined) throw new Failure(EXIT.usage, 'Say where to, with --to.');
  const { env, cwd, interrupted: signal, output } = context;
  const dataFolder = findDataFolder(env, cwd, textOf(given, 'dataFolder'));
  const { takeBackup } = await import('@bujiao/local-installation/backup');
  const into = resolve(cwd, to);
  const onProgress = (bytes: number): void => output.progress(`copied ${megabytes(bytes)}`);
  const manifest = await takeBackup({ dataFolder, into, by: login(env), because, signal, onProgress }).catch(
    (error: unknown) => {
      if (signal.aborted) throw error;
      throw new Failure(EXIT.failed, `There is no backup: ${(error as Error).message}.`);
    },
  );
  output.progress('');
  const { files: _, evidence, ...rest } = manifest;
  const shown = { ...rest, ...(evidence && { evidence: summaryOf(evidence) }) };
  await output.one(
    { ...shown, folder: into },
    ({ bytes, of, events }) =>
      `${into}\n  ${megabytes(bytes)}${events === undefined ? '' : ` · ${counted(events, 'event')}`} · of a database that ${of === 'running' ? 'ran' : 'was stopped'}\n  evidence: ${evidenceOfBackup(shown.evidence)}\n`,
    () => into,
  );
  output.say('It holds the secrets of the installation: whoever has it can read all of its data.');
  output.say(`Try it out with: bujiao restore ${into} --check`);
  return EXIT.fine;
}

function summaryOf(evidence: EvidenceInBackup): EvidenceOfBackup {
  if (evidence.store !== 'disk') return evidence;
  const { files, missing = 0 } = evidence;
  return { store: 'disk', files: files.length, ...(missing > 0 && { missing }) };
}

export const BACKUP_VERBS: readonly Verb[] = [
  {
    usage: 'list',
    summary: 'Backups that the server has taken, newest first',
    examples: ['backups list'],
    async run(context) {
      const { folder, backups } = await (
        await context.api()
      ).get<{ folder: string; backups: readonly Backup[] }>('/backups');
      await context.output.list(backups, COLUMNS, ({ name }) => name);
      if (context.output.options.format === 'table')
        context.output.say(`They are in ${folder}, on the machine of the server.`);
      return EXIT.fine;
    },
  },
];
