import type { RechargeTarget } from '@bujiao/contracts';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { KeyRing, prepareKeyRing, type Config } from '@bujiao/platform';
import { publishTemplate, TemplateDesk, TemplateReader } from '@bujiao/recharge-templates';
import { GAME_TEMPLATE } from '@bujiao/recharge-templates/testing';
import type { Pool } from 'pg';
import { intakeDatabase, type IntakeDatabase } from '../../testing/intake-database.js';
import { MOST_RECIPIENTS, Recipients } from './recipients.repository.js';
import { SavedRecipients } from './recipients.service.js';

const KEY = Buffer.alloc(32, 5);
const KIND = 'direct-top-up';
let database: IntakeDatabase;
let pool: Pool;
let buyers = 0;
const store = new MemoryEventStore();
const templates = new TemplateReader(store);

beforeAll(async () => {
  database = await intakeDatabase();
  await prepareKeyRing(database.url);
  pool = database.pool();
  const by = { id: 'spec', actor: { kind: 'person', id: 'ops-1', role: 'ops' } } as const;
  await new TemplateDesk(store).decide(by, (known) => publishTemplate(known, GAME_TEMPLATE, 'for this spec'));
  await templates.read();
});
afterAll(() => database.close());

const newBuyer = (): string => `B${(buyers += 1)}`;
/** As another instance of the service has it. */
const instance = (): SavedRecipients =>
  new SavedRecipients(new Recipients(pool), new KeyRing(pool, KEY), templates, { dataKey: KEY } as Config);
const account = (rechargeAccount: string): RechargeTarget => ({ rechargeAccount });
const add = (buyerId: string, target: RechargeTarget, name?: string) =>
  instance().add(buyerId, { goodsKind: KIND, target, ...(name !== undefined && { name }) });
const learn = (buyerId: string, text: string, at: string): Promise<void> =>
  instance().learn(buyerId, { goodsKind: KIND, target: account(text) }, new Date(at));
const masked = async (buyerId: string): Promise<string[]> =>
  (await instance().list(buyerId)).map(({ accountMasked }) => accountMasked);

describe('saved recipients', () => {
  it('are masked in lists, and whole for their owner alone', async () => {
    const [mine, other] = [newBuyer(), newBuyer()];
    const { recipientId } = await add(mine, account('13800000001'), '我的手机');
    expect(await instance().list(mine)).toMatchObject([
      { recipientId, name: '我的手机', accountMasked: '*******0001', source: 'added' },
    ]);
    expect(JSON.stringify(await instance().list(mine))).not.toContain('138');
    expect((await instance().show(mine, recipientId)).rechargeTarget).toEqual(account('13800000001'));
    expect(await instance().list(other)).toEqual([]);
    for (const refused of [
      instance().show(other, recipientId),
      instance().name(other, recipientId, 'x'),
      instance().use(other, recipientId),
    ])
      await expect(refused).rejects.toMatchObject({ status: 404, code: 'recipient-not-found' });
    await instance().forget(other, recipientId);
    expect(await masked(mine)).toHaveLength(1);
  });

  it('rest sealed: neither the account nor the name is readable in the database', async () => {
    const buyerId = newBuyer();
    await add(buyerId, { rechargeAccount: 'player-007', gameRole: '法师' }, '老账号');
    const { rows } = await pool.query('select * from intake.saved_recipients where buyer_id = $1', [buyerId]);
    expect(JSON.stringify(rows)).not.toMatch(/player|法师|老账号/);
  });

  it('keep equal ones once, also when they come at the same moment', async () => {
    const buyerId = newBuyer();
    const added = await Promise.all(Array.from({ length: 6 }, () => add(buyerId, account('same-account'))));
    expect(new Set(added.map(({ recipientId }) => recipientId)).size).toBe(1);
    await add(buyerId, { rechargeAccount: 'same-account', gameArea: '华东' });
    await add(buyerId, account('Same-Account'));
    expect(await masked(buyerId)).toHaveLength(3);
  });

  it('are limited, also when several are added at the same moment', async () => {
    const buyerId = newBuyer();
    const answers = await Promise.allSettled(
      Array.from({ length: MOST_RECIPIENTS + 4 }, (_, i) => add(buyerId, account(`account-${i}`))),
    );
    const refused = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [],
    );
    expect(refused).toEqual(Array(4).fill('too-many-recipients'));
    expect(await masked(buyerId)).toHaveLength(MOST_RECIPIENTS);
  });

  it('are named and unnamed', async () => {
    const buyerId = newBuyer();
    const { recipientId } = await add(buyerId, account('account-1'));
    expect(await instance().name(buyerId, recipientId, '弟弟')).toMatchObject({ name: '弟弟' });
    expect(await instance().list(buyerId)).toMatchObject([{ recipientId, name: '弟弟' }]);
    expect(await instance().name(buyerId, recipientId, undefined)).not.toHaveProperty('name');
  });

  it('go with the key of a person who is forgotten', async () => {
    const buyerId = newBuyer();
    await add(buyerId, account('account-1'));
    await pool.query('delete from keyring.buyer_keys where buyer_id = $1', [buyerId]);
    expect(await instance().list(buyerId)).toEqual([]);
    const { rows } = await pool.query('select from intake.saved_recipients where buyer_id = $1', [buyerId]);
    expect(rows).toEqual([]);
  });

  it('leave out the account that an order has now', async () => {
    const buyerId = newBuyer();
    await add(buyerId, account('wrong-account'));
    await add(buyerId, account('right-account'));
    const left = await instance().list(buyerId, { goodsKind: KIND, except: account('wrong-account') });
    expect(left.map(({ accountMasked }) => accountMasked)).toEqual(['ri*********nt']);
  });
});

describe('recipients that are learnt from confirmed deliveries', () => {
  it('are kept once, used last first, and never take the name of an added one away', async () => {
    const buyerId = newBuyer();
    await learn(buyerId, 'account-1', '2026-11-01T00:00:00Z');
    await learn(buyerId, 'account-2', '2026-11-02T00:00:00Z');
    await learn(buyerId, 'account-1', '2026-11-03T00:00:00Z');
    expect(await masked(buyerId)).toEqual(['ac*****-1', 'ac*****-2']);
    const { recipientId } = await add(buyerId, account('account-1'), '大号');
    await learn(buyerId, 'account-1', '2026-11-04T00:00:00Z');
    expect((await instance().list(buyerId))[0]).toMatchObject({ recipientId, name: '大号', source: 'added' });
  });

  it('do not come back when the event comes again after they were forgotten', async () => {
    const buyerId = newBuyer();
    await learn(buyerId, 'account-1', '2026-11-01T00:00:00Z');
    const recipientId = (await instance().list(buyerId))[0]?.recipientId ?? '';
    await instance().forget(buyerId, recipientId);
    await learn(buyerId, 'account-1', '2026-11-01T00:00:00Z');
    expect(await instance().list(buyerId)).toEqual([]);
    await learn(buyerId, 'account-1', new Date(Date.now() + 60_000).toISOString());
    expect(await masked(buyerId)).toHaveLength(1);
  });

  it('take the place of the learnt one that was used longest ago, and none of an added one', async () => {
    const buyerId = newBuyer();
    for (let i = 1; i < MOST_RECIPIENTS; i += 1) await add(buyerId, account(`added-account-${i}`));
    await learn(buyerId, 'learnt-1', '2026-11-01T00:00:00Z');
    await learn(buyerId, 'learnt-2', '2026-11-02T00:00:00Z');
    expect(await masked(buyerId)).toHaveLength(MOST_RECIPIENTS);
    expect(await masked(buyerId)).toContain('le****-2');
    expect(await masked(buyerId)).not.toContain('le****-1');
    const full = newBuyer();
    for (let i = 0; i < MOST_RECIPIENTS; i += 1) await add(full, account(`added-account-${i}`));
    await learn(full, 'learnt-1', '2026-11-01T00:00:00Z');
    expect(await masked(full)).not.toContain('le****-1');
  });
});

describe('recipients of a recharge template', () => {
  const GAME: RechargeTarget = {
    rechargeAccount: 'dragon_1_x',
    gameArea: '电信一区',
    gameServer: '1024',
    gameRole: '剑客小七',
  };
  const templateId = GAME_TEMPLATE.id;
  const learnFor = (buyerId: string, target: RechargeTarget, id?: string): Promise<void> =>
    instance().learn(
      buyerId,
      { goodsKind: 'custom', target, ...(id && { templateId: id }) },
      new Date('2026-11-05T00:00:00Z'),
    );
  const listed = async (buyerId: string, id?: string) =>
    (await instance().list(buyerId, { goodsKind: 'custom', ...(id && { templateId: id }) })).map((one) => [
      one.accountMasked,
      one.templateId,
    ]);

  it('are offered for goods of that template alone, before those of no template, and carry its name', async () => {
    const buyerId = newBuyer();
    await learnFor(buyerId, account('for-any-goods'));
    await learnFor(buyerId, GAME, templateId);
    await learnFor(buyerId, account('of-another'), 'another');
    expect(await listed(buyerId, templateId)).toEqual([
      ['dr******_x', templateId],
      ['fo*********ds', undefined],
    ]);
    expect(await listed(buyerId)).toEqual([['fo*********ds', undefined]]);
    const [first] = await instance().list(buyerId, { goodsKind: 'custom', templateId });
    expect(first?.templateName).toEqual(GAME_TEMPLATE.name);
  });

  it('of one account are one for each template', async () => {
    const buyerId = newBuyer();
    for (const id of [templateId, 'another', templateId]) await learnFor(buyerId, GAME, id);
    expect(await instance().list(buyerId)).toHaveLength(2);
  });

  it('take over what was learnt before its template was known, with its name', async () => {
    const buyerId = newBuyer();
    await learnFor(buyerId, GAME);
    const [{ recipientId = '' } = {}] = await instance().list(buyerId);
    await instance().name(buyerId, recipientId, '大号');
    await learnFor(buyerId, GAME, templateId);
    await learnFor(buyerId, GAME, templateId);
    expect(await instance().list(buyerId)).toMatchObject([{ recipientId, name: '大号', templateId }]);
  });

  it('leave an added one without a template as it is, and take its name', async () => {
    const buyerId = newBuyer();
    await instance().add(buyerId, { goodsKind: 'custom', target: GAME, name: '大号' });
    await learnFor(buyerId, GAME, templateId);
    expect(await instance().list(buyerId)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: '大号', templateId, source: 'learnt' }),
        expect.not.objectContaining({ templateId }),
      ]),
    );
  });

  it('are added only for a template that is known and takes them', async () => {
    const given = { goodsKind: 'custom', target: GAME } as const;
    expect(await instance().add(newBuyer(), { ...given, templateId })).toMatchObject({ templateId });
    await expect(instance().add(newBuyer(), { ...given, templateId: 'unknown' })).rejects.toMatchObject({
      code: 'recipient-template-unknown',
    });
    const wrong = { ...GAME, gameServer: 'not digits' };
    await expect(
      instance().add(newBuyer(), { goodsKind: 'custom', target: wrong, templateId }),
    ).rejects.toMatchObject({ code: 'recipient-not-taken', data: { fields: ['gameServer'] } });
  });
});
