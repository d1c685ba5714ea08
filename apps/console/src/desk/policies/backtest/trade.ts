import type { BacktestReport } from '../../../api/backtests.js';
import type { BACKTEST } from '../../../texts/backtest.js';
import { count } from '../../../ui/format.js';
import { perDay, share } from './figures.js';

export type BacktestWords = (typeof BACKTEST)['zh'];

/** What one gets for what, in a sentence: changes, people, money. */
export function tradeOf({ decisions, comparison }: BacktestReport, t: BacktestWords): string {
  if (!comparison) return t.title;
  const { changed, reviews, badLetThrough, badStopped } = comparison;
  const over = reviews.overCapacity ?? 0;
  const people =
    t.people(perDay(reviews.old), perDay(reviews.new)) + (over > 0 ? t.tooMany(perDay(over)) : '');
  const what =
    changed === 0
      ? t.same(reviews.days, count(decisions))
      : t.trade(reviews.days, count(changed), share(changed, decisions));
  return `${what}${t.colon}${people}${t.risk(count(badLetThrough.decisions), count(badStopped.decisions))}`;
}
