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
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      const target = event.target as Element | null;
      if (target?.closest(FIELD)) return;
      // A focused button or link has Enter for itself.
      if (event.key === 'Enter' && target?.closest('button, a')) return;
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
