import type { NewCard } from '../../api/desk.js';

export const MOST_CARDS = 5000;

export type LineFault = 'fields' | 'card-no' | 'card-password' | 'expiry' | 'repeated';

export interface CardFile {
  readonly cards: readonly NewCard[];
  /** By line of the file, from 1. */
  readonly faults: readonly { readonly line: number; readonly fault: LineFault }[];
}

const HEADING = /^(card_?no|卡号)$/i;

/** Reads `number,password[,expiry]`, one card a line. Secrets stay out of what it says about a fault. */
export function readCardFile(text: string): CardFile {
  const cards: NewCard[] = [];
  const faults: { line: number; fault: LineFault }[] = [];
  const seen = new Set<string>();
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  lines.forEach((line, i) => {
    if (line.trim() === '' || (i === 0 && HEADING.test(line.split(/[,\t]/)[0]?.trim() ?? ''))) return;
    const card = cardOf(line, seen);
    if (typeof card === 'string') faults.push({ line: i + 1, fault: card });
    else cards.push(card);
  });
  return { cards, faults };
}

function cardOf(line: string, seen: Set<string>): NewCard | LineFault {
  const fields = line.split(/[,\t]/).map((field) => field.trim());
  if (!isBetween(fields, 2, 3)) return 'fields';
  const [cardNo, cardPassword, expiry] = [...fields, ''] as [string, string, string];
  if (!isBetween(cardNo, 1, 256)) return 'card-no';
  if (!isBetween(cardPassword, 1, 1024)) return 'card-password';
  if (!isBetween(expiry, 0, 32)) return 'expiry';
  if (seen.has(cardNo)) return 'repeated';
  seen.add(cardNo);
  return { cardNo, cardPassword, ...(expiry && { expiry }) };
}

const isBetween = ({ length }: { readonly length: number }, least: number, most: number): boolean =>
  length >= least && length <= most;

/** What the API takes as a batch id, from the file's name. */
export const batchIdOf = (fileName: string): string =>
  fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[^\w.:-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64) || 'batch';
