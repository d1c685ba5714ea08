import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Context } from '../context.js';
import { EXIT, Failure } from '../exit-codes.js';
import { localTime } from '../output/times.js';
import { BECAUSE, textOf, YES, type Given, type Verb } from '../verb.js';
import { confirm } from '../confirm.js';
import { BACKTEST_VERBS } from './backtest.js';
import { becauseOf } from './because.js';
import { lines } from './job-views.js';
import {
  changeLines,
  explanationText,
  findingLine,
  policyText,
  type Explanation,
  type Lint,
  type Policies,
  type Policy,
} from './policy-views.js';

const pathOf = (version: string): string => `/policies/${encodeURIComponent(version)}`;

/** @throws Failure where it cannot be read */
async function textOfFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Failure(
      EXIT.usage,
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`,
    );
  }
}

const listVerb: Verb = {
  usage: 'list',
  summary: 'Versions of the rules: which one decides, which ones did, which ones are drafts',
  examples: ['policy list', 'policy list -o json'],
  async run(context) {
    const policies = await (await context.api()).get<Policies>('/policies');
    const { waiting, problem } = policies;
    if (context.output.options.format === 'json')
      await context.output.one(
        policies,
        () => '',
        ({ inForce }) => inForce,
      );
    else
      await context.output.list(
        policies.versions,
        [
          { title: 'version', value: ({ version }) => version },
          { title: 'state', value: ({ state }) => state },
          { title: 'from', value: ({ from }) => localTime(from) },
          { title: 'by', value: ({ draftedBy }) => draftedBy },
          { title: 'note', value: ({ note, because }) => note ?? because },
        ],
        ({ version }) => version,
      );
    if (waiting)
      context.output.say(
        `${waiting.version} waits for a second person (${waiting.by}: ${waiting.because}).\n→ bujiao policy activate ${waiting.version} --because "…"`,
      );
    if (problem) context.output.say(`The version in force cannot be read: ${problem}.`);
    return problem ? EXIT.failed : EXIT.fine;
  },
};

const showVerb: Verb = {
  usage: 'show <version>',
  summary: 'One version: its text, its faults, its life, and what differs from the one in force',
  examples: ['policy show baseline-2026-12-3', 'policy show standard-2026-12-3 -o json'],
  async run(context, [version = '']) {
    const policy = await (await context.api()).get<Policy>(pathOf(version));
    await context.output.one(policy, policyText, (shown) => shown.version);
    return EXIT.fine;
  },
};

const lintVerb: Verb = {
  usage: 'lint <file>',
  summary: 'Check the text of a policy by line and column; saves nothing',
  examples: ['policy lint standard.yaml', 'policy lint standard.yaml -o json'],
  async run(context, [file = '']) {
    const text = await textOfFile(file);
    const lint = await (await context.api()).post<Lint>('/policies/lint', { text });
    await context.output.one(
      lint,
      ({ ok, findings, version, comparedWith, changes }) =>
        lines([
          ...findings.map((finding) => findingLine(basename(file), finding)),
          ok ? `${version}: no faults` : 'has faults',
          ...(changes.length > 0 ? [`differs from ${comparedWith}:`, ...changeLines(changes)] : []),
        ]),
      ({ version }) => version ?? '',
    );
    return lint.ok ? EXIT.fine : EXIT.failed;
  },
};

const draftVerb: Verb = {
  usage: 'draft <file>',
  summary: 'Save the text of a policy under the version that it names, also one with faults',
  options: [[...BECAUSE]],
  examples: ['policy draft standard.yaml --because "game points: 48 hours"'],
  async run(context, [file = ''], given) {
    const because = becauseOf(given);
    const text = await textOfFile(file);
    const policy = await (await context.api()).post<Policy>('/policies', { text, because });
    await context.output.one(
      policy,
      ({ version, state, findings }) =>
        lines([
          ...findings.map((finding) => findingLine(basename(file), finding)),
          state === 'draft' ? `${version} is saved, and has faults` : `${version} is saved and checked`,
        ]),
      ({ version }) => version,
    );
    return policy.findings.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.fine;
  },
};

const activateVerb: Verb = {
  usage: 'activate <version>',
  summary: 'Put a version in force, also an older one; or agree to it as the second person',
  options: [
    [...BECAUSE],
    ['--from <time>', 'from when it decides, ISO 8601; else in a few seconds'],
    [...YES],
  ],
  examples: [
    'policy activate standard-2026-12-3 --because "agreed on 2026-12-01" --yes',
    'policy activate baseline-2026-12-3 --because "too many reviews" --yes',
  ],
  async run(context, [version = ''], given) {
    const because = becauseOf(given);
    const api = await context.api();
    const { inForce } = await api.get<Policies>('/policies');
    await confirm(
      { what: `puts ${version} in force in the place of ${inForce}`, count: 1, yes: given['yes'] as string },
      context,
    );
    const body = { because, replaces: inForce, ...fromOf(given) };
    const policy = await api.post<Policy>(`${pathOf(version)}/activation`, body);
    await context.output.one(policy, activatedText, (shown) => shown.version);
    return EXIT.fine;
  },
};

function fromOf(given: Given): { readonly from?: string } {
  const from = textOf(given, 'from');
  return from === undefined ? {} : { from: isoOf(from, '--from') };
}

function isoOf(text: string, option: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Failure(EXIT.usage, `${option} has to be an ISO 8601 time.`);
  return new Date(at).toISOString();
}

const activatedText = ({ version, state, from }: Policy): string =>
  state === 'scheduled' || state === 'active'
    ? `${version} decides from ${localTime(from)} on.\n`
    : `${version} waits for a second person: another one types the same command.\n`;

const explainVerb: Verb = {
  usage: 'explain <order>',
  summary: 'Why an order may or may not be resubmitted: each rule with what it read, and what was decided',
  options: [['--as-of <time>', 'with what was known by then']],
  examples: [
    'policy explain SO20261123000017',
    'policy explain SO20261123000017 --as-of 2026-11-23T12:40:00+08:00',
  ],
  async run(context, [order = ''], given) {
    const asOf = textOf(given, 'asOf');
    const explanation = await explained(context, order, asOf);
    await context.output.one(explanation, explanationText, ({ orderId }) => orderId);
    return explanation.recorded.every(({ agrees }) => agrees) ? EXIT.fine : EXIT.failed;
  },
};

const explained = async (context: Context, order: string, asOf: string | undefined): Promise<Explanation> =>
  (await context.api()).get<Explanation>(`/orders/${encodeURIComponent(order)}/explanation`, {
    asOf: asOf === undefined ? undefined : isoOf(asOf, '--as-of'),
  });

export const POLICY_VERBS: readonly Verb[] = [
  listVerb,
  showVerb,
  lintVerb,
  draftVerb,
  activateVerb,
  explainVerb,
  ...BACKTEST_VERBS,
];
