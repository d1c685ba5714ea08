import type { Sentence } from '@bujiao/contracts';
import type { Colour, Screen } from '../screen/screen.js';
import { columnsOf, fit, fitRight } from '../screen/wide-text.js';
import { WAYS, type Way } from '../shop/planned-order.js';
import { WAY_DESCRIPTIONS } from '../shop/ways.js';
import { isSettled, STAGES, type Journey, type JourneyState } from './journey.js';

const BAR = 30;
/** Orders shown one by one below the ways: those that moved last. */
const RECENT = 6;
const DRAW_EVERY_MS = 80;

/** How a journey ended, where the stage alone does not say it. */
export const END_NAMES: Partial<Record<JourneyState, Sentence & { readonly colour: Colour }>> = {
  rejected: { zh: '核验未通过', en: 'rejected', colour: 'yellow' },
  refused: { zh: '不可补交', en: 'not resubmittable', colour: 'yellow' },
  failed: { zh: '补交失败', en: 'failed', colour: 'red' },
  'waiting-for-human': { zh: '转人工', en: 'waits for a person', colour: 'cyan' },
  broken: { zh: '异常', en: 'BROKEN', colour: 'red' },
};

/**
 * The progress of all resubmissions: on a terminal a block of bars that moves, one bar a way of going wrong and one for each
 * order that moved last; elsewhere one line per order when it is settled.
 */
export class ProgressBoard {
  private readonly startedAt = Date.now();
  private readonly told = new Set<Journey>();
  private drawnAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly screen: Screen,
    private readonly journeys: readonly Journey[],
  ) {}

  moved(journey: Journey): void {
    if (!this.screen.isTerminal) return this.tell(journey);
    const wait = this.drawnAt + DRAW_EVERY_MS - Date.now();
    if (wait <= 0) this.draw();
    else this.timer ??= setTimeout(() => this.draw(), wait);
  }

  /** Draws the last state and leaves it standing. */
  finish(): void {
    if (this.screen.isTerminal) this.draw();
    this.screen.keepBlock();
  }

  private draw(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.drawnAt = Date.now();
    const ways = WAYS.filter((way) => this.journeys.some(({ order }) => order.way === way));
    const recent = [...this.journeys]
      .filter(({ stageNo }) => stageNo > 0)
      .sort((a, b) => b.movedAt - a.movedAt)
      .slice(0, RECENT);
    this.screen.draw([
      this.stagesLine(),
      ...ways.map((way) => this.wayLine(way)),
      '',
      ...recent.map((journey) => this.orderLine(journey)),
    ]);
  }

  private stagesLine(): string {
    const settled = this.journeys.filter(isSettled).length;
    const seconds = ((Date.now() - this.startedAt) / 1_000).toFixed(0);
    const stages = STAGES.map((stage) => this.screen.say(stage)).join(' → ');
    return `  ${this.screen.paint('dim', fit(stages, 58))} ${settled}/${this.journeys.length}  ${seconds} s`;
  }

  private wayLine(way: Way): string {
    const journeys = this.journeys.filter(({ order }) => order.way === way);
    const share = journeys.reduce((sum, journey) => sum + fractionOf(journey), 0) / journeys.length;
    const name = fit(this.screen.say(WAY_DESCRIPTIONS[way].name), 28);
    return `  ${name}${fitRight(String(journeys.length), 3)}  ${this.bar(share)}  ${this.countsOf(journeys)}`;
  }

  private bar(share: number): string {
    const full = Math.round(share * BAR);
    return (
      this.screen.paint(share >= 1 ? 'green' : 'cyan', '█'.repeat(full)) +
      this.screen.paint('dim', '░'.repeat(BAR - full))
    );
  }

  /** How many stand where, the furthest first, cut to what the terminal has room for. */
  private countsOf(journeys: readonly Journey[]): string {
    const counts = new Map<string, number>();
    for (const journey of [...journeys].sort((a, b) => b.stageNo - a.stageNo)) {
      const name = this.nameOf(journey);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const text = [...counts].map(([name, count]) => `${name} ${count}`).join(' · ');
    const room = this.screen.columns - 38 - BAR;
    return columnsOf(text) > room ? fit(text, Math.max(1, room)) : text;
  }

  private nameOf({ state, stageNo }: Journey): string {
    const end = END_NAMES[state];
    const stage = STAGES[stageNo - 1];
    return this.screen.say(end ?? stage ?? { zh: '未申请', en: 'not asked' });
  }

  private orderLine(journey: Journey): string {
    const { order, stageNo } = journey;
    const dots = STAGES.map((_, i) => (i < stageNo ? '●' : '○')).join('─');
    const colour = END_NAMES[journey.state]?.colour ?? (stageNo >= STAGES.length - 1 ? 'green' : 'cyan');
    return `  ${order.orderId}  ${fit(`${order.goods.name} ×${order.quantity}`, 32)} ${this.screen.paint(colour, `${dots} ${this.nameOf(journey)}`)}`;
  }

  private tell(journey: Journey): void {
    const willConfirm = journey.state === 'delivered' && journey.confirms;
    if (!isSettled(journey) || willConfirm || this.told.has(journey)) return;
    this.told.add(journey);
    const { order } = journey;
    const seconds = ((Date.now() - this.startedAt) / 1_000).toFixed(1);
    const passed = STAGES.slice(0, journey.stageNo).map((stage) => this.screen.say(stage));
    const end = END_NAMES[journey.state];
    const trail = [...passed, ...(end ? [this.screen.say(end)] : [])].join(' → ');
    const why = end && journey.sentence ? `  ${this.screen.say(journey.sentence)}` : '';
    const name = this.screen.say(WAY_DESCRIPTIONS[order.way].name);
    this.screen.line(
      `  ${fitRight(seconds, 5)} s  ${order.orderId}  ${fit(`${order.goods.name} ×${order.quantity}`, 32)} ${fit(name, 28)} ${trail}${why}`,
    );
  }
}

function fractionOf(journey: Journey): number {
  return END_NAMES[journey.state] ? 1 : journey.stageNo / STAGES.length;
}
