import { readFileSync } from 'node:fs';

/** A fenced example of a page: its language, the words after it, and its text. */
export interface Example {
  readonly language: string;
  readonly words: readonly string[];
  readonly text: string;
}

const FENCE = /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm;

export const pageOf = (name: string): string =>
  readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');

export const examplesOf = (page: string): readonly Example[] =>
  [...page.matchAll(FENCE)].map(([, language = '', words = '', text = '']) => ({
    language,
    words: words.split(' ').filter((word) => word !== ''),
    text,
  }));

/** The first cells of the rows of the table whose head begins so, without their back quotes. */
export function firstCells(page: string, head: string): readonly string[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  if (start === -1) throw new Error(`the page has no table that begins with ${head}`);
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows
    .slice(0, end)
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, cell = '']) => cell));
}

/** What a page says of a request or message: headers, an empty line, the body. */
export interface Told {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function toldIn(text: string): Told {
  const [head = '', body = ''] = text.split(/\n\n([\s\S]*)/, 2);
  const headers = head.split('\n').flatMap((line): [string, string][] => {
    const [, name, value] = /^([\w-]+): (.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return { headers: Object.fromEntries(headers), body: body.trim() };
}
