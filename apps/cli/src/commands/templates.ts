import { readFile } from 'node:fs/promises';
import { EXIT, Failure } from '../exit-codes.js';
import type { Column } from '../output/table.js';
import { localTime } from '../output/times.js';
import { BECAUSE, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { lines } from './job-views.js';

interface Template {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly goods: readonly string[];
  readonly merchantId?: string;
  readonly fields: readonly { readonly field: string }[];
  readonly version: number;
  readonly publishedAt: string;
  readonly withdrawnAt?: string;
}

interface Check {
  readonly ok: boolean;
  readonly faults: readonly { readonly pointer: string; readonly sentence: { readonly en: string } }[];
}

const COLUMNS: readonly Column<Template>[] = [
  { title: 'TEMPLATE', value: ({ id }) => id },
  { title: 'VERSION', value: ({ version }) => version },
  { title: 'NAME', value: ({ name }) => name.zh },
  { title: 'GOODS', value: ({ goods }) => goods.join(' ') },
  { title: 'MERCHANT', value: ({ merchantId }) => merchantId },
  { title: 'FIELDS', value: ({ fields }) => fields.map(({ field }) => field).join(' ') },
  { title: 'PUBLISHED', value: ({ publishedAt }) => localTime(publishedAt) },
  { title: 'WITHDRAWN', value: ({ withdrawnAt }) => localTime(withdrawnAt) },
];

const listVerb: Verb = {
  usage: 'list',
  summary: 'Recharge templates: what goods ask for about the account, the newest version of each',
  examples: ['templates list', 'templates list -o json'],
  async run(context) {
    const templates = await (await context.api()).get<readonly Template[]>('/recharge-templates');
    await context.output.list(templates, COLUMNS, ({ id }) => id);
    return EXIT.fine;
  },
};

const checkVerb: Verb = {
  usage: 'check <file>',
  summary: 'Check a recharge template in a JSON file; publishes nothing',
  examples: ['templates check dragon-quest.json'],
  async run(context, [file = '']) {
    const { id, ...content } = await templateIn(file);
    const check = await (await context.api()).post<Check>(`${pathOf(id)}/check`, content);
    const faults = check.faults.map(({ pointer, sentence }) => `${pointer}: ${sentence.en}`);
    await context.output.one(
      check,
      () => lines([...faults, check.ok ? `${id}: no faults` : `${id} has faults`]),
      () => id,
    );
    return check.ok ? EXIT.fine : EXIT.failed;
  },
};

const publishVerb: Verb = {
  usage: 'publish <file>',
  summary: 'Publish the next version of a recharge template; it asks from now on',
  options: [[...BECAUSE]],
  examples: ['templates publish dragon-quest.json --because "a new area"'],
  async run(context, [file = ''], given) {
    const because = becauseOf(given);
    const { id, ...content } = await templateIn(file);
    const template = await (await context.api()).put<Template>(pathOf(id), { ...content, because });
    await context.output.one(
      template,
      ({ version }) => `${id} version ${version} asks from now on.\n`,
      () => id,
    );
    return EXIT.fine;
  },
};

const pathOf = (id: string): string => `/recharge-templates/${encodeURIComponent(id)}`;

interface TemplateFile {
  readonly id: string;
}

/** @throws Failure where the file cannot be read, is no JSON, or names no template */
async function templateIn(file: string): Promise<TemplateFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(EXIT.usage, `${file} cannot be read (${error.code ?? 'error'}).`);
  });
  const template = parsed(text) as Partial<TemplateFile> | null;
  if (typeof template?.id !== 'string')
    throw new Failure(EXIT.usage, `${file} is no JSON of a template: it needs an id.`);
  return template as TemplateFile;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const TEMPLATE_VERBS: readonly Verb[] = [listVerb, checkVerb, publishVerb];
