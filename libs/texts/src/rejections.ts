import type { Sentence } from '@bujiao/contracts';
import { fixed, type Text, type Values } from './format.js';

const at = (pointer: Values[string]): Sentence =>
  typeof pointer === 'string' && pointer !== ''
    ? { zh: `${pointer} 处`, en: ` at ${pointer}` }
    : { zh: '事件中', en: '' };

/** How a publisher mends an order event that was rejected, by the code of the rejection. */
const MENDS: Readonly<Record<string, Text>> = {
  'not-an-event': fixed(
    '请按 CloudEvents 1.0 发送：specversion、id、source 和 type 都要有。',
    'Send it as CloudEvents 1.0, with specversion, id, source and type.',
  ),
  'unknown-type': fixed(
    '请改用合同中的事件类型，并用新的 id 重发。',
    'Use a type of the contract, and send it again under a new id.',
  ),
  'invalid-subject': fixed(
    '请把 subject 改为订单号，并用新的 id 重发。',
    'Put the order id into subject, and send it again under a new id.',
  ),
  'invalid-time': fixed(
    '请把 time 改为 RFC 3339 时间，不晚于现在，并用新的 id 重发。',
    'Put an RFC 3339 time that is not in the future into time, and send it again under a new id.',
  ),
  'invalid-data': ({ pointer }) => ({
    zh: `请更正${at(pointer).zh}的值，并用新的 id 重发。`,
    en: `Correct the value${at(pointer).en}, and send it again under a new id.`,
  }),
  'unknown-field': ({ pointer, didYouMean }) => ({
    zh: `请把${at(pointer).zh}的字段改名为 ${String(didYouMean ?? '合同中的名称')}（或删除），并用新的 id 重发。`,
    en: `Rename the field${at(pointer).en} to ${String(didYouMean ?? 'the name of the contract')}, or leave it out, and send it again under a new id.`,
  }),
  'order-terms-differ': fixed(
    '以先到的条款为准。条款确实有误时，请由下单方发送 shop.order.corrected 更正；若是另一个订单，请换订单号。',
    'The first terms stay. Where they are wrong, the publisher who placed the order sends shop.order.corrected; another order needs a number of its own.',
  ),
  'event-id-reused': fixed(
    '先到的事件保留。内容不同的事件请用新的 id 发送。',
    'The first event stays. Send what differs as an event with a new id.',
  ),
  'record-full': fixed(
    '请先停止重复发送该订单的事件，再由人工处理该订单。',
    'Stop sending events of this order again and again; a person has to handle the order.',
  ),
  'not-yours-to-correct': fixed(
    '只有该事件的发布方或下单方可以撤回，请由其发送。',
    'Only who published that event, or who placed the order, can take it back: let them send the correction.',
  ),
  'placing-was-rejected': fixed(
    '该订单号属于另一发布方。若是另一个订单，请换订单号重新下单；若条款有误，请由原下单方更正。',
    'The order number belongs to another publisher. Place another order under a number of its own, or let the first publisher correct the terms.',
  ),
};

export const KNOWN_REJECTION_CODES: readonly string[] = Object.keys(MENDS);

const ANY: Sentence = {
  zh: '请按合同更正，并用新的 id 重发。',
  en: 'Correct it by the contract, and send it again under a new id.',
};

/** How to mend a rejected order event, made of what was found wrong with it. */
export const mendText = (
  code: string,
  { pointer, didYouMean }: { readonly pointer?: string | null; readonly didYouMean?: string | null },
): Sentence =>
  (Object.hasOwn(MENDS, code) ? MENDS[code] : undefined)?.({
    ...(pointer && { pointer }),
    ...(didYouMean && { didYouMean }),
  }) ?? ANY;
