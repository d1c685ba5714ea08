import { conflict, notFound, type Problem } from '@bujiao/platform';

export const backtestNotFound = (): Problem =>
  notFound('backtest-not-found', 'There is no such backtest of this version.');
export const backtestNotDone = (id: string, is: string): Problem =>
  conflict('backtest-not-done', `The backtest ${id} has not read everything yet (${is}).`);
