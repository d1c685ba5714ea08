import type { Context } from '../context.js';
import { thousands } from '../output/times.js';
import { textOf, type Given } from '../verb.js';
import type { Backtest } from './backtest-views.js';
import { polled } from './polled.js';
import { sinceOf } from './select-dead-letters.js';

const DAYS_90 = 90 * 86_400_000;

export const SINCE = ['--since <time>', 'from when on: ISO 8601, or such as 90d (default: 90d)'] as const;
export const WHY = [
  '--because <reason>',
  'why; stays on record (default: tried on the command line)',
] as const;

export const pathOf = (version: string, rest: string): string =>
  `/policies/${encodeURIComponent(version)}/${rest}`;

export async function started(context: Context, version: string, given: Given): Promise<Backtest> {
  const since = (sinceOf(given) ?? new Date(Date.now() - DAYS_90)).toISOString();
  const because = textOf(given, 'because') ?? 'tried on the command line';
  const { capacity } = given;
  const body = { since, because, ...(capacity !== undefined && { capacity }) };
  return (await context.api()).post<Backtest>(pathOf(version, 'backtests'), body);
}

/** To its end, with progress on standard error. Ctrl-C leaves it to the server: undefined then. */
export async function followed(context: Context, version: string, id: string): Promise<Backtest | undefined> {
  const api = await context.api();
  const { output } = context;
  const look = async (): Promise<Backtest | undefined> => {
    const backtest = await api.get<Backtest>(pathOf(version, `backtests/${id}`));
    const isRunning = backtest.state === 'running';
    output.progress(isRunning ? progressOf(backtest) : '');
    return isRunning ? undefined : backtest;
  };
  return polled(context, look, `policy backtest ${version} --job ${id}`);
}

const progressOf = ({ version, percent, planned, report }: Backtest): string =>
  `trying ${version} ${percent} % · ${thousands(report.decisions)} of ${thousands(planned)} decisions`;
