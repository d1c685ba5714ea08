import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { SHIPPED, shippedText } from './index.js';

/**
 * Every version that ships, with the SHA-256 of its text. A line never changes: installations that know the version keep their text,
 * so a change of a text under its old name would reach new installations alone. A changed text gets a new name, and a line here.
 */
const TEXTS: Readonly<Record<string, string>> = {
  'baseline-2026-12-3': 'a7017596193b25edeb85fe11425e9c5f851c62f86fe4a45aa6b4622f7b4807c5',
  'standard-2026-12-3': 'b7dfa12500d03ceb8338001ff358012a4c74944d881df493d70e055e554ac299',
};

const versionOf = (text: string): string => /^policy: (\S+)$/m.exec(text)?.[1] ?? 'without a name';
const now = SHIPPED.map((name) => versionOf(shippedText(name)));

it.each(SHIPPED)('the text of %s has a name of its own, and a changed text a new one', (name) => {
  const text = shippedText(name);
  const version = versionOf(text);
  const digest = createHash('sha256').update(text).digest('hex');
  expect({ [version]: digest }).toEqual({ [version]: TEXTS[version] });
});

it.each(['docs', 'apps/cli/src/commands'])('the commands that %s shows name versions that ship', (folder) => {
  const root = new URL(`../../../../${folder}/`, import.meta.url);
  const named = readdirSync(root)
    .filter((file) => /[.](md|ts)$/.test(file) && !/[.]spec[.]ts$/.test(file))
    .flatMap((file) =>
      readFileSync(new URL(file, root), 'utf8').match(/\b(standard|baseline)-\d{4}-\d{2}-\d+\b/g),
    );
  expect(named.filter((version) => version !== null && !now.includes(version))).toEqual([]);
});
