import { IconMoon, IconSun } from './icons.js';
import { setLanguage, useLanguage, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { setColorScheme, useColorScheme } from '../theme/color-scheme.js';
import css from './preferences.module.css';

/** Language and theme; switching either keeps the place. */
export function Preferences() {
  const t = useTexts(LEAN);
  const language = useLanguage();
  const scheme = useColorScheme();
  const other = scheme === 'dark' ? 'light' : 'dark';
  const Sign = other === 'dark' ? IconMoon : IconSun;
  return (
    <span className={css.box}>
      <button
        type="button"
        className={css.choice}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        title={t.switchLanguage}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t.otherLanguage}
      </button>
      <button
        type="button"
        className={css.choice}
        aria-label={other === 'dark' ? t.darkTheme : t.lightTheme}
        title={other === 'dark' ? t.darkTheme : t.lightTheme}
        onClick={() => setColorScheme(other)}
      >
        <Sign size={18} stroke={1.75} />
      </button>
    </span>
  );
}
