import { useTexts } from '../texts/language.js';
import { DESK } from '../texts/desk.js';
import { Empty } from './parts.js';

export function NotHere() {
  const t = useTexts(DESK).notHere;
  return <Empty title={t.title} how={t.how} />;
}
