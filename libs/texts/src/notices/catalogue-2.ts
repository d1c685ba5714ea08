import type { NoticeCode } from '@bujiao/contracts';
import { notBefore, type Text } from '../format.js';
import { CATALOGUE_1 } from './catalogue-1.js';

/** What is asked for, as the words of this version name it. */
const WANTED: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  payment: ['付款凭证（如支付成功页的截图）', 'proof of your payment, such as a screenshot of it'],
  'account-owner': [
    '充值账号属于您的凭证（如账号资料页的截图）',
    'proof that the recharge account is yours, such as a screenshot of its profile',
  ],
  'not-received': [
    '商品未到账的凭证（如余额或使用失败的截图）',
    'proof that the goods did not arrive, such as a screenshot of the balance',
  ],
};

/** Version 2: version 1, and what buyers are told who have to upload evidence. It never changes once it was released. */
export const CATALOGUE_2: Readonly<Record<NoticeCode, Text>> = {
  ...CATALOGUE_1,
  'confirm-role': ({ until }) => ({
    zh: `补交前请确认这是你的游戏角色：在订单页点击确认，或填入收到的验证码，${notBefore(until)} 前有效。不是你本人申请的，请不要确认。`,
    en: `Before anything is sent, confirm that this is your role: click on the page of your order, or give the code that you received, by ${notBefore(until)}. Do not confirm what you did not ask for.`,
  }),
  'evidence-asked': ({ wanted, deadline }) => {
    const [zh, en] = (Object.hasOwn(WANTED, String(wanted)) ? WANTED[String(wanted)] : undefined) ?? [
      '凭证',
      'evidence',
    ];
    return {
      zh: `审核员需要您上传${zh}，请在 ${notBefore(deadline)} 前到订单页上传。`,
      en: `A reviewer needs ${en}. Upload it on the page of your order by ${notBefore(deadline)}.`,
    };
  },
};
