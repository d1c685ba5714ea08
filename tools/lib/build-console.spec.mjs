import fs from 'fs';
import path from 'path';
import { expect, test } from '@jest/globals';
import { sourcesOfConsole } from './build-console.mjs';
import { root } from './prepare.mjs';

test('the console is built anew when a package of the workspace has changed that its pages import', () => {
  const sources = sourcesOfConsole();
  const imported = new Set(
    sources
      .filter((file) => /^apps\/console\/src\/.*(?<![.]spec)[.]tsx?$/.test(file))
      .flatMap((file) =>
        [...fs.readFileSync(path.join(root, file), 'utf8').matchAll(/from '@bujiao\/([\w-]+)/g)].map(
          ([, name]) => name,
        ),
      ),
  );
  expect([...imported]).toContain('client');
  for (const name of imported) expect(sources).toContain(`libs/${name}/src/index.ts`);
  expect(sources).toContain('libs/client/src/generated/api.ts');
  expect(sources).toContain('apps/console/src/main.tsx');
});
