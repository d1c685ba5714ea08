import { useEffect, useRef, useState } from 'react';
import { IconCheck, IconPlugConnectedX } from './icons.js';
import type { Connection } from '../api/event-stream.js';
import { useLanguage, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { clock, duration } from './format.js';
import css from './live-strip.module.css';
import { useNow } from './now.js';

/** A page that is cut off stays as it was, and says of when it is. */
export function LiveStrip({
  connection,
  shownAt,
}: {
  readonly connection: Connection;
  readonly shownAt: number;
}) {
  const t = useTexts(LEAN).live;
  const language = useLanguage();
  const now = useNow(connection.state === 'cut');
  const away = useCaughtUp(connection);
  if (connection.state === 'live')
    return away === undefined ? null : (
      <p className={`${css.strip} ${css.back}`} role="status">
        <IconCheck size={18} stroke={1.75} />
        <strong>{t.back}</strong>
        <span>{t.backHow(duration(Math.max(1000, away), language))}</span>
      </p>
    );
  return (
    <p className={css.strip} role="status">
      <IconPlugConnectedX size={18} stroke={1.75} />
      <strong>{t.cut(duration(Math.max(1000, now - connection.since), language))}</strong>
      <span>{t.cutHow(clock(new Date(shownAt).toISOString()))}</span>
    </p>
  );
}

const SHOWN_MS = 4_000;

/** For a while after a cut: how long it was, ms. */
function useCaughtUp(connection: Connection): number | undefined {
  const since = useRef<number>(undefined);
  const [away, setAway] = useState<number>();
  useEffect(() => {
    if (connection.state === 'cut') {
      since.current = connection.since;
      return undefined;
    }
    if (since.current === undefined) return undefined;
    setAway(Date.now() - since.current);
    since.current = undefined;
    const timer = setTimeout(() => setAway(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [connection]);
  return away;
}
