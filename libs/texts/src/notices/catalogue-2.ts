import type { NoticeCode } from '@bujiao/contracts';
import { notBefore, type Text } from '../format.js';
import { CATALOGUE_1 } from './catalogue-1.js';

/** Version 2: the owner of a role is asked to confirm it. Everything else says what version 1 says, which never changes. */
export const CATALOGUE_2: Readonly<Record<NoticeCode, Text>> = {
  ...CATALOGUE_1,
  'confirm-role': ({ until }) => ({
    zh: `补交前请确认这是你的游戏角色：在订单页点击确认，或填入收到的验证码，${notBefore(until)} 前有效。不是你本人申请的，请不要确认。`,
    en: `Before anything is sent, confirm that this is your role: click on the page of your order, or give the code that you received, by ${notBefore(until)}. Do not confirm what you did not ask for.`,
  }),
};
