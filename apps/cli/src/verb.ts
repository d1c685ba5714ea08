import { InvalidArgumentError, Option, type Command } from 'commander';
import { contextOf, type Context, type Surroundings } from './context.js';
import { EXIT, type ExitCode } from './exit-codes.js';

/** What was typed after a verb, by the names of its options. */
export type Given = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface Verb {
  /** As commander reads it: `swap <plan>`. */
  readonly usage: string;
  readonly summary: string;
  readonly options?: readonly (readonly [flags: string, text: string, parse?: (text: string) => unknown])[];
  /** Typed as they stand. */
  readonly examples: readonly string[];
  readonly run: (context: Context, args: readonly string[], given: Given) => Promise<ExitCode | undefined>;
}

/** Where a verb leaves what the process ends with. */
export interface Ending {
  code: ExitCode;
}

const FORMATS = ['table', 'json', 'jsonl'];

/** Options that every verb takes; they may stand before or after it. */
export function withGlobalOptions(command: Command): Command {
  return command
    .option('--url <address>', 'the installation (BUJIAO_URL; else the one that runs here)')
    .option('--token <token>', 'a bearer token with the role ops (BUJIAO_TOKEN)')
    .addOption(new Option('-o, --output <format>', 'table, json or jsonl').choices(FORMATS))
    .option('-q, --quiet', 'ids only, one a line')
    .option('--direct', 'on the store and the broker themselves, when the services are down; changes nothing')
    .option('--no-color', 'no colours (also: NO_COLOR)');
}

export function addVerb(parent: Command, verb: Verb, surroundings: Surroundings, ending: Ending): Command {
  const command = withGlobalOptions(parent.command(verb.usage).description(verb.summary));
  for (const [flags, text, parse] of verb.options ?? []) {
    const option = new Option(flags, text);
    command.addOption(parse ? option.argParser(parse) : option);
  }
  command.addHelpText(
    'after',
    `\nExamples:\n${verb.examples.map((line) => `  $ bujiao ${line}`).join('\n')}`,
  );
  command.action(async (...all: unknown[]) => {
    const args = all.slice(0, -2).flat() as string[];
    const context = contextOf(command, surroundings);
    try {
      ending.code = (await verb.run(context, args, command.opts<Given>())) ?? EXIT.fine;
    } finally {
      await context.close();
    }
  });
  return command;
}

/** A whole number from 1 on. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  return Number(text);
}

/** `a,b,c` */
export const list = (text: string): readonly string[] => text.split(',').filter(Boolean);

export const textOf = (given: Given, name: string): string | undefined => {
  const value = given[name];
  return typeof value === 'string' ? value : undefined;
};

export const BECAUSE = ['--because <why>', 'why you do it; it stays on record'] as const;
export const YES = ['--yes [number]', 'agree; above 100 things with their number'] as const;
