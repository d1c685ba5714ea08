import { KeyRing, prepareKeyRing } from '@bujiao/platform';
import type { Pool } from 'pg';
import { intakeDatabase, type IntakeDatabase } from '../../testing/intake-database.js';
import { BuyerPreferences, type Preferences } from './preferences.service.js';

let database: IntakeDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await intakeDatabase();
  await prepareKeyRing(database.url);
  pool = database.pool();
});
afterAll(() => database.close());

const instance = (): BuyerPreferences => new BuyerPreferences(pool, new KeyRing(pool, Buffer.alloc(32, 5)));
const PREFERRED: Preferences = {
  language: 'en',
  channel: 'sms',
  goods: [{ goodsKind: 'game-points', specification: '100 点' }],
  learnRecipients: false,
};

it('preferences are what was saved last, for their buyer alone, and rest sealed', async () => {
  expect(await instance().view('B1')).toEqual({ goods: [], learnRecipients: true });
  await instance().save('B1', { ...PREFERRED, language: 'zh' });
  await instance().save('B1', PREFERRED);
  expect(await instance().view('B1')).toEqual(PREFERRED);
  expect(await instance().view('B2')).toEqual({ goods: [], learnRecipients: true });
  const { rows } = await pool.query('select * from intake.buyer_profiles');
  expect(JSON.stringify(rows)).not.toMatch(/100|sms/);
});

it('preferences go with the key of a person who is forgotten', async () => {
  await instance().save('B3', PREFERRED);
  await pool.query(`delete from keyring.buyer_keys where buyer_id = 'B3'`);
  expect(await instance().view('B3')).toEqual({ goods: [], learnRecipients: true });
});
