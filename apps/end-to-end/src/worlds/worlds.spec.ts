import 'reflect-metadata';
import { liveThrough, type Outcome } from './world.js';
import type { Manners } from './shop.js';

/** Set both to live through other worlds, or more of them: `WORLDS_SEED=7 WORLDS=100000`. */
const SEED = Number(process.env['WORLDS_SEED'] ?? 20261123);
const WORLDS = Number(process.env['WORLDS'] ?? 600);

type Lived = Outcome & { readonly seed: number };
const live = (manners: Manners): readonly Lived[] =>
  Array.from({ length: WORLDS }, (_, i) => ({ seed: SEED + i, ...liveThrough(SEED + i, manners) }));

describe('worlds with late, doubled, reordered and false news, skewed clocks and withdrawn facts', () => {
  describe('where the shop stops when it hears 补交中 and says what it had done', () => {
    const worlds = live({ stops: true });

    it('nothing is delivered that was not ordered', () => {
      expect(worlds.filter(({ out, ordered }) => out > ordered)).toEqual([]);
    });

    it('goods and money are never both with the buyer without a contradiction that says so', () => {
      expect(worlds.filter(({ value, kept, said }) => value > kept && said.length === 0)).toEqual([]);
    });

    it('no history breaks a rule', () => {
      expect(worlds.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
    });

    it('every decision is explained as it was recorded', () => {
      const decided = worlds.flatMap(({ seed, decided: all }) => all.map((code) => `${seed}: ${code}`));
      expect(decided.filter((line) => line.includes('explained as'))).toEqual([]);
      expect(decided.length).toBeGreaterThan(worlds.length / 2);
      expect(decided.filter((line) => line.includes('rejected')).length).toBeGreaterThan(0);
    });

    it('resubmissions do deliver there', () => {
      const share = worlds.filter(({ byUs }) => byUs > 0).length / worlds.length;
      expect(share).toBeGreaterThan(0.1);
    });
  });

  describe('where the shop goes on beside us', () => {
    const worlds = live({ stops: false });

    it('whatever was delivered beyond the order is said, or left to a person as perhaps told twice', () => {
      const silent = worlds.filter(
        ({ out, ordered, said, ambiguous }) => out > ordered && said.length === 0 && !ambiguous,
      );
      expect(silent).toEqual([]);
    });

    it('goods and money are never both with the buyer without a contradiction that says so', () => {
      expect(worlds.filter(({ value, kept, said }) => value > kept && said.length === 0)).toEqual([]);
    });

    it('no history breaks a rule', () => {
      expect(worlds.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
    });

    it('such worlds do hold what is delivered beyond the order', () => {
      expect(worlds.filter(({ out, ordered }) => out > ordered).length).toBeGreaterThan(0);
    });
  });
});
