import { EXIT } from '../exit-codes.js';
import type { Column } from '../output/table.js';
import type { Verb } from '../verb.js';

export interface Topic {
  readonly topic: string;
  readonly partitions: number;
  readonly problem?: string;
}

export interface InstallationLook {
  readonly database: {
    readonly bytes: number;
    readonly diskFreeBytes?: number;
    readonly oldestTransactionSeconds: number;
  };
  readonly schemas: readonly { readonly schema: string; readonly current: boolean }[];
  readonly topics: readonly Topic[];
}

const COLUMNS: readonly Column<Topic>[] = [
  { title: 'TOPIC', value: ({ topic }) => topic },
  { title: 'PARTITIONS', value: ({ partitions }) => partitions },
  { title: 'PROBLEM', value: ({ problem }) => problem },
];

export const topicsVerb: Verb = {
  usage: 'check',
  summary: 'Whether the topics that services read are there, with one number of partitions, and led',
  examples: ['topics check'],
  async run(context) {
    const { topics } = await (await context.api()).get<InstallationLook>('/installation');
    if (topics.length === 0) context.output.say('The embedded bus has no topics.');
    else await context.output.list(topics, COLUMNS, ({ topic }) => topic);
    return topics.some(({ problem }) => problem !== undefined) ? EXIT.failed : EXIT.fine;
  },
};
