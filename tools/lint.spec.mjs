// A rule that refuses nothing is no rule: each one gets a breach planted, and has to find it, and nothing else.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PlantedWorkspace } from './lint/planted-workspace.mjs';

const lines = (n) => 'export const line = 1;\n'.repeat(n).replaceAll(/line/g, (_, at) => `line${at}`);
const branches = (n) =>
  `export function twisted(n: number): number {\n${Array.from({ length: n }, (_, i) => `  if (n === ${i}) return ${i};\n`).join('')}  return -1;\n}\n`;

/** Rule → the file that breaks it, and with what. */
const IMPORTS = {
  'domain-knows-no-framework': [
    'libs/order-history/src/fold.ts',
    `import { Injectable } from '@nestjs/common';\nexport const fold = Injectable;\n`,
  ],
  'domain-imports-domain': [
    'apps/intake/src/request.decider.ts',
    `import { store } from './request.repository.js';\nexport const decide = store;\n`,
  ],
  'no-app-imports-an-app': [
    'apps/intake/src/across.ts',
    `import { here } from '@bujiao/verification';\nexport const there = here;\n`,
  ],
  'bench-drives-by-the-simulator': [
    'apps/bench/src/inside.ts',
    `import { here } from '@bujiao/verification';\nexport const there = here;\n`,
  ],
  'no-lib-imports-an-app': [
    'libs/platform/src/up.ts',
    `import { here } from '@bujiao/intake';\nexport const there = here;\n`,
  ],
  'no-cycles': [
    'libs/platform/src/egg.ts',
    `import type { Hen } from './hen.js';\nexport const egg = (of: Hen): Hen => of;\n`,
  ],
  'no-test-code-in-production': [
    'apps/intake/src/handy.ts',
    `import { here } from '@bujiao/testing';\nexport const there = here;\n`,
  ],
  'kafkajs-behind-its-wall': [
    'apps/intake/src/early.ts',
    `import { Kafka } from 'kafkajs';\nexport const early = Kafka;\n`,
  ],
  'named-by-its-service': [
    'apps/intake/src/looks/looks.projection.ts',
    `export const LOOKS = { name: 'intake-looks', version: 1 };\n`,
  ],
  'no-unresolvable': [
    'apps/intake/src/lost.ts',
    `import { nothing } from './nowhere.js';\nexport const lost: unknown = nothing;\n`,
  ],
};

const STYLE = {
  complexity: ['apps/intake/src/twisted.ts', branches(9)],
  'max-lines': ['apps/intake/src/long.ts', lines(201)],
  'no-restricted-syntax': [
    'apps/intake/src/greedy.ts',
    'export const greedy = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e;\n',
  ],
  '@typescript-eslint/no-floating-promises': [
    'apps/intake/src/floating.ts',
    'const later = (): Promise<void> => Promise.resolve();\nexport function go(): void {\n  later();\n}\n',
  ],
  '@typescript-eslint/no-explicit-any': ['apps/intake/src/anything.ts', 'export type Anything = any;\n'],
  'no-restricted-imports': [
    'apps/intake/src/inside.ts',
    `import { here } from '../../../libs/platform/src/index.js';\nexport const there = here;\n`,
  ],
  'bujiao/disable-says-why': [
    'apps/intake/src/quiet.ts',
    '// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport type Quiet = any;\n',
  ],
};

/** What only specs may not do. */
const IN_SPECS = {
  '@typescript-eslint/no-floating-promises': [
    'apps/intake/src/floating.spec.ts',
    'const later = (): Promise<void> => Promise.resolve();\nexport function go(): void {\n  void later();\n}\n',
  ],
};

/** What only the pages of the console may not do: a failed re-read takes the place of what was read before. */
const IN_PAGES = {
  'no-restricted-syntax': [
    'apps/console/src/replaced.tsx',
    `export function replaced(query: { isError: boolean }): string {\n  if (query.isError) return 'failed';\n  return 'page';\n}\n`,
  ],
};

const INNOCENT = {
  'apps/standalone/src/together.ts': `export { here as intake } from '@bujiao/intake';\nexport { here as verification } from '@bujiao/verification';\n`,
  'apps/intake/src/plain.decider.ts': `import { here } from '@bujiao/order-history';\nexport const decide = (n: number): number => n + here;\n`,
  'apps/intake/src/service.ts': `import { Injectable } from '@nestjs/common';\n@Injectable()\nexport class Service {\n  constructor(readonly a: string, readonly b: string, readonly c: string, readonly d: string, readonly e: string) {}\n}\n`,
  'apps/console/src/kept.tsx': `export const kept = (save: { isError: boolean }): string | false => save.isError && 'failed';\n`,
  'apps/intake/src/excused.ts':
    '// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the client library types it so\nexport type Excused = any;\n',
};

const PACKAGES = [
  'libs/order-history',
  'libs/platform',
  'libs/testing',
  'apps/intake',
  'apps/verification',
  'apps/console',
  'apps/standalone',
  'apps/bench',
];

let workspace;
let imports;
let style;

beforeAll(async () => {
  workspace = new PlantedWorkspace();
  for (const place of PACKAGES) workspace.addPackage(place);
  workspace.write(
    'libs/platform/src/hen.ts',
    `import { egg } from './egg.js';\nexport type Hen = number;\nexport const hen: Hen = egg(1);\n`,
  );
  workspace.write('apps/intake/src/request.repository.ts', 'export const store = 1;\n');
  for (const [file, text] of [
    ...Object.values(IMPORTS),
    ...Object.values(STYLE),
    ...Object.values(IN_SPECS),
    ...Object.values(IN_PAGES),
    ...Object.entries(INNOCENT),
  ])
    workspace.write(file, text);
  [imports, style] = await Promise.all([workspace.dependencyCruiser(), workspace.eslint()]);
}, 120_000);

afterAll(() => workspace.remove());

describe('who may import whom', () => {
  test.each(Object.entries(IMPORTS))('%s refuses its breach', (rule, [file]) => {
    expect(imports.get(file)).toEqual([rule]);
  });
});

describe('style', () => {
  test.each(Object.entries(STYLE))('%s refuses its breach', (rule, [file]) => {
    expect(style.get(file)).toEqual([rule]);
  });
});

test.each(Object.entries(IN_SPECS))('%s refuses its breach in a spec', (rule, [file]) => {
  expect(style.get(file)).toEqual([rule]);
});

test.each(Object.entries(IN_PAGES))('%s refuses its breach in a page', (rule, [file]) => {
  expect(style.get(file)).toEqual([rule]);
});

test.each(Object.keys(INNOCENT))('%s is left in peace', (file) => {
  expect([...(imports.get(file) ?? []), ...(style.get(file) ?? [])]).toEqual([]);
});
