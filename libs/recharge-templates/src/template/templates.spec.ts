import type { RechargeTemplate, TemplateEvent } from '@bujiao/contracts';
import { GAME_TEMPLATE } from '../testing/index.js';
import { publishTemplate, withdrawTemplate } from './decide-templates.js';
import {
  evolveTemplates,
  gameOf,
  noTemplates,
  templateFor,
  templateOf,
  type Templates,
} from './templates.js';

const given = (...events: readonly TemplateEvent[]): Templates =>
  events.reduce(
    (templates, event) =>
      evolveTemplates(templates, { ...event, metadata: { occurredAt: '2026-11-28T10:00:00.000Z' } }),
    noTemplates(),
  );
const published = (template: RechargeTemplate, version = 1): TemplateEvent => ({
  type: 'RechargeTemplatePublished',
  data: { template, version, because: 'spec' },
});
const GENERAL = { ...GAME_TEMPLATE, goods: ['G1', 'G2'] };
const SUBJECT = { goods: { goodsId: 'G1' } };

function refusalOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was refused');
}

describe('publishing a template', () => {
  it('makes its next version', () => {
    const changed = { ...GENERAL, goods: ['G1'] };
    expect(publishTemplate(given(), GENERAL, 'spec')).toMatchObject([{ data: { version: 1 } }]);
    expect(publishTemplate(given(published(GENERAL)), changed, 'spec')).toMatchObject([
      { data: { version: 2 } },
    ]);
  });

  it('with the same content is nothing new, in whatever order somebody wrote it', () => {
    const { id, name, goods, fields } = GENERAL;
    expect(publishTemplate(given(published(GENERAL)), { fields, goods, name, id }, 'spec')).toEqual([]);
  });

  it('of goods that another template asks for is refused; a merchant has its own', () => {
    const other = { ...GENERAL, id: 'other' };
    const known = given(published(GENERAL));
    expect(refusalOf(() => publishTemplate(known, other, 'spec'))).toMatchObject({
      code: 'goods-taken',
      goodsId: 'G1',
      by: GENERAL.id,
    });
    expect(publishTemplate(known, { ...other, merchantId: 'M1' }, 'spec')).toHaveLength(1);
  });

  it('with faults is refused with all of them', () => {
    const bad = { ...GENERAL, fields: [] };
    expect(refusalOf(() => publishTemplate(given(), bad, 'spec'))).toMatchObject({
      code: 'template-refused',
      faults: [{ code: 'account-not-asked', pointer: '/fields' }],
    });
  });
});

describe('the template of an order', () => {
  const mine = { ...GENERAL, id: 'mine', merchantId: 'M1' };
  const templates = given(published(GENERAL), published(mine));

  it('is the merchant’s own before the one for everybody', () => {
    expect(templateFor(templates, { ...SUBJECT, merchantId: 'M1' })?.template.id).toBe('mine');
    expect(templateFor(templates, { ...SUBJECT, merchantId: 'M2' })?.template.id).toBe(GENERAL.id);
    expect(templateFor(templates, SUBJECT)?.template.id).toBe(GENERAL.id);
    expect(templateFor(templates, { goods: { goodsId: 'G9' } })).toBeUndefined();
  });

  it('that was withdrawn asks nobody any more, and is kept for those who were asked by it', () => {
    const known = given(published(GENERAL));
    const [withdrawn] = withdrawTemplate(known, GENERAL.id, 'spec');
    const after = given(published(GENERAL), withdrawn as TemplateEvent);
    expect(templateFor(after, SUBJECT)).toBeUndefined();
    expect(templateOf(after, { id: GENERAL.id, version: 1 })?.template).toEqual(GENERAL);
    expect(withdrawTemplate(after, GENERAL.id, 'spec')).toEqual([]);
  });
});

describe('the game of a template', () => {
  it('is the one that it names, else its own; a merchant’s is never that of somebody else’s name', () => {
    expect(gameOf({ ...GENERAL, game: 'dragon' })).toBe('dragon');
    expect(gameOf(GENERAL)).toBe(GENERAL.id);
    const merchants = ['M1', 'M2'].map((merchantId) => gameOf({ ...GENERAL, merchantId }));
    expect(new Set([GENERAL.id, ...merchants]).size).toBe(3);
  });
});
