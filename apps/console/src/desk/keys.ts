import { useEffect, useRef } from 'react';

export type Keys = Readonly<Record<string, () => void>>;

const FIELD = 'input, textarea, select, [contenteditable], [role="dialog"]';

/** Single keys, outside of fields and dialogs, and never while Chinese is being typed: Enter commits the characters first. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || event.defaultPrevented || isModified(event) || belongsElsewhere(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

const isModified = (event: KeyboardEvent): boolean =>
  event.isComposing || event.ctrlKey || event.metaKey || event.altKey;

/** Fields take every key; a focused button or link has Enter for itself. */
function belongsElsewhere({ target, key }: KeyboardEvent): boolean {
  const element = target instanceof Element ? target : document.body;
  return element.closest(key === 'Enter' ? `${FIELD}, button, a` : FIELD) !== null;
}
