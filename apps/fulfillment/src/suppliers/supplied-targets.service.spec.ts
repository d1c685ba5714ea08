import type { RechargeTarget } from '@bujiao/contracts';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import type { KeyRing } from '@bujiao/platform';
import { publishTemplate, TemplateDesk, TemplateReader } from '@bujiao/recharge-templates';
import { GAME_TEMPLATE } from '@bujiao/recharge-templates/testing';
import { SuppliedTargets } from './supplied-targets.service.js';

const WHOLE: RechargeTarget = {
  rechargeAccount: 'dragon_1_x',
  gameArea: '电信一区',
  gameServer: '1024',
  gameRole: '剑客小七',
};
const SEALED = { keyOf: 'B1', sealed: 'x' };
const keyRing = { open: () => Promise.resolve(WHOLE) } as unknown as KeyRing;
const store = new MemoryEventStore();
const targets = new SuppliedTargets(keyRing, new TemplateReader(store));
const publish = (fields: readonly string[]): Promise<unknown> =>
  new TemplateDesk(store).decide(
    { id: 'spec', actor: { kind: 'person', id: 'ops-1', role: 'ops' } },
    (known) =>
      publishTemplate(
        known,
        { ...GAME_TEMPLATE, fields: GAME_TEMPLATE.fields.filter(({ field }) => fields.includes(field)) },
        'for this spec',
      ),
  );
const version = (number: number) => ({ template: { id: GAME_TEMPLATE.id, version: number } });

beforeAll(async () => {
  await publish(['rechargeAccount', 'gameServer']);
  await publish(['rechargeAccount', 'gameArea']);
});

it.each([
  [1, { rechargeAccount: 'dragon_1_x', gameServer: '1024' }],
  [2, { rechargeAccount: 'dragon_1_x', gameArea: '电信一区' }],
])(
  'a supplier gets the fields of the version that the resubmission was opened with: %d',
  async (no, fields) => {
    expect(await targets.of(SEALED, version(no))).toEqual(fields);
  },
);

it('a supplier gets the whole target of goods without a template', async () => {
  expect(await targets.of(SEALED, {})).toEqual(WHOLE);
  expect(await targets.of(SEALED, undefined)).toEqual(WHOLE);
});

it('nothing is supplied by a version that cannot be read', async () => {
  await expect(targets.of(SEALED, version(3))).rejects.toThrow('was published');
});
