import type { Language, NoticeChannel, NoticeWish, Sentence } from '@bujiao/contracts';
import { LANGUAGES } from '@bujiao/contracts';

const LANGUAGE_NAMES: Readonly<Record<Language, Sentence>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};

const CHANNEL_NAMES: Readonly<Record<NoticeChannel, Sentence>> = {
  shop: { zh: '商城消息', en: 'message of the shop' },
  sms: { zh: '短信', en: 'text message' },
  email: { zh: '邮件', en: 'e-mail' },
};

/** In which languages and by which way notices go out; what is not given is the shop's choice. */
export function noticeWay({ languages = LANGUAGES, channel }: NoticeWish): Sentence {
  const names = languages.map((language) => LANGUAGE_NAMES[language]);
  const by = channel ? CHANNEL_NAMES[channel] : undefined;
  return {
    zh: `${names.map(({ zh }) => zh).join('和')}，${by ? `以${by.zh}` : '方式由商城选择'}`,
    en: `in ${names.map(({ en }) => en).join(' and ')}, ${by ? `by ${by.en}` : 'by a way of the shop’s choice'}`,
  };
}
