import type { IHeaders, KafkaMessage } from 'kafkajs';
import { FetchedMessage } from './fetched-message.js';

type WithHeaders = Pick<KafkaMessage, 'headers'>;

/** The first value of a header as text; undefined where there is none. */
export const headerOf = (message: WithHeaders, name: string): string | undefined =>
  message instanceof FetchedMessage ? message.headerText(name) : textOf(message.headers, name);

/** Looks up headers as texts, as {@link headerOf} does; for several headers of one message. */
export function headersOf(message: WithHeaders): (name: string) => string | undefined {
  if (!(message instanceof FetchedMessage)) return (name) => textOf(message.headers, name);
  const texts = message.headerTexts();
  return (name) => texts.get(name);
}

function textOf(headers: IHeaders | undefined, name: string): string | undefined {
  const value = headers?.[name];
  const single = Array.isArray(value) ? value[0] : value;
  return single?.toString('utf8');
}
