import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';

/** A sentence of the API, in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const KEY = 'language';
const listeners = new Set<() => void>();
let current: Language = initial();

function initial(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function setLanguage(language: Language): void {
  current = language;
  localStorage.setItem(KEY, language);
  showLanguage();
  for (const listener of listeners) listener();
}

/** The language decides the shape of Chinese characters and the voice of a screen reader. */
export const showLanguage = (): void => {
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
};

export const language = (): Language => current;

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language);
}

/** The texts of the reader's language. */
export const useTexts = <T>(catalogue: { readonly zh: T; readonly en: T }): T => catalogue[useLanguage()];

/** Picks the reader's language of a sentence of the API. */
export function useSay(): (sentence: Sentence) => string {
  const lang = useLanguage();
  return (sentence) => sentence[lang];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
