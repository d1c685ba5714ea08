import type { NoticeWish } from '@bujiao/contracts';
import { closed, given, requested, snapshotTaken } from '@bujiao/order-history/testing';
import { changeNoticeWish } from './change-notice-wish.decider.js';

const ENGLISH: NoticeWish = { languages: ['en'], channel: 'sms' };
const changed = (tellBuyer: NoticeWish) =>
  ({ type: 'NoticePreferenceChanged', data: { tellBuyer } }) as const;

it('an open resubmission is told of as the buyer prefers now, also by the choice of the shop', () => {
  given(snapshotTaken(), requested())
    .when((history) => changeNoticeWish(history, ENGLISH))
    .then(changed(ENGLISH));
  given(snapshotTaken(), requested({ tellBuyer: ENGLISH }))
    .when((history) => changeNoticeWish(history))
    .then(changed({}));
});

it('nothing is recorded twice, and nothing of an order without an open resubmission', () => {
  const same = (history: Parameters<typeof changeNoticeWish>[0]) => changeNoticeWish(history, ENGLISH);
  given(snapshotTaken(), requested({ tellBuyer: ENGLISH }))
    .when(same)
    .thenNothing();
  given(snapshotTaken(), requested(), changed(ENGLISH)).when(same).thenNothing();
  given(snapshotTaken(), requested(), closed()).when(same).thenNothing();
  given().when(same).thenNothing();
});
