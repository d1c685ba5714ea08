import { WaitingLooks } from './waiting-looks.js';

const SECOND = 1_000;
const ids = (looks: ReturnType<WaitingLooks['takeDue']>): readonly string[] =>
  looks.map(({ orderId }) => orderId);

it('an order is taken when its time has come, once, and not more of them than were asked for', () => {
  const looks = new WaitingLooks();
  looks.add('first', 10);
  looks.add('later', 30);
  looks.add('second', 20);
  expect(ids(looks.takeDue(9, 5))).toEqual([]);
  expect(ids(looks.takeDue(20, 1))).toEqual(['first']);
  expect(ids(looks.takeDue(20, 5))).toEqual(['second']);
  expect(ids(looks.takeDue(20, 5))).toEqual([]);
});

it('a look that failed comes again after half a minute, twenty times at most', () => {
  const looks = new WaitingLooks();
  looks.add('bad', 0);
  let now = 0;
  let tries = 0;
  for (let [look] = looks.takeDue(now, 1); look; [look] = looks.takeDue(now, 1)) {
    tries += 1;
    looks.addAgain(look, now);
    expect(looks.takeDue(now + 29 * SECOND, 1)).toEqual([]);
    now += 30 * SECOND;
  }
  expect(tries).toBe(20);
});

it('a look that failed does not put off one that was asked for meanwhile', () => {
  const looks = new WaitingLooks();
  looks.add('bad', 0);
  const [look] = looks.takeDue(0, 1);
  looks.add('bad', 5);
  expect(look && looks.addAgain(look, 0)).toBe(true);
  expect(looks.takeDue(5, 1)).toEqual([{ orderId: 'bad', failed: 0 }]);
});

it('no more orders wait than there is room for', () => {
  const looks = new WaitingLooks();
  const { room } = looks;
  for (let i = 0; i <= room; i += 1) looks.add(`o${i}`, 0);
  expect(looks.room).toBe(0);
  expect(looks.addAgain({ orderId: 'other', failed: 0 }, 0)).toBe(false);
  expect(looks.takeDue(0, room + 1)).toHaveLength(room);
});

describe('an order that the sweep found', () => {
  it('is looked at unless it was since it reached its age', () => {
    const looks = new WaitingLooks();
    looks.lookedAt('silent', 100);
    looks.addSilent('silent', 100, 200);
    expect(looks.takeDue(200, 1)).toEqual([]);
    looks.addSilent('silent', 101, 200);
    expect(ids(looks.takeDue(200, 1))).toEqual(['silent']);
  });

  it('is looked at again where the look is long past: what is known of looks stays small', () => {
    const looks = new WaitingLooks();
    looks.lookedAt('silent', 100);
    looks.lookedAt('other', 100 + 301 * SECOND);
    looks.addSilent('silent', 100, 302 * SECOND);
    expect(ids(looks.takeDue(302 * SECOND, 1))).toEqual(['silent']);
  });
});
