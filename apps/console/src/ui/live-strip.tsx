import { IconPlugConnectedX } from './icons.js';
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
  if (connection.state === 'live') return null;
  return (
    <p className={css.strip} role="status">
      <IconPlugConnectedX size={18} stroke={1.75} />
      <strong>{t.cut(duration(Math.max(1000, now - connection.since), language))}</strong>
      <span>{t.cutHow(clock(new Date(shownAt).toISOString()))}</span>
    </p>
  );
}
