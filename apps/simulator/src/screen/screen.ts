import type { Sentence } from '@bujiao/contracts';

export type Lang = keyof Sentence;
export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

const CODES: Readonly<Record<Colour, number>> = { red: 31, green: 32, yellow: 33, cyan: 36, dim: 2, bold: 1 };

export interface ScreenOptions {
  readonly lang: Lang;
  /** @default process.stdout */
  readonly out?: NodeJS.WriteStream;
}

/** Where people read: plain lines, and on a terminal one block at the end that is drawn anew again and again. */
export class Screen {
  readonly lang: Lang;
  readonly isTerminal: boolean;
  private readonly out: NodeJS.WriteStream;
  private blockLines = 0;

  constructor({ lang, out = process.stdout }: ScreenOptions) {
    this.lang = lang;
    this.out = out;
    this.isTerminal = out.isTTY === true;
  }

  get columns(): number {
    return this.isTerminal ? Math.max(60, this.out.columns ?? 100) : 120;
  }

  say(sentence: Sentence): string {
    return sentence[this.lang];
  }

  /** Colours only where there is a terminal. */
  paint(colour: Colour, text: string): string {
    return this.isTerminal ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text;
  }

  line(text = ''): void {
    this.wipeBlock();
    this.out.write(`${text.trimEnd()}\n`);
  }

  heading(sentence: Sentence): void {
    this.line();
    this.line(this.paint('bold', this.say(sentence)));
  }

  /** Draws the block, over the one before. Does nothing where there is no terminal. */
  draw(lines: readonly string[]): void {
    if (!this.isTerminal) return;
    const shown = lines.slice(0, Math.max(1, (this.out.rows ?? 40) - 1));
    const back = this.blockLines > 0 ? `\u001b[${this.blockLines}A` : '';
    this.out.write(`${back}${shown.map((line) => `\u001b[2K${line}\n`).join('')}\u001b[0J`);
    this.blockLines = shown.length;
  }

  /** Leaves the block where it is; lines go on below. */
  keepBlock(): void {
    this.blockLines = 0;
  }

  private wipeBlock(): void {
    if (this.blockLines === 0) return;
    this.out.write(`\u001b[${this.blockLines}A\u001b[0J`);
    this.blockLines = 0;
  }
}
