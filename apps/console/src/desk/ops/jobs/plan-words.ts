import type { Language } from '../../../texts/language.js';

/** The phrases that a plan is made of, as the API writes them, and the same in Chinese; `$1` is a name. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^what the handlers of (.+) decide on today's history$/, '$1 的处理程序按今天的履历决定的内容'],
  [/^whatever the handlers of (.+) call$/, '$1 的处理程序会调用的一切'],
  [/^(.+), only when it is swapped in \(version (.+)\)$/, '$1（换上时才写，版本 $2）'],
  [/^(.+), on the machine of the server \((\d+) bytes and the log\)$/, '$1（服务器本机，$2 字节和日志）'],
  [/^rows of (.+)$/, '$1 的行'],
  [/^topic (.+)$/, '主题 $1'],
  [/^(.+), where the history lacks it$/, '$1（履历里没有时才写）'],
  [/^the handler of (.+) in (.+)$/, '$2 里 $1 的处理程序'],
  [/^it reaches outside: (.+)$/, '它会触及外部：$1'],
  [/^what it reaches is not declared$/, '没有申明它触及什么'],
  [/^orders beyond the first (.+)$/, '前 $1 单以外的订单'],
  [/^plan again for them$/, '请再做一次计划'],
  [/^states of orders \((.+)\)$/, '订单状态（$1）'],
  [/^they are derived, and the shop would take them for news$/, '由事件算出，商城会当成新消息'],
];

/** What a plan says of itself, in the language of the page; a phrase that is not known stays as it is. */
export function inWordsOf(language: Language, phrase: string): string {
  if (language !== 'zh') return phrase;
  const known = PHRASES.find(([pattern]) => pattern.test(phrase));
  return known ? phrase.replace(...known) : phrase;
}
