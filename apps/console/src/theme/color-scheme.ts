import { useSyncExternalStore } from 'react';

export type ColorScheme = 'light' | 'dark';
type Choice = ColorScheme | 'auto';

const KEY = 'color-scheme';
const ATTRIBUTE = 'data-mantine-color-scheme';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const choice = (): Choice => {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
};

export function colorScheme(): ColorScheme {
  const chosen = choice();
  if (chosen !== 'auto') return chosen;
  return system.matches ? 'dark' : 'light';
}

export function setColorScheme(scheme: ColorScheme): void {
  localStorage.setItem(KEY, scheme);
  changed();
}

export const showColorScheme = (): void => {
  document.documentElement.setAttribute(ATTRIBUTE, colorScheme());
};

function changed(): void {
  showColorScheme();
  for (const listener of listeners) listener();
}

system.addEventListener('change', changed);

export const useColorScheme = (): ColorScheme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, colorScheme);
