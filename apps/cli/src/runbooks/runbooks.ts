import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** In the repository; a packed command line carries them beside its build. */
const FOLDERS = ['../../runbooks', '../../../../docs/runbooks'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

export interface Runbook {
  readonly name: string;
  /** Its first line. */
  readonly title: string;
  readonly text: string;
}

/** Goal, commands, and how to see that it is done; each a Markdown file of the same name. */
export function runbooks(): readonly Runbook[] {
  const folder = FOLDERS.find((path) => existsSync(path));
  if (!folder) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return {
        name: file.slice(0, -'.md'.length),
        title: text.split('\n')[0]?.replace(/^# /, '') ?? '',
        text,
      };
    });
}
