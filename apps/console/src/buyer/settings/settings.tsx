import { useTexts } from '../../texts/language.js';
import { PROFILE } from '../../texts/profile.js';
import { IconChevronLeft } from '../../ui/icons.js';
import { follow } from '../../ui/path.js';
import { Preferences } from '../../ui/preferences.js';
import { useTitle } from '../../ui/title.js';
import css from '../buyer.module.css';
import { ConsentCard } from './consent-card.js';
import { PreferencesCard } from './preferences-card.js';
import { RecipientsCard } from './recipients-card.js';
import { RolesCard } from './roles-card.js';
import own from './settings.module.css';

/**
 * What a buyer decides for all of their orders: consent to zero touch, saved accounts, bound roles, preferences. Only the buyer changes
 * it, so it is read when the page opens, after each change and when the window is looked at again; it has no stream.
 */
export default function Settings() {
  const t = useTexts(PROFILE);
  useTitle(t.title);
  return (
    <main className={css.page}>
      <header className={css.bar}>
        <a className={css.back} href="/buyer/orders" onClick={follow} aria-label={t.back}>
          <IconChevronLeft size={22} stroke={1.75} />
        </a>
        <h1 className={css.heading}>{t.title}</h1>
        <Preferences />
      </header>
      <div className={own.sections}>
        <ConsentCard />
        <RecipientsCard />
        <RolesCard />
        <PreferencesCard />
      </div>
    </main>
  );
}
